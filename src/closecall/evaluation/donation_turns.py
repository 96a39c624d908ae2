"""What is heard in one turn of a donation dialogue, beside what people marked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from closecall.advice import Preparation
from closecall.advisor import Advisor
from closecall.evaluation.agreement import FactCount
from closecall.evaluation.dialogues import DecisionPoint, Dialogue, Gold
from closecall.facts.vocabulary import YES_STAGES, BuyerAction, Refusal, VerbalInterest

DAY = date(2018, 9, 1)
"""The day the dialogues are read for; they state none, and none is needed."""

_TEAMS = 2

MARKED: Mapping[str, Callable[[Gold], bool]] = {
    "interest": lambda gold: gold.interest_in_turn,
    "commitment": lambda gold: gold.commitment,
    "amount": lambda gold: gold.amount_stated,
    "asks": lambda gold: gold.asks_information or gold.asks_how_to,
}
"""The signals, each with where people marked it."""


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """One turn of the buyer: what people marked, and what was heard.

    Attributes:
        heard: the signals that rest on this turn when it is read with the asker's line before it.
        refusal: the kind of refusal that was heard in it; None when none was.
        readiness, approach: of the dialogue up to and with this turn.

    """

    point: DecisionPoint
    text: str
    heard: frozenset[str]
    refusal: Refusal | None
    readiness: int
    approach: str

    @property
    def missed(self) -> tuple[str, ...]:
        """What was marked and not heard; a refusal only where both teams mark it."""
        refused = self.point.gold.teams_that_refuse == _TEAMS and self.refusal is None
        return (*(("refusal",) if refused else ()), *(s for s in MARKED if self.counted(s).missed))

    @property
    def extra(self) -> tuple[str, ...]:
        """What was heard and not marked; a refusal only where neither team marks one."""
        imagined = self.point.gold.teams_that_refuse == 0 and self.refusal is not None
        return (*(("refusal",) if imagined else ()), *(s for s in MARKED if self.counted(s).extra))

    def counted(self, signal: str) -> FactCount:
        """One of the signals of :data:`MARKED` in this turn."""
        marked, heard = MARKED[signal](self.point.gold), signal in self.heard
        return FactCount(right=marked and heard, missed=marked and not heard, extra=heard and not marked)

    def to_dict(self) -> dict[str, Any]:
        """The turn with what was heard otherwise than marked, as JSON."""
        return {
            "id": self.point.id,
            "turn": self.point.turn,
            "text": self.text,
            "missed": list(self.missed),
            "extra": list(self.extra),
            "refusal": self.refusal.value if self.refusal else None,
        }


def hear_turn(dialogue: Dialogue, *, point: DecisionPoint, advisor: Advisor) -> HeardTurn:
    """Read the turn with the line before it for what is said in it, and all up to it for readiness."""
    first = max(0, point.turn - 1)
    alone = advisor.prepare(dialogue.thread(first=first, end=point.turn + 1), as_of=DAY)
    so_far = advisor.prepare(dialogue.thread(end=point.turn + 1), as_of=DAY).brief.decision
    here = point.turn - first
    return HeardTurn(
        point,
        dialogue.turns[point.turn].text,
        heard=_signals(alone, here),
        refusal=alone.reading.facts.refusal if "refusal" in _facts_resting_on(alone, here) else None,
        readiness=so_far.readiness,
        approach=so_far.approach.value,
    )


def _facts_resting_on(prepared: Preparation, message: int) -> frozenset[str]:
    return frozenset(
        e.fact for e in prepared.reading.evidence if e.message == message and e.source == "words"
    )


def _signals(prepared: Preparation, message: int) -> frozenset[str]:
    """What was heard in a message, in the words of the labels."""
    facts, resting = prepared.reading.facts, _facts_resting_on(prepared, message)
    heard = {
        "interest": "verbal_interest" in resting,
        "commitment": ("verbal_interest" in resting and facts.verbal_interest is VerbalInterest.INTENT)
        or ("stage" in resting and facts.stage in YES_STAGES),
        "amount": "buyer_actions" in resting
        and BuyerAction.NAMED_AMOUNT_OR_DATE in (facts.buyer_actions or ()),
        "asks": bool({"open_buyer_questions", "buying_questions"} & resting),
    }
    return frozenset(signal for signal, is_heard in heard.items() if is_heard)
