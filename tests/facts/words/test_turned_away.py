"""What is not to be kept, written out or waited for may be a no, also beside a wish and a soft hesitation."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.vocabulary import Refusal
from closecall.facts.words.word_facts import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

NOOR = Speaker("Noor", "noor@kelder.example", Side.BUYER)
FINN = Speaker("Finn", "finn@loom.example", Side.SELLER)
SAID = tomllib.loads(Path(__file__).with_name("turned_away.toml").read_text(encoding="utf-8"))
OFFERS = {
    "en": "Twelve lessons are 600 GBP.",
    "de": "Zwölf Stunden kosten 600 Euro.",
    "fr": "Les douze cours coûtent 600 euros.",
    "es": "Las doce clases cuestan 600 euros.",
    "it": "Le dodici lezioni costano 600 euro.",
    "pt": "As doze aulas custam 600 euros.",
    "nl": "De twaalf lessen kosten 600 euro.",
    "sv": "De tolv lektionerna kostar 600 euro.",
    "pl": "Dwanaście lekcji kosztuje 600 euro.",
}
WISHES = {
    "en": "I'd really like to do it.",
    "de": "Ich möchte das wirklich gern machen.",
    "fr": "J'aimerais vraiment le faire.",
    "es": "Me gustaría mucho hacerlo.",
    "it": "Mi piacerebbe davvero farlo.",
    "pt": "Gostava mesmo de o fazer.",
    "nl": "Ik zou het echt graag willen doen.",
    "sv": "Jag vill verkligen ha dem.",
    "pl": "Bardzo chciałabym to zrobić.",
}


def read(lang: str, *sentences: str) -> Thread:
    return Thread(ThreadKind.EMAIL, (Message(FINN, OFFERS[lang]), Message(NOOR, " ".join(sentences))), lang)


def cases(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in SAID.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), cases("noes"))
def test_it_is_asked_about_or_a_no_beside_a_wish(lang: str, sentence: str) -> None:
    heard = hear(read(lang, WISHES[lang], sentence))
    assert heard.unsettled or heard.values["refusal"] is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(("lang", "sentence"), cases("ready"))
def test_the_same_imperatives_are_none_of_one_who_buys(lang: str, sentence: str) -> None:
    heard = hear(read(lang, WISHES[lang], sentence))
    assert not heard.unsettled
    assert heard.values["refusal"] is Refusal.NONE


@pytest.mark.parametrize("lang", WISHES)
def test_a_wish_behind_it_leaves_nothing_to_ask(lang: str) -> None:
    alone = next(s for s in SAID[lang]["noes"] if hear(read(lang, s)).unsettled)
    assert not hear(read(lang, alone, WISHES[lang])).unsettled


def test_an_order_beside_it_leaves_nothing_to_ask() -> None:
    order = "We'll take all twelve, and you can offer our old place to somebody else."
    assert not hear(read("en", order)).unsettled


def test_a_later_wish_leaves_nothing_to_ask() -> None:
    turned_away = "You're welcome to offer our place to somebody else."
    thread = read("en", turned_away)
    later = (*thread.messages, Message(FINN, "Noted, Noor."), Message(NOOR, WISHES["en"]))
    assert not hear(Thread(ThreadKind.EMAIL, later, "en")).unsettled
