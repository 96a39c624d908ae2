"""A yes in words is a deal once the price is told back with it, or the buyer goes along with what follows."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def stage(*turns: tuple[Side, str], lang: str = "en") -> Stage | None:
    told = tuple(Message(Speaker(side=side), words) for side, words in turns)
    return read_facts(Thread(ThreadKind.EMAIL, told, lang), as_of=date(2026, 3, 12)).facts.stage


SELLER, BUYER = Side.SELLER, Side.BUYER


@pytest.mark.parametrize(
    ("lang", "price", "yes"),
    [
        ("en", "Both signs come to £640 fitted.", "Ok let's do it. £640 is fine."),
        ("sv", "Skissen är klar, 6 400 kr för båda.", "Då beställer vi båda för 6 400, kör på det."),
    ],
)
def test_the_price_told_back_seals_it(lang: str, price: str, yes: str) -> None:
    assert stage((SELLER, price), (BUYER, yes), lang=lang) is Stage.ACCEPTED


def test_the_price_may_be_told_back_in_the_next_line_of_the_same_turn() -> None:
    assert stage((SELLER, "£640 fitted."), (BUYER, "Let's do it."), (BUYER, "640 ok")) is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "price", "yes"),
    [
        (
            "en",
            "Both come to £640.",
            "Ok let's do it. £640 is fine. Only, let me think about it for a few days.",
        ),
        ("pt", "São 870 €.", "Quero avançar convosco. Os 870 € estão bem. Só que deixe-me pensar uns dias."),
    ],
)
def test_a_yes_beside_which_he_asks_for_time_is_not_sealed(lang: str, price: str, yes: str) -> None:
    assert stage((SELLER, price), (BUYER, yes), lang=lang) is not Stage.ACCEPTED


def test_a_yes_that_is_taken_back_in_the_same_breath_is_no_deal() -> None:
    asked = "It's 640 pounds. Shall I order it for you?"
    assert stage((SELLER, asked), (BUYER, "Yes, no, sorry, leave it.")) is not Stage.ACCEPTED


@pytest.mark.parametrize("price", ["£700 fitted.", "£6 a day."])
def test_another_number_seals_nothing(price: str) -> None:
    yes = "Let's do it. We are 640 people and need 6 of them."
    assert stage((SELLER, price), (BUYER, yes)) is Stage.VERBAL_YES


def test_who_goes_along_with_what_the_seller_then_does_has_sealed_it() -> None:
    said = [(BUYER, "All right, I'll take it."), (SELLER, "I'll send the debit form. £18 a month.")]
    assert stage(*said, (BUYER, "Yes, do that, same address.")) is Stage.ACCEPTED
    assert stage(*said, (BUYER, "Yes, but let me check first.")) is Stage.VERBAL_YES
    assert stage(*said, (BUYER, "My mother rang about the dog.")) is Stage.VERBAL_YES


def test_without_a_price_nothing_is_sealed_by_going_along() -> None:
    said = [(BUYER, "All right, I'll take it."), (SELLER, "I'll send the form."), (BUYER, "Yes, do that.")]
    assert stage(*said) is Stage.VERBAL_YES


@pytest.mark.parametrize(
    ("lang", "price", "order"),
    [
        ("fr", "Le lot est à 380 €.", "On réserve pour samedi, 380 c'est bon."),
        ("nl", "De bus is € 495 per maand.", "Dan bestellen we hem, 495 is prima."),
    ],
)
def test_an_order_at_the_sellers_price_is_the_deal(lang: str, price: str, order: str) -> None:
    assert stage((SELLER, price), (BUYER, order), lang=lang) is Stage.ACCEPTED


@pytest.mark.parametrize(
    "words",
    [
        "Please book Josh on the course.",
        "Could you book Josh, at £725?",
        "We'd book Josh if £725 includes lunch.",
        "We did not book Josh, £725 is a lot.",
        "Please book a call about the £725.",
        "Please book Josh. £725 is a lot, let me sleep on it.",
        "Please book Josh, £600 each.",
    ],
)
def test_an_order_on_a_condition_or_at_no_price_or_another_is_none(words: str) -> None:
    assert stage((SELLER, "Three places left, £725 per person."), (BUYER, words)) is not Stage.ACCEPTED


def test_who_repeats_the_day_that_the_seller_names_goes_along() -> None:
    said = [
        (BUYER, "We'll have it. Three hundred and ninety five, that's fine."),
        (SELLER, "The 12th at ten?"),
    ]
    assert stage(*said, (BUYER, "The 12th at ten, I've written it down.")) is Stage.ACCEPTED
    assert stage(*said, (BUYER, "The kettle is on.")) is Stage.VERBAL_YES
