"""A call that need not be, told beside an order, is asked about; without an order it is an opt-out (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "Here is the order form for the boiler, 2,900 EUR. Shall I ring you on Thursday?",
    "de": "Hier der Auftrag für die Heizung, 2.900 Euro. Soll ich anrufen?",
    "es": "Aquí va el pedido, 2.900 €. ¿Le llamo el jueves?",
}


def read(words: str, lang: str) -> Reading:
    turns = (
        Message(Speaker("Ann", None, Side.SELLER), OFFERS[lang]),
        Message(Speaker("Bob", None, Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "You don't have to call me again, the deposit is paid."),
        ("en", "Signed contract attached. There's no need to contact me again before the fitting."),
        ("en", "The complaint is signed and attached. No need to ring me any more."),
        ("en", "I have signed nothing and ordered nothing, so no need to contact me again."),
        ("en", "A contract is signed, alas with the farm shop's people. You needn't ring me any more."),
        ("en", "No need to ring again, the deposit is paid, to the other lot."),
        ("de", "Der Auftrag ist unterschrieben, mit unserem Vermieter. Sie müssen nicht mehr anrufen."),
        ("de", "Der Auftrag ist unterschrieben, anbei. Sie brauchen mich nicht mehr anzurufen."),
        ("de", "Sie müssen sich nicht mehr melden, die Anzahlung ist überwiesen."),
    ],
)
def test_beside_what_may_be_an_order_the_seller_is_asked(lang: str, words: str) -> None:
    told = read(words, lang)

    assert told.facts.refusal is None
    assert told.unsettled


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Form signed, see attached. You needn't ring me on Thursday any more."),
        ("es", "Pedido firmado adjunto. Ya no hace falta que me llame."),
    ],
)
def test_a_call_on_a_day_is_only_spared(lang: str, words: str) -> None:
    assert read(words, lang).facts.refusal is Refusal.NONE


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "No need to ring me again, thanks."),
        ("en", "We signed with Larkwood yesterday. No need to ring me any more."),
        ("en", "Signed and attached. Never call me again."),
        ("en", "Signed the contract for the wood. No need to ring us any more."),
        ("de", "Ich habe die Beschwerde unterschrieben, anbei. Sie müssen mich nicht mehr anrufen."),
        ("en", "I cancelled the order. No need to call me any more."),
        ("en", "I have paid your last invoice. No need to call me any more."),
        ("de", "Sie brauchen mich nicht mehr anzurufen."),
        ("de", "Wir haben bei Larkwald unterschrieben. Sie müssen nicht mehr anrufen."),
    ],
)
def test_without_an_order_of_ours_or_in_words_that_forbid_it_stays_an_opt_out(lang: str, words: str) -> None:
    assert read(words, lang).facts.refusal is Refusal.OPT_OUT


def test_beside_a_no_to_an_extra_it_is_asked_about_or_stands() -> None:
    told = read("No need to ring again, I don't want the cover plan. Order form signed and attached.", "en")
    assert told.facts.refusal is Refusal.EXPLICIT_NO or told.unsettled
