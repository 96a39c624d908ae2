"""A thumbs-down, "wrong chat" or "1. No." behind a yes may take it back; a heart does not."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker(side=Side.SELLER), Speaker(side=Side.BUYER)
YES = {
    "en": ("The stove is £1,450 fitted. Shall I order it?", "Yes, please order it."),
    "de": ("Der Ofen kostet 1.450 Euro. Soll ich ihn bestellen?", "Ja, bitte bestellen Sie ihn."),
    "fr": ("Le poêle est à 1 450 €. Je le commande ?", "Oui, commandez-le."),
    "es": ("La estufa son 1.450 €. ¿La encargo?", "Sí, encárguela."),
    "it": ("La stufa costa 1.450 euro. La ordino?", "Sì, la ordini pure."),
    "nl": ("De kachel kost 1.450 euro. Zal ik hem bestellen?", "Ja, bestel hem maar."),
    "pt": ("O fogão custa 1.450 euros. Posso encomendar?", "Sim, pode encomendar."),
    "pl": ("Piec kosztuje 1 450 zł. Mam zamówić?", "Tak, proszę zamówić."),
    "sv": ("Kaminen kostar 14 500 kr. Ska jag beställa den?", "Ja, beställ den."),
}


def talked(lang: str, *said: tuple[Speaker, str]) -> Reading:
    turns = tuple(Message(who, text) for who, text in said)
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang))


def after_a_yes(lang: str, last: str) -> Reading:
    offer, yes = YES[lang]
    return talked(lang, (SELLER, offer), (BUYER, yes), (BUYER, last))


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("en", "👎"),
        ("en", "🙅‍♀️"),
        ("en", "❌"),
        ("en", "🤔"),
        ("en", "Disliked “Shall I order it?”"),
        ("en", "Questioned “The stove is £1,450 fitted”"),
        ("en", "Scrap that."),
        ("en", "Please disregard."),
        ("en", "Hang on, no."),
        ("en", "Whoa."),
        ("en", "Sorry, wrong chat."),
        ("en", "jk"),
        ("en", "That was meant for Falzwerk."),
        ("en", "Sent by mistake."),
        ("de", "Kommando zurück."),
        ("de", "Falscher Chat."),
        ("fr", "Mauvaise conversation."),
        ("fr", "N’a pas aimé « Je le commande ? »"),
        ("es", "Marcha atrás."),
        ("it", "Come non detto."),
        ("nl", "Die was voor Falzwerk bedoeld."),
        ("pt", "Foi por engano."),
        ("pl", "Cofam."),
        ("sv", "Fel chatt."),
    ],
)
def test_what_may_take_a_yes_back_is_asked_about(lang: str, last: str) -> None:
    assert after_a_yes(lang, last).unsettled


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("en", "👍"),
        ("en", "😊"),
        ("en", "❤️"),
        ("en", "Liked “The stove is £1,450 fitted”"),
        ("en", "Can't wait!"),
        ("en", "Thanks for waiting."),
        ("en", "See you on Friday."),
        ("en", "The side gate is open."),
        ("en", "Cheers!"),
        ("de", "Danke!"),
        ("de", "Bis Freitag."),
        ("fr", "Merci beaucoup !"),
        ("es", "¡Gracias!"),
        ("it", "Grazie mille!"),
        ("nl", "Bedankt!"),
        ("pt", "Obrigado!"),
        ("pl", "Dziękuję!"),
        ("sv", "Tack så mycket!"),
    ],
)
def test_what_goes_along_with_a_yes_leaves_it(lang: str, last: str) -> None:
    reading = after_a_yes(lang, last)

    assert not reading.unsettled
    assert reading.facts.stage is Stage.ACCEPTED


LIST = "The stove is £1,450 fitted. 1. Shall I order it? 2. Does Friday suit you? 3. Grey or black?"


@pytest.mark.parametrize(
    "answer", ["1. No. 2. Yes. 3. Grey.", "1) No\n2) Yes\n3) Grey", "2. Yes. 3. Grey. 1. Nope."]
)
def test_a_no_under_the_number_of_the_deed_is_asked_about(answer: str) -> None:
    assert talked("en", (SELLER, LIST), (BUYER, answer)).unsettled


@pytest.mark.parametrize(
    "answer", ["1. Yes, please order it. 2. No. 3. Grey.", "1. Yes. 2. No, Monday please. 3. Grey."]
)
def test_a_no_under_another_number_is_none_to_the_deed(answer: str) -> None:
    assert not talked("en", (SELLER, LIST), (BUYER, answer)).unsettled
