"""Which clauses are doubted because neither the thread nor any letter to a buyer has their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep

HIS = (
    "We like the soapstone stove, and my husband Teo wants to see it burning. We cook for forty "
    "children, and the old one needs an hour to warm up."
)
SELLERS = "The Monk stays warm overnight and costs 3,800 pounds. You can hand it back within 60 days."


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("The Monk stays warm overnight, so I would begin with your mornings.", False),
        ("Teo wants to see it burning, and that is a good wish.", False),
        ("I'd think about it for as long as you like; nothing has to be decided by then.", False),
        ("A gentleman from the orchestra has asked after it twice.", True),
        ("It came out on top for embers in the club magazine.", True),
        ("Most mums say the first winter decides it.", True),
        ("Fingers freeze on mornings like that, and pipes burst.", True),
        ("Your people told me that they hate the old one.", True),
        ("If your people told me more, I could answer it.", False),  # nothing is told
        ("He seemed glad about the Monk.", True),
        ("You seemed glad about the Monk.", False),  # the buyer himself
        ("Would a gentleman from the orchestra buy it?", False),  # asserts nothing
        ("Thank you for the biscuits and the sunshine.", False),
    ],
)
def test_an_assertion_of_what_the_thread_does_not_hold_is_doubted(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, is_doubted: bool
) -> None:
    assert bool(marked_in(sheet_of(text, HIS, SELLERS), "unknown_matter")) is is_doubted


def test_a_declared_part_is_read_apart_from_what_stands_beside_it(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]
) -> None:
    step = NextStep(what="bring kindling, firewood, a basket and a poker", when="on Friday")
    text = "You get me to bring kindling, firewood, a basket and a poker on Friday."
    assert marked_in(sheet_of(text, HIS, SELLERS), "unknown_matter")
    assert not marked_in(sheet_of(text, HIS, SELLERS, next_step=step), "unknown_matter")


@pytest.mark.parametrize(
    ("approach", "lang"), [("respect_no", "en"), ("guide", "de")]
)  # after a no, rules of its own; no list of words
def test_it_is_asked_of_english_letters_that_are_no_farewell(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], approach: str, lang: str
) -> None:
    text = "A gentleman from the orchestra has asked after it twice."
    assert not marked_in(sheet_of(text, HIS, SELLERS, approach=approach, lang=lang), "unknown_matter")
