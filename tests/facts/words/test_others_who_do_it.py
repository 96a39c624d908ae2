"""What one of the buyer's people is going to do is no intent of the buyer, and mostly his no."""

from __future__ import annotations

import pytest

from closecall import Facts, Thread, read_facts
from closecall.facts.vocabulary import Refusal, VerbalInterest


def facts(said: str) -> Facts:
    return read_facts(Thread.parse(f"Pat: The fence is £1,100.\nKim: {said}\n", me="Pat")).facts


@pytest.mark.parametrize(
    "said",
    [
        "Jo says hes going to do it himself",
        "Our kid says he's going to buy the panels off ebay lol",
        "theyre gonna fit it themselves",
        "Spoke to Jo and shes going to sort it herself",
    ],
)
def test_who_does_it_himself_has_no_need_of_the_seller(said: str) -> None:
    read = facts(said)
    assert read.refusal is Refusal.EXPLICIT_NO
    assert read.verbal_interest in (None, VerbalInterest.NONE)


@pytest.mark.parametrize("said", ["theyre going to do it", "my lad is going to start on it today"])
def test_what_another_is_going_to_do_is_no_intent(said: str) -> None:
    assert facts(said).verbal_interest in (None, VerbalInterest.NONE)


@pytest.mark.parametrize(
    "said",
    [
        "I'm going to do it now, send me the form",
        "My wife and I are going to go ahead, thanks",
        "going to go ahead thanks",
        "He tried doing it himself and failed, so yes please book us in",
        "I love it, Jo is happy, let's go ahead",
    ],
)
def test_the_buyers_own_intent_stands_beside_others(said: str) -> None:
    assert facts(said).verbal_interest is VerbalInterest.INTENT


@pytest.mark.parametrize(
    "said",
    [
        "Yes please go ahead, my husband will fit it himself so no need for the fitting.",
        "My dad is getting the van off a mate. Yes, go ahead.",
        "Yes, we'll take it. My brother will sort it himself with the van.",
    ],
)
def test_another_job_beside_a_yes_is_asked_about(said: str) -> None:
    read = read_facts(Thread.parse(f"Pat: The fence is £1,100. Shall I go ahead?\nKim: {said}\n", me="Pat"))
    assert read.facts.refusal is not Refusal.EXPLICIT_NO
    assert read.unsettled


@pytest.mark.parametrize(
    "said",
    [
        "Ja graag, bestel maar. We hebben besloten het zelf te plaatsen, dus alleen leveren.",
        "Ja, doe maar. We hebben besloten zelf te doen wat we nu uitbesteden.",
    ],
)
def test_nobody_needed_beside_an_order_is_asked_about(said: str) -> None:
    read = read_facts(Thread.parse(f"Pat: De oven kost 1.100 euro.\nKim: {said}\n", me="Pat"))
    assert read.facts.refusal is not Refusal.EXPLICIT_NO
    assert read.unsettled
