"""A wish to be left alone is told whatever threat, smile or matter stands in it (S5)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFER = "The trailer is €2,900 with the ramp. Shall I put it by for you?"


def read(words: str) -> Reading:
    turns = (Message(Speaker(side=Side.SELLER), OFFER), Message(Speaker(side=Side.BUYER), words))
    return read_facts(Thread(ThreadKind.EMAIL, turns, "en"), as_of=date(2026, 3, 5))


@pytest.mark.parametrize(
    "words",
    [
        "Take me off the list.",
        "If you send me one more mail I'll have to block your number.",
        "Don't write to me about your trailers again, or I shall report you.",
        "Don't phone me about it again.",
        "Please take us off your list, haha.",
        "Take me off the list and I'll haunt you.",
        "Stop texting me \U0001f604",
        "Please stop emailing me about the trailer.",
        "Stop ringing us about our trailer.",
        "Please don't call me about trailers again.",
        "Stop calling me or I'll scream.",
        "Stop calling me or I'll have to block you :)",
        "One more call and I will block your number haha.",
        "Do not call us at the shop again.",
        "You have sold me rubbish, please delete my number.",
        "You sold me a lemon, so stop writing to me already.",
    ],
)
def test_it_is_told_even_by_one_who_smiles(words: str) -> None:
    assert read(words).facts.refusal is Refusal.OPT_OUT


@pytest.mark.parametrize("words", ["Don't call me about insurance again.", "Stop calling about what I need."])
def test_a_matter_is_not_another_where_the_seller_names_none(words: str) -> None:
    turns = (Message(Speaker(side=Side.SELLER), "Any news?"), Message(Speaker(side=Side.BUYER), words))
    thread = Thread(ThreadKind.EMAIL, turns, "en")
    assert read_facts(thread, as_of=date(2026, 3, 5)).facts.refusal is Refusal.OPT_OUT
