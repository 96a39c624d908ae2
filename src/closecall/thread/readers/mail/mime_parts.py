"""A mail's headers and parts from the standard library, every access guarded.

Real mail breaks the standard library's parser in many places; whatever cannot be read is left out.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import TypeVar

from closecall.text.unicode import clean_text
from closecall.thread.readers.mail.bounded_parser import bounded_mail

Value = TypeVar("Value")

_DEEPEST = 20
# Python's codecs for domain names and source code: no mail is written in them, and one takes quadratic time.
_UNREAD = "\ufffd"
_NOT_CODED = ("", "7bit", "8bit", "binary")
_UNNAMED = ("", "us-ascii", "ascii", "utf-8", "utf8")
_WESTERN = (*_UNNAMED, "iso-8859-1", "iso-8859-15", "latin-1", "latin1", "windows-1252", "cp1252")
_NO_CHARSETS = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"))


def mail_of(raw: bytes) -> EmailMessage | None:
    """The parsed mail; None when it is broken, or has more parts or headers than any mail program writes."""
    return _guarded(lambda: bounded_mail(raw.lstrip()))


def header(message: EmailMessage, name: str) -> str:
    """A header's text on one line; "" when it is missing or cannot be read."""
    value = _guarded(lambda: str(message.get(name, "")))
    if not value:
        return ""
    if _UNREAD in value:
        value = _guarded(lambda: _in_western_bytes(message, name)) or value
    return clean_text(value).replace("\n", " ").strip()


def _in_western_bytes(message: EmailMessage, name: str) -> str | None:
    """A header of plain bytes that are no UTF-8; None where it is encoded as a header should be."""
    raw = next((value for at, value in message.raw_items() if at.casefold() == name), "")
    if "=?" in raw:
        return None
    return raw.encode("ascii", "surrogateescape").decode("cp1252", "replace").replace("\r", "")


def has_several(message: EmailMessage, name: str) -> bool:
    """Whether a header that stands once in a mail stands there more often."""
    return sum(at.casefold() == name for at, _ in message.raw_items()) > 1


def kind_of(part: EmailMessage) -> str:
    """The content type of a part, such as ``text/plain``; "" when it cannot be read."""
    return _guarded(part.get_content_type) or ""


def is_file(part: EmailMessage) -> bool:
    """Whether the part is a file beside the mail."""
    return _guarded(part.get_content_disposition) == "attachment" or bool(_guarded(part.get_filename))


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; a mail inside of the mail is one part."""
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        inner = _guarded(part.get_payload) if part.is_multipart() else None
        if not isinstance(inner, list) or kind_of(part) == "message/rfc822" or depth >= _DEEPEST:
            yield part
            continue
        below = [each for each in inner if isinstance(each, EmailMessage)]
        waiting.extend((each, depth + 1) for each in reversed(below))


def enclosed(part: EmailMessage) -> EmailMessage | None:
    """The mail inside of a ``message/rfc822`` part."""
    inner = _guarded(part.get_payload)
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, EmailMessage) else None


def text_of(part: EmailMessage) -> str:
    """The text of a part in whatever encoding it can be read; with its marks where it cannot be parted."""
    plainly = _written_plainly(part)
    if plainly is not None:
        return plainly
    content = _guarded(part.get_content) if _is_charset(_guarded(part.get_content_charset)) else None
    if isinstance(content, str):
        return content
    payload = _guarded(lambda: part.get_payload(decode=True)) or _guarded(part.get_payload)
    if isinstance(payload, str):
        return payload
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _written_plainly(part: EmailMessage) -> str | None:
    """The text of a part whose bytes stand as they are and say more of themselves than its charset does.

    Pasted text has an encoding of its own, and much mail names none or a western one above UTF-8. None where
    the charset that it names is to be believed.
    """
    coded = (_guarded(lambda: str(part.get("content-transfer-encoding", ""))) or "").strip().casefold()
    payload = _guarded(lambda: part.get_payload(decode=True)) if coded in _NOT_CODED else None
    if not isinstance(payload, bytes) or payload.isascii():
        return None
    charset = (_guarded(part.get_content_charset) or "").casefold()
    if charset not in _WESTERN:
        return None
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        return payload.decode("cp1252", "replace") if charset in _UNNAMED else None


def _is_charset(name: str | None) -> bool:
    codec = _guarded(lambda: codecs.lookup(name or "us-ascii"))
    return codec is not None and codec.name.replace("_", "-") not in _NO_CHARSETS


def _guarded(access: Callable[[], Value]) -> Value | None:
    """What the access gives, None where the parser breaks on the mail, in whatever way."""
    try:
        return access()
    except Exception:  # no list of what the standard library raises on broken mail is ever complete
        return None
