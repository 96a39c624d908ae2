"""What holds the buyer back, and what he himself has settled (S13, S23).

A hesitation stays open until the buyer's own later words resolve it. Whether the seller has answered it is
not told apart: an answered hesitation counts as open everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.findings import Settling
from closecall.facts.vocabulary import Hardness, Hesitation, HesitationKind, HesitationStatus
from closecall.facts.words.speech.utterance import Utterance


def hesitations_in(utterances: Sequence[Utterance]) -> list[tuple[Hesitation, Utterance]]:
    """One hesitation of each kind, with its utterance: an open one first, then a hard one, then the last."""
    settling = settled_in(utterances)
    best: dict[HesitationKind, tuple[tuple[bool, bool, tuple[int, int]], Hesitation, Utterance]] = {}
    for utterance in utterances:
        if utterance.cue.fact != "hesitation":
            continue
        kind, hardness = HesitationKind(utterance.cue.value), Hardness(utterance.cue.detail)
        is_open = not any(
            later.settles(utterance.cue.value, message=utterance.message, start=utterance.order[1])
            for later in settling
        )
        status = HesitationStatus.OPEN if is_open else HesitationStatus.RESOLVED
        rank = (is_open, hardness is Hardness.HARD, utterance.order)
        if kind not in best or best[kind][0] < rank:
            best[kind] = (rank, Hesitation(kind=kind, hardness=hardness, status=status), utterance)
    found = [(hesitation, utterance) for _, hesitation, utterance in best.values()]
    return _without_vague(found)


def settled_in(utterances: Sequence[Utterance]) -> tuple[Settling, ...]:
    """Where the buyer last says of each kind that it no longer holds him back, or that it is done."""
    latest: dict[str, Settling] = {}
    for said in utterances:
        if said.cue.fact == "resolved" or said.cue.detail == "done":
            one = Settling(*said.order, said.cue.value)
            latest[one.kind] = max(latest.get(one.kind, one), one)
    return tuple(latest.values())


def says_nothing_holds_him(utterances: Sequence[Utterance]) -> Utterance | None:
    """The last utterance that there is nothing to hesitate about, or that it is done."""
    said = [s for s in utterances if s.cue.fact == "no_hesitation" or s.cue.detail == "done"]
    return said[-1] if said else None


def _without_vague(found: list[tuple[Hesitation, Utterance]]) -> list[tuple[Hesitation, Utterance]]:
    """All but a "let me think" beside a named reason that is open: it is that reason.

    "I doubt we'll do it" is none of them, and weighs more.
    """
    named = any(h.is_open and h.kind is not HesitationKind.UNSPECIFIED for h, _ in found)
    return [(h, s) for h, s in found if not (named and h.is_vague)]
