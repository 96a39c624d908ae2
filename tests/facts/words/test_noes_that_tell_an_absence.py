"""A no that tells on which day the buyer is away refuses nothing, unless it is the day of the offer (S5)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "The press is €2,900 with the stand. What do you think?",
    "de": "Die Presse kostet 2.900 € mit dem Gestell. Was meinen Sie?",
    "fr": "La presse est à 2 900 € avec le support. Qu'en pensez-vous ?",
    "es": "La prensa son 2.900 € con el soporte. ¿Qué le parece?",
    "it": "La pressa costa 2.900 € con il supporto. Che ne pensa?",
    "pt": "Obrigada pela reunião de sexta. A prensa fica em 2.900 €. O que acha?",
    "nl": "De pers kost 2.900 € met het onderstel. Wat vindt u ervan?",
    "sv": "Pressen kostar 2 900 € med stativet. Vad tycker ni?",
}


def read(words: str, *, lang: str, offer: str = "") -> Reading:
    turns = (
        Message(Speaker(side=Side.SELLER), offer or OFFERS[lang]),
        Message(Speaker(side=Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang), as_of=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Count me out for Friday's call, I'm at the dentist."),
        ("en", "I'll pass on Friday's lunch, but do send the contract."),
        ("en", "Count me out tomorrow, I'm at my sister's."),
        ("de", "Diese Woche ohne mich, ich bin im Urlaub."),
        ("fr", "La semaine prochaine ce sera sans moi, je suis en congé."),
        ("es", "El jueves no cuente conmigo, estoy en una feria."),
        ("it", "Lunedì non contate su di me, sono in fiera."),
        ("pt", "Na sexta estou fora, é ponte :)"),
        ("nl", "Reken vrijdag niet op mij, dan ben ik vrij."),
        ("sv", "Räkna inte med mig på fredag, då är jag ledig."),
    ],
)
def test_who_is_away_on_a_day_refuses_nothing(lang: str, words: str) -> None:
    assert read(words, lang=lang).facts.refusal is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Count me out."),
        ("en", "Thanks for Friday, but count me out."),
        ("en", "After Friday count me out."),
        ("fr", "Ce sera sans moi."),
        ("es", "No cuente conmigo, gracias."),
        ("it", "Non conti su di me, grazie."),
        ("pt", "Por esse preço estou fora hoje."),
        ("pt", "Falámos na sexta e estou fora."),
        ("en", "As of tomorrow count us out."),
        ("en", "Count me out until further notice."),
        ("en", "I told my sister this morning that I'm out."),
        ("en", "Count us out for tomorrow's order."),
        ("de", "Ab heute ohne uns, danke."),
        ("fr", "À partir de demain ce sera sans moi."),
        ("es", "A partir de mañana no cuente conmigo."),
        ("nl", "Vanaf morgen reken niet op mij."),
        ("nl", "Reken niet op mij."),
        ("sv", "Räkna inte med mig."),
    ],
)
def test_without_a_day_of_his_own_it_is_a_no(lang: str, words: str) -> None:
    assert read(words, lang=lang).facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "offer", "words"),
    [
        ("en", "The course is on Friday, 200 EUR. Shall I put you down?", "Count me out for Friday."),
        ("pt", "O curso é na sexta, 200 EUR. Posso inscrevê-la?", "Na sexta estou fora."),
        ("it", "Il corso è venerdì, 200 EUR. La iscrivo?", "Venerdì non contate su di me."),
    ],
)
def test_on_the_day_of_what_is_for_sale_it_is_a_no(lang: str, offer: str, words: str) -> None:
    assert read(words, lang=lang, offer=offer).facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "offer", "words"),
    [
        ("de", "Dann Donnerstag Aufmaß bei euch?", "Donnerstag wird nix, Zahnarzt. Freitag früh um acht?"),
        ("en", "Shall I come on Thursday to measure up?", "Count me out for Thursday, Friday is fine."),
    ],
)
def test_on_the_day_of_a_visit_it_is_none(lang: str, offer: str, words: str) -> None:
    assert read(words, lang=lang, offer=offer).facts.refusal is not Refusal.EXPLICIT_NO


def test_what_comes_to_nothing_without_a_day_is_a_no() -> None:
    assert read("Das wird nix.", lang="de").facts.refusal is Refusal.EXPLICIT_NO
    assert read("Das wird diese Woche nichts.", lang="de").facts.refusal is not Refusal.NONE
