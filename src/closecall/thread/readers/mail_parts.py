"""A mail's headers and parts from the standard library, every access guarded.

Real mail breaks the standard library's parser in many places; whatever cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from typing import TypeVar

from closecall.text.unicode import clean_text

Value = TypeVar("Value")

_MOST_PARTS = 200
_DEEPEST = 20
_MOST_HEADERS = 500
_LONGEST_HEADER = 3000
_BROKEN = (LookupError, AttributeError, ValueError, TypeError, RecursionError, AssertionError)


def mail_of(raw: bytes) -> EmailMessage | None:
    """The parsed mail, None when not even its header can be parsed."""
    message = _guarded(lambda: message_from_bytes(_short_headers(raw.lstrip()), policy=policy.default))
    return message if isinstance(message, EmailMessage) else None


def header(message: EmailMessage, name: str) -> str:
    """A header's text on one line; "" when it is missing or cannot be read."""
    value = _guarded(lambda: str(message.get(name, "")))
    return clean_text(value or "").replace("\n", " ").strip()


def has_several(message: EmailMessage, name: str) -> bool:
    """Whether a header that stands once in a mail stands there more often."""
    return len(_guarded(lambda: message.get_all(name, [])) or ()) > 1


def kind_of(part: EmailMessage) -> str:
    """The content type of a part, such as ``text/plain``; "" when it cannot be read."""
    return _guarded(part.get_content_type) or ""


def is_file(part: EmailMessage) -> bool:
    """Whether the part is a file beside the mail."""
    return _guarded(part.get_content_disposition) == "attachment" or bool(_guarded(part.get_filename))


def parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, in order; a mail inside of the mail is one part."""
    waiting: list[tuple[EmailMessage, int]] = [(message, 0)]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        if any(len(str(value)) > _LONGEST_HEADER for _, value in islice(part.raw_items(), _MOST_HEADERS)):
            continue
        inner = _guarded(part.get_payload) if part.is_multipart() else None
        if not isinstance(inner, list) or kind_of(part) == "message/rfc822" or depth >= _DEEPEST:
            yield part
            continue
        below = [each for each in inner if isinstance(each, EmailMessage)][:_MOST_PARTS]
        waiting.extend((each, depth + 1) for each in reversed(below))


def enclosed(part: EmailMessage) -> EmailMessage | None:
    """The mail inside of a ``message/rfc822`` part."""
    inner = _guarded(part.get_payload)
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, EmailMessage) else None


def text_of(part: EmailMessage) -> str:
    """The text of a part in whatever encoding it can be read; with its marks where it cannot be parted."""
    content = _guarded(part.get_content)
    if isinstance(content, str):
        return content
    payload = _guarded(lambda: part.get_payload(decode=True)) or _guarded(part.get_payload)
    if isinstance(payload, str):
        return payload
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


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


def _guarded(access: Callable[[], Value]) -> Value | None:
    """What the access gives, None where the parser breaks on the mail."""
    try:
        return access()
    except _BROKEN:
        return None
