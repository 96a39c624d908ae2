"""Pasted mail: header blocks, attribution lines and web mail headings, alone or mixed in one chain."""

from __future__ import annotations

from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.splitting import find_boundary, split_mails
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.records import ThreadKind

_LONGEST_TITLE = 400


def confidence(page: Page) -> float:
    """High as soon as one heading of a mail is found."""
    return 0.9 if any(find_boundary(page.quoted, i) is not None for i in page.filled) else 0.0


def read(page: Page) -> Reading:
    """The mails in the order in which they begin."""
    pieces = split_mails(page.quoted)
    title = ""
    if len(pieces) > 1 and not pieces[0].stated and pieces[1].stated and not pieces[1].chained:
        # Above the first heading of a web mail's page stand the subject and the folder.
        top = [line for line in pieces[0].body.split("\n") if line.strip()]
        if len(pieces[0].body) <= _LONGEST_TITLE and len(top) <= 5 and not _is_said(top):
            title, pieces = "\n".join(top), pieces[1:]
    return Reading(ThreadKind.EMAIL, pieces, title=title, signed=True)


def _is_said(top: list[str]) -> bool:
    """Whether somebody says something in lines above a mail; a subject may be a question."""
    return any(line.rstrip()[-1] in ".!" for line in top) or any(line.rstrip()[-1] == "?" for line in top[1:])


def without_buttons(body: str) -> str:
    """A body without the words of a page's buttons at its end."""
    lines = body.rstrip().split("\n")
    while lines and (not lines[-1].strip() or _is_furniture(lines[-1].strip().casefold())):
        lines.pop()
    return "\n".join(lines) if lines else body


def _is_furniture(line: str) -> bool:
    return line in heading_words().furniture or line.endswith(heading_words().furniture_ends)


READER = Reader("pasted mail", 0.9, confidence, read)
