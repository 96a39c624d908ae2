"""The lines between two answers: the last count, day or share on either side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall.decision import decide, load_policy
from closecall.decision.coverage import known_share
from closecall.decision.situation import Situation
from closecall.facts import Facts, Refusal

DAY = date(2025, 9, 1)


def situation(as_of: date | None = DAY, **facts: Any) -> Situation:
    return Situation.of(Facts.from_mapping(facts), as_of=as_of, policy=load_policy())


@pytest.mark.parametrize(
    ("as_of", "deferred"),
    [(date(2025, 8, 31), True), (DAY, False), (date(2025, 9, 2), False), (None, True)],
)
def test_a_named_date_holds_until_it_comes(as_of: date | None, deferred: bool) -> None:
    assert situation(as_of, defer_until=DAY).deferred is deferred
    assert not situation(as_of, defer_until=DAY, refusal="not_now", refusal_retracted=True).deferred
    assert not situation(as_of).deferred


@pytest.mark.parametrize(
    ("reply", "as_of", "away"),
    [
        (DAY, date(2025, 8, 31), True),
        (DAY, DAY, False),
        (DAY, None, True),
        (True, DAY, True),
        (False, DAY, False),
        (None, DAY, False),
    ],
)
def test_an_absence_ends_on_its_day(reply: date | bool | None, as_of: date | None, away: bool) -> None:
    known = {} if reply is None else {"auto_reply_pending": reply}
    assert situation(as_of, **known).away is away


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({}, Refusal.NONE),
        ({"refusal": "not_now"}, Refusal.NOT_NOW),
        ({"refusal": "not_now", "refusal_retracted": False}, Refusal.NOT_NOW),
        ({"refusal": "opt_out", "refusal_retracted": True}, Refusal.NONE),
        ({"refusal": "none", "refusal_retracted": True}, Refusal.NONE),
    ],
)
def test_a_refusal_is_in_force_until_it_is_withdrawn(facts: dict[str, Any], refusal: Refusal) -> None:
    assert situation(**facts).refusal is refusal


def test_withdrawing_no_refusal_leaves_a_named_date(ready: Callable[..., Facts]) -> None:
    assert decide(ready(defer_until="2026-01-05", refusal_retracted=True), as_of=DAY).approach == "nurture"


@pytest.mark.parametrize(
    ("changes", "approach"),
    [
        ({"firm_attempts": 1, "seller_unanswered": 0}, "firm_close"),
        ({"firm_attempts": 1, "seller_unanswered": 1}, "guide"),
        ({"firm_attempts": 0, "seller_unanswered": 1}, "firm_close"),
        ({"firm_attempts": None, "seller_unanswered": 2}, "firm_close"),
        ({"seller_unanswered": 3}, "nurture"),
        ({"days_since_buyer": 31}, "nurture"),
        ({"open_buyer_questions": 0}, "firm_close"),
        ({"decision_makers_total": 6, "decision_makers_agreed": 5, "existing_customer": True}, "guide"),
        ({"price_total": 3_001, "approval_limit": 3_000}, "guide"),
        ({"refusal": "brush_off", "meetings_kept": 2}, "firm_close"),
        ({"refusal": "brush_off", "meetings_kept": 0}, "nurture"),
        ({"refusal": "brush_off", "hesitations": []}, "firm_close"),
        (
            {"refusal": "brush_off", "meetings_kept": 3, "buyer_actions": [], "buyer_initiated": 0}
            | {"existing_customer": True},
            "firm_close",
        ),
        ({"verbal_interest": "none", "meetings_kept": 1, "next_meeting_booked": True}, "firm_close"),
        ({"verbal_interest": "none", "meetings_kept": 0, "next_meeting_booked": True}, "firm_close"),
        ({"verbal_interest": "none", "meetings_kept": 0}, "nurture"),
        ({"verbal_interest": None, "meetings_kept": 0}, "nurture"),
        ({"verbal_interest": "curious", "meetings_kept": 0, "existing_customer": True}, "firm_close"),
        ({"seller_conviction": "unsure", "conviction_reasons": []}, "guide"),
        ({"vulnerability": "none"}, "firm_close"),
        ({"price_known": None, "price_total": 60_000}, "guide"),
    ],
)
def test_each_side_of_a_gate(changes: dict[str, Any], approach: str, ready: Callable[..., Facts]) -> None:
    assert decide(ready(**changes), as_of=DAY).approach == approach


@pytest.mark.parametrize(("firm_from", "approach"), [(75, "firm_close"), (76, "guide")])
def test_firm_begins_at_its_line(firm_from: int, approach: str, ready: Callable[..., Facts]) -> None:
    policy = load_policy()
    moved = policy._replace(readiness=policy.readiness._replace(firm_from=firm_from))
    assert decide(ready(), policy=moved).approach == approach


@pytest.mark.parametrize(("firm_from", "approach"), [(75, "ask_first"), (76, "guide")])
def test_a_question_is_worth_asking_where_the_best_answer_reaches_the_line(
    firm_from: int, approach: str, ready: Callable[..., Facts]
) -> None:
    policy = load_policy()
    moved = policy._replace(readiness=policy.readiness._replace(firm_from=firm_from))
    assert decide(ready(price_known=None), policy=moved).approach == approach


@pytest.mark.parametrize(("firm_from", "approach"), [(71, "ask_first"), (72, "guide")])
def test_a_size_that_is_known_stays_what_it_is_while_others_are_asked_about(
    firm_from: int, approach: str, ready: Callable[..., Facts]
) -> None:
    policy = load_policy()
    moved = policy._replace(readiness=policy.readiness._replace(firm_from=firm_from))
    assert decide(ready(price_total=12_500, price_known=None), policy=moved).approach == approach


@pytest.mark.parametrize(("firm_from", "approach"), [(69, "ask_first"), (70, "guide")])
def test_as_many_deciders_as_have_agreed_are_the_fewest_that_there_can_be(
    firm_from: int, approach: str, ready: Callable[..., Facts]
) -> None:
    policy = load_policy()
    moved = policy._replace(readiness=policy.readiness._replace(firm_from=firm_from))
    unknown = ready(decision_makers_total=None, decision_makers_agreed=2)
    assert decide(unknown, policy=moved).approach == approach


@pytest.mark.parametrize(("below", "approach"), [(75, "firm_close"), (76, "nurture")])
def test_too_little_is_less_than_the_line(below: int, approach: str, ready: Callable[..., Facts]) -> None:
    policy = load_policy()
    moved = policy._replace(readiness=policy.readiness._replace(nurture_below=below))
    assert decide(ready(), policy=moved).approach == approach


@pytest.mark.parametrize(("extra", "readiness"), [({}, 60), ({"buyer_initiated": 1}, 75)])
def test_one_act_lifts_the_cap_on_words(
    extra: dict[str, Any], readiness: int, ready: Callable[..., Facts]
) -> None:
    words = {"meetings_kept": 0, "buyer_actions": [], "buyer_initiated": 0, "verbal_interest": "intent"}
    assert decide(ready(**words | {"existing_customer": True} | extra)).readiness == readiness


def test_what_already_stays_at_the_cap_gets_no_line_for_it(ready: Callable[..., Facts]) -> None:
    words = ready(meetings_kept=0, buyer_actions=[], buyer_initiated=0, verbal_interest="curious")
    found = decide(words)
    assert found.readiness == 60
    assert "behaviour" not in {line.fact for line in found.contributions}


# Twice the largest points of a required fact, or twice 6 where it has none; once those of every other fact.
WEIGHTS = {
    "seller_conviction": 12,
    "stage": 32,
    "price_known": 12,
    "need_confirmed": 24,
    "hesitations": 36,
    "verbal_interest": 10,
    "meetings_kept": 12,
    "no_shows": 12,
    "days_since_buyer": 8,
    "critical_date": 4,
}
SOME: dict[str, Any] = {
    "seller_conviction": "unsure",
    "stage": "new",
    "price_known": False,
    "need_confirmed": False,
    "hesitations": [],
    "verbal_interest": "none",
    "meetings_kept": 0,
    "no_shows": 0,
    "days_since_buyer": 0,
    "critical_date": "2026-01-01",
}


def _known(**facts: Any) -> float:
    return known_share(Facts.from_mapping(facts), policy=load_policy()).value


@pytest.mark.parametrize("fact", sorted(WEIGHTS))
def test_what_is_known_weighs_as_much_as_it_could_move(fact: str) -> None:
    assert _known(**{fact: SOME[fact]}) == pytest.approx(WEIGHTS[fact] / 322)


@pytest.mark.parametrize(
    ("facts", "weight"),
    [
        ({"buyer_kind": "individual"}, 10),
        ({"price_total": 9}, 10),
        ({"annual_means": 9}, 10),
        ({"org_segment": "micro"}, 10),
        ({"approval_limit": 9, "annual_means": 9}, 10),
        ({"buyer_kind": "individual", "price_total": 9, "annual_means": 9}, 30),
        ({"decision_makers_total": 3}, 10),
        ({"decision_makers_total": 3, "decision_makers_agreed": 0}, 20),
        ({"decision_makers_total": 1}, 20),
        ({"refusal": "opt_out"}, 0),
        ({"currency": "USD"}, 0),
        ({"contact_role": "user"}, 0),
    ],
)
def test_size_and_deciders_are_known_by_parts(facts: dict[str, Any], weight: int) -> None:
    assert _known(**facts) == pytest.approx(weight / 322)


@pytest.mark.parametrize(
    ("medium_from", "high_from", "level"),
    [("0.5", "0.6", "low"), ("0.25", "0.6", "medium"), ("0.2", "0.25", "high")],
)
def test_a_level_begins_at_its_line(medium_from: str, high_from: str, level: str) -> None:
    policy = load_policy()
    # The stage alone, in a policy in which it weighs a quarter of all.
    rules = policy.coverage._replace(medium_from=Decimal(medium_from), high_from=Decimal(high_from))
    only = {name: policy.weights[name] for name in ("stage",)}
    moved = policy._replace(coverage=rules._replace(without_points=8), weights=only)
    assert known_share(Facts.from_mapping({"stage": "new"}), policy=moved).value == 0.25
    assert known_share(Facts.from_mapping({"stage": "new"}), policy=moved).level == level
