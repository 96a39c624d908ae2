"""A mail as the standard library parses it, within bounds that hold before and while it parses.

A mail of 2 MB can hold hundreds of thousands of parts, a boundary that is looked for on every line, or one
header that takes minutes and a gigabyte. The parser asks for these things one by one, and here it is told no.
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from closecall.thread.readers.mail.plain_headers import read_plainly

MOST_PARTS = 200
"""Parts of a mail, enclosed mails and their parts among them."""

LONGEST_HEADER = 3000
"""Characters of a header that are kept."""

_LONGEST_DESCRIPTION = 500
_MOST_HEADERS = 4000
_MOST_READ = 60_000
_MOST_LOOKS = 2_000_000


class TooMuch(ValueError):
    """A mail has more parts, headers or boundaries than any mail program writes."""


@dataclass(slots=True)
class _Left:
    """What the parser may still do: parts, headers, characters of headers to read, lines times boundaries."""

    lines: int
    parts: int = MOST_PARTS + 1
    headers: int = _MOST_HEADERS
    read: int = _MOST_READ
    looks: int = _MOST_LOOKS


class BoundedMail(EmailMessage):
    """A mail or a part of one; a header that cannot be read counts as missing."""

    def __init__(self, left: _Left, **known: Any) -> None:  # noqa: ANN401  the parser's own
        super().__init__(**known)
        left.parts -= 1
        if left.parts < 0:
            raise TooMuch
        self._left = left
        self._known: dict[str, Any] = {}
        self._first: dict[str, str] = {}

    def set_raw(self, name: str, value: str) -> None:
        """Keep a header as it stands in the source; the parser calls this once a header."""
        self._left.headers -= 1
        if self._left.headers < 0:
            raise TooMuch
        key = name.casefold()
        kept = value[: _LONGEST_DESCRIPTION if key.startswith("content-") else LONGEST_HEADER]
        self._first.setdefault(key, kept)
        super().set_raw(name, kept)

    def get(self, name: str, failobj: Any = None) -> Any:  # noqa: ANN401  the standard library's
        """The first header of a name, read once; ``failobj`` when it is missing or cannot be read."""
        key = name.casefold()
        if key not in self._known:
            raw = self._first.get(key)
            if raw is None:
                return failobj
            self._left.read -= len(raw)
            if self._left.read < 0:
                raise TooMuch
            self._known[key] = self._read(name, raw)
        value = self._known[key]
        return failobj if value is None else value

    def _read(self, name: str, raw: str) -> Any:  # noqa: ANN401
        try:
            plain = read_plainly(name.casefold(), raw)
            return super().get(name) if plain is None else plain
        except Exception:  # the parser breaks in many ways, and any of them means the same
            return None

    def get_boundary(self, failobj: Any = None) -> Any:  # noqa: ANN401
        """What parts this mail; from now on the parser looks for it on every line."""
        self._left.looks -= self._left.lines
        if self._left.looks < 0:
            raise TooMuch
        return super().get_boundary(failobj)


def bounded_mail(raw: bytes) -> EmailMessage:
    """The parsed mail.

    Raises:
        TooMuch: it goes over a bound.
        Exception: whatever else the standard library's parser breaks with.

    """
    left = _Left(lines=raw.count(b"\n") + raw.count(b"\r"))

    def part(**known: Any) -> BoundedMail:  # noqa: ANN401
        return BoundedMail(left, **known)

    return message_from_bytes(raw, part, policy=policy.default)
