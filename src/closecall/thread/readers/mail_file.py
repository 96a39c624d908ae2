"""The mail in an ``.eml`` file: headers from the standard library, the chain inside split like pasted mail.

Real mail breaks the standard library's parser in many places; whatever cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from typing import TypeVar

from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.unicode import clean_text
from closecall.thread.people import parse_person
from closecall.thread.pieces import Page, Piece, Reading
from closecall.thread.readers import mail
from closecall.thread.readers.html_mail import read_html
from closecall.thread.records import Automatic, ThreadKind

Value = TypeVar("Value")

_DIFFERS = "The plain and the HTML version of this mail differ: the plain one was read. Look at both."
_NEW_WORDS = 3
_MOST_PARTS = 200
_MOST_HEADERS = 500
_LONGEST_HEADER = 3000
_BROKEN = (LookupError, AttributeError, ValueError, TypeError, RecursionError, AssertionError)


def read_mail_file(page: Page) -> Reading:
    """The outer mail and what it quotes."""
    raw = page.raw if isinstance(page.raw, bytes) else page.raw.encode("utf-8", "replace")
    message = _guarded(lambda: message_from_bytes(_short_headers(raw.lstrip()), policy=policy.default))
    if not isinstance(message, EmailMessage):
        return Reading(ThreadKind.EMAIL, ())
    reading = _body(message)
    top = _outer(message, lines=(1, len(page.lines)))
    if reading.pieces and not reading.pieces[0].stated:
        first, rest = reading.pieces[0], reading.pieces[1:]
        top = replace(top, body=first.body, quoted=first.quoted, aside=first.aside)
    else:
        rest = reading.pieces
    # Whatever else stands in the file, the outer mail brought it.
    quoted = (replace(p, quoted_back=p.quoted_back or place) for place, p in enumerate(rest, 1))
    return Reading(ThreadKind.EMAIL, (top, *quoted), signed=True, warnings=reading.warnings)


def _short_headers(raw: bytes) -> bytes:
    """The mail with every outer header cut to a length that the parser reads in bounded time."""
    head, blank, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    headers: list[bytes] = []
    for line in head.split(b"\n"):
        if line[:1] in b" \t" and headers:
            headers[-1] = headers[-1][:_LONGEST_HEADER] + b"\n" + line
        elif len(headers) < _MOST_HEADERS:
            headers.append(line)
    return b"\n".join(header[:_LONGEST_HEADER] for header in headers) + blank + body


def _outer(message: EmailMessage, *, lines: tuple[int, int]) -> Piece:
    name, email = parse_person(_header(message, "from"))
    automatic = None
    if _header(message, "auto-submitted").casefold() not in ("", "no"):
        automatic = Automatic.AUTO_REPLY
    elif _header(message, "list-id"):
        automatic = Automatic.LIST
    return Piece(
        body="",
        lines=lines,
        name=name,
        email=email,
        raw_time=_header(message, "date"),
        subject=_header(message, "subject") or None,
        to=tuple(part.strip() for part in _header(message, "to").split(",") if part.strip())[:50],
        automatic=automatic,
    )


def _body(message: EmailMessage) -> Reading:
    plain = html = ""
    for part in _parts(message):
        if any(len(str(value)) > _LONGEST_HEADER for _, value in islice(part.raw_items(), _MOST_HEADERS)):
            continue
        kind = _guarded(part.get_content_type)
        if _guarded(part.get_content_disposition) == "attachment":
            continue
        if kind == "text/plain" and not plain:
            plain = _text(part)
        elif kind == "text/html" and not html:
            html = _text(part)
    if html and not plain.strip():
        return read_html(html)
    page = Page.of(clean_text(plain))
    reading = mail.read(page) if page.filled else Reading(ThreadKind.EMAIL, ())
    return _with_other_version(reading, html, plain=page.text) if html else reading


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
    first = replace(reading.pieces[0], aside="\n".join(only_there))
    known = frozenset(said.split())
    new = [word for sentence in only_there for word in words_of(sentence).folded if word not in known]
    warnings = (_DIFFERS,) if len(new) >= _NEW_WORDS else ()
    return replace(reading, pieces=(first, *reading.pieces[1:]), warnings=(*reading.warnings, *warnings))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    walk = message.walk()
    parts = _guarded(lambda: list(islice(walk, _MOST_PARTS))) or [message]
    return (part for part in parts if isinstance(part, EmailMessage))


def _text(part: EmailMessage) -> str:
    content = _guarded(part.get_content)
    if isinstance(content, str):
        return content
    payload = _guarded(lambda: part.get_payload(decode=True))
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    value = _guarded(lambda: str(message.get(name, "")))
    return clean_text(value or "").replace("\n", " ").strip()


def _guarded(access: Callable[[], Value]) -> Value | None:
    """What the access gives, None where the parser breaks on the mail."""
    try:
        return access()
    except _BROKEN:
        return None
