"""A yes, an order, a payment or a wish for a thing that the talk is not about tells nothing of the sale."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import BuyerAction, Facts, Stage, VerbalInterest
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ADA = Speaker("Ada", None, Side.BUYER)
BEN = Speaker("Ben", None, Side.SELLER)
OFFERS = {
    "en": "Hello Ada, the press with its two rollers is 2,400 euros, delivered.",
    "de": "Hallo Ada, die Presse mit den zwei Walzen kostet 2.400 Euro, geliefert.",
    "fr": "Bonjour Ada, la presse avec ses deux rouleaux coûte 2 400 euros, livrée.",
    "es": "Hola Ada, la prensa con sus dos rodillos cuesta 2.400 euros, con entrega.",
}


def told(words: str, *, lang: str = "en") -> Facts:
    return read(words, lang=lang).facts


def read(words: str, *, lang: str = "en") -> Reading:
    turns = (Message(ADA, "?"), Message(BEN, OFFERS[lang]), Message(ADA, words))
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang=lang))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "We paid the deposit for the school trip today."),
        ("en", "I placed an order for forty chairs, but that is for the wedding."),
        ("de", "Wir haben neue Stühle bestellt, aber für die Hochzeit."),
        ("fr", "J'ai signé ce matin le bail du deuxième magasin."),
        ("fr", "Nous avons commandé des chaises, mais c'est pour le mariage."),
        ("es", "He firmado el recibo del paquete con vuestro folleto."),
        ("es", "Ya pagué la señal de las vacaciones."),
    ],
)
def test_what_was_signed_ordered_or_paid_for_another_thing_accepts_nothing(lang: str, words: str) -> None:
    assert told(words, lang=lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "We paid the deposit for the press today."),
        ("en", "I placed an order for the rollers."),
        ("en", "I have signed the contract with my father's pen."),
        ("en", "We paid the deposit for the whole order this morning."),
        ("de", "Wir haben die Presse bestellt."),
        ("de", "Wir haben die Anzahlung heute Morgen überwiesen."),
        ("fr", "J'ai signé ce matin le devis."),
        ("fr", "Nous avons commandé les rouleaux."),
        ("es", "Ya pagué la señal de la prensa."),
    ],
)
def test_what_the_talk_is_about_and_the_papers_of_any_sale_are_no_other_thing(lang: str, words: str) -> None:
    assert told(words, lang=lang).stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "The bank said yes to the mortgage."),
        ("de", "Der Chef hat gestern den neuen Dienstplan freigegeben."),
        ("de", "Die Bank hat dem Kredit fürs Haus zugestimmt."),
        ("fr", "Le patron a validé hier le nouveau planning."),
    ],
)
def test_a_yes_to_another_thing_is_no_deciders_yes(lang: str, words: str) -> None:
    assert told(words, lang=lang).decision_makers_agreed is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "My partner said yes to the press."),
        ("en", "My partner said yes to the offer."),
        ("de", "Der Chef hat gestern die Presse freigegeben."),
        ("fr", "Le patron a validé hier le devis."),
    ],
)
def test_a_yes_to_the_offer_is_a_deciders_yes(lang: str, words: str) -> None:
    assert told(words, lang=lang).decision_makers_agreed == 1


@pytest.mark.parametrize(
    "words",
    [
        "I have to have one of those heron prints.",
        "I'm about to sign for a parcel.",
        "I'm sold on the coffee.",
    ],
)
def test_a_wish_joined_to_another_thing_is_none(words: str) -> None:
    assert told(words).verbal_interest in (VerbalInterest.NONE, VerbalInterest.CURIOUS)


@pytest.mark.parametrize(
    "words",
    [
        "I have to have one of those presses.",
        "I want those doors.",
        "We'd go for the cream boxes, 500 of them.",
        "It's all I hoped for and a bit more. I want it.",
    ],
)
def test_a_wish_for_it_under_whatever_name_counts(words: str) -> None:
    assert told(words).verbal_interest in (VerbalInterest.STRONG, VerbalInterest.INTENT)


def test_a_deposit_for_another_thing_is_no_deed() -> None:
    assert BuyerAction.DEPOSIT not in (told("We paid the deposit for the school trip.").buyer_actions or ())
    assert BuyerAction.DEPOSIT in (told("We paid the deposit for the press.").buyer_actions or ())


@pytest.mark.parametrize(
    "words",
    [
        "We exchanged on somewhere else last week.",
        "We have exchanged contracts on another one.",
        "We completed on a different press on Friday.",
    ],
)
def test_an_exchange_for_another_one_is_no_wish(words: str) -> None:
    assert told(words).verbal_interest in (VerbalInterest.NONE, None)


ELSEWHERE = [
    ("en", "I paid the deposit for the press at Larkwood this morning."),
    ("en", "Just transferred the money to Larkwood Tools for ours."),
    ("en", "We signed on Tuesday for the lathe in Hexham. All the best!"),
    ("en", "Lovely of you. We exchanged contracts on the barn in Mill Row this morning."),
    ("de", "Wir haben die Anzahlung an Larkwald überwiesen."),
    ("de", "Ich habe gestern die Anzahlung für die Presse bei Larkwald überwiesen."),
    ("fr", "J'ai versé hier l'acompte pour la presse chez Larmont."),
    ("fr", "Elle est belle. Nous avons signé mardi pour le tour de Valmy."),
    ("es", "Ayer pagué la señal de la prensa en Larreta."),
]
"""What was paid or signed at another's, or for a thing told by a place that nobody has named."""


@pytest.mark.parametrize(("lang", "words"), ELSEWHERE)
def test_a_deed_that_another_firm_or_thing_has_got_is_asked_about_and_accepts_nothing(
    lang: str, words: str
) -> None:
    reading = read(words, lang=lang)

    assert reading.facts.stage not in (Stage.ACCEPTED, Stage.VERBAL_YES)
    assert reading.facts.verbal_interest is not VerbalInterest.INTENT
    assert reading.unsettled


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "I paid the deposit for the press at Barclays this morning."),
        ("en", "Just transferred the deposit to Ben."),
        ("en", "I've signed the bottom of the contract."),
        ("de", "Ich habe die Anzahlung bei der Sparkasse überwiesen."),
        ("fr", "J'ai versé l'acompte pour la presse mardi."),
        ("es", "Ya pagué la señal de la prensa en el banco."),
    ],
)
def test_a_bank_a_day_and_the_sellers_own_name_are_nobody_else(lang: str, words: str) -> None:
    assert told(words, lang=lang).stage is Stage.ACCEPTED


def test_a_deed_elsewhere_beside_an_order_of_ours_is_not_asked_about() -> None:
    assert read("We signed the lease for the shop in Hexham! We'll take the press.").unsettled == ""
