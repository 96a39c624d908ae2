"""What a real, weak model says it heard, and what becomes of it; see cassettes/README.md."""

from __future__ import annotations

from closecall import Advisor, ModelReader, OpenAIModel
from closecall.advice import Preparation
from closecall.model import ModelSettings
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Marit Solberg", "marit@fjordbread.example", Side.BUYER)
SELLER = Speaker("Owen Pike", "owen@doughworks.example", Side.SELLER)
PATIENCE = 400.0
"""Seconds: a small model on a laptop is slow when it is recorded."""


def read(url: str, *said: tuple[Speaker, str]) -> Preparation:
    thread = Thread(ThreadKind.EMAIL, tuple(Message(*one) for one in said), "en")
    model = OpenAIModel(ModelSettings(url, "qwen2.5-1.5b-instruct", timeout=PATIENCE))
    return Advisor(reader=ModelReader(model)).prepare(thread)


def test_a_stop_is_heard_by_both_readers(cassette: str) -> None:
    prepared = read(
        cassette,
        (SELLER, "Hi Marit, shall I send you the contract for the mixer?"),
        (
            BUYER,
            "Dear Owen, we went with another maker last week. Kindly take us off your list and do not call "
            "the shop again.",
        ),
    )
    assert prepared.listened is not None
    assert [claim.value for claim in prepared.listened.claims or () if claim.fact == "refusal"] == ["opt_out"]
    assert prepared.reading.facts.refusal == "opt_out"
    assert prepared.brief.approach == "respect_no"


def test_what_it_makes_up_makes_nothing_firmer(cassette: str) -> None:
    prepared = read(
        cassette,
        (SELLER, "Hi Marit, the mixer is 3,200 EUR. Would you like to go ahead?"),
        (
            BUYER,
            "Hello Owen, every batch comes out different, the old one is worn. Honestly I am sold on yours. "
            "But my sister owns half of the bakery and she has not seen it yet. Give us a little time.",
        ),
    )
    count, listened = prepared.reading.claims, prepared.listened
    assert listened is not None
    assert count is not None
    assert (count.made, listened.attempts) == (len(listened.claims or ()), 1)
    assert sum(number for _, number in count.dropped) >= 1
    assert prepared.brief.approach == "guide"
