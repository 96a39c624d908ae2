"""What somebody wants done before a day waits for none; what he does first does."""

from __future__ import annotations

from datetime import date

import pytest

from closecall import Thread, read_facts
from closecall.facts import Refusal


def refusal(said: str) -> Refusal | None:
    talk = f"Tom: The plan is 2,500 dollars. Shall I set it up?\nAnn: {said}\n"
    return read_facts(Thread.parse(talk, me="Tom"), as_of=date(2026, 10, 1)).facts.refusal


@pytest.mark.parametrize(
    "said",
    [
        "We really want to get moving before January.",
        "I really want to get started before my hip operation in January.",
        "We have to decide before March.",
    ],
)
def test_a_deadline_is_no_not_now(said: str) -> None:
    assert refusal(said) is not Refusal.NOT_NOW


@pytest.mark.parametrize(
    "said",
    [
        "We don't want to start before March.",
        "We want to talk it over before we decide in March.",
        "We have to get the roof done before we can think of this in May.",
    ],
)
def test_what_comes_first_is_one(said: str) -> None:
    assert refusal(said) is Refusal.NOT_NOW
