"""Sides inferred from what each party says, from the seller's note, and from how they talk."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.parties import Cast
from closecall.thread.records import Side
from closecall.thread.sides.scoring import Leaning, firm_behind, leanings
from closecall.thread.sides.verdict import Verdict
from closecall.thread.sides.voice_classifier import selling_voices

_LEANS_TO_SELLING = 2
LEAST_VOICE = 320
"""By how much one of two must talk more like a seller, in 64ths of log odds."""
_VOICE_OF_A_POINT = 48
"""What a point of a sign is worth beside a voice."""


def by_leaning(cast: Cast, note: str) -> Verdict | None:
    """The sides by what speaks for them (:mod:`.scoring`), by voice where that is too little; else None."""
    leaning = sorted(leanings(cast, note), key=lambda each: -each.points)
    if len(leaning) < 2:
        return _alone(leaning[0], cast) if leaning else None
    first, second = leaning[:2]
    lead, given = first.points - second.points, first.given + second.given
    words = side_words()
    least = words.margin if first.points > 0 or len(leaning) == 2 else words.margin_unsold
    if lead < max(least, words.share * given):
        return _only_buyer(leaning) or _by_voice(leaning)
    surest = leaning[-1].points <= -words.margin_unsold
    spoken = not any(speaker.email for party in cast.parties for speaker in party.speakers)
    # Beside a sure buyer, a third voice of whom nothing tells may be the seller's colleague.
    most = 0 if surest and spoken and len(leaning) > 2 else _LEANS_TO_SELLING
    if len(leaning) == 2:
        # Buyers say some of what sellers say; of two the one who says twice as much of it sells.
        most = max(most, first.points // 2 + 1)
    firm = firm_behind(first.party)
    colleagues = [p.key for p in cast.parties if firm is not None and firm_behind(p) == firm]
    buyers = [each for each in leaning[1:] if each.points < most and each.party.key not in colleagues]
    return Verdict(
        sellers=frozenset((first.party.key, *colleagues)),
        buyers=frozenset(each.party.key for each in buyers),
        because=_reasons(first, buyers[-1] if buyers else None),
        complete=True,
    )


def _only_buyer(leaning: Sequence[Leaning]) -> Verdict | None:
    """The sure buyer among several of whom nothing tells which of them sells."""
    *others, last = leaning
    least = side_words().margin_unsold
    if len(others) < 2 or last.points > -least or others[-1].points - last.points < least:
        return None
    why = f"{last.party.speakers[0].label} {last.main_reason(Side.BUYER)}"
    return Verdict(buyers=frozenset((last.party.key,)), because=why, complete=True)


def _by_voice(leaning: Sequence[Leaning]) -> Verdict | None:
    """Of two of whom too little tells, the one who talks more like a seller, taken with what does tell.

    Who says a plain no sells nothing, however he talks.
    """
    if len(leaning) != 2:
        return None
    voices = selling_voices([each.party for each in leaning])
    sells = [voice + _VOICE_OF_A_POINT * each.points for each, voice in zip(leaning, voices, strict=True)]
    if not any(voices) or abs(sells[0] - sells[1]) < LEAST_VOICE:
        return None
    seller, buyer = leaning if sells[0] > sells[1] else reversed(leaning)
    if any(reason.no for reason in seller.reasons):
        return None
    return Verdict(
        sellers=frozenset((seller.party.key,)),
        buyers=frozenset((buyer.party.key,)),
        because=f"{seller.party.label} talks more like a seller",
        complete=True,
    )


def _alone(leaning: Leaning, cast: Cast) -> Verdict | None:
    """A single writer: the seller pastes what he received, so it is the buyer unless it sells."""
    key = frozenset((leaning.party.key,))
    if leaning.points >= side_words().margin:
        return Verdict(sellers=key, because=_reasons(leaning, None))
    if leaning.points <= 0:
        only = len(leaning.party.messages) == len(cast.messages)
        who = "nobody else writes here" if only else "nobody else has a person's name here"
        return Verdict(buyers=key, because=f"{who}, and one mostly pastes what came in")
    return None


def _reasons(seller: Leaning, buyer: Leaning | None) -> str:
    """What speaks most for the one and the other; the second only where it is taken for the buyer."""
    told = [
        f"{each.party.speakers[0].label} {why}"
        for each, side in ((seller, Side.SELLER), (buyer, Side.BUYER))
        if each is not None and (why := each.main_reason(side)) is not None
    ]
    return " and ".join(told)
