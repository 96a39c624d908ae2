"""Which one to three questions to the seller decide, and what each answer would give (S22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from closecall.decision.fact_json import json_value
from closecall.decision.policy import Policy
from closecall.decision.price_size import Size, SizeClass, buyer_size
from closecall.decision.records import Approach, Question
from closecall.decision.required_facts import answered, best_completion
from closecall.decision.situation import Situation
from closecall.decision.table import assess
from closecall.facts.vocabulary import BuyerKind, Conviction, Facts, Hardness, Hesitation, Refusal, Stage

_STAGES_ASKED = (Stage.EVALUATION, Stage.PROPOSAL, Stage.NEGOTIATION, Stage.VERBAL_YES)
# Whoever has accepted said no no, and nothing holds him back.
_ACCEPTED = {"stage": Stage.ACCEPTED, "refusal": Refusal.NONE, "hesitations": ()}
_YESES: Mapping[str, Mapping[str, Any]] = {
    Stage.ACCEPTED.value: _ACCEPTED,
    **{stage.value: {"stage": stage} for stage in (Stage.VERBAL_YES, Stage.PROPOSAL)},
}
# The no first: of all answers it is the dearest to miss.
_NOES = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT, Refusal.NOT_NOW, Refusal.BRUSH_OFF, Refusal.NONE)
_ANY_PRICE = Decimal(10**15)


def questions_for(situation: Situation, unknown: tuple[str, ...], *, policy: Policy) -> tuple[Question, ...]:
    """The questions to ask, the one that parts most approaches first, among equals the most decisive one.

    Every answer is tried through the table with the others at their best; a question whose answers all give
    the same approach is not asked.
    """
    best = best_completion(situation, unknown, policy=policy)
    asked = [question for name in unknown if (question := _question(name, situation, best, policy))]
    asked.sort(key=lambda question: -len(set(question.answers.values())))
    return tuple(asked[: policy.most_questions])


def _question_of_a_no(situation: Situation, *, policy: Policy) -> Question:
    """What the buyer said, where nobody could hear it; each answer is judged as if it had been heard."""
    return _question_as_heard("refusal", {no.value: {"refusal": no} for no in _NOES}, situation, policy)


def questions_of_what_was_said(
    situation: Situation, unclear: Sequence[str], *, policy: Policy
) -> tuple[Question, ...]:
    """Whether the last words were a yes or a no, in the order of ``unclear``; none where it changes nothing.

    Who has accepted is not asked whether it is good for him, who pays or how many decide.
    """
    questions = (
        _question_of_a_no(situation, policy=policy)
        if fact == "refusal"
        else _question_as_heard("stage", _YESES, situation, policy)
        for fact in unclear
    )
    return tuple(question for question in questions if len(set(question.answers.values())) > 1)


def _question_as_heard(
    fact: str, said: Mapping[str, Mapping[str, Any]], situation: Situation, policy: Policy
) -> Question:
    answers = {
        answer: assess(answered(situation, changes, policy=policy), policy=policy).approach
        for answer, changes in said.items()
    }
    return Question(fact, policy.questions[fact].ask, answers)


def _question(name: str, situation: Situation, best: Situation, policy: Policy) -> Question | None:
    """The first fact behind a required one whose answers differ in what they give; None where none does."""
    for fact in _facts_to_find(name, situation.facts):
        outcomes = _outcomes(fact, situation.facts, best, policy)
        answers = {said: _approach(outcome, best, policy) for said, outcome in outcomes.items()}
        if len(set(answers.values())) == 1:
            # If all turned out well they would be alike: they differ in what has to be asked next.
            answers = {
                answer: assess(outcome, policy=policy).approach for answer, outcome in outcomes.items()
            }
        if len(set(answers.values())) > 1:
            return Question(fact, policy.questions[fact].ask, answers)
    return None


def _approach(outcome: Situation, best: Situation, policy: Policy) -> Approach:
    """What an outcome gives; a size that it leaves open turns out well."""
    settled = outcome if outcome.size.value else outcome._replace(size=best.size)
    return assess(settled, policy=policy).approach


def _facts_to_find(name: str, facts: Facts) -> tuple[str, ...]:
    """The facts that an answer to a required question could fill in, the first to ask for first."""
    if name == "decision_makers":
        total_unknown = facts.decision_makers_total is None
        return ("decision_makers_total",) if total_unknown else ("decision_makers_agreed",)
    if name == "size":
        parts = ("price_total", "buyer_kind", "annual_means")
        return (*(part for part in parts if getattr(facts, part) is None), "currency")
    return (name,)


def _outcomes(fact: str, facts: Facts, best: Situation, policy: Policy) -> Mapping[str, Situation]:
    """The situation after each answer worth naming; the answers are values of the fact where they can be."""
    match fact:
        case "currency":
            return {size.value: best._replace(size=Size(size)) for size in SizeClass}
        case "hesitations":
            named = {h.value: (Hesitation(hardness=h),) for h in Hardness} | {"none": ()}
            return {key: _with(best, fact, value, policy) for key, value in named.items()}
        case "price_known" | "need_confirmed":
            return {"true": best, "false": _with(best, fact, False, policy)}
        case "buyer_kind" | "price_total" | "annual_means":
            values = _values_for_size(fact, facts, policy)
            return {str(json_value(value)): answered(best, {fact: value}, policy=policy) for value in values}
    return {str(value): _with(best, fact, value, policy) for value in _values(fact, facts, policy)}


def _values(fact: str, facts: Facts, policy: Policy) -> tuple[Any, ...]:
    match fact:
        case "seller_conviction":
            return tuple(Conviction)
        case "stage":
            return _STAGES_ASKED
        case "decision_makers_agreed":
            return ((facts.decision_makers_total or 1) - 1, 0)
    agreed = facts.decision_makers_agreed or 0
    return (max(agreed, 1), agreed + 2, max(policy.gates_from.committee, agreed + 3))


def _values_for_size(fact: str, facts: Facts, policy: Policy) -> tuple[Any, ...]:
    """Whole values on both sides of what is large, the ones that make it small first."""
    if fact == "buyer_kind":
        return tuple(BuyerKind)
    if fact == "price_total":
        return _prices(facts, policy)
    person = facts.buyer_kind is BuyerKind.INDIVIDUAL
    share = policy.size.individual_most_share if person else policy.size.organisation_share
    just_large = (facts.price_total or Decimal(1)) / share
    means = (just_large * times for times in (20, 2, 1))
    return tuple(max(amount.to_integral_value(ROUND_FLOOR), Decimal(1)) for amount in means)


def _prices(facts: Facts, policy: Policy) -> tuple[Decimal, ...]:
    """A small, a felt and a large price; the small one within what the contact may approve."""
    any_price = facts.model_copy(update={"price_total": _ANY_PRICE})
    large = buyer_size(any_price, policy=policy).large_from or _ANY_PRICE
    limit = facts.approval_limit or large
    small = min(large / 10, limit).to_integral_value(ROUND_FLOOR)
    felt, too_much = (price.to_integral_value(ROUND_CEILING) for price in (large / 2, large))
    return max(small, Decimal(1)), felt, max(too_much, limit + 1) if facts.approval_limit else too_much


def _with(best: Situation, fact: str, value: object, policy: Policy) -> Situation:
    return answered(best, {fact: value}, policy=policy, size=best.size)
