"""A guiding draft takes up the question that the buyer left open (G2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Draft
from closecall.facts.vocabulary import Vulnerability

FIRST = "A new oven before Easter is a real change."
QUESTION = (
    "Thanks Tom. How loud is the ventilator? I just want to think about it a little longer before Easter."
)


@pytest.fixture(name="passed_over")
def _passed_over(honest: dict[str, Draft], brief_of: Callable[..., Brief]) -> Callable[..., bool]:
    def is_passed_over(answer: str, *, asked: str = QUESTION, **facts: Any) -> bool:
        brief = brief_of("guide")
        assert brief.thread is not None
        *before, last = brief.thread.messages
        thread = replace(brief.thread, messages=(*before, replace(last, body=asked)))
        known = brief.facts.model_copy(update={"open_buyer_questions": 1} | facts)
        draft = honest["guide"]
        body = draft.body.replace(FIRST, f"{FIRST} {answer}")
        problems = problems_in(
            draft.model_copy(update={"body": body}), replace(brief, thread=thread, facts=known)
        )
        return any(problem.code == "question_passed_over" for problem in problems)

    return is_passed_over


@pytest.mark.parametrize("answer", ["", "It is a fine machine.", "How much noise there is matters less."])
def test_a_question_that_nothing_takes_up_is_found(passed_over: Callable[..., bool], answer: str) -> None:
    assert passed_over(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "The ventilator hums.",
        "It is not loud at all.",
        "I will ask about the ventilators by Thursday.",
    ],
)
def test_a_question_that_is_taken_up_passes(passed_over: Callable[..., bool], answer: str) -> None:
    assert not passed_over(answer)


def test_nothing_is_asked_of_a_draft_where_no_question_is_open(passed_over: Callable[..., bool]) -> None:
    assert not passed_over("", open_buyer_questions=0)
    assert not passed_over("", asked="Thanks Tom, I will think about it.")
    assert not passed_over("", vulnerability=Vulnerability.BEREAVEMENT)


@pytest.mark.parametrize(
    ("answer", "is_promised"),
    [
        ("Your question is open, and you will have my answer.", True),
        ("That is a good question.", False),
        ("There is an answer to everything.", False),
    ],
)
def test_an_answer_that_is_promised_for_a_day_will_do(
    passed_over: Callable[..., bool], answer: str, is_promised: bool
) -> None:
    assert passed_over(answer) is not is_promised


def test_who_wants_to_know_asks_without_a_mark(passed_over: Callable[..., bool]) -> None:
    asked = "Thanks Tom. My brother will want to know how loud the ventilator is."
    assert passed_over("", asked=asked)
    assert not passed_over("The ventilator hums.", asked=asked)
    assert not passed_over("", asked="Thanks Tom. We know how loud the ventilator is.")


@pytest.mark.parametrize(
    ("asked", "is_met"),
    [
        ("We really bake loaves, every batch a tray. Can you help us decide?", True),
        ("We bake loaves, every batch a tray. Could you walk us through the options?", True),
        (
            "We bake loaves, every batch a tray. Can you help us with the ventilator?",
            False,
        ),  # it names a thing
        ("We bake loaves, every batch a tray. Would you explain the ventilator?", False),
    ],
)
def test_who_asks_to_be_guided_is_answered_by_a_guiding_draft(
    passed_over: Callable[..., bool], asked: str, is_met: bool
) -> None:
    assert passed_over("A tray from every batch is what I would look at.", asked=asked) is not is_met
