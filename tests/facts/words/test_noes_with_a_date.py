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
        "We're all for it but it isn't happening this quarter.",
        "Isn't happening this side of Easter. May yes.",
        "It's not going to happen in 2027, try us the year after.",
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
        "It isn't happening this quarter or the next.",
        "It isn't happening this year, we picked the other lot.",
        "This isn't happening. Not this year, not ever.",
    ],
)
def test_a_no_beside_a_day_stays_a_no(said: str) -> None:
    assert refusal(said) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@pytest.mark.parametrize(
    ("lang", "limited", "plain"),
    [
        ("de", "Daraus wird vor Weihnachten nichts. Im Januar gern.", "Daraus wird nichts."),
        ("fr", "Ça ne se fera pas ce trimestre, rappelez-moi en avril.", "Ça ne se fera pas."),
        ("es", "Este trimestre no va a poder ser.", "No va a poder ser."),
        ("it", "Quest'anno non se ne fa niente. A gennaio sì.", "Non se ne fa niente."),
        ("nl", "Dat gaat niet door voor de kerst. In januari wel.", "Dat gaat niet door."),
        ("pl", "W tym kwartale nic z tego nie będzie.", "Nic z tego nie będzie."),
        ("pt", "Não vai acontecer este trimestre.", "Não vai acontecer."),
        ("sv", "Det blir inget det här kvartalet.", "Det blir inget."),
    ],
)
def test_a_no_to_a_time_that_ends_is_a_not_now(lang: str, limited: str, plain: str) -> None:
    assert refusal(limited, lang) is Refusal.NOT_NOW
    assert refusal(plain, lang) is Refusal.EXPLICIT_NO
