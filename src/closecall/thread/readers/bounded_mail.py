"""A mail as the standard library parses it, within bounds that hold before and while it parses.

A mail of 2 MB can hold hundreds of thousands of parts, a boundary that is looked for on every line, or one
header that takes minutes and a gigabyte. The parser asks for these things one by one, and here it is told no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

MOST_PARTS = 200
"""Parts of a mail, enclosed mails and their parts among them."""

LONGEST_HEADER = 3000
"""Characters of a header that are kept."""

_LONGEST_DESCRIPTION = 500
_MOST_COMMENTS = 20
_OF_PEOPLE = frozenset(("from", "to", "cc", "reply-to"))
_PLAIN_PERSON = re.compile(
    r"""(?:"[A-Za-z][\w .'-]{0,80}"[ ]?|[A-Za-z][\w .'-]{0,80}[ ])?<[\w.+'&-]{1,64}@[\w.-]{1,200}>
    | [\w.+'&-]{1,64}@[\w.-]{1,200}""",
    re.ASCII | re.VERBOSE,
)
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

    def set_raw(self, name: str, value: str) -> None:
        """Keep a header as it stands in the source; the parser calls this once a header."""
        self._left.headers -= 1
        if self._left.headers < 0:
            raise TooMuch
        describes = name[:8].casefold() == "content-"
        super().set_raw(name, value[: _LONGEST_DESCRIPTION if describes else LONGEST_HEADER])

    def get(self, name: str, failobj: Any = None) -> Any:  # noqa: ANN401  the standard library's
        """The first header of a name, read once; ``failobj`` when it is missing or cannot be read."""
        key = name.casefold()
        if key not in self._known:
            self._left.read -= next((len(value) for at, value in self.raw_items() if at.casefold() == key), 0)
            if self._left.read < 0:
                raise TooMuch
            self._known[key] = self._read(name)
        value = self._known[key]
        return failobj if value is None else value

    def _read(self, name: str) -> Any:  # noqa: ANN401
        try:
            return self._plain_people(name) or super().get(name)
        except Exception:  # the parser breaks in many ways, and any of them means the same
            return None

    def _plain_people(self, name: str) -> str | None:
        """A header of people as it stands, where all of it is plain, or full of comments as no person's is.

        The library takes long over each, and many times longer over comments in each other.
        """
        if name.casefold() not in _OF_PEOPLE:
            return None
        raw = next((value for at, value in self.raw_items() if at.casefold() == name.casefold()), "")
        written = "".join(raw.splitlines())
        people = [person.strip() for person in written.split(",") if person.strip()]
        is_plain = bool(people) and all(map(_PLAIN_PERSON.fullmatch, people))
        return written if is_plain or written.count("(") > _MOST_COMMENTS else None

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
