"""What comes in a message of its own right behind a yes is heard as if it stood in the same one."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Speaker("Ada", None, Side.BUYER), Speaker("Ben", None, Side.SELLER)
OFFER = {
    "en": "The kiln is €900. Shall I order it?",
    "de": "Der Brennofen kostet 900 €. Soll ich ihn bestellen?",
    "fr": "Le four est à 900 €. Je le commande ?",
    "es": "El horno cuesta 900 €. ¿Hago el pedido?",
    "it": "Il forno costa 900 €. Procedo con l'ordine?",
    "nl": "De oven kost € 900. Zal ik hem bestellen?",
}
YES = {
    "en": "We'll take it",
    "de": "Wir nehmen ihn",
    "fr": "Nous le prenons",
    "es": "Lo compramos",
    "it": "Lo prendiamo",
    "nl": "We nemen hem",
}


def asked(lang: str, *answers: str) -> str | None:
    turns = [Message(SELLER, OFFER[lang]), *(Message(BUYER, each) for each in answers)]
    return read_facts(Thread(ThreadKind.EMAIL, tuple(turns), lang=lang)).unsettled


@pytest.mark.parametrize(
    ("lang", "tail"),
    [
        ("en", "provided the caretaker lets us drill"),
        ("en", "Only joking"),
        ("en", "said nobody ever"),
        ("en", "for a second trial week"),
        ("en", "as I told your competitor"),
        ("de", "wie mit Ihrem Mitbewerber besprochen"),
        ("de", "hätte ich vorige Woche geschrieben"),
        ("fr", "si vous baissez de 15 %"),
        ("fr", "Je plaisante"),
        ("fr", "aurais-je écrit le mois dernier"),
        ("es", "si baja un 15 %"),
        ("es", "en cuanto la jefa diga que sí"),
        ("es", "habría escrito el mes pasado"),
        ("it", "appena la banca dice di sì"),
        ("it", "Scherzo"),
        ("it", "avrei scritto il mese scorso"),
        ("nl", "Grapje"),
        ("nl", "had ik vorige maand geschreven"),
        ("nl", "zoals afgesproken met uw concurrent"),
        ("nl", "ik moet alleen mijn compagnon nog vragen"),
    ],
)
def test_what_takes_a_yes_back_in_the_next_message_is_asked_about(lang: str, tail: str) -> None:
    assert asked(lang, YES[lang], tail) == tail


@pytest.mark.parametrize(
    ("lang", "tail"),
    [
        ("en", "thanks!"),
        ("en", "for delivery on Friday"),
        ("en", "mind the tree by the gate"),
        ("en", "I don't need to ask anyone"),
        ("de", "mit Lieferung bitte"),
        ("fr", "avec livraison vendredi"),
        ("es", "con factura por favor"),
        ("it", "come concordato"),
        ("nl", "zoals afgesproken"),
        ("nl", "ik beslis alleen"),
    ],
)
def test_what_tells_how_it_is_done_takes_nothing_back(lang: str, tail: str) -> None:
    assert not asked(lang, YES[lang], tail)


def test_half_a_sentence_before_a_yes_may_set_a_condition() -> None:
    assert asked("en", "Once the landlord agrees,", "order it.") == "Once the landlord agrees,"
    assert not asked("en", "I slept on it,", "order it.")
