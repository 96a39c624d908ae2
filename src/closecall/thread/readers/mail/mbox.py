"""``.mbox`` files: the mails of one conversation, each once, also where later mails quote it.

Mails belong together by their Message-ID, In-Reply-To and References headers; without these, by subject and
two common addresses. Of several conversations the one with the newest mail of a person is read, and the
others are named in a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from closecall.errors import InputError
from closecall.text.dates import find_date
from closecall.text.unicode import fold_line, without_controls
from closecall.thread.content.automatic_mail import automatic_kind
from closecall.thread.pieces import Page, Piece, Reader, Reading
from closecall.thread.readers.mail.mail_threading import Conversations, bare_subject, message_ids
from closecall.thread.records import ThreadKind

_FROM = re.compile(rb"From (?:-|MAILER-DAEMON|\S{1,320})(?: .{0,80})?$")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_ESCAPED = re.compile(rb"^>(?=>{0,20}From )", re.MULTILINE)
_MOST_MAILS = 2_000
_MOST_NAMED = 8
_LONGEST_VALUE = 20_000
"""Characters of a header that are read for Message-IDs."""
_UNREAD = (
    "Mails of this mailbox that could not be read, and are missing here: {count}. Look at them yourself."
)


class Mail(NamedTuple):
    """A mail of a mailbox: its pieces, the newest first, and what ties it to others."""

    pieces: tuple[Piece, ...]
    own_id: str
    refers_to: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The subject without "Re:" and "Fwd:", case-folded."""
        return bare_subject(self.pieces[0].subject or "")

    @property
    def addresses(self) -> frozenset[str]:
        """Who writes and who is written to."""
        top = self.pieces[0]
        found = {
            word.strip("<>,;\"' ").casefold() for written in top.to for word in written.split() if "@" in word
        }
        return frozenset(found | ({top.email} if top.email else set()))

    @property
    def at(self) -> datetime | None:
        """When it was sent, as its header says, without a zone."""
        date = find_date(self.pieces[0].raw_time)
        return date.at.replace(tzinfo=None) if date and date.at else None


def confidence(page: Page) -> float:
    """Certain when it begins with a mailbox's "From " line above a header."""
    if not page.filled or not page.lines[page.filled[0]].startswith("From "):
        return 0.0
    first, second = (page.lines[page.filled[0]], "".join(page.lines[page.filled[0] + 1 : page.filled[0] + 2]))
    begins = _FROM.match(first.encode("utf-8", "replace")) and _HEADER.match(
        second.encode("utf-8", "replace")
    )
    return 1.0 if begins else 0.0


def read(page: Page) -> Reading:
    """The pieces of one conversation, each mail once."""
    readable = list(mails_in(page.source))
    unread = readable.count(None)
    found = conversations([mail for mail in readable if mail is not None])
    if not found:
        return Reading(ThreadKind.EMAIL, ())
    several = len(found) > 1
    chosen = max(range(len(found)), key=lambda place: (_newest(found[place]), place)) if several else 0
    mails = found[chosen]
    warnings = [warning for mail in mails for warning in mail.warnings]
    if several:
        warnings.insert(0, _several(found, chosen))
    if unread:
        warnings.insert(0, _UNREAD.format(count=unread))
    pieces = [piece for mail in mails for piece in mail.pieces]
    return Reading(
        ThreadKind.EMAIL,
        tuple(without_copies(pieces)),
        signed=True,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def mails_in(raw: bytes) -> Iterator[Mail | None]:
    """The mails of a mailbox in their order, None for one that cannot be read; a second copy is left out.

    The same Message-ID alone makes no copy: anybody can write it above another text.
    """
    from closecall.thread.readers.mail.mail_message import read_message  # noqa: PLC0415  pasted text needs no parser
    from closecall.thread.readers.mail.mime_parts import header, mail_of  # noqa: PLC0415

    seen: set[tuple[str | None, ...]] = set()
    for source, lines in _sources(raw):
        message = mail_of(source)
        if message is None:
            yield None
            continue
        reading = read_message(message, lines=lines)
        own = message_ids(header(message, "message-id")[:_LONGEST_VALUE])[:1]
        top = reading.pieces[0]
        named = own or (top.raw_time, top.subject)
        key = (*named, top.email, top.body)
        if key not in seen:
            seen.add(key)
            refers = message_ids(
                f"{header(message, 'references')} {header(message, 'in-reply-to')}"[:_LONGEST_VALUE]
            )
            yield Mail(reading.pieces, own[0] if own else "", refers, reading.warnings)


def _sources(raw: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The bytes of each mail and its first and last line."""
    lines = raw.replace(b"\r\n", b"\n").split(b"\n")
    begins = [
        index
        for index, line in enumerate(lines)
        if line.startswith(b"From ")
        and (index == 0 or not lines[index - 1].strip())
        and _FROM.match(line[:500])
        and index + 1 < len(lines)
        and _HEADER.match(lines[index + 1])
    ] or [0]
    if len(begins) > _MOST_MAILS:
        raise InputError(
            f"This mailbox holds {len(begins):,} mails; the cap is {_MOST_MAILS:,}.",
            hint="Save the conversation in question as its own file.",
        )
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        source = b"\n".join(lines[begin + 1 : end])
        yield _ESCAPED.sub(b"", source), (begin + 1, end)


def conversations(mails: Sequence[Mail]) -> list[list[Mail]]:
    """The mails, parted into conversations, in the order in which these begin."""
    found = Conversations()
    for mail in mails:
        found.add(mail)
    return [[mails[place] for place in places] for places in found.in_order()]


def _newest(mails: Sequence[Mail]) -> datetime:
    """When a person last wrote in it; the least of times when nobody did or no date is stated."""
    times = [mail.at for mail in mails if automatic_kind(mail.pieces[0]) is None]
    return max((time for time in times if time is not None), default=datetime.min)


def _several(found: Sequence[Sequence[Mail]], chosen: int) -> str:
    named = [f"“{_title(mails)}” ({len(mails)})" for mails in found[:_MOST_NAMED]]
    more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return (
        f"This mailbox holds {len(found)} conversations (mails in brackets): {', '.join(named)}{more}. "
        f"“{_title(found[chosen])}” was read: a person wrote last in it. "
        "To have another read, select its mails in your mail program and save them as a file of their own."
    )


def _title(mails: Sequence[Mail]) -> str:
    return without_controls(mails[0].pieces[0].subject or "no subject").strip()[:60]


def without_copies(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without quotations of mails that stand there themselves, whole or cut short."""
    own: dict[str, list[tuple[Piece, str]]] = {}
    for piece in pieces:
        if piece.quoted_back == 0:
            text = _letters(piece.body)
            for who in {piece.email, fold_line(piece.name or "")} - {None, ""}:
                own.setdefault(str(who), []).append((piece, text))
    dropped = [piece.quoted_back > 0 and _stands_alone(piece, own) for piece in pieces]
    places: dict[int, int] = {}
    kept: list[Piece] = []
    for place, piece in enumerate(pieces):
        if dropped[place]:
            continue
        places[place] = len(kept)
        outer = place - piece.quoted_back
        while dropped[outer]:
            outer -= pieces[outer].quoted_back
        back = places[place] - places[outer]
        kept.append(piece if back == piece.quoted_back else piece._replace(quoted_back=back))
    return kept


def _stands_alone(piece: Piece, own: dict[str, list[tuple[Piece, str]]]) -> bool:
    text = _letters(piece.body)
    same = own.get(piece.email or "") or own.get(fold_line(piece.name or "")) or []
    return bool(text) and any(text in other for _, other in same[-200:])


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


READER = Reader("mailbox", 1.0, confidence, read)
