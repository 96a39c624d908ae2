"""Who gives sizes of his own place has measured it, in whatever words."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import BuyerAction


def deeds(told: str, *, first: bool = False) -> tuple[BuyerAction, ...]:
    text = f"Bram: {told}\nOdile: Thanks.\nBram: Ok.\n" if first else f"Odile: Hello.\nBram: {told}\n"
    return tuple(read_facts(Thread.parse(text, me="Odile")).facts.known().get("buyer_actions") or ())


@pytest.mark.parametrize(
    "told",
    [
        "It's 2.6m x 70cm above the door.",
        "Popped out with the tape, 70 cm.",
        "Die drei Plätze: 160x80, 160x80, 180x80.",
        "Le rail fait 2m40 sur 2m10.",
        "Ya medí, dieciocho centímetros de hormigón.",
    ],
)
def test_sizes_in_a_statement_are_a_deed(told: str) -> None:
    assert deeds(told) == (BuyerAction.SHARED_DATA,)


@pytest.mark.parametrize(
    "told",
    [
        "Is it 2.6m x 70cm?",
        "It is 3 cm too high and 2 cm too wide.",
        "Your lorry is 3 m wide and 4 m high.",
        "We would need 2.6m x 70cm.",
        "The gap is 70 cm.",
        "There are 20 people and 30 chairs.",
        "The children ran 400 m and 800 m on Sunday.",
        "He is 1.80 m and she is 1.60 m.",
        "A 6 x 6 is what the lads drive.",
        "We print flyers, 10.5 x 14.8 cm.",
        "We have not measured, the gap will be 70 cm.",
        "My neighbour measured his, 85 cm.",
        "The brochure says 1.2 m x 2 m.",
        "Gemessen habe ich nicht, es sind etwa 70 cm.",
        "Je n'ai pas encore mesuré, 70 cm peut-être.",
        "Aún no he medido, son 70 cm.",
        "Non ho misurato, 70 cm circa.",
        "Nog niet opgemeten, 70 cm ongeveer.",
        "Ainda não medi, 70 cm talvez.",
        "Jag har inte mätt, cirka 70 cm.",
        "Nie zmierzyłem, chyba 70 cm, może wymiar 80 cm.",
    ],
)
def test_a_wish_a_complaint_or_one_size_alone_is_none(told: str) -> None:
    assert deeds(told) == ()


def test_sides_without_a_unit_are_no_deed() -> None:
    assert deeds("Just 60 x 80.") == ()


def test_a_first_message_orders_a_size_unless_it_says_that_it_was_measured() -> None:
    assert deeds("A sign for the door, 2.6m x 70cm.", first=True) == ()
    assert deeds("Here are the measurements, 2.6m x 70cm.", first=True) == (BuyerAction.SHARED_DATA,)


def test_a_measure_taken_and_its_sizes_are_one_deed() -> None:
    assert deeds("I measured the stairs, 31 inches by 40 inches.") == (BuyerAction.DID_TASK,)
