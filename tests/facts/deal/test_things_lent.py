"""A thing that was lent and is spoken of in use was tried, though nobody says the word."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import BuyerAction


def tried(*turns: str) -> bool:
    sides = ("Odile: ", "Bram: ")
    text = "\n".join(sides[number % 2] + turn for number, turn in enumerate(turns))
    done = read_facts(Thread.parse(text, me="Odile")).facts.known().get("buyer_actions") or ()
    return BuyerAction.TRIAL_USED in done


@pytest.mark.parametrize(
    ("lent", "told"),
    [
        ("Two chairs are on loan until the 15th, as agreed.", "They are in use all day, there's a queue."),
        ("Your trial is switched on until the 20th.", "We've had the front desk on it all week."),
        ("I've left the press with you for a week.", "It printed the whole run by Friday."),
    ],
)
def test_what_was_lent_and_is_in_use_was_tried(lent: str, told: str) -> None:
    assert tried(lent, told)
    assert tried(lent, "Thanks.", "How is it going?", told)
    assert not tried("The price is 400.", told)


@pytest.mark.parametrize("told", ["We haven't used it yet.", "Thanks, got it.", "Does it work with dust?"])
def test_what_was_lent_and_is_not_used_was_not_tried(told: str) -> None:
    assert not tried("I've left the press with you for a week.", told)


def test_an_offer_to_lend_is_no_loan() -> None:
    assert not tried("Shall I leave the press with you for a week?", "It works, I'm told.")


@pytest.mark.parametrize(
    "answer", ["Sorry, I was away all week.", "No time, sorry.", "Ask me on Friday.", "The kids had flu."]
)
def test_who_answers_how_it_was_with_something_else_has_not_tried_it(answer: str) -> None:
    assert not tried("I've left the press with you for a week.", "Thanks.", "How was it?", answer)
