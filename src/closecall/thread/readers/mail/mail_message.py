"""The mail in an ``.eml`` file or a mailbox: its own words, then the chain inside, split like pasted mail."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import getaddresses

from closecall.errors import InputError
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.unicode import clean_text
from closecall.thread.content.automatic_mail import MARKERS, is_robot, kind_by_headers
from closecall.thread.content.icalendar import CalendarPart, read_calendar
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.participants.authorship import PASSED_ON, VIA
from closecall.thread.person_names import parse_person, parted_people
from closecall.thread.pieces import Page, Piece, Reading
from closecall.thread.readers.mail import html_mail, pasted_mail
from closecall.thread.readers.mail.html_mail import read_html
from closecall.thread.readers.mail.mime_parts import (
    enclosed,
    has_several,
    header,
    is_file,
    kind_of,
    mail_of,
    parts,
    text_of,
)
from closecall.thread.readers.mail.plain_headers import plain_people
from closecall.thread.records import Attendance, Automatic, ThreadKind

_DIFFERS = "The plain and the HTML version of this mail differ: the plain one was read. Look at both."
_UNREADABLE = "This mail file is broken, or has more parts or headers than any mail program writes."
_COPY = "Open it in your mail program, copy the text and paste it."
_NO_TEXT = "No text could be read in this mail: it holds {kinds}."
_NEW_WORDS = 3
_MOST_RECIPIENTS = 50
_MOST_ENCLOSED = 20
# The standard library takes long over more.
_LONGEST_PARSED = 200
_CALENDAR = ("text/calendar", "application/ics")
_ORIGINAL_FIELDS = ("x-original-from", "x-original-sender")
_LIST_FIELDS = (*_ORIGINAL_FIELDS, "list-id")
_TWO_SENDERS = "This mail names two senders: whose words it holds is not certain."
_BY_CALENDAR = ("calendar.google.com", "google calendar")


def read_mail_file(page: Page) -> Reading:
    """The outer mail and what it quotes.

    Raises:
        InputError: when the mail cannot be parsed at all.

    """
    message = mail_of(page.source)
    if message is None:
        raise InputError(_UNREADABLE, hint=_COPY)
    return read_message(message, lines=(1, len(page.lines)))


def read_message(message: EmailMessage, *, lines: tuple[int, int], enclosing: bool = True) -> Reading:
    """A parsed mail and what it quotes or encloses.

    Args:
        message: as :func:`.mime_parts.mail_of` gives it.
        lines: first and last line in the source.
        enclosing: whether mails that it encloses are read too.

    """
    body = _Body(message)
    top = _outer(message, lines)
    reading = body.reading()
    pieces = _joined(top, reading.pieces)
    if body.calendar is None and not any(piece.body or piece.quoted for piece in pieces):
        pieces = (pieces[0]._replace(warnings=(_NO_TEXT.format(kinds=body.kinds),)), *pieces[1:])
    if body.calendar is not None:
        pieces = (_about_meeting(pieces[0], body.calendar, sent=body.sent_by_calendar), *pieces[1:])
    if enclosing and top.automatic is not Automatic.BOUNCE:
        for inner in body.enclosed[:_MOST_ENCLOSED]:
            below = read_message(inner, lines=lines, enclosing=False).pieces
            pieces += tuple(
                piece._replace(quoted_back=piece.quoted_back or len(pieces) + place)
                for place, piece in enumerate(below)
            )
    return Reading(ThreadKind.EMAIL, pieces, signed=True, warnings=reading.warnings)


def with_chain(top: Piece, body: str) -> tuple[Piece, ...]:
    """A mail whose body may quote others, and the mails that it quotes."""
    page = Page.of(clean_text(body))
    reading = read_html(body) if html_mail.confidence(page) else _plain(page)
    return _joined(top._replace(body=""), reading.pieces)


def _plain(page: Page) -> Reading:
    """The chain in a plain body. Where all of it stands behind quote marks, its top is quoted, too."""
    if not page.filled:
        return Reading(ThreadKind.EMAIL, ())
    reading = pasted_mail.read(page)
    first = reading.pieces[0] if reading.pieces else None
    if first is None or first.stated or not all(page.quoted.depths[at] for at in page.filled):
        return reading
    quoted = "\n".join((*(f"> {line}" for line in first.body.split("\n")), first.quoted))
    first = first._replace(body="", quoted=quoted, doubtful=False)
    return reading._replace(pieces=(first, *reading.pieces[1:]))


def _joined(top: Piece, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The outer mail with the text above the first heading, and the mails below it."""
    rest = pieces
    if pieces and not pieces[0].stated:
        first, rest = pieces[0], pieces[1:]
        top = top._replace(body=first.body, quoted=first.quoted, aside=first.aside, answered=first.answered)
    # Whatever else stands in the file, the outer mail brought it.
    return (top, *(p._replace(quoted_back=p.quoted_back or place) for place, p in enumerate(rest, 1)))


def _outer(message: EmailMessage, lines: tuple[int, int]) -> Piece:
    name, email, passed_on = _writer(message)
    to = [who for field in ("to", "cc") for who in _people(header(message, field))]
    two = has_several(message, "from")
    unproven = passed_on and not any(header(message, field) for field in _LIST_FIELDS)
    warnings = ((_TWO_SENDERS,) if two else ()) + (
        (PASSED_ON.format(name=name or email),) if passed_on else ()
    )
    return Piece(
        body="",
        lines=lines,
        name=name,
        email=email,
        raw_time=header(message, "date"),
        subject=header(message, "subject") or None,
        to=tuple(f"{who} <{address}>" if "@" in address else who for who, address in to[:_MOST_RECIPIENTS]),
        automatic=kind_by_headers({name: header(message, name) for name in MARKERS}),
        doubtful=two or unproven,
        warnings=warnings,
    )


def _people(written: str) -> list[tuple[str, str]]:
    """Name and address of each recipient."""
    plain = plain_people(written)
    if plain is not None:
        return plain
    if len(written) <= _LONGEST_PARSED:
        return getaddresses([written])
    people = map(parse_person, parted_people(written)[:_MOST_RECIPIENTS])
    return [(name or "", address) for name, address in people if address]


def _writer(message: EmailMessage) -> tuple[str | None, str | None, bool]:
    """Who wrote it, and whether somebody passed it on under a name of both ("Bo via Sales").

    A list that passes a mail on and a web form write for somebody else.
    """
    name, email = parse_person(header(message, "from"))
    own, via, _ = (name or "").partition(VIA)
    if not via and not is_robot(email):
        return name, email, False
    fields = (*_ORIGINAL_FIELDS, "reply-to")
    given = [parse_person(written) for field in fields if (written := header(message, field))]
    other = next((who for who in given if who[1] and _domain(who[1]) != _domain(email)), None)
    if other is None:
        return name, email, False
    return (own.strip(" '\"") if via else other[0]) or other[0], other[1], bool(via)


def _domain(email: str | None) -> str:
    return (email or "").partition("@")[2]


def _about_meeting(piece: Piece, part: CalendarPart, *, sent: bool) -> Piece:
    """The mail with its meeting. What somebody adds to an answer or a cancellation is his own words."""
    event = part.event
    if not sent:
        return piece._replace(event=event)
    if event.email and event.email != piece.email:
        piece = piece._replace(name=event.name or event.email, email=event.email)
    own = part.comment
    if event.what is not Attendance.INVITED and not _is_template(piece, part):
        own = piece.body
    return piece._replace(
        body=own or piece.body, event=event, automatic=None if own.strip() else Automatic.CALENDAR
    )


def _is_template(piece: Piece, part: CalendarPart) -> bool:
    """Whether the calendar wrote the body: it says so, or it repeats the invitation."""
    body = " ".join(piece.body.casefold().split())
    if not body or body in part.description or any(sign in body for sign in _BY_CALENDAR):
        return True
    return any(phrase in body for phrase in mail_words().automatic[Automatic.CALENDAR].sure)


class _Body:
    """The parts of a mail that are its words: plain and HTML text, a calendar, enclosed mails."""

    def __init__(self, message: EmailMessage) -> None:
        self.plain = self.html = ""
        self.calendar: CalendarPart | None = None
        self.sent_by_calendar = False
        self.enclosed: list[EmailMessage] = []
        kinds: dict[str, None] = {}
        for part in parts(message):
            kind = kind_of(part)
            kinds[kind] = None
            if kind in _CALENDAR and not self.sent_by_calendar:
                found = read_calendar(text_of(part))
                self.calendar = found or self.calendar
                self.sent_by_calendar = found is not None and kind == _CALENDAR[0] and not is_file(part)
            elif kind == "message/rfc822" and (inner := enclosed(part)) is not None:
                self.enclosed.append(inner)
            elif is_file(part):
                continue
            elif kind == "text/plain" or (kind.startswith("multipart/") and not self.plain.strip()):
                # A picture between two paragraphs parts them.
                self.plain = f"{self.plain}\n\n{text_of(part)}" if self.plain else text_of(part)
            elif kind == "text/html":
                self.html += text_of(part)
        self.kinds = ", ".join(kind[:40] for kind in list(kinds)[:5] if kind) or "nothing"

    def reading(self) -> Reading:
        """The mail's own words and what they quote."""
        if self.html and not self.plain.strip():
            return read_html(self.html)
        page = Page.of(clean_text(self.plain))
        reading = _plain(page)
        return _with_other_version(reading, self.html, plain=page.text) if self.html else reading


def _with_other_version(reading: Reading, html: str, *, plain: str) -> Reading:
    """The plain version, beside what only the HTML version says; a reader sees either."""
    other = read_html(html)
    said = " ".join(words_of(plain).folded)
    body = other.pieces[0].body if other.pieces else ""
    only_there = [
        body[sentence.start : sentence.end]
        for sentence in sentences_of(body)
        if " ".join(sentence.words.folded) not in said
    ]
    if not only_there or not reading.pieces:
        return reading
    first = reading.pieces[0]._replace(aside="\n".join(only_there))
    known = frozenset(said.split())
    new = [word for sentence in only_there for word in words_of(sentence).folded if word not in known]
    warnings = (_DIFFERS,) if len(new) >= _NEW_WORDS else ()
    return reading._replace(pieces=(first, *reading.pieces[1:]), warnings=(*reading.warnings, *warnings))
