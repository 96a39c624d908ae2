"""The examples of the essay's rules S1-S26, one row each, from firm-ready facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.decision import decide
from closecall.facts import Facts

SOFT = {"kind": "unspecified", "hardness": "soft", "status": "open"}
SOFT_THREE = [{"kind": kind, "hardness": "soft"} for kind in ("price", "timing", "status_quo")]
PERSON = {"buyer_kind": "individual", "annual_means": 42_000}
PERSON_UNKNOWN = {"buyer_kind": "individual", "annual_means": None}
MEDIUM = {"annual_means": None, "org_segment": "medium"}
NO_ACT = {"meetings_kept": 0, "buyer_actions": [], "buyer_initiated": 0}
NO_WORD = {"verbal_interest": "none"}
THIN = {
    "verbal_interest": "curious",
    "meetings_kept": 1,
    "buyer_actions": [],
    "buyer_initiated": 0,
    "decision_makers_total": 2,
    "decision_makers_agreed": 1,
}


def hard(status: str = "open", kind: str = "fit") -> dict[str, str]:
    return {"kind": kind, "hardness": "hard", "status": status}


EXAMPLES: list[tuple[str, dict[str, Any], str]] = [
    ("S1 firm-ready", {}, "firm_close"),
    ("S1 a clear no", {"refusal": "explicit_no"}, "respect_no"),
    ("S1 guidance wanted", {"wants_guidance": True}, "guide"),
    ("S2 a company", {}, "firm_close"),
    ("S2 a person on 42k", PERSON, "guide"),
    ("S2 bereaved", {"vulnerability": "bereavement"}, "guide"),
    ("S3 accepted, nothing open", {"hesitations": [], "stage": "accepted"}, "confirm"),
    ("S3 nothing to push against", {"hesitations": []}, "guide"),
    ("S3 one soft hesitation", {"hesitations": [SOFT]}, "firm_close"),
    ("S3 the only one resolved", {"hesitations": [SOFT | {"status": "resolved"}]}, "guide"),
    ("S4 thin evidence", THIN, "guide"),
    ("S4 two contacts of their own", {"buyer_initiated": 2}, "firm_close"),
    ("S4 annoyed", {"annoyed": True}, "guide"),
    (
        "S5 no, for all the interest",
        {"refusal": "explicit_no", "verbal_interest": "intent", "meetings_kept": 6},
        "respect_no",
    ),
    ("S5 opt-out", {"refusal": "opt_out"}, "respect_no"),
    ("S5 not now", {"refusal": "not_now", "defer_until": "2026-01-01"}, "nurture"),
    ("S5 no withdrawn", {"refusal": "explicit_no", "refusal_retracted": True}, "firm_close"),
    ("S6 guidance wanted", {"wants_guidance": True}, "guide"),
    ("S6 no pressure", {"asked_no_pressure": True}, "guide"),
    (
        "S6 guidance beats readiness",
        {"wants_guidance": True, "stage": "verbal_yes", "meetings_kept": 6},
        "guide",
    ),
    ("S7 1.2 % of revenue", {"price_total": 60_000}, "guide"),
    ("S7 0.98 % of revenue", {"price_total": 49_000}, "firm_close"),
    ("S7 10.2M on 46M", {"price_total": 10_200_000, "annual_means": 46_000_000}, "guide"),
    ("S8 3,000 for a person on 42k", PERSON | {"price_total": 3_000}, "guide"),
    ("S8 3,000, income unknown", PERSON_UNKNOWN | {"price_total": 3_000}, "guide"),
    ("S8 10M for a medium enterprise", MEDIUM | {"price_total": 10_000_000}, "guide"),
    ("S8 3,000 for a medium enterprise", MEDIUM | {"price_total": 3_000}, "firm_close"),
    ("S8 2,200, income unknown", PERSON_UNKNOWN | {"price_total": 2_200}, "ask_first"),
    ("S8 480 for a person on 42k", PERSON | {"price_total": 480}, "firm_close"),
    ("S9 large, 25 days", {"price_total": 60_000, "days_since_buyer": 25}, "guide"),
    ("S9 small, 45 days", {"days_since_buyer": 45}, "nurture"),
    ("S9 budget year", {"refusal": "not_now"}, "nurture"),
    ("S10 the other agreed", {"decision_makers_total": 2, "decision_makers_agreed": 1}, "firm_close"),
    ("S10 three of five", {"decision_makers_total": 5, "decision_makers_agreed": 3}, "guide"),
    ("S10 one objects", {"decision_makers_total": 2, "decision_maker_objects": True}, "guide"),
    (
        "S10 number unknown",
        {"decision_makers_total": None, "decision_makers_agreed": None},
        "ask_first",
    ),
    ("S11 no interest", NO_WORD | NO_ACT, "nurture"),
    ("S11 strong words", {"verbal_interest": "strong"}, "firm_close"),
    ("S11 acts only", NO_WORD | {"meetings_kept": 3}, "firm_close"),
    ("S12 want to work with you", {"verbal_interest": "strong"}, "firm_close"),
    ("S12 curious, late", {"verbal_interest": "curious"}, "firm_close"),
    (
        "S12 curious, first mail",
        NO_ACT | {"verbal_interest": "curious", "stage": "new", "buyer_initiated": 1},
        "guide",
    ),
    ("S13 but let me think", {"hesitations": [SOFT]}, "firm_close"),
    ("S13 three soft", {"hesitations": SOFT_THREE}, "firm_close"),
    ("S13 spending frozen until January", {"refusal": "not_now", "defer_until": "2026-01-01"}, "nurture"),
    ("S13 cannot sign without", {"hesitations": [SOFT, hard()]}, "guide"),
    ("S14 acts without a word", NO_WORD | {"meetings_kept": 4, "buyer_initiated": 2}, "firm_close"),
    ("S14 brush-off, four meetings", {"refusal": "brush_off", "meetings_kept": 4}, "firm_close"),
    ("S14 warm words, no-shows", NO_ACT | {"no_shows": 2, "seller_unanswered": 7}, "nurture"),
    ("S15 enthusiasm of the seller", NO_ACT | {"verbal_interest": None}, "nurture"),
    ("S15 quoted words", {"verbal_interest": "strong"}, "firm_close"),
    ("S15 words only", NO_ACT | {"verbal_interest": "intent"}, "guide"),
    ("S16 unsure", {"seller_conviction": "unsure"}, "guide"),
    ("S16 not good", {"seller_conviction": "not_good"}, "guide"),
    ("S16 not stated", {"seller_conviction": None}, "ask_first"),
    ("S16 certain without a reason", {"conviction_reasons": None}, "guide"),
    ("S17 annoyed", {"annoyed": True}, "guide"),
    ("S17 firm-ready", {}, "firm_close"),
    ("S17 said often enough", {"firm_attempts": 2}, "guide"),
    ("S18 discovery", {"stage": "discovery"}, "guide"),
    ("S18 price not known", {"price_known": False}, "guide"),
    ("S18 need denied", {"need_confirmed": False}, "guide"),
    ("S18 negotiation", {"stage": "negotiation"}, "firm_close"),
    ("S19 what would you do?", {"hesitations": [SOFT]}, "firm_close"),
    ("S19 walk me through", {"wants_guidance": True}, "guide"),
    ("S19 in grief", {"hesitations": [SOFT], "vulnerability": "bereavement"}, "guide"),
    ("S20 all conditions", {}, "firm_close"),
    ("S20 all but certainty", {"seller_conviction": "unsure"}, "guide"),
    ("S20 all but cusp", {"stage": "evaluation"}, "guide"),
    ("S20 all but interest", NO_WORD | NO_ACT, "nurture"),
    ("S21 early opt-out", {"refusal": "opt_out", "verbal_interest": "strong"}, "respect_no"),
    ("S21 back after a no", {"refusal": "explicit_no", "refusal_retracted": True}, "firm_close"),
    ("S21 a question never answered", {"open_buyer_questions": 1}, "guide"),
    ("S22 stage unknown", {"stage": None}, "ask_first"),
    ("S22 price known unknown", {"price_known": None}, "ask_first"),
    ("S22 a no needs no question", {"stage": None, "refusal": "explicit_no"}, "respect_no"),
    ("S22 large needs no question", {"stage": None, "price_total": 60_000}, "guide"),
    ("S23 trust", {"hesitations": [hard(kind="trust")]}, "guide"),
    ("S23 annoyed at the seller", {"annoyed": True}, "guide"),
    ("S23 fit resolved, soft left", {"hesitations": [SOFT, hard("resolved")]}, "firm_close"),
    ("S23 wall only answered", {"hesitations": [SOFT, hard("answered")]}, "guide"),
    ("S24 first contact", {"verbal_interest": "curious", "stage": "new"}, "guide"),
    ("S24 two firm attempts", {"firm_attempts": 2}, "guide"),
    ("S24 none yet", {"firm_attempts": 0}, "firm_close"),
    ("S25 five unanswered", {"seller_unanswered": 5}, "nurture"),
    ("S25 ten unanswered", {"seller_unanswered": 10}, "nurture"),
    ("S25 ping me in September", {"defer_until": "2026-09-01"}, "nurture"),
    ("S25 none unanswered", {"seller_unanswered": 0, "firm_attempts": 0}, "firm_close"),
    ("S26 to disagree with", {}, "firm_close"),
    ("S26 not to disagree with", {"wants_guidance": True}, "guide"),
    ("S26 yes already", {"hesitations": [], "stage": "accepted"}, "confirm"),
]


@pytest.mark.parametrize(
    ("changes", "expected"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES]
)
def test_example_gives_the_approach_that_the_essay_asks_for(
    changes: dict[str, Any], expected: str, ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes)).approach == expected


@pytest.mark.parametrize(("changes", "readiness"), [({}, 75), (THIN, 57)], ids=["firm-ready", "thin"])
def test_readiness_of_the_two_reference_situations(
    changes: dict[str, Any], readiness: int, ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes)).readiness == readiness


def test_every_rule_has_an_example() -> None:
    assert {name.split()[0] for name, _, _ in EXAMPLES} == {f"S{number}" for number in range(1, 27)}


def test_intent_alone_is_guided() -> None:
    assert decide(Facts.from_mapping({"verbal_interest": "intent"})).approach == "guide"


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, {"S3", "S20", "S26"}),
        ({"price_total": 60_000}, {"S7", "S8"}),
        ({"refusal": "opt_out"}, {"S5", "S21"}),
        ({"stage": None}, {"S22"}),
        ({"seller_unanswered": 5}, {"S25"}),
    ],
)
def test_rules_name_what_decided(
    changes: dict[str, Any], rules: set[str], ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**changes)).rules
    assert rules <= set(found)
    assert list(found) == sorted(found, key=lambda rule: int(rule[1:]))
