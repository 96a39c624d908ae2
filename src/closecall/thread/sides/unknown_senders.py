"""Who writes into a thread with a mail address that nothing ties to the buyer.

Spam, a newsletter, or somebody under the buyer's name with another address must not speak as the buyer. The
first who writes to the seller is the buyer; anybody else of another organisation is, if the seller wrote to
them. What a stranger says may lower the pressure, never raise it. People without an address are no strangers:
there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from closecall.thread.participants.authorship import greeted_in
from closecall.thread.participants.parties import Cast, Party, party_key
from closecall.thread.person_names import name_words
from closecall.thread.pieces import Piece
from closecall.thread.records import Message, Side, Speaker


def strangers_in(cast: Cast, sides: Mapping[str, Side]) -> tuple[Party, ...]:
    """The parties on the buyer's side that have an address and no tie to the buyer, in order.

    Who is only known from mails dated after their own quotation is not the buyer whom others need a tie to.
    """
    buyers = [
        p
        for p in cast.parties
        if sides[p.key] is Side.BUYER
        and any(s.email for s in p.speakers)
        and not all(m.postdated for m in p.messages)
    ]
    sellers = frozenset(party.key for party in cast.parties if sides[party.key] is Side.SELLER)
    return tuple(
        party
        for party in buyers[1:]
        if not _is_of(party.key, buyers[0].key) and not _was_written_to(party, cast, sellers, buyers)
    )


def is_from_stranger(message: Message, strange: frozenset[str]) -> bool:
    """Whether a stranger wrote the message, or a stranger's mail is where it stands."""
    writers = (message.speaker, *message.quoted_by)
    return any(party_key(who.name, who.email) in strange for who in writers)


def brought_by_strangers(
    messages: Sequence[Message], pieces: Sequence[Piece], strange: frozenset[str]
) -> frozenset[tuple[int, int]]:
    """The lines of the older mails that stand below a stranger's in one pasted chain.

    A mail program puts them there without quote marks; so can anybody, under any name.
    """
    pasted = {piece.lines for piece in pieces if piece.chained and piece.stated}
    brought: list[tuple[int, int]] = []
    earliest: datetime | None = None
    for message in sorted(messages if strange else (), key=lambda message: message.lines):
        at = message.at.at.replace(tzinfo=None) if message.at and message.at.at else None
        if is_from_stranger(message, strange):
            earliest = at
        elif earliest and at and at < earliest and message.lines in pasted:
            brought.append(message.lines)
        else:
            earliest = None
    return frozenset(brought)


def _is_of(key: str, organisation: str) -> bool:
    """Whether one domain is part of the other, as "eu.firm.example" is of "firm.example"."""
    if any("@" in each or "." not in each for each in (key, organisation)):
        return False
    return key.endswith(f".{organisation}") or organisation.endswith(f".{key}")


def _was_written_to(party: Party, cast: Cast, sellers: frozenset[str], buyers: Sequence[Party]) -> bool:
    for writer, recipients in cast.letters:
        if writer in sellers and any(_is_meant(who, party, buyers) for who in recipients):
            return True
    greeted = (
        greeted_in(message.body)
        for message in cast.messages
        if party_key(message.speaker.name, message.speaker.email) in sellers
        and not _stands_in_mail_of(message, party)
    )
    return any(name is not None and _is_only_one_named(name, party, buyers) for name in greeted)


def _is_meant(recipient: Speaker, party: Party, buyers: Sequence[Party]) -> bool:
    if recipient.email:
        return party_key(None, recipient.email) == party.key
    words = name_words(recipient.name or "")
    return bool(words) and _is_only_one_named(words[0], party, buyers)


def _is_only_one_named(word: str, party: Party, buyers: Sequence[Party]) -> bool:
    """A name that two of them bear ties neither: it is how somebody would pass for the buyer."""
    bearers = [p for p in buyers if any(word in name_words(s.name or "") for s in p.speakers)]
    return bearers == [party]


def _stands_in_mail_of(message: Message, party: Party) -> bool:
    return any(party_key(who.name, who.email) == party.key for who in message.quoted_by)
