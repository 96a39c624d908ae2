"""What holds the buyer back, and what he himself has settled (S13, S23).

A hesitation stays open until the buyer's own later words resolve it. Whether the seller has answered it is
not told apart: an answered hesitation counts as open everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.findings import Settling
from closecall.facts.vocabulary import Hardness, Hesitation, HesitationKind, HesitationStatus
from closecall.facts.words.speech.utterance import Saying


def hesitations_in(sayings: Sequence[Saying]) -> list[tuple[Hesitation, Saying]]:
    """One hesitation of each kind, with its saying: an open one first, then a hard one, then the last."""
    settling = settled_in(sayings)
    best: dict[HesitationKind, tuple[tuple[bool, bool, tuple[int, int]], Hesitation, Saying]] = {}
    for saying in sayings:
        if saying.cue.fact != "hesitation":
            continue
        kind, hardness = HesitationKind(saying.cue.value), Hardness(saying.cue.detail)
        is_open = not any(
            later.settles(saying.cue.value, message=saying.message, start=saying.order[1])
            for later in settling
        )
        status = HesitationStatus.OPEN if is_open else HesitationStatus.RESOLVED
        rank = (is_open, hardness is Hardness.HARD, saying.order)
        if kind not in best or best[kind][0] < rank:
            best[kind] = (rank, Hesitation(kind=kind, hardness=hardness, status=status), saying)
    found = [(hesitation, saying) for _, hesitation, saying in best.values()]
    return _without_vague(found)


def settled_in(sayings: Sequence[Saying]) -> tuple[Settling, ...]:
    """Where the buyer says that something no longer holds him back, or that it is done."""
    return tuple(
        Settling(*said.order, said.cue.value)
        for said in sayings
        if said.cue.fact == "resolved" or said.cue.detail == "done"
    )


def says_nothing_holds_him(sayings: Sequence[Saying]) -> Saying | None:
    """The last saying that there is nothing to hesitate about, or that it is done."""
    said = [s for s in sayings if s.cue.fact == "no_hesitation" or s.cue.detail == "done"]
    return said[-1] if said else None


def _without_vague(found: list[tuple[Hesitation, Saying]]) -> list[tuple[Hesitation, Saying]]:
    """All but a "let me think" beside a named reason that is open: it is that reason.

    "I doubt we'll do it" is none of them, and weighs more.
    """
    named = any(h.is_open and h.kind is not HesitationKind.UNSPECIFIED for h, _ in found)
    return [
        (h, s)
        for h, s in found
        if not named or h.kind is not HesitationKind.UNSPECIFIED or h.hardness is Hardness.HARD
    ]
