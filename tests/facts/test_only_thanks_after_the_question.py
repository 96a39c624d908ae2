"""Who only thanks and takes leave where the seller had asked for a decision has said nothing: he is asked."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

IVO = Speaker("Ivo", "ivo@reedbank.example", Side.BUYER)
ANA = Speaker("Ana", "ana@boatyard.example", Side.SELLER)

LEAVES = {
    "en": ("The boat is 900. Shall I place the order?", "Thank you for all your trouble. Goodbye for now."),
    "de": ("Das Boot kostet 900 Euro. Soll ich es bestellen?", "Vielen Dank für Ihre Mühe. Auf Wiedersehen."),
    "fr": ("La barque est à 900 euros. Souhaitez-vous la commander ?", "Merci pour votre peine. Au revoir."),
    "es": ("La barca cuesta 900 euros. ¿Le hago el pedido?", "Muchas gracias por las molestias. Adiós."),
    "it": ("La barca costa 900 euro. Vuole ordinarla?", "Grazie per il disturbo. Arrivederci."),
    "pt": ("O barco custa 900 euros. Quer fazer a encomenda?", "Muito obrigado pelo trabalho. Adeus."),
    "nl": ("De boot kost 900 euro. Wilt u hem bestellen?", "Bedankt voor de moeite. Tot ziens."),
    "sv": ("Båten kostar 900 kronor. Vill du beställa den?", "Tack för besväret. Hej då."),
    "pl": ("Łódka kosztuje 900 zł. Czy chce Pan zamówić?", "Dziękuję za fatygę. Do widzenia."),
    "ja": ("ボートは9万円です。ご注文されますか?", "ご丁寧にありがとうございました。失礼いたします。"),
}


def read(asked: str, said: str, lang: str = "en", given: Facts | None = None) -> Reading:
    turns = (Message(IVO, "Hello."), Message(ANA, asked), Message(IVO, said))
    return read_facts(Thread(ThreadKind.CALL, turns, lang), given=given)


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


@pytest.mark.parametrize("lang", LEAVES)
def test_thanks_and_leave_after_the_question_for_the_purchase_are_asked_about(lang: str) -> None:
    asked, leave = LEAVES[lang]
    reading = read(asked, leave, lang)
    assert reading.unsettled in leave
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize(
    "said",
    [
        "Thank you. Yes please, go ahead.",
        "Thank you. What does the cover cost?",
        "Thank you, see you on the 12th.",
        "Thank you, Thursday at nine works for me.",
        "Thank you. Let me think about it.",
        "Thank you, we've decided against it.",
    ],
)
def test_who_says_more_than_thanks_is_not_asked_about(said: str) -> None:
    assert not read(LEAVES["en"][0], said).unsettled


@pytest.mark.parametrize("told", [Refusal.NONE, Refusal.EXPLICIT_NO, Refusal.BRUSH_OFF])
def test_the_sellers_answer_settles_it(told: Refusal) -> None:
    reading = read(*LEAVES["en"], given=Facts(refusal=told))
    assert reading.facts.refusal is told
    assert not reading.is_unheard
    assert not reading.facts.open_hesitations()
