"""A call that need not be, told beside an order, is no opt-out; without an order it is one (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "Here is the order form for the boiler, 2,900 EUR. Shall I ring you on Thursday?",
    "de": "Hier der Auftrag für die Heizung, 2.900 Euro. Soll ich anrufen?",
    "es": "Aquí va el pedido, 2.900 €. ¿Le llamo el jueves?",
}


def refusal(words: str, lang: str) -> Refusal | None:
    turns = (
        Message(Speaker("Ann", None, Side.SELLER), OFFERS[lang]),
        Message(Speaker("Bob", None, Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang)).facts.refusal


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Form signed, see attached. You needn't ring me on Thursday any more."),
        ("en", "You don't have to call me again, the deposit is paid."),
        ("en", "Signed contract attached. There's no need to contact me again before the fitting."),
        ("en", "No need to ring again, I don't want the cover plan. Order form signed and attached."),
        ("de", "Der Auftrag ist unterschrieben, anbei. Sie brauchen mich nicht mehr anzurufen."),
        ("de", "Sie müssen sich nicht mehr melden, die Anzahlung ist überwiesen."),
        ("es", "Pedido firmado adjunto. Ya no hace falta que me llame."),
    ],
)
def test_who_orders_with_it_is_not_left_alone_for_good(lang: str, words: str) -> None:
    assert refusal(words, lang) in (Refusal.NONE, None)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "No need to ring me again, thanks."),
        ("en", "We signed with Larkwood yesterday. No need to ring me any more."),
        ("en", "Signed and attached. Never call me again."),
        ("en", "I cancelled the order. No need to call me any more."),
        ("en", "I have paid your last invoice. No need to call me any more."),
        ("de", "Sie brauchen mich nicht mehr anzurufen."),
        ("de", "Wir haben bei Larkwald unterschrieben. Sie müssen nicht mehr anrufen."),
    ],
)
def test_without_an_order_of_ours_or_in_words_that_forbid_it_stays_an_opt_out(lang: str, words: str) -> None:
    assert refusal(words, lang) is Refusal.OPT_OUT
