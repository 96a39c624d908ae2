"""A bare yes, no or nobody tells that the buyer decides alone only where he limits it by nothing."""

from __future__ import annotations

import pytest

from closecall.facts.deal.decision_makers.deciders import deciders
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker(side=Side.SELLER), Speaker(side=Side.BUYER)
OTHERS = {
    "en": "Does anyone else decide with you?",
    "de": "Entscheidet noch jemand mit?",
    "nl": "Beslist er nog iemand mee?",
    "sv": "Bestämmer någon annan?",
    "it": "Decide qualcun altro con lei?",
}
ALONE = {
    "en": "Do you decide alone?",
    "de": "Entscheiden Sie allein?",
    "fr": "Vous décidez seul ?",
    "es": "¿Decide usted solo?",
    "it": "Decide da solo?",
    "pt": "Decide sozinho?",
    "nl": "Beslist u alleen?",
    "sv": "Bestämmer du ensam?",
    "pl": "Czy decyduje pan sam?",
}
WHO = {"en": "Who decides about this?", "de": "Wer entscheidet darüber?", "fr": "Qui décide ?"}


def decides_alone(question: str, answer: str, lang: str) -> bool:
    turns = (Message(SELLER, f"It costs 900 EUR. {question}"), Message(BUYER, answer))
    return deciders(Thread(ThreadKind.EMAIL, turns, lang)).values.get("decision_makers_total") == 1


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        (OTHERS["en"], "No. Give me a night to think it over.", "en"),
        (OTHERS["en"], "Nope, it's my workshop.", "en"),
        (ALONE["en"], "Yes, I sign everything here myself.", "en"),
        (ALONE["en"], "Yes, the budget is mine.", "en"),
        (WHO["en"], "Nobody else, I run the kennels on my own.", "en"),
        (WHO["en"], "Only me, let me sleep on it.", "en"),
        (WHO["en"], "just me she only answers the phone.", "en"),
        (ALONE["de"], "Ja, er macht nur die Werkstatt.", "de"),
        (OTHERS["de"], "Nein, niemand sonst.", "de"),
        (ALONE["de"], "Ja, mach ich selbst. Ich überlege es mir.", "de"),
        (ALONE["fr"], "Oui. Laissez-moi un jour.", "fr"),
        (ALONE["es"], "Sí, decido yo.", "es"),
        (ALONE["it"], "Sì. Mi lasci pensare.", "it"),
        (ALONE["pt"], "Sim. Preciso de tempo.", "pt"),
        (ALONE["nl"], "Ja. Laat me even nadenken.", "nl"),
        (ALONE["sv"], "Ja. Låt mig fundera lite.", "sv"),
        (ALONE["pl"], "Tak. Muszę się zastanowić.", "pl"),
    ],
)
def test_it_stands_beside_a_reason_or_a_wish_for_time(question: str, answer: str, lang: str) -> None:
    assert decides_alone(question, answer, lang)


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        (OTHERS["en"], "No, not for sums like that.", "en"),
        (OTHERS["en"], "No. Well, the parish.", "en"),
        (ALONE["en"], "Yes, as long as the bank plays along.", "en"),
        (ALONE["en"], "Yes. In principle.", "en"),
        (ALONE["en"], "Yes, I suppose.", "en"),
        (WHO["en"], "Nobody wants to, that's how it goes here.", "en"),
        (WHO["en"], "Just me and whoever is on shift.", "en"),
        (WHO["en"], "just me she signs the large ones.", "en"),
        (WHO["en"], "I decide alone which biscuits we buy.", "en"),
        (OTHERS["de"], "Nein. Naja, die Zentrale.", "de"),
        (ALONE["de"], "Ja, jedenfalls meistens.", "de"),
        (WHO["de"], "Keiner so recht, das ist es ja.", "de"),
        (ALONE["fr"], "Oui, plus ou moins.", "fr"),
        (WHO["fr"], "Personne en particulier, voilà le souci.", "fr"),
        (ALONE["es"], "Sí, en principio.", "es"),
        (ALONE["it"], "Sì, in teoria.", "it"),
        (ALONE["pt"], "Sim, em teoria.", "pt"),
        (OTHERS["nl"], "Nee. Nou, het hoofdkantoor.", "nl"),
        (ALONE["sv"], "Ja, i princip.", "sv"),
        (ALONE["pl"], "Tak, w zasadzie.", "pl"),
    ],
)
def test_it_does_not_stand_where_he_limits_it(question: str, answer: str, lang: str) -> None:
    assert not decides_alone(question, answer, lang)


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("And the other partner?", "He's sold up, it's just me these days", "en"),
        ("And the other partner?", "nah its my own cash", "en"),
        ("Is it yours only or is it shared?", "all mine, completely", "en"),
        ("Anybody besides you who should see it?", "single dad so no", "en"),
        ("Who else shall I include?", "This rests with me, and we'd like to see it in May.", "en"),
        (OTHERS["en"], "Nope. The missus gave up on gardening.", "en"),
        (OTHERS["en"], "Nope, it's my yard, but I want to sit on it a bit", "en"),
        ("Und Ihr Bruder?", "Der ist ausgestiegen.", "de"),
        ("Et votre mari ?", "non c'est mon salon", "fr"),
        ("¿Y tu hermana?", "se jubiló, ahora mando yo", "es"),
        (OTHERS["it"], "è andato in pensione, faccio tutto io", "it"),
        ("E a sua sócia?", "não, só eu", "pt"),
        (ALONE["nl"], "jazeker, eenmanszaak", "nl"),
        ("Och din bror?", "nej bara jag", "sv"),
        (ALONE["pl"], "to moja firma", "pl"),
    ],
)
def test_it_stands_in_its_barest_words(question: str, answer: str, lang: str) -> None:
    assert decides_alone(question, answer, lang)


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("And the other partner?", "It's my yard, but my sister signs.", "en"),
        ("And the other partner?", "It sits with me and the board.", "en"),
        ("And the other partner?", "All mine, officially.", "en"),
        ("And the other partner?", "She's sold up but she pays.", "en"),
        ("And the other partner?", "My wife gave up on me, ask her.", "en"),
        ("Und Ihr Bruder?", "Der ist raus, aber der Vater muss noch.", "de"),
        ("Et votre mari ?", "C'est mon salon mais ma soeur paie.", "fr"),
        ("¿Y tu hermana?", "se jubiló, pero firma ella", "es"),
        ("E a sua sócia?", "só eu e ela", "pt"),
        ("Och din bror?", "bara jag och han", "sv"),
        ("A wspólnik?", "moje pieniądze, ale żona decyduje", "pl"),
    ],
)
def test_who_is_named_behind_it_has_a_say(question: str, answer: str, lang: str) -> None:
    assert not decides_alone(question, answer, lang)
