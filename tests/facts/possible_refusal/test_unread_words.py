"""What a reader may have missed in the newest words: the seller is asked about one answer of each kind."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Speaker("Ada", None, Side.BUYER), Speaker("Ben", None, Side.SELLER)
KILN = "The kiln is €900. Shall I order it?"


@pytest.mark.parametrize(
    ("said", "answer", "asked"),
    [
        ("Shall I leave it then?", "Yes please.", "Yes please."),
        ("Shall I order it?", "Yes please, order ten \U0001f602", "Yes please, order ten \U0001f602"),
        (KILN, "We'll take it for 800 instead of 900.", "We'll take it for 800 instead of 900."),
        (KILN, "Thank you for all your trouble. Goodbye for now.", "Goodbye for now."),
        (KILN, "It all went on the vet.", "It all went on the vet."),
        (KILN, "I adore it, though Rosa has my word.", "I adore it, though Rosa has my word."),
        (
            "The kiln is €900.",
            "It is my decision. I'd rather muddle through as we are.",
            "I'd rather muddle through as we are.",
        ),
        (
            "The kiln is €900.",
            "I want it. I'm a creature of habit. The old one gets another winter.",
            "The old one gets another winter.",
        ),
        ("How did the trial go?", "The trial went as expected.", "The trial went as expected."),
    ],
)
def test_what_may_be_a_no_is_asked_about(said: str, answer: str, asked: str) -> None:
    turns = (Message(BUYER, "Hello, what is the kiln?"), Message(SELLER, said), Message(BUYER, answer))
    assert read_facts(Thread(ThreadKind.EMAIL, turns, lang="en")).unsettled == asked


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("C'est bon, devis signé en pièce jointe (devis_0226_signé.pdf).", ""),
        (
            "Nous avons signé hier pour l'atelier de Lorgues.",
            "Nous avons signé hier pour l'atelier de Lorgues.",
        ),
    ],
)
def test_the_name_of_a_file_is_no_thing_that_was_signed_for(answer: str, asked: str) -> None:
    offer = "Le four est à 900 €, voici le devis. Je vous inscris ?"
    turns = (
        Message(BUYER, "Bonjour, combien coûte le four ?"),
        Message(SELLER, offer),
        Message(BUYER, answer),
    )
    assert read_facts(Thread(ThreadKind.EMAIL, turns, lang="fr")).unsettled == asked
