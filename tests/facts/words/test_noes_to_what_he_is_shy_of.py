"""What a buyer is shy of in any purchase ("computers are not my thing") is not refused by saying so (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "The press is €2,900 with the stand.",
    "de": "Die Presse kostet 2.900 € mit dem Gestell.",
    "fr": "La presse est à 2 900 € avec le support.",
    "es": "La prensa son 2.900 € con el soporte.",
    "nl": "De pers kost 2.900 € met het onderstel.",
    "sv": "Pressen kostar 2 900 € med stativet.",
}


def read(words: str, *, lang: str, offer: str = "") -> Reading:
    turns = (
        Message(Speaker(side=Side.SELLER), offer or OFFERS[lang]),
        Message(Speaker(side=Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Computers aren't my thing."),
        ("en", "Big decisions aren't my thing, honestly."),
        ("de", "Umstellungen sind nicht meins, vielleicht schlafe ich noch mal drüber."),
        ("fr", "Les changements, c'est pas mon truc."),
        ("es", "Los cambios no son lo mío."),
        ("nl", "Veranderingen zijn niets voor mij."),
        ("sv", "Förändringar är inte min grej."),
    ],
)
def test_what_belongs_to_any_purchase_is_not_refused(lang: str, words: str) -> None:
    assert read(words, lang=lang).facts.refusal is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "It's not my thing."),
        ("en", "I don't like decisions, and no, this isn't for me."),
        ("en", "Your contracts aren't my thing."),
        ("de", "Das ist nicht meins."),
        ("fr", "C'est pas mon truc."),
        ("es", "No es lo mío."),
        ("nl", "Dat is niets voor mij."),
        ("sv", "Det är inte min grej."),
    ],
)
def test_what_is_offered_is(lang: str, words: str) -> None:
    assert read(words, lang=lang).facts.refusal is Refusal.EXPLICIT_NO


def test_what_the_seller_named_may_be_what_is_for_sale() -> None:
    offer = "The computers are €640 a piece."
    assert read("Computers aren't my thing.", lang="en", offer=offer).facts.refusal is Refusal.EXPLICIT_NO
