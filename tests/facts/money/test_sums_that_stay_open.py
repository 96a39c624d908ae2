"""A yes is confirmed without a sum where the seller named two that may both be meant, or corrected one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from closecall import Thread, read_facts

_TALK = "Ada: {offer} Shall I order it?\nIvo: Yes please, go ahead with the order.\n"


def price(offer: str) -> Decimal | None:
    return read_facts(Thread.parse(_TALK.format(offer=offer), me="Ada")).facts.price_total


@pytest.mark.parametrize(
    "offer",
    [
        "The harrow costs 1,540 EUR. Sorry, typo: 1,450, not 1,540.",
        "The harrow costs 1,540 EUR. Sorry, I meant 1,450.",
        "It is 3,900 EUR, or 3,350 GBP if you prefer.",
        "It is 3,600 to 3,900 EUR depending on the stand.",
        "It is £3,600-£3,900.",
    ],
)
def test_which_sum_is_agreed_on_stays_open(offer: str) -> None:
    assert price(offer) is None


@pytest.mark.parametrize(
    ("offer", "total"),
    [
        ("It is 3,900 EUR, in 2 to 3 weeks.", "3900"),
        ("No mistake: it is 390 EUR.", "390"),
        ("It was 860 EUR, now 780 EUR.", "780"),
    ],
)
def test_a_plain_sum_stands(offer: str, total: str) -> None:
    assert price(offer) == Decimal(total)


def test_a_correction_in_german_leaves_it_open() -> None:
    text = (
        "Ada: Die Egge kostet 1.540 EUR. Entschuldigung, Tippfehler: 1.450. Soll ich sie bestellen?\n"
        "Ivo: Ja bitte, bestellen Sie sie.\n"
    )
    assert read_facts(Thread.parse(text, me="Ada")).facts.price_total is None
