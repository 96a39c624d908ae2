"""A no whose words are a part of a "not now" is none: it says until when (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def refusal(said: str, lang: str = "en") -> Refusal | None:
    turns = ((Side.SELLER, "Hello, here is the offer."), (Side.BUYER, said))
    messages = tuple(Message(Speaker(side=side), body) for side, body in turns)
    return read_facts(Thread(ThreadKind.EMAIL, messages, lang)).facts.refusal


@pytest.mark.parametrize(
    "said",
    [
        "The grant is used up, so it will not happen before January.",
        "The lads are all on the bypass, so it won't happen before the summer.",
        "The pot is empty, so we won't be buying anything before the new budget opens.",
    ],
)
def test_a_no_until_a_day_is_a_not_now(said: str) -> None:
    assert refusal(said) is Refusal.NOT_NOW


@pytest.mark.parametrize(
    "said",
    [
        "It will not happen, sorry.",
        "It won't happen. The hall is busy before January anyway.",
        "We're not interested and nothing will change that before January.",
        "No thanks, we are not interested, and won't be before January either.",
        "We've decided against it, so please don't ring before January or after.",
    ],
)
def test_a_no_beside_a_day_stays_a_no(said: str) -> None:
    assert refusal(said) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
