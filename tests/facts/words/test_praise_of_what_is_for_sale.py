"""What the buyer loved is an interest where the seller sells it, and small talk where he does not."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import VerbalInterest


def interest_after(offer: str, answer: str) -> VerbalInterest:
    thread = Thread.parse(f"Wanda: {offer}\nPiers: {answer}\n", me="Wanda")
    return VerbalInterest(read_facts(thread).facts.known()["verbal_interest"])


@pytest.mark.parametrize(
    ("offer", "praise"),
    [
        ("Shall I hold the barn for 12 June?", "We loved the barn, all of us."),
        ("The shutters come to 640.", "My husband really liked the shutters."),
        ("Would you like the band for the evening?", "The band was brilliant."),
        ("The island is 900 on top.", "The island sold Edda straight away."),
        ("The shutters come to 640.", "We all loved your photos."),
        ("Shall I send the contract?", "We were blown away by the contract, so clear."),
    ],
)
def test_praise_of_what_the_seller_speaks_of_is_strong_interest(offer: str, praise: str) -> None:
    assert interest_after(offer, praise) is VerbalInterest.STRONG


@pytest.mark.parametrize(
    ("offer", "praise"),
    [
        ("Shall I hold the barn for 12 June?", "We loved the fireworks, all of us."),
        ("Great value at 640. Do you want them?", "The weather was great."),
        ("Thanks for your call. Shall we go on?", "Your call was great."),
        ("I hope the coffee was to your liking. Do you want the desk?", "The coffee was superb."),
        ("Shall I hold the barn for 12 June?", "We didn't love the barn."),
        ("The shutters come to 640.", "We are back from the holiday. It was lovely, the kids loved it."),
        ("The shutters come to 640.", "Our old shutters work perfectly well."),
        ("The shutters come to 640.", "They all loved it except me."),
        ("The shutters come to 640.", "It does not tick all the boxes."),
    ],
)
def test_praise_of_something_else_or_out_of_courtesy_is_none(offer: str, praise: str) -> None:
    assert interest_after(offer, praise) is VerbalInterest.NONE
