"""What to ask the seller, and which single fact would change the advice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from closecall.decision import decide, load_policy
from closecall.decision.required_facts import A_REASON
from closecall.facts import Facts

DAY = date(2025, 9, 1)
NO_ACT = {"meetings_kept": 0, "buyer_actions": [], "buyer_initiated": 2, "verbal_interest": "intent"}
ACTS = ["deposit", "referred", "trial_used"]
BARELY: dict[str, Any] = {
    "decision_makers_total": 2,
    "decision_makers_agreed": 1,
    "verbal_interest": "curious",
    "buyer_actions": [],
}
REQUIRED = {
    "seller_conviction": None,
    "annual_means": None,
    "price_total": None,
    "decision_makers_total": None,
    "decision_makers_agreed": None,
    "stage": None,
    "price_known": None,
    "need_confirmed": None,
    "hesitations": None,
}


@pytest.mark.parametrize(
    ("unknown", "fact", "answers"),
    [
        (
            {"seller_conviction": None},
            "seller_conviction",
            {"certain": "firm_close", "unsure": "guide", "not_good": "guide"},
        ),
        (
            {"annual_means": None, "price_total": 20_000},
            "annual_means",
            {"2100000": "firm_close", "2000000": "guide"},
        ),
        (
            {"buyer_kind": "individual", "annual_means": None, "price_total": 2_200},
            "annual_means",
            {"45000": "firm_close", "44000": "guide"},
        ),
        (
            {"buyer_kind": None, "annual_means": None, "price_total": 1_500},
            "buyer_kind",
            {"individual": "ask_first", "organisation": "firm_close"},
        ),
        (
            {"price_total": None, "annual_means": None, "org_segment": "micro", "currency": "EUR"},
            "price_total",
            {"8500": "firm_close", "8600": "guide"},
        ),
        (
            {"price_total": None, "approval_limit": 1_000},
            "price_total",
            {"1000": "firm_close", "1100": "guide"},
        ),
        (
            {"price_total": None, "approval_limit": 80_000},
            "price_total",
            {"49000": "firm_close", "50000": "guide"},
        ),
        (
            {"price_total": None},
            "price_total",
            {"49000": "firm_close", "50000": "guide"},
        ),
        (
            {"price_total": None, "buyer_kind": None, "annual_means": None},
            "price_total",
            {"740": "firm_close", "750": "ask_first"},
        ),
        (
            {"buyer_kind": None, "price_total": 60_000},
            "buyer_kind",
            {"individual": "firm_close", "organisation": "guide"},
        ),
        (
            {"decision_makers_total": None},
            "decision_makers_total",
            {"1": "firm_close", "2": "guide", "6": "guide"},
        ),
        (
            {"decision_makers_total": 3, "decision_makers_agreed": None},
            "decision_makers_agreed",
            {"2": "firm_close", "0": "guide"},
        ),
        (
            {"stage": None},
            "stage",
            {
                "evaluation": "guide",
                "proposal": "firm_close",
                "negotiation": "firm_close",
                "verbal_yes": "firm_close",
            },
        ),
        ({"price_known": None}, "price_known", {"true": "firm_close", "false": "guide"}),
        ({"need_confirmed": None}, "need_confirmed", {"true": "firm_close", "false": "guide"}),
        (
            {"hesitations": None},
            "hesitations",
            {"soft": "firm_close", "hard": "guide", "none": "guide"},
        ),
    ],
)
def test_one_unknown_is_asked_for_with_what_each_answer_gives(
    unknown: dict[str, Any], fact: str, answers: dict[str, str], ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**unknown))
    assert found.approach == "ask_first"
    assert [(q.fact, dict(q.answers)) for q in found.questions] == [(fact, answers)]
    assert found.questions[0].ask.endswith("?")


def test_means_are_asked_for_as_the_border_that_decides(ready: Callable[..., Facts]) -> None:
    person = {"buyer_kind": "individual", "annual_means": None, "price_total": 1_690, "currency": "GBP"}
    (question,) = decide(ready(**person)).questions
    assert question.ask == "What is their yearly income, roughly: more than about 34,000 GBP, or less?"
    assert dict(question.answers) == {"34000": "firm_close", "33000": "guide"}


@pytest.mark.parametrize(
    ("unknown", "asked", "ahead"),
    [
        (
            REQUIRED,
            ["seller_conviction", "price_total", "decision_makers_total"],
            ["stage", "price_known", "need_confirmed", "hesitations"],
        ),
        ({"buyer_kind": None, "annual_means": None, "price_total": 1_500}, ["buyer_kind"], ["annual_means"]),
        ({"buyer_kind": None, "annual_means": None, "price_total": None}, ["price_total"], ["buyer_kind"]),
        ({"price_known": None}, ["price_known"], []),
        ({"seller_conviction": None, "price_known": False}, [], []),
    ],
)
def test_what_would_be_asked_next_is_foreseen(
    unknown: dict[str, Any], asked: list[str], ahead: list[str], ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**unknown))
    assert [question.fact for question in found.questions] == asked
    assert [question.fact for question in found.ahead] == ahead


def test_after_what_may_be_a_no_the_rest_is_foreseen(ready: Callable[..., Facts]) -> None:
    found = decide(ready(seller_conviction=None), unheard=True, unclear=("stage",))
    assert [question.fact for question in found.questions] == ["refusal", "stage"]
    assert [question.fact for question in found.ahead] == ["seller_conviction"]


def test_whoever_is_asked_for_certainty_is_taken_to_have_a_reason(ready: Callable[..., Facts]) -> None:
    (question,) = decide(ready(seller_conviction=None, conviction_reasons=None)).questions
    assert question.answers["certain"] == "firm_close"


def test_at_most_three_questions_most_decisive_first(ready: Callable[..., Facts]) -> None:
    found = decide(ready(**REQUIRED))
    assert [q.fact for q in found.questions] == ["seller_conviction", "price_total", "decision_makers_total"]
    assert found.missing == (
        "seller_conviction",
        "size",
        "decision_makers",
        "stage",
        "price_known",
        "need_confirmed",
        "hesitations",
    )


def test_a_currency_without_a_rate_is_asked_about(ready: Callable[..., Facts]) -> None:
    person = ready(buyer_kind="individual", annual_means=42_000, price_total=1_500, currency="XTS")
    assert [q.fact for q in decide(person).questions] == ["currency"]


def test_without_a_rate_prices_of_any_size_are_asked_about(ready: Callable[..., Facts]) -> None:
    foreign = ready(price_total=None, annual_means=None, org_segment="small", currency="XTS")
    assert [q.fact for q in decide(foreign).questions] == ["currency"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_only_what_can_change_the_decision_is_asked(data: DataObject, ready: Callable[..., Facts]) -> None:
    """Whatever is unknown: each question's answers part at least two approaches, and one of them is asked."""
    parts = [*REQUIRED, "buyer_kind", "currency", "org_segment", "verbal_interest", "contact_role"]
    unknown = data.draw(st.lists(st.sampled_from(parts), unique=True))
    price = data.draw(st.sampled_from([None, 700, 1_500, 3_000, 60_000]))
    found = decide(ready(**({"price_total": price} if price else {}) | dict.fromkeys(unknown)))
    assert (found.approach == "ask_first") is bool(found.questions)
    for question in found.questions:
        assert len(set(question.answers.values())) > 1, question


def test_nothing_is_asked_where_no_answer_could_make_it_firm(ready: Callable[..., Facts]) -> None:
    words = ready(stage=None, meetings_kept=0, buyer_actions=[], buyer_initiated=0)
    found = decide(words)
    assert (found.approach, found.questions, found.missing) == ("guide", (), ("stage",))


@pytest.mark.parametrize(
    ("changes", "fact", "before", "after"),
    [
        ({"stage": "discovery"}, "stage", "discovery", "proposal"),
        ({"price_known": False}, "price_known", False, True),
        ({"price_total": 60_000}, "price_total", 60_000, 49_999),
        ({"approval_limit": 2_000}, "price_total", 3_000, 2_000),
        (
            {"decision_makers_total": 3, "decision_makers_agreed": 1},
            "decision_makers_agreed",
            1,
            2,
        ),
        ({"contact_role": "user"}, "contact_role", "user", "decider"),
        ({"open_buyer_questions": 2}, "open_buyer_questions", 2, 0),
        ({"seller_conviction": "unsure"}, "seller_conviction", "unsure", "certain"),
        ({"days_since_buyer": 45}, "days_since_buyer", 45, 0),
        ({"firm_attempts": 1, "seller_unanswered": 1}, "seller_unanswered", 1, 0),
        ({"seller_unanswered": 4}, "seller_unanswered", 4, 0),
        ({"need_confirmed": False, "existing_customer": True}, "need_confirmed", False, True),
        (NO_ACT | {"refusal": "brush_off", "existing_customer": True}, "meetings_kept", 0, 3),
        (
            NO_ACT
            | {"refusal": "brush_off", "existing_customer": True, "meetings_kept": 1, "buyer_initiated": 1},
            "meetings_kept",
            1,
            4,
        ),
        (NO_ACT | {"verbal_interest": "none"}, "verbal_interest", "none", "strong"),
        ({"conviction_reasons": []}, "conviction_reasons", [], [A_REASON]),
        (
            {"decision_maker_objects": True, "existing_customer": True, "meetings_kept": 5},
            "decision_maker_objects",
            True,
            False,
        ),
        ({"decision_makers_total": 2, "decision_makers_agreed": 0}, "decision_makers_agreed", 0, 1),
        (
            {"hesitations": [{"kind": "fit", "hardness": "hard"}, {"hardness": "soft"}]},
            "hesitations",
            ["fit.hard.open", "unspecified.soft.open"],
            ["fit.hard.resolved", "unspecified.soft.open"],
        ),
        (
            {"decision_makers_total": 3, "decision_makers_agreed": 2, "verbal_interest": "curious"}
            | {"meetings_kept": 0},
            "next_meeting_booked",
            None,
            True,
        ),
    ],
)
def test_the_fact_that_would_make_it_firm(
    changes: dict[str, Any],
    fact: str,
    before: object,
    after: object,
    ready: Callable[..., Facts],
) -> None:
    flips = {flip.fact: flip for flip in decide(ready(**changes)).flips}
    assert (flips[fact].before, flips[fact].after, flips[fact].approach) == (before, after, "firm_close")


@pytest.mark.parametrize(
    ("changes", "flips"),
    [
        (
            {"meetings_kept": 1, "buyer_initiated": 1},
            {
                "next_meeting_booked": True,
                "verbal_interest": "intent",
                "meetings_kept": 3,
                "stage": "verbal_yes",
            },
        ),
        (
            {"meetings_kept": 4, "buyer_initiated": 0},
            {
                "next_meeting_booked": True,
                "buyer_actions": ["trial_used"],
                "verbal_interest": "intent",
                "meetings_kept": 6,
                "stage": "verbal_yes",
            },
        ),
        (
            {"meetings_kept": 2, "buyer_actions": ["trial_used", "referred"], "competitor_active": True},
            {
                "next_meeting_booked": True,
                "buyer_actions": ["trial_used", "referred", "pilot_run"],
                "verbal_interest": "intent",
                "meetings_kept": 4,
                "stage": "verbal_yes",
            },
        ),
        (
            {"meetings_kept": 2, "buyer_actions": ACTS, "competitor_active": True, "budget_status": "none"}
            | {"buyer_initiated": 1, "stage": "negotiation", "verbal_interest": "intent"}
            | {"next_meeting_booked": True, "no_shows": 3},
            {"meetings_kept": 4, "stage": "verbal_yes"},
        ),
        (
            {"meetings_kept": 5, "next_meeting_booked": True, "verbal_interest": "intent", "no_shows": 2}
            | {
                "competitor_active": True,
                "buyer_initiated": 1,
                "stage": "verbal_yes",
                "budget_status": "none",
            },
            {"buyer_actions": ["trial_used"]},
        ),
    ],
)
def test_just_short_of_firm_everything_that_would_be_enough_is_shown(
    changes: dict[str, Any], flips: dict[str, Any], ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**BARELY | changes))
    assert (found.approach, found.blockers) == ("guide", ())
    assert {flip.fact: flip.after for flip in found.flips} == flips
    assert {flip.approach for flip in found.flips} == {"firm_close"}


@pytest.mark.parametrize(("most", "shown"), [(0, 0), (2, 2), (20, 5)])
def test_no_more_flips_are_shown_than_the_policy_says(
    most: int, shown: int, ready: Callable[..., Facts]
) -> None:
    assert len(decide(ready(), policy=load_policy()._replace(most_flips=most)).flips) == shown


def test_a_price_is_never_flipped_to_nothing(ready: Callable[..., Facts]) -> None:
    poor = ready(buyer_kind="organisation", annual_means=80, price_total=3_000)
    assert [blocker.code for blocker in decide(poor).blockers] == ["large_purchase"]
    assert decide(poor).flips == ()
    less_poor = ready(buyer_kind="organisation", annual_means=101, price_total=3_000)
    assert [flip.after for flip in decide(less_poor).flips] == [1]


@pytest.mark.parametrize(
    "changes",
    [
        {"refusal": "opt_out"},
        {"refusal": "explicit_no"},
        {"refusal": "not_now"},
        {"vulnerability": "bereavement"},
        {"wants_guidance": True},
        {"asked_no_pressure": True},
        {"firm_attempts": 2},
        {"annoyed": True, "price_known": False},
        {"seller_conviction": None},
    ],
)
def test_no_flip_wishes_away_a_refusal_a_wish_or_a_vulnerability(
    changes: dict[str, Any], ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes)).flips == ()


def test_a_firm_close_shows_what_would_end_it(ready: Callable[..., Facts]) -> None:
    flips = decide(ready()).flips
    assert [(flip.fact, flip.approach) for flip in flips] == [
        ("seller_conviction", "guide"),
        ("wants_guidance", "guide"),
        ("decision_makers_total", "guide"),
        ("hesitations", "guide"),
        ("seller_unanswered", "nurture"),
    ]


@pytest.mark.parametrize(("total", "after"), [(1, 2), (3, 4)])
def test_one_more_decider_would_end_a_firm_close(total: int, after: int, ready: Callable[..., Facts]) -> None:
    flips = decide(ready(decision_makers_total=total, decision_makers_agreed=total - 1)).flips
    assert [flip.after for flip in flips if flip.fact == "decision_makers_total"] == [after]


SILENT: dict[str, Any] = {
    "meetings_kept": 0,
    "buyer_initiated": 0,
    "buyer_actions": None,
    "need_confirmed": None,
}


@pytest.mark.parametrize(
    ("changes", "is_offered"),
    [
        ({"verbal_interest": "intent", "hesitations": None}, True),
        ({"stage": "verbal_yes", "hesitations": None}, True),
        ({"stage": "verbal_yes", "hesitations": [], "wants_guidance": True}, True),
        ({"stage": "verbal_yes"}, False),
        ({"stage": "verbal_yes", "hesitations": None, "open_buyer_questions": 1}, False),
        ({"hesitations": None, "wants_guidance": True}, False),
    ],
)
def test_whoever_says_that_he_takes_it_may_have_accepted(
    changes: dict[str, Any], is_offered: bool, ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**SILENT | changes))
    told = [(flip.after, flip.approach) for flip in found.flips if flip.fact == "stage"]
    assert (("accepted", "confirm") in told) is is_offered


def test_a_yes_shows_what_would_reopen_it(ready: Callable[..., Facts]) -> None:
    flips = decide(ready(stage="accepted", hesitations=[])).flips
    assert [flip.fact for flip in flips] == ["open_buyer_questions", "hesitations"]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_flip_holds_when_tried(data: DataObject, any_facts: SearchStrategy[Facts]) -> None:
    facts = data.draw(any_facts)
    found = decide(facts, as_of=DAY)
    assert len(found.flips) <= 5
    for flip in found.flips:
        after = flip.after
        if flip.fact == "hesitations":
            names = ("kind", "hardness", "status")
            after = [dict(zip(names, item.split("."), strict=True)) for item in after]
        tried = Facts.model_validate({**facts.known(), flip.fact: after}, strict=False)
        assert decide(tried, as_of=DAY).approach is flip.approach is not found.approach


@pytest.mark.parametrize(
    ("changes", "not_heard"),
    [
        ({}, ("need_confirmed", "buyer_actions")),
        ({"need_confirmed": True}, ("buyer_actions",)),
        ({"buyer_actions": []}, ("need_confirmed", "buyer_actions")),
        # A step was heard: what is left to miss is too little.
        ({"buyer_actions": ["deposit"], "competitor_active": True}, ()),
        # Even with both the index stays under the bar.
        ({"verbal_interest": "curious", "competitor_active": True}, ()),
        # Who takes it needs no firmness, unless something holds him back.
        ({"verbal_interest": "intent", "hesitations": None}, ()),
        ({"stage": "verbal_yes", "hesitations": []}, ()),
        # Said, and no: nothing was missed.
        ({"need_confirmed": False, "existing_customer": True}, ()),
        # A wish or a refusal forbids a firm close, whatever was not heard.
        ({"wants_guidance": True}, ()),
        ({"refusal": "not_now"}, ()),
        ({"refusal": "explicit_no"}, ()),
    ],
)
def test_what_nobody_heard_and_would_be_enough_is_named(
    changes: dict[str, Any], not_heard: tuple[str, ...], ready: Callable[..., Facts]
) -> None:
    found = decide(ready(**SILENT | changes))
    assert found.approach not in ("firm_close", "ask_first")
    assert found.not_heard == not_heard
    assert tuple(found.to_dict().get("not_heard", ())) == not_heard


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.data())
def test_with_what_was_not_heard_nothing_is_between_the_buyer_and_a_firm_close(
    data: DataObject, any_facts: SearchStrategy[Facts]
) -> None:
    known = data.draw(any_facts)
    found = decide(known, as_of=DAY)
    if found.not_heard:
        assert (found.approach, found.blockers) == ("guide", ())
        heard: dict[str, Any] = {"need_confirmed": True, "buyer_actions": ["trial_used"]}
        told = {name: heard[name] for name in found.not_heard}
        assert decide(Facts.from_mapping(known.to_dict() | told), as_of=DAY).approach in (
            "firm_close",
            "ask_first",
        )
