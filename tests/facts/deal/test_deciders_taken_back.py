"""Who says that he decides alone, and in the same breath names another or a limit, does not decide alone."""

from __future__ import annotations

import pytest

from closecall.facts.deal.decision_makers.deciders import deciders
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker(side=Side.SELLER), Speaker(side=Side.BUYER)
WHO = {"en": "Who decides about this?", "es": "¿Quién decide?", "fr": "Et votre mari ?"}


def decides_alone(answer: str, lang: str = "en", question: str = "") -> bool:
    turns = (Message(SELLER, question or WHO[lang]), Message(BUYER, answer))
    return deciders(Thread(ThreadKind.EMAIL, turns, lang)).values.get("decision_makers_total") == 1


@pytest.mark.parametrize(
    ("answer", "lang"),
    [
        ("It rests with me, the treasurer and Otto.", "en"),
        ("Solely mine, though Fritz tends to look them over.", "en"),
        ("It stops with me until the spring.", "en"),
        ("Solely mine. Anything above three hundred is Oslo's, though.", "en"),
        ("It all rests with me. And Wilma, of course.", "en"),
        ("All mine! Well, when the lender nods.", "en"),
        ("She could not care less, as long as it stays below fifty.", "en"),
        ("Single dad here, so my mum chips in.", "en"),
        ("One man band here, my wife keeps the purse.", "en"),
        ("No boss here, we are a collective.", "en"),
        ("No board here, we raise hands at the assembly.", "en"),
        ("My partner moved out of the shop, she signs from home.", "en"),
        ("He sold out to a chain. They approve it all now.", "en"),
        ("It's my surgery and Doctor Amin's.", "en"),
        ("The money is only mine up to five hundred.", "en"),
        ("No tengo la última firma.", "es"),
        ("No hay jefe, lo votamos en asamblea.", "es"),
        ("Mi madre ya no está en la tienda, firma desde casa.", "es"),
        ("Auto-entrepreneuse, oui. Il tient les comptes.", "fr"),
    ],
)
def test_an_answer_that_names_another_or_a_limit_is_taken_back(answer: str, lang: str) -> None:
    assert not decides_alone(answer, lang)


@pytest.mark.parametrize(
    "answer",
    [
        "All mine.",
        "It rests with me alone.",
        "It's my workshop but I'll sleep on it.",
        "Solely mine. My sister has nothing to do with it.",
        "No boss here.",
    ],
)
def test_one_that_names_nobody_stands(answer: str) -> None:
    assert decides_alone(answer)


@pytest.mark.parametrize(
    ("said", "objects"),
    [
        ("My daughter told me not to buy it.", True),
        ("My daughter told me not to buy it. Please order it.", None),
        ("My daughter told me not to buy it. Please don't order it.", True),
        ("I would order it, but my daughter told me not to buy it.", True),
        ("I would order it. My daughter told me not to buy it.", True),
        ("Order it? My daughter told me not to buy it.", True),
    ],
)
def test_who_orders_has_heard_the_advice_against_it(said: str, objects: bool | None) -> None:
    turns = (Message(SELLER, "It is 950, shall I order it?"), Message(BUYER, said))
    assert deciders(Thread(ThreadKind.EMAIL, turns, "en")).values.get("decision_maker_objects") is objects
