"""A no beside a yes to the purchase is one to the other thing; to the thing on offer it is one to all."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal, Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def read(offer: str, answer: str, lang: str = "en") -> Reading:
    turns = (Message(Speaker(side=Side.SELLER), offer), Message(Speaker(side=Side.BUYER), answer))
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang), as_of=date(2026, 3, 12))


BOTH = "The boiler is £2,150 fitted, and the service plan £12 a month. Shall I go ahead?"


@pytest.mark.parametrize(
    ("lang", "offer", "answer"),
    [
        ("en", BOTH, "We want the boiler. As for the service plan, no thanks."),
        ("en", BOTH, "Yes to the boiler, no thanks to the plan."),
        ("en", BOTH, "The boiler we want. The plan we don't need."),
        ("de", "Das Sofa kostet 1.190 Euro. Soll ich den Auftrag fertig machen?", "Ja, machen Sie das."),
        (
            "de",
            "Das Sofa kostet 1.190 Euro, die Versicherung 89 Euro. Soll ich den Auftrag fertig machen?",
            "Sofa gern, ja. Die Versicherung brauchen wir nicht.",
        ),
        (
            "fr",
            "La table à 980 €, et si vous voulez la rallonge à 140 €. Je lance la commande ?",
            "La table oui, allez-y. La rallonge, non merci.",
        ),
        ("fr", "C'est 450 €. Je vous inscris ?", "Inscrivez-moi. Pas besoin de me rappeler."),
        ("it", "Costa 380 euro. La iscrivo?", "Sì mi iscriva pure, il libro non mi serve."),
        (
            "nl",
            "De fiets is 1.240 euro, de verzekering 9 euro. Zal ik de bon maken?",
            "Ja maak maar. Verzekering hoeft niet.",
        ),
    ],
)
def test_the_thing_is_taken_and_only_what_stands_beside_it_refused(
    lang: str, offer: str, answer: str
) -> None:
    reading = read(offer, answer, lang)
    assert reading.facts.refusal is Refusal.NONE
    assert reading.facts.stage is Stage.ACCEPTED
    assert not reading.facts.open_hesitations()
    assert not reading.unsettled


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        (BOTH, "We want the boiler, we really do. We've decided against it though."),
        (BOTH, "We want the boiler. Sorry, the price is too high, so no thanks."),
        (BOTH, "We have a boiler already. As for the service plan, no thanks."),
        (BOTH, "Yes, do that. Actually, we've decided against it."),
        (BOTH, "Yes I want the boiler. My wife doesn't want it, so it's a no."),
        (BOTH, "I love the boiler. But no thanks."),
        ("Shall I add the service plan for £12 a month?", "Boiler great. No thanks to the plan."),
        ("Shall I add the service plan for £12 a month?", "No thanks."),
    ],
)
def test_a_no_to_what_is_on_offer_stays_one(offer: str, answer: str) -> None:
    assert read(offer, answer).facts.refusal is Refusal.EXPLICIT_NO


def test_the_only_thing_with_a_price_is_no_extra_beside_what_was_bought_before() -> None:
    reading = read("The blind for the shop window would be £890.", "Awning yes, paid. The blind, no thanks.")
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ("No need to ring, just send it over. We're keen to get it up before the rain.", Refusal.NONE),
        ("No need to ring, just send it over.", Refusal.BRUSH_OFF),
        ("We're keen on sheds. No need to ring, just send it over.", Refusal.BRUSH_OFF),
    ],
)
def test_who_has_it_sent_and_then_says_that_he_wants_it_brushes_nobody_off(
    answer: str, refusal: Refusal
) -> None:
    assert read("Shall I ring you about the quote for the shed, £1,890?", answer).facts.refusal is refusal


def test_a_no_to_a_way_of_paying_refuses_nothing() -> None:
    asked = "Would you like to pay by instalments? £95 a month, or £1,140 at once."
    reading = read(asked, "No thanks, I don't do instalments. I'd pay the lot if we go for it.")
    assert reading.facts.refusal is Refusal.NONE
