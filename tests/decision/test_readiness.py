"""The index: every line of the table, and sentences a seller can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.decision import decide
from closecall.decision.situation import behaviour_units
from closecall.facts import BuyerAction, Facts

ACTS = list(BuyerAction)
HARD = {"hardness": "hard"}
LINES: list[tuple[str, Any, int]] = [
    ("verbal_interest", "none", 0),
    ("verbal_interest", "curious", 4),
    ("verbal_interest", "strong", 6),
    ("verbal_interest", "intent", 10),
    ("meetings_kept", 0, 0),
    ("meetings_kept", 1, 3),
    ("meetings_kept", 2, 6),
    ("meetings_kept", 3, 9),
    ("meetings_kept", 4, 9),
    ("meetings_kept", 50, 12),
    ("next_meeting_booked", True, 6),
    ("next_meeting_booked", False, 0),
    ("buyer_initiated", 2, 4),
    ("buyer_initiated", 9, 6),
    ("buyer_actions", ACTS[:2], 10),
    ("buyer_actions", ACTS, 15),
    ("buying_questions", 1, 2),
    ("buying_questions", 5, 6),
    ("no_shows", 1, -4),
    ("no_shows", 9, -12),
    ("stage", "discovery", 0),
    ("stage", "evaluation", 2),
    ("stage", "proposal", 5),
    ("stage", "negotiation", 8),
    ("stage", "verbal_yes", 12),
    ("stage", "accepted", 16),
    ("need_confirmed", True, 5),
    ("need_confirmed", False, -12),
    ("budget_status", "allocated", 5),
    ("budget_status", "available", 2),
    ("budget_status", "none", -8),
    ("existing_customer", True, 7),
    ("competitor_active", True, -8),
    ("decision_makers_total", 1, 6),
    ("decision_makers_total", 3, 0),
    ("decision_makers_total", 5, -4),
    ("decision_makers_total", 6, -10),
    ("decision_maker_objects", True, -10),
    ("reversible", True, 3),
    ("critical_date", "2026-01-01", 4),
    ("hesitations", [HARD], -6),
    ("hesitations", [HARD | {"status": "answered"}], -6),
    ("hesitations", [HARD | {"status": "resolved"}], 0),
    ("hesitations", [HARD] * 5, -18),
    ("hesitations", [{"hardness": "soft"}], 0),
    ("open_buyer_questions", 2, -4),
    ("open_buyer_questions", 9, -6),
    ("seller_unanswered", 3, 0),
    ("seller_unanswered", 4, -4),
    ("seller_unanswered", 6, -13),
    ("seller_unanswered", 11, -25),
    ("days_since_buyer", 14, 0),
    ("days_since_buyer", 15, -4),
    ("days_since_buyer", 30, -4),
    ("days_since_buyer", 31, -8),
    ("annoyed", True, -10),
    ("refusal", "brush_off", -8),
    ("refusal", "not_now", -20),
    ("refusal", "explicit_no", -60),
    ("refusal", "opt_out", -100),
    ("seller_conviction", "not_good", 0),
    ("contact_role", "decider", 0),
    ("median_reply_hours", 0.1, 0),
]


@pytest.mark.parametrize(
    ("fact", "value", "points"), LINES, ids=[f"{n} {i}" for i, (n, _, _) in enumerate(LINES)]
)
def test_a_fact_gives_its_points_in_one_line_with_a_sentence(fact: str, value: Any, points: int) -> None:
    lines = {line.fact: line for line in decide(Facts.from_mapping({fact: value})).contributions}
    assert sum(line.points for line in lines.values()) == points
    if points:
        assert lines[fact].sentence.endswith(".")
        assert "{" not in lines[fact].sentence


@pytest.mark.parametrize(("price", "points"), [(3_000, 0), (12_500, -4), (50_000, -15)])
def test_size_gives_its_points(price: int, points: int, ready: Callable[..., Facts]) -> None:
    assert decide(ready(price_total=price)).readiness == 75 + points


def test_no_behaviour_caps_praise_in_a_line_of_its_own(ready: Callable[..., Facts]) -> None:
    words = ready(
        meetings_kept=0, buyer_actions=[], buyer_initiated=0, verbal_interest="intent", existing_customer=True
    )
    decision = decide(words)
    assert decision.readiness == 60
    assert decision.contributions[-1].fact == "behaviour"
    assert decision.contributions[-1].points == 60 - (40 + 10 + 5 + 5 + 6 + 7)


def test_a_withdrawn_refusal_costs_nothing(ready: Callable[..., Facts]) -> None:
    assert decide(ready(refusal="explicit_no", refusal_retracted=True)).readiness == 75


def test_readiness_stays_from_0_to_100(ready: Callable[..., Facts]) -> None:
    all_good = ready(
        verbal_interest="intent",
        meetings_kept=9,
        buyer_actions=ACTS,
        buyer_initiated=3,
        buying_questions=3,
        next_meeting_booked=True,
        stage="verbal_yes",
    )
    assert decide(all_good).readiness == 100
    assert decide(ready(refusal="opt_out")).readiness == 0


def test_values_of_lines_are_json(ready: Callable[..., Facts]) -> None:
    decision = decide(ready(price_total=12_500, critical_date="2026-01-01"))
    values = {line.fact: line.value for line in decision.contributions}
    assert values["buyer_actions"] == ["trial_used"]
    assert values["critical_date"] == "2026-01-01"
    assert values["size"] == "moderate"
    assert type(values["verbal_interest"]) is str


def test_the_line_for_size_shows_the_evidence_of_price_and_means(ready: Callable[..., Facts]) -> None:
    shown = decide(ready(price_total=12_500)).to_dict({"price_total": [4], "annual_means": [2]})
    (line,) = [line for line in shown["reasons"] if line["fact"] == "size"]
    assert line["evidence"] == [2, 4]
    assert line["sentence"] == "A sum this buyer feels: 0.25 % of yearly revenue."


def test_coverage_has_its_levels(ready: Callable[..., Facts]) -> None:
    nothing = decide(Facts())
    assert (nothing.coverage.value, nothing.coverage.level) == (0.0, "low")
    assert decide(ready()).coverage.level == "medium"
    quiet = {"no_shows": 0, "seller_unanswered": 0, "days_since_buyer": 1, "open_buyer_questions": 0}
    assert decide(ready(**quiet, annoyed=False, decision_maker_objects=False)).coverage.level == "high"


@pytest.mark.parametrize(
    ("facts", "units"),
    [
        ({}, 0),
        ({"meetings_kept": 3}, 3),
        ({"meetings_kept": 9}, 4),
        ({"next_meeting_booked": True}, 1),
        ({"buyer_initiated": 9}, 2),
        ({"buyer_actions": ACTS}, 3),
        ({"buyer_actions": ["deposit", "deposit"]}, 1),
        ({"meetings_kept": 9, "next_meeting_booked": True, "buyer_initiated": 9, "buyer_actions": ACTS}, 10),
    ],
)
def test_behaviour_units_are_counted_up_to_a_limit_each(facts: dict[str, Any], units: int) -> None:
    assert behaviour_units(Facts.from_mapping(facts)) == units


def test_one_decider_needs_no_agreement_to_be_covered(ready: Callable[..., Facts]) -> None:
    alone = ready(decision_makers_total=1, decision_makers_agreed=None)
    assert decide(alone).coverage == decide(ready()).coverage
    two = ready(decision_makers_total=2, decision_makers_agreed=None)
    assert decide(two).coverage.value < decide(ready()).coverage.value
