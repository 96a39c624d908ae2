"""What a seller reads of a decision: plain words, one form of dates, no name of a fact."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.cli import flip_lines
from closecall.cli.decision_view import decision_screen
from closecall.cli.flip_lines import changed
from closecall.cli.question_lines import answer_lines
from closecall.cli.verdict_lines import NAMES
from closecall.decision import Approach, Flip, Question, decide
from closecall.decision.policy_names import QUESTIONS
from closecall.facts.vocabulary import BuyerKind, Conviction, Facts, Refusal, Stage

Run = Callable[..., Any]

READY = {
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
    "hesitations": [{"hardness": "soft"}],
    "seller_conviction": "certain",
    "conviction_reasons": ["the trial cut their paperwork by half"],
}
NOTHING_LEFT = "nothing holds them back any more, so that there is nothing to disagree with"
CHANGES: dict[str, list[object]] = {
    "seller_conviction": ["unsure", "not_good", None],
    "conviction_reasons": [[]],
    "price_total": [60_000, None],
    "approval_limit": [1_000],
    "decision_maker_objects": [True],
    "decision_makers_total": [2, 3],
    "decision_makers_agreed": [0, 1],
    "contact_role": ["user"],
    "hesitations": [[], [{"hardness": "hard"}], [{"hardness": "hard"}, {"hardness": "soft"}]],
    "open_buyer_questions": [1],
    "stage": ["discovery", "accepted", "negotiation"],
    "price_known": [False],
    "need_confirmed": [False],
    "firm_attempts": [1, 2],
    "seller_unanswered": [1, 3],
    "days_since_buyer": [45],
    "refusal": ["brush_off"],
    "meetings_kept": [0],
    "buyer_actions": [[]],
    "buyer_initiated": [0],
    "verbal_interest": ["none", "curious"],
}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=3, unique=True), st.integers(0, 2))
def test_every_change_is_told_in_words(names: list[str], turn: int) -> None:
    known = READY | {name: CHANGES[name][turn % len(CHANGES[name])] for name in names}
    if (known["decision_makers_total"] or 0) < (known.get("decision_makers_agreed") or 0):  # type: ignore[operator]
        return
    for flip in decide(Facts.from_mapping(known)).flips:
        told = changed(flip)
        assert told
        assert "_" not in told
        assert "{" not in told


def test_no_saying_is_left_for_a_change_that_cannot_be() -> None:
    path = Path(flip_lines.__file__).with_name("flips.toml")
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) <= set(Facts.model_fields)


@pytest.mark.parametrize(
    ("fact", "before", "after", "told"),
    [
        ("hesitations", ["fit.hard.open"], ["fit.hard.resolved"], NOTHING_LEFT),
        (
            "hesitations",
            ["fit.hard.open", "price.soft.open"],
            ["fit.hard.resolved", "price.soft.open"],
            "they say that what must change first is settled",
        ),
        ("hesitations", None, ["unspecified.soft.open"], "something holds them back after all"),
        ("price_total", 60_000, 49_999, "the first commitment is at most 49,999"),
        ("open_buyer_questions", 2, 0, "their questions are answered"),
        ("seller_unanswered", 0, 3, "3 messages of yours stay without a reply"),
    ],
)
def test_a_change_reads_as_a_salesperson_would_say_it(
    fact: str, before: object, after: object, told: str
) -> None:
    assert changed(Flip(fact, before, after, Approach.GUIDE)) == told


def test_what_an_answer_leads_to_is_asked_in_the_same_go() -> None:
    known = READY | {"buyer_kind": None, "annual_means": None, "price_total": 1_500, "currency": "USD"}
    screen = decision_screen(decide(Facts.from_mapping(known)))
    assert screen.index("Who pays") < screen.index("I also ask") < screen.index("more than about 31,000 USD")
    assert "--facts buyer_kind=ANSWER,annual_means=ANSWER" in screen


def test_more_than_four_questions_are_not_asked_in_one_go() -> None:
    unknown = ("buyer_kind", "annual_means", "price_known", "need_confirmed", "hesitations", "stage")
    found = decide(Facts.from_mapping(READY | dict.fromkeys(unknown) | {"price_total": 1_500}))
    assert len(found.questions) + len(found.ahead) > 4
    screen = decision_screen(found)
    assert f"up to {len(found.ahead)} more questions follow" in screen
    assert [each.fact for each in found.questions if f"{each.fact}=ANSWER" not in screen] == []
    assert [each.fact for each in found.ahead if f"{each.fact}=ANSWER" in screen] == []


@pytest.mark.parametrize("fact", sorted({*QUESTIONS} - {"possible_yes"}))
def test_a_question_says_how_it_is_answered_and_not_what_that_wins(fact: str) -> None:
    values: dict[str, list[Any]] = {
        "refusal": list(Refusal),
        "stage": [Stage.EVALUATION, Stage.PROPOSAL, Stage.NEGOTIATION, Stage.VERBAL_YES, Stage.ACCEPTED],
        "seller_conviction": list(Conviction),
        "buyer_kind": list(BuyerKind),
        "price_known": ["true", "false"],
        "need_confirmed": ["true", "false"],
        "hesitations": ["soft", "hard", "none"],
    }
    named = values.get(fact, ["1", "2"])
    question = Question(fact, "So?", dict.fromkeys(map(str, named), Approach.FIRM_CLOSE))
    told = list(answer_lines(question))
    if fact != "seller_conviction" and len(named) > 2:
        assert len(told) == len(named) + 1
    assert told[-1].strip().startswith("(")
    assert not any(name in " ".join(told) for name in NAMES.values())


@pytest.mark.parametrize(
    ("heard", "is_said"),
    [({"refusal": "not_now"}, True), ({"verbal_interest": "none", "meetings_kept": 0}, False)],
)
def test_not_now_stands_in_the_headline_only_where_they_said_it(
    heard: dict[str, object], is_said: bool
) -> None:
    found = decide(Facts.from_mapping(READY | {"buyer_actions": [], "buyer_initiated": 0} | heard))
    assert found.approach is Approach.NURTURE
    headline = decision_screen(found).splitlines()[0]
    assert ("not now" in headline.lower()) is is_said


def test_what_lifts_a_blocker_is_told_once() -> None:
    cold = decide(Facts.from_mapping(READY | {"price_known": False}))
    assert [flip.fact for flip in cold.flips] == ["price_known"]
    screen = decision_screen(cold)
    assert "The buyer does not know the price." in screen
    assert "Telling the price" not in screen
    assert "elling the price" in decision_screen(replace(cold, flips=()))


def test_dates_are_written_one_way() -> None:
    known = READY | {"refusal": "not_now", "defer_until": "2027-07-01", "critical_date": "2027-08-02"}
    screen = decision_screen(decide(Facts.from_mapping(known)))
    assert "not now, until 1 Jul 2027." in screen
    assert "Thu 1 Jul 2027." in screen
    assert "2 Aug 2027" in screen
    assert "2027-" not in screen


@pytest.mark.parametrize("said", ["opt_out", "explicit_no"])
def test_after_a_no_nothing_else_is_named_that_speaks_against_a_firm_close(said: str) -> None:
    decision = decide(Facts.from_mapping({**READY, "refusal": said, "seller_conviction": "unsure"}))

    screen = decision_screen(decision, language="")
    against = screen.partition("What speaks against a firm close")[2].partition("\n\n")[0]

    assert len(decision.blockers) > 1
    assert [line for line in against.splitlines() if line.startswith("  - ")] == [
        f"  - {decision.blockers[0].sentence}"
    ]


TALK = """From: Ada Ruiz <ada@harrow.example>
Date: 2 June 2025 09:00

The harrow is 400 EUR. Shall I put you down?

From: Ivo Brandt <ivo@lowerfield.example>
Date: 3 June 2025 09:00

{said}
"""


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("I'm scared of the change. Let me think it over once more.", True),
        ("I'm scared of the change. We have decided against it.", False),
        ("Nothing holds me back any more, I only want to see the colours.", False),
    ],
)
def test_what_holds_back_is_told_only_where_something_does(said: str, is_told: bool, run: Run) -> None:
    screen = run("advise", "-", "--me", "Ada", stdin=TALK.format(said=said).encode()).out
    assert ("What holds them back" in screen) is is_told


@pytest.mark.parametrize(
    ("later", "sent"),
    [
        ("", "Next touch, after the reply above:"),
        (
            "From: Ada Ruiz <ada@harrow.example>\nDate: {day} June 2025 09:00\n\nAny news?\n",
            "Next touch, with",
        ),
    ],
)
def test_a_light_draft_is_a_reply_or_the_next_touch(later: str, sent: str, run: Run) -> None:
    talk = TALK.format(said="We'll have a look when there is time.") + "".join(
        f"\n{later.format(day=day)}" for day in (10, 16, 23) if later
    )
    screen = run("advise", "-", "--me", "Ada", stdin=talk.encode()).out
    assert screen.startswith("KEEP IN TOUCH")
    assert sent in screen
