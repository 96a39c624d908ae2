"""In a call that the seller answers, a buyer who says who he is has called himself."""

from __future__ import annotations

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def started(*lines: tuple[str, str], name: str = "Nora Quill", lang: str = "en") -> object:
    """How often the buyer began; lines are the side that speaks, S or B, and what is said."""
    sides = {"S": Speaker("Pim", side=Side.SELLER), "B": Speaker(name, side=Side.BUYER)}
    said = tuple(Message(sides[side], text) for side, text in lines)
    return observe(Thread(ThreadKind.CALL, said, lang)).values.get("buyer_initiated")


@pytest.mark.parametrize(
    ("lang", "greeting", "answer"),
    [
        ("en", "Sailmaker's loft, Pim speaking.", "Morning, it's Nora Quill with the tan jib."),
        ("fr", "La Voilerie, Pim, bonjour.", "Bonjour, c'est Nora, pour le foc."),
        ("de", "Segelmacherei, Pim am Apparat.", "Guten Tag, Quill hier, wegen der Fock."),
    ],
)
def test_a_buyer_who_names_himself_after_the_sellers_greeting_has_called(
    lang: str, greeting: str, answer: str
) -> None:
    assert started(("S", greeting), ("B", answer), lang=lang) == 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (("S", "Hello, is that the lady with the jib?"), ("B", "It's Nora Quill, yes."), "he is asked for"),
        (("S", "Hello Nora, Pim here about the jib."), ("B", "Nora Quill. Go on."), "he is addressed"),
        (("B", "Nora Quill."), ("S", "Pim here, about the jib."), "he answers the telephone"),
        (("S", "Pim from the loft about the jib."), ("B", "Oh, hello."), "he names nobody"),
    ],
)
def test_a_buyer_who_is_called_has_not_started_it(
    first: tuple[str, str], second: tuple[str, str], why: str
) -> None:
    assert started(first, second) is None, why


def test_a_call_that_he_asked_for_counts_once_though_he_tells_of_other_days_in_the_same_breath() -> None:
    lines = (
        ("S", "You asked me to ring."),
        ("B", "I asked for it, yes, I did. We had the jib up on Sunday."),
    )
    assert started(*lines) == 1


@pytest.mark.parametrize(
    "inquiry",
    [
        "Hello, do you repair sails?",
        "I got your number from Wim. Can you make a tan jib?",
        "Is the blue dinghy still for sale?",
        "Could you come and look at a torn jib this week?",
    ],
)
def test_a_buyer_who_speaks_first_with_an_inquiry_has_begun_once(inquiry: str) -> None:
    assert started(("B", inquiry), ("S", "We do. What size is it?"), ("B", "Nine metres.")) == 1


@pytest.mark.parametrize(
    "line", ["Thanks for the price. Do you repair jibs too?", "What size was it again?", "Yes?"]
)
def test_first_words_that_go_on_with_something_older_begin_nothing(line: str) -> None:
    assert started(("B", line), ("S", "Nine metres."), ("B", "Right.")) is None


def test_an_inquiry_after_the_seller_spoke_begins_nothing() -> None:
    assert started(("S", "Here is the price of the jib."), ("B", "Do you repair sails?")) is None
