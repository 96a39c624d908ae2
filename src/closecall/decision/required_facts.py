"""The seven required facts: which are unknown, and what the best answers to them would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from closecall.decision.policy import Policy
from closecall.decision.price_size import Size
from closecall.decision.situation import Situation
from closecall.facts.vocabulary import Conviction, Hardness, Hesitation, Stage

SOFT = Hesitation(hardness=Hardness.SOFT)
"""One soft open hesitation, of no special kind."""

A_REASON = "one reason that rests on what the buyer said or did"
"""Stands for the reason that the seller would give."""


def _deciders_unknown(s: Situation) -> bool:
    total = s.facts.decision_makers_total
    return total is None or (total > 1 and s.facts.decision_makers_agreed is None)


_UNKNOWN: Mapping[str, Callable[[Situation], bool]] = {
    "seller_conviction": lambda s: s.facts.seller_conviction is None,
    "size": lambda s: s.size.value is None,
    "decision_makers": _deciders_unknown,
    "stage": lambda s: s.facts.stage is None,
    "price_known": lambda s: s.facts.price_known is None,
    "need_confirmed": lambda s: s.facts.need_confirmed is None,
    "hesitations": lambda s: s.facts.hesitations is None,
}


def unknown_required(situation: Situation) -> tuple[str, ...]:
    """Which of the seven are unknown, most decisive first."""
    return tuple(name for name, is_unknown in _UNKNOWN.items() if is_unknown(situation))


def best_completion(situation: Situation, unknown: tuple[str, ...], *, policy: Policy) -> Situation:
    """The situation with every unknown required fact at its best value for a firm close."""
    changes: dict[str, Any] = {}
    for name in unknown:
        if name != "size":
            changes |= best_answer(name, situation)
    size = Size(situation.size.at_best) if "size" in unknown else situation.size
    return answered(situation, changes, size=size, policy=policy)


def best_answer(name: str, situation: Situation) -> dict[str, Any]:
    """The best answer to one required question, as changes of facts; not for size."""
    facts = situation.facts
    match name:
        case "seller_conviction":
            return {"seller_conviction": Conviction.CERTAIN, "conviction_reasons": (A_REASON,)}
        case "decision_makers":
            agreed = facts.decision_makers_agreed or 0
            total = facts.decision_makers_total or max(agreed, 1)
            return {"decision_makers_total": total, "decision_makers_agreed": max(agreed, total - 1)}
        case "stage":
            return {"stage": Stage.VERBAL_YES}
        case "hesitations":
            return {"hesitations": (SOFT,)}
    return {name: True}


def answered(
    situation: Situation, changes: Mapping[str, Any], *, policy: Policy, size: Size | None = None
) -> Situation:
    """The situation after some facts have changed; the size is worked out again unless it is given."""
    facts = situation.facts.model_copy(update=changes)
    return Situation.of(facts, as_of=situation.as_of, policy=policy, size=size)
