"""What a mail's writer newly wrote, apart from signature, legal text and footers; nothing is thrown away.

In doubt a line stays in the body. Only the last lines of a mail are looked at, and at least one line stays.
"""

from __future__ import annotations

from typing import NamedTuple

from closecall.thread.content.footers import footer_lines, is_a_persons
from closecall.thread.content.program_lines import banner_lines, meeting_lines
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.person_names import name_words

_MOST_SIGNATURE_LINES = 10
_LONGEST_SIGNATURE_LINE = 100
_DELIMITERS = frozenset(("--", "—", "–"))
_PUNCTUATION = " \t,.!;:*_-–—~"
_SENTENCE_ENDS = (".", "!", "\u3002", "\uff01")


class CleanBody(NamedTuple):
    """A body and what was cut from below it."""

    body: str
    signature: str = ""
    disclaimer: str = ""


def clean_body(text: str, *, name: str | None) -> CleanBody:
    """The body of a mail by ``name`` (as far as known), signature and disclaimer apart."""
    lines = text.split("\n")
    lines, added = _parted(lines, banner_lines(lines) | meeting_lines(lines))
    lines, signature = _below_delimiter(lines)
    words = name_words(name or "")
    signed_at = _signed_at(lines, words)
    legal = _legal_lines(lines, words, signed_at)
    lines, disclaimer = _parted(lines, legal)
    lines, signed = _below_sign_off(lines, words) if legal or signed_at is not None else (lines, [])
    return CleanBody(
        body=_joined(lines),
        signature=_joined([*signed, *signature]),
        disclaimer=_joined([*added, *disclaimer]),
    )


def _parted(lines: list[str], cut: frozenset[int]) -> tuple[list[str], list[str]]:
    """The lines that stay, and those that are cut."""
    if not cut:
        return lines, []
    return [line for i, line in enumerate(lines) if i not in cut], [lines[i] for i in sorted(cut)]


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _below_delimiter(lines: list[str]) -> tuple[list[str], list[str]]:
    """Everything from the line ``-- `` on is signature, whatever is planted there."""
    written = False
    for index, line in enumerate(lines):
        if written and line.strip() in _DELIMITERS:
            return lines[:index], lines[index:]
        written = written or bool(line.strip())
    return lines, []


def _legal_lines(lines: list[str], name: tuple[str, ...], signed_at: int | None) -> frozenset[int]:
    """Indices of disclaimer, mailing footer and telephone footer lines among the last lines."""
    found = footer_lines(lines, signed_at=signed_at)
    if not found:
        return found
    rest = [line for i, line in enumerate(lines) if line.strip() and i not in found]
    alone = not rest or (len(rest) == 1 and bool(name) and name_words(rest[0]) == name)
    return frozenset() if alone else found


def _signed_at(lines: list[str], name: tuple[str, ...]) -> int | None:
    """The first of the last lines that holds a closing or the writer's name, alone or before his firm."""
    filled = [i for i, line in enumerate(lines) if line.strip()][1:][-_MOST_SIGNATURE_LINES:]
    return next((i for i in filled if _signs_off(lines[i], name, last=False)), None)


def _below_sign_off(lines: list[str], name: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Part the closing phrase or the writer's name, and the short lines below it, from the body."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    for index in filled[1:][-_MOST_SIGNATURE_LINES:]:
        below = [i for i in filled if i > index]
        if not _signs_off(lines[index], name, last=not below):
            continue
        end = next((i for i in below if _is_said(lines[i])), len(lines))
        if all(_fits_signature(lines[i]) for i in below if i < end):
            return lines[:index] + lines[end:], lines[index:end]
    return lines, []


def _signs_off(line: str, name: tuple[str, ...], *, last: bool) -> bool:
    if len(line) > _LONGEST_SIGNATURE_LINE:
        return False
    words = mail_words()
    text = line.strip(_PUNCTUATION).casefold()
    if text in words.closings:
        return not (last and text in words.thanks)
    head, comma, rest = text.partition(",")
    if comma and head.strip() in words.closings:
        return bool(set(name_words(rest)) & set(name)) and len(rest.split()) <= len(name) + 1
    return _is_own_name(line.strip().lstrip("/"), name) or _closes_with_name(text, name)


def _closes_with_name(text: str, name: tuple[str, ...]) -> bool:
    """Whether a line is a closing with the writer's name behind it and no comma: "Mvh Karin"."""
    for count in {1, len(name)} if name and text else ():
        head, *own = text.rsplit(maxsplit=count)
        if head in mail_words().closings and name_words(" ".join(own)) == name[:count]:
            return True
    return False


def _is_own_name(line: str, name: tuple[str, ...]) -> bool:
    """Whether a line is the writer's name, first name or initials, alone or before a company or title."""
    if not name or line[:1].casefold() != name[0][:1]:
        return False
    written = name_words(line)
    if not written:
        return False
    if written in (name, name[:1]):
        return True
    initials = "".join(word[0] for word in name)
    joined = "".join(written)
    if len(line) <= 6 and line.strip(".") == line.strip(".").upper() and joined in (initials, initials[:1]):
        return True
    named = len(name) >= 2 and written[: len(name)] == name
    return named and any(mark in line for mark in ",|·-–—/")


def _is_said(line: str) -> bool:
    """Whether a line below the name is a person's: a postscript, a wish, a sentence about himself."""
    return _is_postscript(line) or (line.rstrip()[-1:] in _SENTENCE_ENDS and is_a_persons(line))


def _is_postscript(line: str) -> bool:
    return line.strip()[:6].casefold().replace(".", "").startswith(("ps ", "ps:", "pps"))


def _fits_signature(line: str) -> bool:
    text = line.strip()
    if len(text) > _LONGEST_SIGNATURE_LINE or text.startswith(("- ", "• ", "* ")) or text.endswith("?"):
        return False
    return not (text.endswith((".", "!")) and len(text.split()) > 5)
