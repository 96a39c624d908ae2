"""The decision table and its gates: which row wins, which code is named, what the result carries."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall import decision
from closecall.decision import decide, load_policy
from closecall.decision.gates import gates_shut
from closecall.decision.situation import Situation
from closecall.facts import Facts

HARD = [{"hardness": "hard"}, {"hardness": "soft"}]
GATES: list[tuple[str, dict[str, Any], str]] = [
    ("refusal_opt_out", {"refusal": "opt_out"}, "respect_no"),
    ("refusal_explicit_no", {"refusal": "explicit_no"}, "respect_no"),
    ("refusal_not_now", {"refusal": "not_now"}, "nurture"),
    ("refusal_not_now", {"defer_until": "2026-01-01"}, "nurture"),
    ("brush_off", {"refusal": "brush_off", "meetings_kept": 0}, "nurture"),
    ("vulnerable_buyer", {"vulnerability": "distress"}, "guide"),
    ("vulnerable_buyer", {"vulnerability": "minor"}, "respect_no"),
    ("seller_not_certain", {"seller_conviction": "unsure"}, "guide"),
    ("no_reason_given", {"conviction_reasons": []}, "guide"),
    ("large_purchase", {"price_total": 50_000}, "guide"),
    ("wants_guidance", {"wants_guidance": True}, "guide"),
    ("asked_no_pressure", {"asked_no_pressure": True}, "guide"),
    ("annoyed", {"annoyed": True}, "guide"),
    ("decision_maker_objects", {"decision_maker_objects": True}, "guide"),
    ("decision_makers_missing", {"decision_makers_total": 2}, "guide"),
    ("large_committee", {"decision_makers_total": 6, "decision_makers_agreed": 6}, "guide"),
    ("contact_cannot_decide", {"contact_role": "gatekeeper"}, "guide"),
    ("contact_cannot_decide", {"contact_role": "user"}, "guide"),
    ("contact_cannot_decide", {"contact_role": "influencer"}, "guide"),
    ("above_approval_limit", {"approval_limit": 2_999}, "guide"),
    ("hard_objection_open", {"hesitations": HARD}, "guide"),
    ("nothing_to_disagree_with", {"hesitations": []}, "guide"),
    ("unanswered_question", {"open_buyer_questions": 1}, "guide"),
    ("not_on_the_cusp", {"stage": "evaluation"}, "guide"),
    ("price_not_known", {"price_known": False}, "guide"),
    ("need_not_confirmed", {"need_confirmed": False}, "guide"),
    ("already_pressed", {"firm_attempts": 2}, "guide"),
    ("already_pressed", {"firm_attempts": 1, "seller_unanswered": 1}, "guide"),
    ("buyer_silent", {"seller_unanswered": 3}, "nurture"),
    ("cold", {"days_since_buyer": 31}, "nurture"),
    ("auto_reply_pending", {"auto_reply_pending": True}, "nurture"),
    ("auto_reply_pending", {"auto_reply_pending": "2026-01-01"}, "nurture"),
    ("no_significant_interest", {"verbal_interest": "none", "meetings_kept": 0}, "nurture"),
]
OPEN: list[dict[str, Any]] = [
    {"refusal": "not_now", "refusal_retracted": True, "defer_until": "2026-01-01"},
    {"refusal": "brush_off", "hesitations": []},
    {"defer_until": "2025-09-01"},
    {"auto_reply_pending": "2025-09-01"},
    {"auto_reply_pending": False},
    {"approval_limit": 3_000},
    {"firm_attempts": 1},
    {"seller_unanswered": 2},
    {"days_since_buyer": 30},
    {"decision_makers_total": 5, "decision_makers_agreed": 4},
    {"verbal_interest": "none", "meetings_kept": 3},
    {"hesitations": [{"hardness": "soft", "status": "answered"}]},
]
DAY = date(2025, 9, 1)


@pytest.mark.parametrize(("code", "changes", "approach"), GATES)
def test_a_gate_alone_is_named_and_sets_the_approach(
    code: str, changes: dict[str, Any], approach: str, ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**changes), as_of=DAY)
    assert [blocker.code for blocker in found.blockers] == [code]
    assert found.approach == approach
    assert "{" not in found.blockers[0].sentence + found.blockers[0].lifted_by


def test_every_gate_is_tried_and_stands_in_the_policy() -> None:
    assert {code for code, _, _ in GATES} == set(load_policy().gates)


@pytest.mark.parametrize("changes", OPEN)
def test_just_short_of_a_gate_it_stays_firm(changes: dict[str, Any], ready: Callable[..., Facts]) -> None:
    assert decide(ready(**changes), as_of=DAY).approach == "firm_close"


@pytest.mark.parametrize(
    "changes",
    [
        {"hesitations": [{"hardness": "soft", "status": "answered"}]},
        {"open_buyer_questions": 1},
        {"vulnerability": "complaint"},
        {"decision_maker_objects": True},
        {"seller_conviction": "not_good"},
        {"refusal": "brush_off"},
    ],
)
def test_a_yes_with_something_open_is_not_just_confirmed(
    changes: dict[str, Any], ready: Callable[..., Facts]
) -> None:
    accepted = {"stage": "accepted", "hesitations": []}
    assert decide(ready(**accepted | changes)).approach != "confirm"


def test_a_yes_is_confirmed_though_it_is_large_and_the_buyer_quiet(ready: Callable[..., Facts]) -> None:
    found = decide(ready(stage="accepted", hesitations=[], price_total=900_000, seller_unanswered=4))
    assert found.approach == "confirm"
    assert found.blockers == ()


def test_too_little_readiness_is_nurtured_without_any_gate() -> None:
    poor = Facts.from_mapping({"verbal_interest": "curious", "no_shows": 3, "competitor_active": True})
    found = decide(poor)
    assert found.readiness < 35
    assert (found.approach, found.blockers) == ("nurture", ())


def test_a_refusal_counts_before_a_yes(ready: Callable[..., Facts]) -> None:
    assert decide(ready(stage="accepted", hesitations=[], refusal="explicit_no")).approach == "respect_no"


@pytest.mark.parametrize(
    ("changes", "firm_on"),
    [
        ({}, "purchase"),
        ({"price_total": 60_000}, "next_step"),
        ({"price_total": 60_000, "contact_role": "influencer"}, "next_step"),
        ({"price_total": 60_000, "asked_no_pressure": True}, None),
        ({"price_total": 60_000, "vulnerability": "distress"}, None),
        ({"price_total": 60_000, "seller_conviction": "unsure"}, None),
        ({"stage": "discovery"}, None),
        ({"refusal": "opt_out", "price_total": 60_000}, None),
    ],
)
def test_what_the_draft_may_be_firm_about(
    changes: dict[str, Any], firm_on: str | None, ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes)).firm_on == firm_on


def test_what_is_not_good_for_them_is_redirected_except_after_a_no(ready: Callable[..., Facts]) -> None:
    assert decide(ready(seller_conviction="not_good")).redirect
    assert not decide(ready(seller_conviction="not_good", refusal="explicit_no")).redirect
    assert not decide(ready(seller_conviction="unsure")).redirect


def test_blockers_are_listed_weightiest_first(ready: Callable[..., Facts]) -> None:
    found = decide(ready(annoyed=True, price_total=60_000, refusal="opt_out", stage="new"))
    assert [b.code for b in found.blockers] == [
        "refusal_opt_out",
        "large_purchase",
        "annoyed",
        "not_on_the_cusp",
    ]


def test_a_blocker_carries_the_evidence_of_its_facts(ready: Callable[..., Facts]) -> None:
    shown = decide(ready(price_total=60_000)).to_dict({"price_total": [3], "annual_means": [1]})
    assert shown["blockers"][0]["evidence"] == [1, 3]
    assert shown["blockers"][0]["sentence"] == "Large for this buyer: 1.2 % of yearly revenue."


def test_a_hard_objection_is_named_without_the_soft_ones(ready: Callable[..., Facts]) -> None:
    mixed = [{"kind": "price", "hardness": "soft"}, {"kind": "process", "hardness": "hard"}]
    assert decide(ready(hesitations=mixed)).blockers[0].sentence.endswith(": process.")


def test_gates_are_asked_in_the_order_of_the_file(ready: Callable[..., Facts]) -> None:
    everything = {code: changes for code, changes, _ in GATES if code != "nothing_to_disagree_with"}
    merged = {name: value for changes in everything.values() for name, value in changes.items()}
    policy = load_policy()
    shut = gates_shut(Situation.of(ready(**merged), as_of=None, policy=policy), policy=policy)
    file = Path(decision.__file__).with_name("policy.toml")
    order = list(tomllib.loads(file.read_text(encoding="utf-8"))["gates"])
    assert list(shut) == [code for code in order if code in shut]
    assert len(shut) > 15


def test_the_result_names_its_policy_and_day(ready: Callable[..., Facts]) -> None:
    found = decide(ready(), as_of=DAY)
    assert (found.policy, found.as_of) == (load_policy().version, DAY)
