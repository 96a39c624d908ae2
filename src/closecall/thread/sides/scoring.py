"""Towards which side each party leans: points for the seller from what it says and how it writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.side_words import (
    bids,
    has_footer,
    introduces_firm,
    is_firm_name,
    is_outsider,
    side_words,
    states_price,
)
from closecall.thread.participants.parties import Cast, Party
from closecall.thread.person_names import name_words
from closecall.thread.records import Message, Side, Speaker
from closecall.thread.sides.note_mentions import named_in, owner_in, retold_in
from closecall.thread.sides.side_signals import signs_in

# "Jo (Callwell)", "Speaker 1 (Ben, Cleanline)"; not "Ann (PA to Mr Lyle)", "Col. (Ret.)", "Speaker 2 (Sam)".
_BADGE = compiled_late(r"^[^()]{1,60} \(([A-ZÀ-Ž][^().,]{2,40})\)$")
_NUMBERED_BADGE = compiled_late(r"^speaker \d{1,2} \([^(),]{1,40}, ([^(),]{3,40})\)$", re.IGNORECASE)
_NUMBERED = compiled_late(r"^speaker \d", re.IGNORECASE)
_SAVED = compiled_late(r" [-\u2013|@] ")
_LONGEST_SIGNATURES = 2_000
_FEW_TURNS = 4
_RETOLD = "says what your note retells"
_WORD = compiled_late(r"\w+")


class Reason(NamedTuple):
    """One thing that speaks for a side: points for the seller (below zero: the buyer) and what to say.

    ``no``: it is that somebody says no, who is the buyer whomever the note names.
    """

    points: int
    why: str
    no: bool = False


class Leaning(NamedTuple):
    """A party and all that speaks for its side."""

    party: Party
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """All in all; above zero for the seller."""
        return sum(reason.points for reason in self.reasons)

    @property
    def given(self) -> int:
        """Points given for either side."""
        return sum(abs(reason.points) for reason in self.reasons)

    def main_reason(self, side: Side) -> str | None:
        """What speaks most for a side, to follow the party's name."""
        towards = 1 if side is Side.SELLER else -1
        best = max(self.reasons, key=lambda reason: towards * reason.points, default=None)
        return best.why if best is not None and towards * best.points > 0 else None


def leanings(cast: Cast, note: str) -> tuple[Leaning, ...]:
    """The parties with what speaks for their sides, in order of appearance."""
    weights = side_words().weights
    own = [list(_own(party, cast)) for party in cast.parties]
    deniers = [p for p, reasons in zip(cast.parties, own, strict=True) if any(each.no for each in reasons)]
    told = _told(note, cast, deniers)
    compared = tuple(_compared(cast))
    newest = _newest(cast)
    found = []
    for party, reasons in zip(cast.parties, own, strict=True):
        reasons += [reason for each, reason in compared if each is party]
        sells = sum(reason.points for reason in reasons) > 0
        if newest is not None and not sells and _wrote(party, newest):
            reasons.append(Reason(-weights["newest"], "wrote last"))
        # The note retells what is offered too: of who already sells, its words tell nothing.
        reasons += [
            reason for each, reason in told if each is party and not (sells and reason.why == _RETOLD)
        ]
        found.append(Leaning(party, tuple(reasons)))
    return tuple(found)


def _compared(cast: Cast) -> Iterator[tuple[Party, Reason]]:
    """What tells one party from all the others: the first price, a guest's badge, a title, a firm's name."""
    weights = side_words().weights
    first_price = next((m for m in cast.messages if states_price(m.body)), None)
    is_opening = first_price is not None and first_price is cast.messages[0]
    # "Is it £390 for the day?": who opens with that offers nothing.
    if first_price is not None and not (is_opening and bids(first_price.body)):
        sign = "opening_price" if is_opening else "first_price"
        reason = Reason(weights[sign], "names the first amount")
        yield from ((party, reason) for party in cast.parties if _wrote(party, first_price))
    if len(cast.parties) > 1:
        outside = [p for p in cast.parties if any(is_outsider(each.name or "") for each in p.speakers)]
        if len(outside) == 1:
            yield outside[0], Reason(-weights["outside"], "is a guest in the other's meeting")
        titled = [p for p in cast.parties if any(_is_titled(each.name or "") for each in p.speakers)]
        titled = titled or _called_by_a_title(cast)
        if len(titled) == 1:
            yield titled[0], Reason(-weights["titled"], "is called by a title")
    firms = [party for party in cast.parties if any(is_firm_name(each.name or "") for each in party.speakers)]
    if len(firms) == 1:
        saved = all(_is_saved(each) for each in firms[0].speakers)
        yield firms[0], Reason(weights["saved" if saved else "name"], "writes under a firm's name")
    badges = [(party, firm) for party in cast.parties if (firm := firm_behind(party))]
    if len({firm for _, firm in badges}) == 1 and len(badges) < len(cast.parties):
        reason = Reason(weights["badge"], "alone is labelled with a firm")
        yield from ((party, reason) for party, _ in badges)


def _wrote(party: Party, message: Message) -> bool:
    return any(each is message for each in party.messages)


def _told(note: str, cast: Cast, deniers: Sequence[Party]) -> tuple[tuple[Party, Reason], ...]:
    """What the seller's note tells of the buyer. His words retell both sides; a name in them tells one.

    Where one of them says no, a name beside it is a colleague's sooner than a second buyer's, and the words
    that the note shares with another are of the offer.
    """
    weights = side_words().weights
    named = named_in(note, cast.parties)
    if deniers and not any(party is named for party in deniers):
        named = None
    retold = retold_in(note, cast.parties) if named is None else None
    if deniers and not any(party is retold for party in deniers):
        retold = None
    found = (
        (named, "note_name", "is named in your note"),
        (retold, "note_words", _RETOLD),
        (owner_in(note, cast.parties), "note_owner", "calls their own what your note calls theirs"),
    )
    return tuple((party, Reason(-weights[sign], why)) for party, sign, why in found if party is not None)


def _newest(cast: Cast) -> Message | None:
    """The newest mail, or the last turn of a few: a long talk may end with anybody."""
    few = len(cast.messages) <= _FEW_TURNS
    return next((m for m in cast.messages[-1:] if few or m.subject or m.speaker.email), None)


def _own(party: Party, cast: Cast) -> Iterator[Reason]:
    """What the party's own words and addresses give."""
    weights = side_words().weights
    said = "\n\n".join(message.body for message in party.messages)
    for sign in signs_in(said):
        yield Reason(sign.points, sign.why, sign.no)
    if party.key in cast.mailboxes or any(_sells_from(s.email) for s in party.speakers):
        yield Reason(weights["mailbox"], "has a firm's mailbox")
    if any(has_footer(m.cut.disclaimer) or has_footer(m.cut.signature) for m in party.messages):
        yield Reason(weights["footer"], "has a mailing list's footer")
    role = _role_of(party)
    if role is Side.SELLER:
        yield Reason(weights["seller_role"], "signs as somebody who sells")
    elif role is Side.BUYER:
        yield Reason(-weights["buyer_role"], "signs as somebody who buys for a firm")
    if introduces_firm(party.messages[0].body, name=party.speakers[0].name or ""):
        yield Reason(weights["introduction"], "comes from a firm")


def _is_titled(name: str) -> bool:
    words = name_words(name)
    return bool(words) and words[0] in side_words().honorifics


def _is_saved(speaker: Speaker) -> bool:
    """Whether the name is one that somebody saved a number under: "Hattie - Corkscrew", of either side."""
    return speaker.email is None and _SAVED.search(speaker.name or "") is not None


def _called_by_a_title(cast: Cast) -> list[Party]:
    """Who is called "Monsieur Lebrun" by the one whom he calls "Karim"."""
    return [
        party
        for party in cast.parties
        for other in cast.parties
        if other is not party and _calls(other, party) == {True} and _calls(party, other) == {False}
    ]


def _calls(one: Party, other: Party) -> set[bool]:
    """Whether one calls the other by a title, wherever one says a name of the other's."""
    titles = side_words().honorifics
    names = {word for each in other.speakers for word in name_words(each.name or "")} - titles
    return {
        before in titles
        for message in one.messages
        for before, word in pairwise(("", *name_words(message.body[:_LONGEST_SIGNATURES])))
        if len(word) > 1 and word in names
    }


def firm_behind(party: Party) -> str | None:
    """The firm behind the name in a speaker's label, case-folded: "Jo (Callwell)"."""
    for label in (speaker.name or "" for speaker in party.speakers):
        found = (_NUMBERED_BADGE if _NUMBERED.match(label) else _BADGE).match(label)
        if found is None or is_outsider(label):
            continue
        firm = found[1].casefold()
        if side_words().of_persons.isdisjoint(_WORD.findall(firm)):
            return firm
    return None


def _sells_from(email: str | None) -> bool:
    return (email or "").partition("@")[0] in side_words().mailboxes


def _role_of(party: Party) -> Side | None:
    """The side that the party's names and signatures state by a role: "Procurement", "Account Manager"."""
    words = side_words()
    written = [speaker.name or "" for speaker in party.speakers]
    written += [message.cut.signature for message in party.messages]
    signed = f" {' '.join(name_words(' / '.join(written)[:_LONGEST_SIGNATURES]))} "
    buys = any(f" {role} " in signed for role in words.buyer_roles)
    if buys or any(f" {role} " in signed for role in words.seller_roles):
        return Side.BUYER if buys else Side.SELLER
    return None
