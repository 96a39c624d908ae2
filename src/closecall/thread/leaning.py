"""Towards which side each party leans: points for the seller from what it says and how it writes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from closecall.thread.cast import Cast, Party
from closecall.thread.people import name_words
from closecall.thread.records import Side
from closecall.thread.side_signs import signs_in
from closecall.thread.side_words import (
    has_footer,
    introduces_firm,
    is_firm_name,
    side_words,
    states_price,
)

_CAPITALISED = re.compile(r"(?<![\w.])[A-ZÀ-Ž][\w'’-]{1,30}")
# "Jo (Callwell)", "Speaker 1 (Ben, Cleanline)"; not "Ann (PA to Mr Lyle)", "Col. (Ret.)", "Speaker 2 (Sam)".
_BADGE = re.compile(r"^[^()]{1,60} \(([A-ZÀ-Ž][^().,]{2,40})\)$")
_NUMBERED_BADGE = re.compile(r"^speaker \d{1,2} \([^(),]{1,40}, ([^(),]{3,40})\)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^speaker \d", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:to|of|for|de|für|zu|di|van|secretary|clerk|assistant|pa|calendar)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,40}")
_SHORTEST_FIRM = 5
_STEM = 6
_CLEAR_LEAD = 2
_LONGEST_READ = 20_000


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a side: points for the seller (below zero: the buyer) and what to say."""

    points: int
    why: str


@dataclass(frozen=True, slots=True)
class Leaning:
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
    named = _named_in(note, cast.parties)
    retold = _retold_in(note, cast.parties)
    first_price = next((m for m in cast.messages if states_price(m.body)), None)
    badged = [party for party in cast.parties if any(_badge(each.name or "") for each in party.speakers)]
    newest = next((m for m in cast.messages[-1:] if m.subject or m.speaker.email), None)
    found = []
    for party in cast.parties:
        reasons = list(_own(party, cast))
        if first_price is not None and any(message is first_price for message in party.messages):
            reasons.append(Reason(weights["first_price"], "names the first amount"))
        if newest is not None and any(message is newest for message in party.messages):
            reasons.append(Reason(-weights["newest"], "wrote last"))
        if badged == [party] and len(cast.parties) > 1:
            reasons.append(Reason(weights["badge"], "alone is labelled with a firm"))
        if party is named:
            reasons.append(Reason(-weights["note_name"], "is named in your note"))
        if party is retold:
            reasons.append(Reason(-weights["note_words"], "says what your note retells"))
        found.append(Leaning(party, tuple(reasons)))
    return tuple(found)


def _own(party: Party, cast: Cast) -> Iterable[Reason]:
    """What the party's own words and addresses give."""
    weights = side_words().weights
    said = "\n\n".join(message.body for message in party.messages)
    for sign in signs_in(said):
        yield Reason(sign.points, sign.why)
    if party.key in cast.mailboxes or any(_sells_from(s.email) for s in party.speakers):
        yield Reason(weights["mailbox"], "has a firm's mailbox")
    if any(is_firm_name(s.name or "") for s in party.speakers):
        yield Reason(weights["name"], "writes under a firm's name")
    if any(has_footer(m.cut.disclaimer) or has_footer(m.cut.signature) for m in party.messages):
        yield Reason(weights["footer"], "has a mailing list's footer")
    if introduces_firm(party.messages[0].body):
        yield Reason(weights["introduction"], "comes from a firm")


def _badge(label: str) -> bool:
    """Whether a speaker's label has a firm behind the name."""
    found = (_NUMBERED_BADGE if _NUMBERED.match(label) else _BADGE).match(label)
    return found is not None and not _ROLE.search(found[1])


def _sells_from(email: str | None) -> bool:
    return (email or "").partition("@")[0] in side_words().mailboxes


def _named_in(note: str, parties: tuple[Party, ...]) -> Party | None:
    """The one party that the note names: it tells of the buyer in the third person."""
    words = {word.casefold().removesuffix("'s").removesuffix("’s") for word in _CAPITALISED.findall(note)}
    named = [party for party in parties if any(_is_named(party, word) for word in words)]
    return named[0] if len(named) == 1 else None


def _is_named(party: Party, word: str) -> bool:
    for speaker in party.speakers:
        if word in name_words(speaker.name or ""):
            return True
        local, _, domain = (speaker.email or "").partition("@")
        if word in name_words(local) or (len(word) >= _SHORTEST_FIRM and _is_firm_of(word, domain)):
            return True
    return False


def _is_firm_of(word: str, domain: str) -> bool:
    """Whether the word is the domain's name: "Tidewater" of tidewater.example and tidewater-pumps.example."""
    labels = domain.split(".")[:-1]
    rests = (label.removeprefix(word).lstrip("-") for label in labels if label.startswith(word))
    return any(not rest or f"{word}-" in domain or rest in side_words().name_words for rest in rests)


def _retold_in(note: str, parties: tuple[Party, ...]) -> Party | None:
    """The party that alone says clearly more of the note's words than any other."""
    told = _stems(note)
    if not told or len(parties) < 2:
        return None
    said = [told & _stems("\n".join(m.body for m in party.messages)) for party in parties]
    sayers = Counter(word for words in said for word in words)
    own = [sum(sayers[word] == 1 for word in words) for words in said]
    most, next_most = sorted(own, reverse=True)[:2]
    return parties[own.index(most)] if most >= max(next_most + _CLEAR_LEAD, 2 * next_most) else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text[:_LONGEST_READ].casefold()))
