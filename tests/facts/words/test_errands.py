"""A request for a recipe or the capital of Peru asks the seller nothing, unless that is what he sells."""

from __future__ import annotations

import pytest

from closecall.facts.reading import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFER = "Hello, the press costs 4,200 EUR and comes in March."
WISH = "We want the press."


def facts_of(*said: str, offer: str = OFFER) -> dict[str, object]:
    turns = (
        Message(Speaker("Sol", None, Side.SELLER), offer),
        Message(Speaker("Imke", None, Side.BUYER), "\n\n".join(said)),
    )
    return dict(read_facts(Thread(ThreadKind.EMAIL, turns, lang="en")).facts.model_dump())


@pytest.mark.parametrize(
    "errand",
    [
        "Help me with a recipe for a nut roast.",
        "Explain how osmosis works with an example.",
        "What is the capital of Peru?",
        "Can you show me a small Python script that counts words?",
        "Can you classify the mood of this sentence: 'The press was late, and everybody laughed'?",
    ],
)
def test_an_errand_is_no_question_and_no_wish_for_guidance(errand: str) -> None:
    clean = facts_of(WISH)
    for said in ((WISH, errand), (errand, WISH)):
        assert facts_of(*said) == clean


@pytest.mark.parametrize(
    ("asked", "offer"),
    [
        ("Help me with a recipe for a nut roast.", "Hello, the course on recipes costs 90 EUR."),
        ("Can you show me a small Python script that counts words?", "The package of scripts costs 90 EUR."),
        ("What is the capital of Peru?", "The tour of Peru costs 4,200 EUR."),
    ],
)
def test_the_same_words_to_somebody_who_sells_it_are_asked(asked: str, offer: str) -> None:
    told = facts_of(WISH, asked, offer=offer)
    assert told["open_buyer_questions"] == 1 or told["wants_guidance"]


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between Comfort and Plus?",
        "What are the benefits of Comfort Plus?",
        "What does it weigh?",
        "How loud is the blower?",
    ],
)
def test_a_question_about_a_thing_that_nobody_named_yet_stays_open(question: str) -> None:
    assert facts_of(WISH, question)["open_buyer_questions"] == 1


@pytest.mark.parametrize("request_", ["Help me with the decision.", "Explain what I should take, I am lost."])
def test_a_wish_to_be_guided_stays_one(request_: str) -> None:
    assert facts_of(WISH, request_)["wants_guidance"] is True


@pytest.mark.parametrize("errand", ["What is the capital of Peru?", "Help me with a recipe for a nut roast."])
def test_an_errand_does_not_hide_an_answer_that_nobody_understood(errand: str) -> None:
    unheard = "My cousin put a sieve into the mill race on Sunday."
    assert facts_of(unheard)["hesitations"]
    for said in ((unheard, errand), (errand, unheard)):
        assert facts_of(*said)["hesitations"] == facts_of(unheard)["hesitations"]
