"""The price that only the note states is known to the buyer once he names it."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts


def known(told: str, *, note: str) -> object:
    text = f"Odile: Did you think about it?\nBram: {told}\n"
    return read_facts(Thread.parse(text, me="Odile"), note=note).facts.known().get("price_known")


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("Twenty four hundred is a lot, but fine.", "The quote is $2,400 for all."),
        ("One forty a month, I saw that.", "Plan is $140 a month, twelve months."),
        ("The 2400, yes.", "The quote is $2,400 for all."),
    ],
)
def test_who_names_the_notes_price_knows_it(told: str, note: str) -> None:
    assert known(told, note=note) is True


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("Let me think.", "The quote is $2,400 for all."),
        ("We have 2300 chairs.", "The quote is $2,400 for all."),
        ("We are 40 people.", "The fee is $40."),
        ("The 2400, yes.", "I am sure that it helps them."),
    ],
)
def test_who_names_another_number_may_not_know_it(told: str, note: str) -> None:
    assert known(told, note=note) is None
