"""Which one to three questions to the seller decide, and what each answer would give (S22)."""

from __future__ import annotations

from collections.abc import Mapping

from closecall.decision.policy import Policy
from closecall.decision.records import Question
from closecall.decision.required import answered, best_completion, with_size
from closecall.decision.situation import Situation
from closecall.decision.size import SizeClass
from closecall.decision.table import assess
from closecall.facts.vocabulary import Conviction, Hardness, Hesitation, Stage

_STAGES_ASKED = (Stage.EVALUATION, Stage.PROPOSAL, Stage.NEGOTIATION, Stage.VERBAL_YES)


def questions_for(situation: Situation, unknown: tuple[str, ...], *, policy: Policy) -> tuple[Question, ...]:
    """The questions to ask, most decisive first; each answer is judged with the others at their best."""
    best = best_completion(situation, unknown, policy=policy)
    return tuple(_question(name, situation, best, policy) for name in unknown[: policy.most_questions])


def _question(name: str, situation: Situation, best: Situation, policy: Policy) -> Question:
    answers = {
        answer: assess(outcome, policy=policy).approach
        for answer, outcome in _outcomes(name, situation, best, policy).items()
    }
    return Question(_fact_to_find(name, situation), policy.questions[name].ask, answers)


def _outcomes(name: str, situation: Situation, best: Situation, policy: Policy) -> Mapping[str, Situation]:
    """The situation after each answer worth naming."""
    match name:
        case "size":
            return {size.value: with_size(best, size) for size in SizeClass}
        case "seller_conviction":
            values = {c.value: c for c in Conviction}
            return {key: _with(best, name, value, policy) for key, value in values.items()}
        case "stage":
            return {stage.value: _with(best, name, stage, policy) for stage in _STAGES_ASKED}
        case "hesitations":
            hesitations = {h.value: (Hesitation(hardness=h),) for h in Hardness} | {"none": ()}
            return {key: _with(best, name, value, policy) for key, value in hesitations.items()}
        case "decision_makers":
            return _outcomes_of_deciders(situation, best, policy)
    return {"true": best, "false": _with(best, name, False, policy)}


def _outcomes_of_deciders(situation: Situation, best: Situation, policy: Policy) -> Mapping[str, Situation]:
    agreed = situation.facts.decision_makers_agreed or 0
    total = max(situation.facts.decision_makers_total or 0, agreed + 2)
    missing = {"decision_makers_total": total, "decision_makers_agreed": agreed}
    return {"all_agreed": best, "some_missing": answered(best, missing, policy=policy, size=best.size)}


def _with(best: Situation, fact: str, value: object, policy: Policy) -> Situation:
    return answered(best, {fact: value}, policy=policy, size=best.size)


def _fact_to_find(name: str, situation: Situation) -> str:
    """The fact that the answer fills in."""
    facts = situation.facts
    if name == "decision_makers":
        return "decision_makers_total" if facts.decision_makers_total is None else "decision_makers_agreed"
    if name == "size":
        parts = ("buyer_kind", "price_total", "annual_means", "currency")
        return next((part for part in parts[:-1] if getattr(facts, part) is None), parts[-1])
    return name
