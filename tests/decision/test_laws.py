"""Laws that hold for all facts: properties, named as laws and numbered as invariants I01-I35."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from closecall.decision import Approach, Decision, decide
from closecall.facts import Conviction, Facts, Hardness, Hesitation, Refusal, Stage, VerbalInterest

DAY = date(2025, 9, 1)
RANK = {approach: min(place, 4) for place, approach in enumerate(Approach)}  # firm_close = confirm
READY = Facts.from_mapping(
    {
        "buyer_kind": "organisation",
        "annual_means": 5_000_000,
        "price_total": 3_000,
        "decision_makers_total": 1,
        "verbal_interest": "strong",
        "buyer_actions": ["trial_used"],
        "meetings_kept": 2,
        "buyer_initiated": 1,
        "stage": "proposal",
        "price_known": True,
        "need_confirmed": True,
        "hesitations": [{"kind": "timing", "hardness": "soft"}],
        "seller_conviction": "certain",
        "conviction_reasons": ["the trial halved the paperwork"],
    }
)

law = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def draw_facts(any_facts: SearchStrategy[Facts]) -> Callable[[DataObject], Facts]:
    return lambda data: data.draw(any_facts, label="facts")


def changed(facts: Facts, **changes: Any) -> Facts:
    return Facts.from_mapping({**facts.known(), **changes})


def verdict(facts: Facts) -> Decision:
    return decide(facts, as_of=DAY)


def bytes_of(decision: Decision) -> str:
    return json.dumps(decision.to_dict())


def ordered(data: DataObject, values: SearchStrategy[Any]) -> tuple[Any, Any]:
    low, high = sorted((data.draw(values), data.draw(values)))
    return low, high


@law
@given(data=st.data())
def test_i01_same_facts_in_any_order_give_the_same_bytes(data: DataObject, draw_facts: Any) -> None:
    facts = draw_facts(data)
    shuffled = dict(data.draw(st.permutations(list(facts.known().items()))))
    assert bytes_of(verdict(Facts.from_mapping(shuffled))) == bytes_of(verdict(facts))


@law
@given(data=st.data(), refusal=st.sampled_from([Refusal.OPT_OUT, Refusal.EXPLICIT_NO]))
def test_i02_i03_an_opt_out_or_a_no_is_respected_whatever_else_is_true(
    data: DataObject, refusal: Refusal, draw_facts: Any
) -> None:
    facts = changed(draw_facts(data), refusal=refusal, refusal_retracted=False)
    decision = verdict(facts)
    assert decision.approach is Approach.RESPECT_NO
    assert decision.cadence.next_touch is None
    assert (decision.flips, decision.questions, decision.firm_on) == ((), (), None)


@law
@given(data=st.data())
def test_i04_i05_readiness_is_base_plus_its_lines_from_0_to_100(data: DataObject, draw_facts: Any) -> None:
    decision = verdict(draw_facts(data))
    total = 40 + sum(line.points for line in decision.contributions)
    assert decision.readiness == max(0, min(100, total))
    assert type(decision.readiness) is int


INTEREST: dict[str, SearchStrategy[Any]] = {
    "verbal_interest": st.sampled_from(list(VerbalInterest)),
    "meetings_kept": st.integers(0, 8),
    "next_meeting_booked": st.booleans(),
    "buyer_initiated": st.integers(0, 5),
    "buying_questions": st.integers(0, 5),
}


@pytest.mark.parametrize("fact", INTEREST)
@law
@given(data=st.data())
def test_i06_i07_more_interest_lowers_neither_readiness_nor_approach(
    fact: str, data: DataObject, draw_facts: Any
) -> None:
    values = INTEREST[fact]
    rank = list(VerbalInterest).index if fact == "verbal_interest" else int
    less, more = sorted((data.draw(values), data.draw(values)), key=rank)
    facts = draw_facts(data)
    before, after = verdict(changed(facts, **{fact: less})), verdict(changed(facts, **{fact: more}))
    assert after.readiness >= before.readiness
    assert RANK[after.approach] >= RANK[before.approach]


@law
@given(data=st.data())
def test_i06_i07_another_act_of_the_buyer_lowers_nothing(
    data: DataObject, draw_facts: Any, values_of_facts: dict[str, SearchStrategy[Any]]
) -> None:
    facts = draw_facts(data)
    more = (facts.buyer_actions or ()) + data.draw(values_of_facts["buyer_actions"])
    before, after = verdict(facts), verdict(changed(facts, buyer_actions=more))
    assert after.readiness >= before.readiness
    assert RANK[after.approach] >= RANK[before.approach]


@law
@given(data=st.data(), retracted=st.booleans())
def test_i08_a_stronger_refusal_raises_nothing(data: DataObject, retracted: bool, draw_facts: Any) -> None:
    facts = changed(draw_facts(data), refusal_retracted=retracted)
    grades = list(Refusal)
    weak, strong = ordered(data, st.integers(0, len(grades) - 1))
    before, after = (verdict(changed(facts, refusal=grades[grade])) for grade in (weak, strong))
    assert after.readiness <= before.readiness
    if weak > 0:
        assert RANK[after.approach] <= RANK[before.approach]


@law
@given(data=st.data(), hardness=st.sampled_from(Hardness))
@example(data=None, hardness=Hardness.HARD)
def test_i09_i10_a_soft_hesitation_costs_nothing_and_a_hard_one_forbids(
    data: DataObject | None, hardness: Hardness, draw_facts: Any
) -> None:
    facts = READY if data is None else draw_facts(data)
    more = (*(facts.hesitations or ()), Hesitation(hardness=hardness))
    before, after = verdict(facts), verdict(changed(facts, hesitations=more))
    if hardness is Hardness.SOFT:
        assert after.readiness == before.readiness
    else:
        assert after.readiness <= before.readiness
        assert after.approach not in (Approach.FIRM_CLOSE, Approach.ASK_FIRST)


@law
@given(data=st.data())
def test_i11_a_large_purchase_is_neither_firm_nor_a_question(data: DataObject, draw_facts: Any) -> None:
    large = {"buyer_kind": "organisation", "annual_means": 1_000_000, "price_total": 10_000}
    decision = verdict(changed(draw_facts(data), **large))
    assert decision.approach not in (Approach.FIRM_CLOSE, Approach.ASK_FIRST)


@law
@given(data=st.data())
def test_i12_a_higher_price_raises_nothing(
    data: DataObject, draw_facts: Any, values_of_facts: dict[str, SearchStrategy[Any]]
) -> None:
    facts = draw_facts(data)
    low, high = ordered(data, values_of_facts["price_total"])
    before, after = verdict(changed(facts, price_total=low)), verdict(changed(facts, price_total=high))
    assert after.readiness <= before.readiness
    if after.approach is Approach.FIRM_CLOSE:
        assert before.approach is Approach.FIRM_CLOSE


@law
@given(data=st.data())
def test_i13_more_means_never_lower_readiness(
    data: DataObject, draw_facts: Any, values_of_facts: dict[str, SearchStrategy[Any]]
) -> None:
    facts = draw_facts(data)
    low, high = ordered(data, values_of_facts["annual_means"])
    before, after = verdict(changed(facts, annual_means=low)), verdict(changed(facts, annual_means=high))
    assert after.readiness >= before.readiness


@law
@given(data=st.data(), conviction=st.sampled_from([None, *Conviction]))
def test_i15_i16_only_certainty_is_firm_and_conviction_moves_no_point(
    data: DataObject, conviction: Conviction | None, draw_facts: Any
) -> None:
    facts = draw_facts(data)
    decision = verdict(changed(facts, seller_conviction=conviction))
    assert decision.readiness == verdict(facts).readiness
    if conviction is not Conviction.CERTAIN:
        assert decision.approach is not Approach.FIRM_CLOSE


@law
@given(data=st.data())
def test_i17_unknown_equals_absent_for_every_fact(data: DataObject, draw_facts: Any) -> None:
    facts = draw_facts(data)
    spelled_out = {name: getattr(facts, name) for name in Facts.model_fields}
    assert verdict(Facts.from_mapping(spelled_out)) == verdict(Facts.from_mapping(facts.known()))


@law
@given(data=st.data())
@example(data=None)
def test_i19_firm_means_interest_cusp_certainty_hesitation_and_no_blocker(
    data: DataObject | None, draw_facts: Any
) -> None:
    facts = READY if data is None else draw_facts(data)
    decision = verdict(facts)
    if decision.approach is not Approach.FIRM_CLOSE:
        return
    assert facts.seller_conviction is Conviction.CERTAIN
    assert facts.conviction_reasons
    assert facts.stage in list(Stage)[3:]
    assert facts.price_known is True
    assert facts.need_confirmed is True
    assert facts.open_hesitations(Hardness.SOFT) or facts.refusal is Refusal.BRUSH_OFF
    assert not facts.open_hesitations(Hardness.HARD)
    assert (decision.blockers, decision.missing, decision.firm_on) == ((), (), "purchase")
    assert decision.readiness >= 65


@law
@given(data=st.data())
def test_i20_any_blocker_forbids_firmness_and_questions(data: DataObject, draw_facts: Any) -> None:
    decision = verdict(draw_facts(data))
    if decision.blockers:
        assert decision.approach not in (Approach.FIRM_CLOSE, Approach.ASK_FIRST)


REQUIRED = (
    "seller_conviction",
    "annual_means",
    "decision_makers_total",
    "stage",
    "price_known",
    "need_confirmed",
    "hesitations",
)


@law
@given(data=st.data(), unknown=st.sets(st.sampled_from((*REQUIRED, "buyer_kind", "price_total"))))
def test_i21_a_question_is_asked_only_where_its_answer_matters(
    data: DataObject, unknown: set[str], draw_facts: Any
) -> None:
    base = data.draw(st.sampled_from([READY, draw_facts(data)]))
    facts = Facts.from_mapping({k: v for k, v in base.known().items() if k not in unknown})
    decision = verdict(facts)
    if decision.approach is not Approach.ASK_FIRST:
        return
    # Prices are named in whole units; for means of a few units none of them is small.
    assume(facts.annual_means is None or facts.annual_means >= 10_000)
    assert 1 <= len(decision.questions) <= 3
    for question in decision.questions:
        assert Approach.FIRM_CLOSE in question.answers.values()
        assert len(set(question.answers.values())) > 1


@law
@given(data=st.data(), unknown=st.sets(st.sampled_from(REQUIRED), min_size=1))
def test_i21_good_answers_to_all_that_is_missing_give_a_firm_close(
    data: DataObject, unknown: set[str], draw_facts: Any
) -> None:
    base = data.draw(st.sampled_from([READY, draw_facts(data)]))
    facts = Facts.from_mapping({k: v for k, v in base.known().items() if k not in unknown})
    decision = verdict(facts)
    if decision.approach is not Approach.ASK_FIRST:
        return
    answers: dict[str, dict[str, Any]] = {
        "seller_conviction": {
            "seller_conviction": "certain",
            "conviction_reasons": facts.conviction_reasons or ("their own trial",),
        },
        "size": {
            "buyer_kind": facts.buyer_kind or "organisation",
            "price_total": facts.price_total or 1,
            "annual_means": 10**15,
        },
        "decision_makers": {
            "decision_makers_total": facts.decision_makers_total or max(facts.decision_makers_agreed or 1, 1),
            "decision_makers_agreed": facts.decision_makers_agreed or (facts.decision_makers_total or 1) - 1,
        },
        "stage": {"stage": "verbal_yes"},
        "price_known": {"price_known": True},
        "need_confirmed": {"need_confirmed": True},
        "hesitations": {"hesitations": [{"hardness": "soft"}]},
    }
    best = {fact: value for name in decision.missing for fact, value in answers[name].items()}
    assert verdict(changed(facts, **best)).approach is Approach.FIRM_CLOSE
    assert verdict(changed(facts, **best, wants_guidance=True)).approach is Approach.GUIDE


@pytest.mark.parametrize(
    ("fact", "keeps_readiness"),
    [("seller_unanswered", False), ("firm_attempts", True), ("decision_makers_total", False)],
)
@law
@given(data=st.data())
def test_i22_i23_i26_more_touches_attempts_or_deciders_raise_nothing(
    fact: str, keeps_readiness: bool, data: DataObject, draw_facts: Any
) -> None:
    facts = draw_facts(data)
    least = max(facts.decision_makers_agreed or 1, 1) if fact == "decision_makers_total" else 0
    few, many = ordered(data, st.integers(least, 14))
    before, after = verdict(changed(facts, **{fact: few})), verdict(changed(facts, **{fact: many}))
    assert RANK[after.approach] <= RANK[before.approach]
    assert after.readiness <= before.readiness
    if keeps_readiness:
        assert after.readiness == before.readiness


@law
@given(
    data=st.data(),
    vulnerability=st.sampled_from(["minor", "distress", "bereavement", "capacity", "complaint"]),
)
def test_i24_nobody_vulnerable_is_pressed(data: DataObject, vulnerability: str, draw_facts: Any) -> None:
    decision = verdict(changed(draw_facts(data), vulnerability=vulnerability))
    assert decision.approach not in (Approach.FIRM_CLOSE, Approach.CONFIRM, Approach.ASK_FIRST)
    assert decision.firm_on is None
    if vulnerability == "minor":
        assert decision.approach is Approach.RESPECT_NO


@law
@given(data=st.data(), wish=st.sampled_from(["wants_guidance", "asked_no_pressure"]))
def test_i25_a_wish_for_guidance_or_peace_is_never_answered_firmly(
    data: DataObject, wish: str, draw_facts: Any
) -> None:
    decision = verdict(changed(draw_facts(data), **{wish: True}))
    assert decision.approach is not Approach.FIRM_CLOSE
    assert decision.firm_on is None


@law
@given(data=st.data(), refusal=st.sampled_from([None, Refusal.NONE]))
def test_i27_withdrawing_no_refusal_has_no_effect(
    data: DataObject, refusal: Refusal | None, draw_facts: Any
) -> None:
    facts = changed(draw_facts(data), refusal=refusal, refusal_retracted=None)
    withdrawn = changed(facts, refusal_retracted=True)
    assert bytes_of(verdict(withdrawn)) == bytes_of(verdict(facts))


@law
@given(data=st.data())
@example(data=None)
def test_i28_words_alone_stay_at_60_and_are_never_firm(data: DataObject | None, draw_facts: Any) -> None:
    no_act = {"meetings_kept": 0, "buyer_actions": (), "next_meeting_booked": False, "buyer_initiated": 0}
    facts = changed(READY, budget_status="allocated", verbal_interest="intent")
    decision = verdict(changed(facts if data is None else draw_facts(data), **no_act))
    assert decision.readiness <= 60
    assert decision.approach not in (Approach.FIRM_CLOSE, Approach.ASK_FIRST)


@law
@given(data=st.data())
def test_i29_i31_order_and_repetition_in_lists_do_not_matter(data: DataObject, draw_facts: Any) -> None:
    facts = draw_facts(data)
    again = {
        name: [*reversed(value), *(value if name == "buyer_actions" else ())]
        for name in ("buyer_actions", "hesitations", "conviction_reasons")
        if (value := getattr(facts, name))
    }
    assert bytes_of(verdict(changed(facts, **again))) == bytes_of(verdict(facts))


@law
@given(
    data=st.data(),
    factor=st.sampled_from([Decimal("0.1"), Decimal(3), Decimal(1000)]),
    price=st.integers(1, 10**6),
    means=st.integers(1, 10**9),
)
def test_i30_only_the_ratio_of_price_to_revenue_counts(
    data: DataObject, factor: Decimal, price: int, means: int, draw_facts: Any
) -> None:
    base = {"buyer_kind": "organisation", "approval_limit": None}
    facts = changed(draw_facts(data), **base, price_total=price, annual_means=means)
    scaled = changed(facts, price_total=price * factor, annual_means=means * factor)
    assert verdict(scaled).readiness == verdict(facts).readiness
    assert verdict(scaled).approach is verdict(facts).approach


@law
@example(data=None, stage=Stage.ACCEPTED)
@given(data=st.data(), stage=st.sampled_from([None, Stage.ACCEPTED]))
def test_i32_confirm_means_accepted_and_nothing_open(
    data: DataObject | None, stage: Stage | None, draw_facts: Any
) -> None:
    facts = changed(READY, hesitations=()) if data is None else draw_facts(data)
    facts = changed(facts, stage=stage) if stage else facts
    if verdict(facts).approach is not Approach.CONFIRM:
        return
    assert facts.stage is Stage.ACCEPTED
    assert not facts.open_hesitations()
    assert not facts.open_buyer_questions
    assert not facts.decision_maker_objects
    assert facts.refusal in (None, Refusal.NONE) or facts.refusal_retracted
    assert facts.seller_conviction is not Conviction.NOT_GOOD


NEVER_POSITIVE = {
    "no_shows",
    "competitor_active",
    "decision_maker_objects",
    "size",
    "hesitations",
    "open_buyer_questions",
    "seller_unanswered",
    "days_since_buyer",
    "annoyed",
    "refusal",
    "behaviour",
}
EITHER = {"need_confirmed", "budget_status", "decision_makers_total"}


@law
@given(data=st.data())
def test_i33_each_fact_has_one_line_with_its_sign_most_points_first(
    data: DataObject, draw_facts: Any
) -> None:
    lines = verdict(draw_facts(data)).contributions
    names = [line.fact for line in lines]
    assert len(set(names)) == len(names)
    assert list(lines) == sorted(lines, key=lambda line: (-line.points, line.fact))
    for line in lines:
        if line.fact not in EITHER:
            assert (line.points < 0) is (line.fact in NEVER_POSITIVE)


@law
@given(data=st.data())
def test_i35_one_more_known_fact_never_lowers_coverage(
    data: DataObject, draw_facts: Any, values_of_facts: dict[str, SearchStrategy[Any]]
) -> None:
    facts = draw_facts(data)
    unknown = [name for name in Facts.model_fields if getattr(facts, name) is None]
    assume(unknown)
    name = data.draw(st.sampled_from(unknown))
    value = data.draw(values_of_facts[name])
    if name == "decision_makers_agreed":
        value = min(value, facts.decision_makers_total or value)
    if name == "decision_makers_total":
        value = max(value, facts.decision_makers_agreed or 1)
    assert verdict(changed(facts, **{name: value})).coverage.value >= verdict(facts).coverage.value


@law
@given(data=st.data(), day=st.none() | st.dates())
def test_deciding_never_fails_and_its_result_is_plain_json(
    data: DataObject, day: date | None, draw_facts: Any
) -> None:
    decision = decide(draw_facts(data), as_of=day)
    assert json.loads(bytes_of(decision)) == decision.to_dict()
