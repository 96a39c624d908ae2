"""Which mails of a mailbox belong together, from their headers alone.

By Message-ID, In-Reply-To and References; without these, by subject and two common addresses: as when one
mailbox is read as one thread (:mod:`closecall.thread.readers.mail.mbox`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses
from typing import Self

from closecall.text.unicode import fold_line

_ID = re.compile(r"<([^<>\s]{1,300})>")
_REPLY = re.compile(r"(?:(?:re|fw|fwd|aw|wg|sv|vs|rv|res|enc|tr|odp|antw|doorst|r|i)\s?:\s{0,3}){1,10}")
_MOST_ALIKE = 8
_SHORTEST_SUBJECT = 4
_LONGEST_VALUE = 20_000


@dataclass(frozen=True, slots=True)
class Heading:
    """What of a mail's header ties it to others."""

    own_id: str
    refers_to: tuple[str, ...]
    subject: str
    addresses: frozenset[str]

    @classmethod
    def read(cls, header: bytes) -> Self:
        """The heading in the bytes of a header; broken fields are as if they were not there."""
        fields = BytesHeaderParser(policy=compat32).parsebytes(header)

        def value(name: str) -> str:
            return str(fields.get(name, ""))[:_LONGEST_VALUE]

        own = _ID.findall(value("message-id"))[:1]
        people = getaddresses([value(name) for name in ("from", "to", "cc")])
        return cls(
            own_id=own[0] if own else "",
            refers_to=tuple(_ID.findall(f"{value('references')} {value('in-reply-to')}")),
            subject=_REPLY.sub("", fold_line(_decoded(value("subject"))), count=1).strip(),
            addresses=frozenset(address.casefold() for _, address in people if "@" in address),
        )


class Conversations:
    """Parts mails, given one after another, into conversations; keeps numbers in the place of words."""

    def __init__(self) -> None:
        self._group: list[int] = []
        self._known: dict[int, int] = {}
        self._by_subject: dict[int, list[tuple[int, frozenset[int]]]] = {}
        self._ids: list[bytes] = []

    def add(self, mail: Heading) -> None:
        """One more mail, behind those there are."""
        place = len(self._group)
        self._group.append(place)
        self._ids.append(mail.own_id.encode("utf-8", "replace"))
        for number in (mail.own_id, *mail.refers_to):
            if number:
                self._join(place, self._known.setdefault(_number(number), place))
        if len(mail.subject) < _SHORTEST_SUBJECT:
            return
        addresses = frozenset(_number(address) for address in mail.addresses)
        alike = self._by_subject.setdefault(_number(mail.subject), [])
        for other, theirs in alike:
            if len(addresses & theirs) > 1:
                self._join(place, other)
        alike.append((place, addresses))
        del alike[:-_MOST_ALIKE]

    def in_order(self) -> Iterator[list[int]]:
        """The places of the mails of each conversation, in the order in which these begin."""
        parted: dict[int, list[int]] = {}
        for place in range(len(self._group)):
            parted.setdefault(self._root(place), []).append(place)
        yield from parted.values()

    def first_id(self, place: int) -> str:
        """The Message-ID of a mail; "" where it has none."""
        return self._ids[place].decode()

    def _join(self, place: int, other: int) -> None:
        self._group[self._root(place)] = self._root(other)

    def _root(self, place: int) -> int:
        group = self._group
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place


def _number(word: str) -> int:
    """Eight bytes of digest as a number: two words that share one are not to be expected."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, ValueError):
        return value
