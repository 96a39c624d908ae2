"""Deeds that the seller's question and the buyer's answer tell together, and deeds told twice."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.deal import read_deal
from closecall.facts.vocabulary import BuyerAction
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def deeds(seller: str, buyer: str) -> Any:
    said = (Message(SELLER, seller), Message(BUYER, buyer))
    return read_deal(Thread(ThreadKind.EMAIL, said, lang="en")).values.get("buyer_actions")


@pytest.mark.parametrize(
    ("seller", "buyer", "deed"),
    [
        ("Did you get a chance to try it?", "I did, yes, last week.", BuyerAction.TRIAL_USED),
        ("How was the test drive?", "Really nice to drive.", BuyerAction.TRIAL_USED),
        ("Could you send me the floor plan?", "Done.", BuyerAction.SHARED_DATA),
        ("Could you measure the door for me?", "Yes, did it last night.", BuyerAction.DID_TASK),
        ("Have you paid the deposit?", "Yes, just now.", BuyerAction.DEPOSIT),
        ("When would you like to start?", "From Monday, ideally.", BuyerAction.NAMED_AMOUNT_OR_DATE),
        ("What is your budget?", "Around 5,000.", BuyerAction.NAMED_AMOUNT_OR_DATE),
    ],
)
def test_an_answer_affirms_the_deed_that_was_asked_for(seller: str, buyer: str, deed: BuyerAction) -> None:
    assert deeds(seller, buyer) == (deed,)


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Did you get a chance to try it?", "No, I have not opened it yet."),
        ("Did you get a chance to try it?", "Done with the mails of today. I have not used it yet."),
        ("Could you send me the floor plan?", "Done already?"),
        ("Could you send me the floor plan?", "I will."),
        ("Did you get to speak to your boss?", "Yes I did."),
        ("Nice weather today.", "Done."),
        ("When would you like to start?", "Not before June."),
        ("When can we talk?", "From Monday, ideally."),
    ],
)
def test_an_answer_that_affirms_nothing_is_no_deed(seller: str, buyer: str) -> None:
    assert deeds(seller, buyer) is None


def test_a_sum_that_the_seller_named_himself_is_none_of_the_buyers() -> None:
    assert deeds("The price is 5,000 euros. What is your budget?", "Around 5,000.") is None


def test_the_use_in_a_pilot_is_the_pilot() -> None:
    told = "We tested it for a month in our depot. The pilot ended on Friday."
    assert deeds("How has it gone?", told) == (BuyerAction.PILOT_RUN,)


def test_a_task_and_its_pictures_in_one_sentence_are_one_deed() -> None:
    assert deeds("Hello.", "I measured it all, photos attached.") == (BuyerAction.DID_TASK,)
    assert deeds("Hello.", "I've attached the drawings as you asked.") == (BuyerAction.SHARED_DATA,)
