"""The reason of a firm close: a need or a wish of the buyer's, never what holds him back or what he asks."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template import TemplateWriter
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

NEEDS = [
    (
        "en",
        "I want it and it is my decision.",
        "We lose two whole hours every single day.",
        "I am a bit torn.",
    ),
    (
        "de",
        "Ich will ihn haben und entscheide allein.",
        "Wir verlieren damit zwei Stunden am Tag.",
        "Ich zögere noch.",
    ),
    ("fr", "Je le veux et je décide seule.", "Nous perdons deux heures par jour.", "J'hésite encore un peu."),
    ("es", "Lo quiero y lo decido yo.", "Perdemos dos horas al día con esto.", "Todavía tengo mis dudas."),
]
NO_REASONS = [
    # Heard as a need by the classifier alone, or by an old cue that took the words for one.
    ("en", "need_confirmed", "I just feel bad about all of this."),
    ("en", "need_confirmed", "Please don't book anybody for now."),
    ("fr", "need_confirmed", "Ne réservez personne pour l'instant."),
    ("de", "need_confirmed", "Ich bin so hin und her gerissen."),
    # Asked, and no wish.
    ("en", "verbal_interest", "What does the big oven cost?"),
    ("de", "verbal_interest", "Was kostet denn der große Ofen?"),
    ("es", "verbal_interest", "¿Cuánto cuesta el horno grande?"),
]


def firm(lang: str, body: str, heard: Mapping[str, str]) -> str:
    """A firm close where the buyer's words are heard as these facts."""
    thread = Thread(
        ThreadKind.EMAIL,
        (
            Message(Speaker("Kai", side=Side.SELLER), "4.200 €."),
            Message(Speaker("Lea", side=Side.BUYER), body),
        ),
        lang=lang,
    )
    evidence = tuple(
        Evidence(fact, "words", 1, body.index(words), body.index(words) + len(words), words)
        for fact, words in heard.items()
    )
    facts = Facts.from_mapping(
        {
            "verbal_interest": "strong",
            "need_confirmed": True,
            "buyer_actions": ["trial_used"],
            "hesitations": [{"kind": "unspecified", "hardness": "soft"}],
        }
    )
    decision = Decision(Approach.FIRM_CLOSE, 90, Coverage(0.9, "high"))
    brief = Brief(Approach.FIRM_CLOSE, Channel.EMAIL, lang, facts, decision, thread, evidence)
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    return draft.body


def without_mark(words: str) -> str:
    return words.strip("¿?.")


@pytest.mark.parametrize(("lang", "wish", "need", "doubt"), NEEDS)
def test_a_need_that_is_named_is_the_reason(lang: str, wish: str, need: str, doubt: str) -> None:
    body = firm(
        lang,
        f"{wish} {need} {doubt}",
        {"verbal_interest": wish, "need_confirmed": need, "hesitations": doubt},
    )
    assert without_mark(need) in body


@pytest.mark.parametrize(("lang", "fact", "words"), NO_REASONS)
def test_neither_a_question_nor_a_doubt_nor_a_plea_is(lang: str, fact: str, words: str) -> None:
    assert without_mark(words) not in firm(lang, words, {fact: words})


@pytest.mark.parametrize("against", ["hesitations", "refusal", "asked_no_pressure", "vulnerability"])
def test_nor_a_need_in_a_sentence_that_holds_him_back(against: str) -> None:
    need = "We lose two whole hours every single day."
    thread_says = firm("en", need, {"need_confirmed": need})
    assert without_mark(need) in thread_says
    reason = firm("en", need, {"need_confirmed": need, against: need}).replace("what holds you back", "")
    assert "reason is in your own words" not in reason
    assert "decides it for me is your own sentence" not in reason
