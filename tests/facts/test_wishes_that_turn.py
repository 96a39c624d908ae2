"""What turns against a wish, and that no reader heard, is asked about in every language."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Speaker("Ada", None, Side.BUYER), Speaker("Ben", None, Side.SELLER)


def is_asked_about(lang: str, asks: str, answer: str) -> bool:
    turns = (Message(SELLER, asks), Message(BUYER, answer))
    return bool(read_facts(Thread(ThreadKind.EMAIL, turns, lang=lang)).unsettled)


@pytest.mark.parametrize(
    ("lang", "asks", "wish", "turn"),
    [
        ("en", "The kiln is €900. Shall I order it?", "I adore it", "if only the shed were dry"),
        ("it", "Il forno costa 900 €. Lo ordino?", "Lo voglio davvero", "ma Rosa ha già la mia parola"),
        ("pt", "O forno custa 900 €. Encomendo?", "Quero mesmo", "mas a Rosa já tem a minha palavra"),
        ("nl", "De oven kost 900 €. Zal ik hem bestellen?", "Ik wil het echt", "maar Rosa heeft mijn woord"),
        ("sv", "Ugnen kostar 900 €. Ska jag beställa?", "Jag vill verkligen ha den", "men Rosa har mitt ord"),
    ],
)
def test_what_turns_against_a_wish_is_asked_about(lang: str, asks: str, wish: str, turn: str) -> None:
    assert is_asked_about(lang, asks, f"{wish}, {turn}.")
    assert not is_asked_about(lang, asks, f"{wish}.")


def test_a_question_that_turns_goes_on() -> None:
    assert not is_asked_about("en", "The kiln is €900. Shall I order it?", "I adore it, but is it heavy?")
