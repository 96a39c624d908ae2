"""Who goes on with the purchase in the same talk, and is not pleaded with, may have refused another thing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

IDA, MIA = Speaker("Ida", None, Side.BUYER), Speaker("Mia", None, Side.SELLER)
_DAY = datetime(2025, 5, 6, 9, tzinfo=UTC)
_NO = "No, we will not buy it."
_OPT_OUT = "Don't send us any more mail, and take our name off your list."


def read(*turns: str, kind: ThreadKind = ThreadKind.CALL, hours: int | None = None) -> Reading:
    """Turns of the buyer and the seller in turn; dated, so many hours apart, where ``hours`` is given."""
    messages = tuple(
        Message(
            IDA if index % 2 == 0 else MIA,
            body,
            None if hours is None else Moment("", Precision.MINUTE, _DAY + timedelta(hours=hours * index)),
        )
        for index, body in enumerate(turns)
    )
    return read_facts(Thread(kind, messages, "en"))


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


def test_a_wish_later_in_the_call_leaves_open_what_the_no_was_said_to() -> None:
    reading = read(_NO, "And the mixer on trial?", "I want it.")
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


def test_so_does_thinking_it_over_after_a_plain_no() -> None:
    reading = read(_NO, "And the mixer on trial?", "Let me think about it.")
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize("later", ["Let me think about it.", "I want it so badly."])
def test_but_not_after_a_wish_to_be_left_alone(later: str) -> None:
    reading = read(_OPT_OUT, "And the mixer on trial?", later)
    assert reading.facts.refusal is Refusal.OPT_OUT


@pytest.mark.parametrize(
    "plea",
    [
        "May I ask why?",
        "And for 300 less?",
        "If I add the stand, would that help?",
        "I think you should sign today.",
    ],
)
def test_a_no_stands_where_the_seller_pleaded(plea: str) -> None:
    reading = read(_NO, plea, "Fine, I want it.")
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert approach(reading) is Approach.RESPECT_NO


@pytest.mark.parametrize(("hours", "stands"), [(1, False), (30, True), (None, True)])
def test_written_messages_are_one_talk_within_a_day(hours: int | None, stands: bool) -> None:
    turns = (_NO, "All right.", "I want it.")
    reading = read(*turns, kind=ThreadKind.EMAIL, hours=hours)
    assert (reading.facts.refusal is Refusal.EXPLICIT_NO) is stands
    assert (approach(reading) is Approach.RESPECT_NO) is stands


def test_a_no_after_the_wish_stands() -> None:
    reading = read("I want it.", "Shall I write it up?", _NO)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
