"""A yes to the seller's question about a trouble tells the need as well as a sentence about it."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.deal import read_deal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def need_after(question: str, answer: str) -> Any:
    thread = Thread(ThreadKind.EMAIL, (Message(SELLER, question), Message(BUYER, answer)), lang="en")
    return read_deal(thread).values.get("need_confirmed")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is the damp still a problem?", "Yes, it's got worse."),
        ("Are you still losing bookings?", "Yes, every week."),
        ("Are you still short of drivers?", "Unfortunately we are."),
    ],
)
def test_a_yes_to_a_question_about_a_trouble_confirms_the_need(question: str, answer: str) -> None:
    assert need_after(question, answer) is True


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is the damp still a problem?", "No, it's dry now."),
        ("Is the price a problem?", "Yes, a bit."),
        ("Are you still interested?", "Yes, we are."),
        ("Shall I send the plan?", "Yes, please."),
    ],
)
def test_a_yes_to_another_question_confirms_no_need(question: str, answer: str) -> None:
    assert need_after(question, answer) is None


def test_a_later_denial_takes_the_need_back() -> None:
    thread = Thread(
        ThreadKind.EMAIL,
        (
            Message(BUYER, "The roof leaks."),
            Message(SELLER, "Shall I come?"),
            Message(BUYER, "No need for that any more, we don't need it."),
        ),
        lang="en",
    )
    assert read_deal(thread).values["need_confirmed"] is False
