"""Which mails of a mailbox belong to one conversation.

By Message-ID, In-Reply-To and References; without these, by subject and two common addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from closecall.text.unicode import fold_line
from closecall.thread.lexicon.subject_marks import without_marks

_ID = re.compile(r"<([^<>\s]{1,300})>")
_MOST_ALIKE = 8
_SHORTEST_SUBJECT = 4


class Linked(Protocol):
    """A mail by what ties it to others."""

    @property
    def own_id(self) -> str:
        """Its Message-ID; "" where it has none."""
        ...

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The Message-IDs that it answers or names."""
        ...

    @property
    def subject(self) -> str:
        """Its subject, as :func:`bare_subject` gives it."""
        ...

    @property
    def addresses(self) -> frozenset[str]:
        """Who writes and who is written to."""
        ...


def message_ids(written: str) -> tuple[str, ...]:
    """The Message-IDs in the value of a header."""
    return tuple(_ID.findall(written))


def bare_subject(subject: str) -> str:
    """A subject without "Re:" and "Fwd:", case-folded."""
    return without_marks(fold_line(subject)).strip()


class Conversations:
    """Parts mails, given one after another, into conversations; keeps numbers in the place of words."""

    def __init__(self) -> None:
        self._group: list[int] = []
        self._known: dict[int, int] = {}
        self._by_subject: dict[int, list[tuple[int, frozenset[int]]]] = {}
        self._ids: list[bytes] = []

    def add(self, mail: Linked) -> None:
        """One more mail, behind those there are."""
        place = len(self._group)
        self._group.append(place)
        self._ids.append(mail.own_id.encode("utf-8", "replace"))
        for number in (mail.own_id, *mail.refers_to):
            if number:
                self._join(place, self._known.setdefault(_number(number), place))
        if len(subject := mail.subject) < _SHORTEST_SUBJECT:
            return
        addresses = frozenset(_number(address) for address in mail.addresses)
        alike = self._by_subject.setdefault(_number(subject), [])
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
    import hashlib  # noqa: PLC0415  dear to load, and few texts are mailboxes

    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
