"""Which one to three questions to the seller decide, and what each answer would give (S22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from closecall.decision.fact_json import json_value
from closecall.decision.policy import Policy
from closecall.decision.price_size import Size, SizeClass, buyer_size
from closecall.decision.records import Approach, Question
from closecall.decision.required_facts import answered, best_answer, best_completion
from closecall.decision.situation import Situation
from closecall.decision.table import assess
from closecall.facts.vocabulary import (
    YES_STAGES,
    BuyerKind,
    Conviction,
    Facts,
    Hardness,
    Hesitation,
    Refusal,
    Stage,
    VerbalInterest,
)

_STAGES_ASKED = (Stage.EVALUATION, Stage.PROPOSAL, Stage.NEGOTIATION, Stage.VERBAL_YES)
# Whoever has accepted said no no, and nothing holds him back.
_ACCEPTED = {"stage": Stage.ACCEPTED, "refusal": Refusal.NONE, "hesitations": ()}
_YESES: Mapping[str, Mapping[str, Any]] = {
    Stage.ACCEPTED.value: _ACCEPTED,
    **{stage.value: {"stage": stage} for stage in (Stage.VERBAL_YES, Stage.PROPOSAL)},
}
# Words that are a yes say that they want it.
_WANTS: Mapping[str, Any] = {"verbal_interest": VerbalInterest.INTENT}
_YESES_AS_TOLD: Mapping[str, Mapping[str, Any]] = {
    said: {**changes, **_WANTS} if said in YES_STAGES else changes for said, changes in _YESES.items()
}
# The no first: of all answers it is the dearest to miss.
_NOES = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT, Refusal.NOT_NOW, Refusal.BRUSH_OFF, Refusal.NONE)
_ANY_PRICE = Decimal(10**15)
_MEANS = {
    BuyerKind.INDIVIDUAL: "income",
    BuyerKind.ORGANISATION: "revenue",
    None: "income or revenue",
}


def questions_for(situation: Situation, unknown: tuple[str, ...], *, policy: Policy) -> tuple[Question, ...]:
    """The questions to ask, the one that parts most approaches first, among equals the most decisive one.

    Every answer is tried through the table with the others at their best; a question whose answers all give
    the same approach is not asked.
    """
    best = best_completion(situation, unknown, policy=policy)
    asked = [question for name in unknown if (question := _question(name, situation, best, policy))]
    asked.sort(key=lambda question: -len(set(question.answers.values())))
    return tuple(asked[: policy.most_questions])


def questions_ahead(
    situation: Situation, asked: Sequence[Question], *, policy: Policy
) -> tuple[Question, ...]:
    """What will be asked next if nothing that is ``asked`` settles it, so that all can be answered at once.

    Means are not among them where the price itself is asked for: their border would rest on a guess.
    """
    told: dict[str, Question] = {question.fact: question for question in asked}
    ahead: list[Question] = []
    latest = tuple(asked)
    while latest:
        changes = {fact: said for question in latest for fact, said in _going_on(question, situation).items()}
        situation = answered(situation, changes, policy=policy)
        found = assess(situation, policy=policy)
        if found.row != "ask_first":
            break
        latest = tuple(
            question
            for question in questions_for(situation, found.unknown, policy=policy)
            if question.fact not in told and not (question.fact == "annual_means" and "price_total" in told)
        )
        told |= {question.fact: question for question in latest}
        ahead += latest
    return tuple(ahead)


def _going_on(question: Question, situation: Situation) -> Mapping[str, Any]:
    """The answer to a question after which more has to be asked, as changes of facts; else the best one."""
    match question.fact:
        case "refusal":
            return {"refusal": Refusal.NONE}
        case "decision_makers_total" | "decision_makers_agreed":
            return best_answer("decision_makers", situation)
        case "currency":
            return {}
        case "buyer_kind" | "price_total" | "annual_means" as fact:
            wanted = (Approach.ASK_FIRST, Approach.FIRM_CLOSE)
            said = next(a for w in wanted for a, approach in question.answers.items() if approach is w)
            return {fact: BuyerKind(said) if fact == "buyer_kind" else Decimal(said)}
        case fact:
            return best_answer(fact, situation)


def _question_of_a_no(situation: Situation, *, policy: Policy) -> Question:
    """What the buyer said, where nobody could hear it; each answer is judged as if it had been heard."""
    return _question_as_heard("refusal", {no.value: {"refusal": no} for no in _NOES}, situation, policy)


def questions_of_what_was_said(
    situation: Situation, unclear: Sequence[str], *, policy: Policy
) -> tuple[Question, ...]:
    """Whether the last words were a yes or a no, in the order of ``unclear``; none where it changes nothing.

    Who has accepted is not asked whether it is good for him, who pays or how many decide.
    """
    said = {"stage": _YESES, "possible_yes": _YESES_AS_TOLD}
    questions = (
        _question_of_a_no(situation, policy=policy)
        if fact == "refusal"
        else _question_as_heard("stage", said[fact], situation, policy, named=fact)
        for fact in unclear
    )
    return tuple(question for question in questions if len(set(question.answers.values())) > 1)


def _question_as_heard(
    fact: str,
    said: Mapping[str, Mapping[str, Any]],
    situation: Situation,
    policy: Policy,
    *,
    named: str = "",
) -> Question:
    # What was said tells nothing of the price.
    heard = {
        answer: answered(situation, changes, policy=policy, size=situation.size)
        for answer, changes in said.items()
    }
    answers = {answer: assess(then, policy=policy).approach for answer, then in heard.items()}
    return Question(fact, policy.questions[named or fact].ask, answers)


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
            return Question(fact, _ask(fact, situation.facts, answers, policy), answers)
    return None


def _ask(fact: str, facts: Facts, answers: Mapping[str, Approach], policy: Policy) -> str:
    """The question; of means with the border that decides, and in the buyer's currency."""
    ask = policy.questions[fact].ask
    if fact != "annual_means":
        return ask
    above = f"{int(next(iter(answers))):,} {facts.currency or ''}".rstrip()
    return ask.format(border=above, means=_MEANS[facts.buyer_kind])


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
        # Without a price no means can be called enough.
        parts = ("buyer_kind", "annual_means") if facts.price_total else ("price_total", "buyer_kind")
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
    """Who pays; of an amount a round value on each side of its border, the better one first."""
    if fact == "buyer_kind":
        return tuple(BuyerKind)
    if fact == "price_total":
        under, over = _prices(facts, policy)
        return under, over
    under, over = _round_values(_means_border(facts, policy), is_over_at_border=False)
    return over, under


def _means_border(facts: Facts, policy: Policy) -> Decimal:
    """The means a year above which the price is not large."""
    person = facts.buyer_kind is BuyerKind.INDIVIDUAL
    share = policy.size.individual_most_share if person else policy.size.organisation_share
    return (facts.price_total or Decimal(1)) / share


def _prices(facts: Facts, policy: Policy) -> tuple[Decimal, Decimal]:
    """Around what is large or beyond approval; of an unknown buyer, around what is small for anybody."""
    if facts.buyer_kind is None:
        rate = policy.usd.get(facts.currency or "USD")
        border = policy.size.individual_small_below / rate if rate else _ANY_PRICE
    else:
        any_price = facts.model_copy(update={"price_total": _ANY_PRICE})
        border = buyer_size(any_price, policy=policy).large_from or _ANY_PRICE
    limit = facts.approval_limit
    if limit is not None and limit < border:
        return _round_values(limit, is_over_at_border=False)
    return _round_values(border, is_over_at_border=True)


def _round_values(border: Decimal, *, is_over_at_border: bool) -> tuple[Decimal, Decimal]:
    """The nearest values of two figures, whole, below a border and above it; the border itself is one."""
    step = max(Decimal(1), Decimal(10) ** (border.adjusted() - 1))
    at_most = (border / step).to_integral_value(ROUND_FLOOR) * step
    at_least = (border / step).to_integral_value(ROUND_CEILING) * step
    under = at_most - step if is_over_at_border and at_most == border else at_most
    over = at_least if is_over_at_border or at_least != border else at_least + step
    return max(under, Decimal(1)), max(over, Decimal(2))


def _with(best: Situation, fact: str, value: object, policy: Policy) -> Situation:
    return answered(best, {fact: value}, policy=policy, size=best.size)
