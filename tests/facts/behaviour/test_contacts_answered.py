"""Contacts that the buyer began, told by the seller's answer, and meetings that he asks for politely."""

from __future__ import annotations

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def begun(*said: tuple[Speaker, str]) -> object:
    messages = tuple(Message(who, body) for who, body in said)
    return observe(Thread(ThreadKind.EMAIL, messages, "en")).values.get("buyer_initiated")


@pytest.mark.parametrize(
    "opening",
    [
        "Thanks for filling in the contact form on our site.",
        "You asked for a quote for the roof. Here it is.",
        "Following your request on our website, here is the brochure.",
        "Sorry I missed your call this morning.",
        "Thank you for your message this morning. It costs 400.",
    ],
)
def test_a_seller_who_answers_an_enquiry_did_not_begin(opening: str) -> None:
    assert begun((SELLER, opening), (BUYER, "Thanks, I see.")) == 1
    # Later on it is the buyer's answer that he thanks for.
    later = ((SELLER, "We clean offices."), (BUYER, "What do you charge?"))
    assert begun(*later, (SELLER, opening), (BUYER, "Thanks, I see.")) is None


@pytest.mark.parametrize(
    "asked",
    [
        "I would like to visit your workshop.",
        "Would it be possible to meet in person?",
        "Any chance you could pop round this week?",
        "I'm writing again because we want to move on.",
    ],
)
def test_a_meeting_asked_for_politely_is_the_buyers_contact(asked: str) -> None:
    assert begun((SELLER, "Here is the offer."), (BUYER, asked)) == 1


def test_who_moves_the_sellers_meeting_has_asked_for_none() -> None:
    assert begun((SELLER, "Could we meet next week?"), (BUYER, "Yes, could we do Tuesday?")) is None
    assert begun((SELLER, "Here is the offer."), (BUYER, "I will call you when I'm back.")) is None
