"""What a decision tells the seller: sentences with their values, the facts behind each, and its JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall.decision import (
    Approach,
    Blocker,
    Cadence,
    Contribution,
    Coverage,
    Decision,
    Flip,
    Question,
    decide,
)
from closecall.decision.fact_json import json_value
from closecall.facts import Facts, Hesitation, Stage

DAY = date(2025, 9, 1)
HARD = [
    {"kind": "fit", "hardness": "hard"},
    {"kind": "trust", "hardness": "hard"},
    {"kind": "timing", "hardness": "soft"},
    {"kind": "price", "hardness": "hard", "status": "resolved"},
]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"refusal": "not_now"}, "not now."),
        ({"refusal": "not_now", "defer_until": "2026-01-05"}, "not now, until 5 Jan 2026."),
        ({"vulnerability": "bereavement"}, ": bereavement."),
        ({"price_total": 50_000}, ": 1 % of yearly revenue."),
        (
            {"price_total": 60_000, "annual_means": None, "org_segment": "small"},
            ": 60,000 USD for a small organisation.",
        ),
        ({"decision_makers_total": 4, "decision_makers_agreed": 1}, "yet: 2."),
        ({"decision_makers_total": 7, "decision_makers_agreed": 6}, ": 7. That is a committee."),
        ({"contact_role": "influencer"}, ": influencer."),
        ({"approval_limit": "1250.5"}, "(1,250.5)."),
        ({"hesitations": HARD}, ": trust, fit."),
        ({"open_buyer_questions": 3}, ": 3."),
        ({"stage": "discovery"}, " discovery."),
        ({"firm_attempts": 2}, ", 2 time(s)."),
        ({"seller_unanswered": 4}, ": 4."),
        ({"days_since_buyer": 45}, ": 45."),
        ({"auto_reply_pending": True}, " are away."),
        ({"auto_reply_pending": "2025-09-20"}, " are away until 20 Sep 2025."),
    ],
)
def test_a_gate_tells_its_values(changes: dict[str, Any], told: str, ready: Callable[..., Facts]) -> None:
    (blocker,) = decide(ready(**changes), as_of=DAY).blockers
    assert blocker.sentence.endswith(told)
    assert set(blocker.facts) <= set(Facts.model_fields)


def test_a_line_shows_how_much_and_rests_on_its_own_fact(ready: Callable[..., Facts]) -> None:
    facts = ready(price_total=12_500, critical_date="2026-01-01", hesitations=HARD, no_shows=2)
    lines = {line.fact: line for line in decide(facts, as_of=DAY).contributions}
    assert lines["meetings_kept"].sentence.endswith(": 2.")
    assert lines["no_shows"].sentence.endswith(": 2.")
    assert lines["buyer_actions"].sentence.endswith(": 1.")
    assert lines["critical_date"].sentence.endswith(": 1 Jan 2026.")
    assert lines["hesitations"].sentence.endswith(": 2.")
    assert lines["hesitations"].value == 2
    assert all(line.facts == (fact,) for fact, line in lines.items() if fact != "size")
    assert lines["size"].facts == ("price_total", "annual_means", "org_segment", "buyer_kind")


def test_yes_and_no_have_sentences_of_their_own(ready: Callable[..., Facts]) -> None:
    def need(confirmed: bool) -> str:
        lines = decide(ready(need_confirmed=confirmed)).contributions
        return next(line.sentence for line in lines if line.fact == "need_confirmed")

    assert "named the problem" in need(True)
    assert "no need" in need(False)


def test_the_cap_on_words_is_told_with_no_act_behind_it(ready: Callable[..., Facts]) -> None:
    words = ready(
        meetings_kept=0, buyer_actions=[], buyer_initiated=0, verbal_interest="intent", existing_customer=True
    )
    last = decide(words).contributions[-1]
    assert (last.fact, last.value, last.points) == ("behaviour", 0, -13)


def test_lines_with_equal_points_stand_in_the_order_of_their_names(ready: Callable[..., Facts]) -> None:
    assert [line.fact for line in decide(ready()).contributions] == [
        "decision_makers_total",
        "meetings_kept",
        "verbal_interest",
        "buyer_actions",
        "need_confirmed",
        "stage",
        "buyer_initiated",
    ]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, "S3 S10 S11 S12 S13 S14 S16 S18 S20 S24 S26"),
        ({"hesitations": HARD}, "S10 S11 S12 S13 S14 S18 S20 S23 S24"),
        ({"refusal": "not_now"}, "S5 S9 S10 S11 S12 S13 S14 S18 S24 S25"),
    ],
)
def test_the_rules_are_those_of_the_row_the_gates_and_the_lines(
    changes: dict[str, Any], rules: str, ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes), as_of=DAY).rules == tuple(rules.split())


def test_a_yes_names_no_rule_of_a_gate_it_does_not_ask(ready: Callable[..., Facts]) -> None:
    found = decide(ready(stage="accepted", hesitations=[], seller_unanswered=3))
    assert found.approach == "confirm"
    assert "S25" not in found.rules


FULL = Decision(
    approach=Approach.GUIDE,
    readiness=61,
    coverage=Coverage(0.66666, "medium"),
    contributions=(
        Contribution("size", "large", -15, "Large.", ("price_total", "annual_means")),
        Contribution("stage", "proposal", 5, "On the table."),
    ),
    blockers=(Blocker("large_purchase", "Large.", "A smaller first step.", ("price_total", "annual_means")),),
    questions=(
        Question("stage", "How far are you?", {"new": Approach.GUIDE, "proposal": Approach.FIRM_CLOSE}),
    ),
    flips=(Flip("price_total", 60_000, 49_999, Approach.FIRM_CLOSE),),
    cadence=Cadence(date(2025, 9, 5), "In four days."),
    rules=("S7", "S8"),
)


def test_a_decision_is_told_whole_as_json() -> None:
    assert FULL.to_dict({"price_total": [7, 3], "annual_means": [3], "stage": [9]}) == {
        "approach": "guide",
        "readiness": 61,
        "coverage": {"value": 0.67, "level": "medium"},
        "reasons": [
            {"fact": "size", "value": "large", "points": -15, "sentence": "Large.", "evidence": [3, 7]},
            {"fact": "stage", "value": "proposal", "points": 5, "sentence": "On the table.", "evidence": [9]},
        ],
        "blockers": [
            {
                "code": "large_purchase",
                "sentence": "Large.",
                "lifted_by": "A smaller first step.",
                "evidence": [3, 7],
            }
        ],
        "questions": [
            {"fact": "stage", "ask": "How far are you?", "if": {"new": "guide", "proposal": "firm_close"}}
        ],
        "flips": [{"fact": "price_total", "from": 60_000, "to": 49_999, "approach": "firm_close"}],
        "cadence": {"next_touch": "2025-09-05", "why": "In four days."},
        "rules": ["S7", "S8"],
    }


def test_without_a_thread_there_is_no_evidence_and_without_a_day_no_date() -> None:
    told = Decision(Approach.NURTURE, 40, Coverage(0.0, "low"), blockers=FULL.blockers).to_dict()
    assert told["blockers"][0]["evidence"] == []
    assert told["cadence"] == {"next_touch": None, "why": ""}


def test_what_is_left_out_of_a_decision_is_neither_firm_nor_redirected_nor_unheard() -> None:
    bare = Decision(Approach.NURTURE, 40, Coverage(0.0, "low"))
    assert (bare.firm_on, bare.redirect, bare.unheard, bare.as_of, bare.policy) == (
        None,
        False,
        False,
        None,
        "",
    )


def test_a_decision_names_its_day_and_what_is_missing(ready: Callable[..., Facts]) -> None:
    found = decide(ready(stage=None, price_known=None), as_of=DAY)
    assert (found.as_of, found.missing) == (DAY, ("stage", "price_known"))


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Decimal("3000.00"), 3000),
        (Decimal("0.5"), 0.5),
        (date(2026, 1, 5), "2026-01-05"),
        (Stage.PROPOSAL, "proposal"),
        ((Stage.NEW, Decimal(2)), ["new", 2]),
        (True, True),
        (None, None),
    ],
)
def test_values_become_what_json_has(value: object, plain: object) -> None:
    found = json_value(value)
    assert found == plain
    assert type(found) is type(plain)


def test_a_hesitation_is_written_with_kind_hardness_and_status() -> None:
    found = Hesitation.model_validate({"kind": "fit", "hardness": "hard", "status": "answered"})
    assert json_value((found,)) == ["fit.hard.answered"]
