"""That others buy it, or would, is no wish of the buyer's, whichever reader hears it."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import VerbalInterest
from closecall.thread.records import Thread


@pytest.mark.parametrize(
    "words",
    ["I can see why people buy it.", "Somebody is going to be very happy with it."],
)
def test_what_others_buy_or_sell_is_no_interest(words: str) -> None:
    thread = Thread.parse(f"Wanda: The shutters come to 640.\nPiers: {words}\n", me="Wanda")
    assert read_facts(thread).facts.verbal_interest is VerbalInterest.NONE
