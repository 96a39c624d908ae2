"""Who has a firm beside the name in a heading stays one person; who is greeted and named the price sells."""

from __future__ import annotations

import pytest

from closecall import Advisor, Thread
from closecall.thread.lexicon.side_words import parted_label
from closecall.thread.records import Side

_ANSWERED = """Ines,

We shan't be taking it any further, I'm afraid.

B. Lund

-----Original Message-----
From: Ines Roth
Sent: 12 December 2025
Subject: The lathe

Hello, as talked about: {price} for the lathe, delivered.
"""
_TWICE = """From: Ines Roth, Roth & Sons Joinery
Date: 3 March 2026

Hello Bo, the lathe is 900 euros.

From: Bo Lund
Date: 2 March 2026

What does the lathe cost?

From: Ines Roth
Date: 1 March 2026

Hello Bo, I can show you the lathe tomorrow.
"""
_ORDERED = (
    "Wout: De prijs blijft 3.150 euro, met het leer.\n"
    "Anna: De raad is gisteravond unaniem akkoord gegaan, de bon vindt u in de bijlage.\n"
)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ines Roth, Roth & Sons Joinery", "Ines Roth"),
        ("Ines Roth | Roth Joinery", "Ines Roth"),
        ("Roth, Ines", "Roth, Ines"),
        ("van der Roth, Ines", "van der Roth, Ines"),
    ],
)
def test_a_firm_beside_the_name_is_no_part_of_it(label: str, name: str) -> None:
    assert parted_label(label)[0] == name


def test_two_forms_of_a_name_are_one_party() -> None:
    thread = Thread.parse(_TWICE, me="Ines Roth")
    assert {m.speaker.side for m in thread.messages} == {Side.SELLER, Side.BUYER}


def test_who_is_greeted_and_named_the_price_is_the_seller() -> None:
    thread = Thread.parse(_ANSWERED.format(price="€900"))
    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER]
    assert not any("Say --me NAME" in warning for warning in thread.warnings)


def test_who_alone_names_a_price_sells_where_nothing_else_is_heard() -> None:
    thread = Advisor().prepare(_ORDERED).thread
    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER]
