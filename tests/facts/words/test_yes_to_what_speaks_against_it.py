"""A yes to "is it too early to order?" is none to the order; a yes to "is it the right time?" is one."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal, Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

PRICES = {
    "en": "The stove is £1,450 fitted.",
    "de": "Der Ofen kostet 1.450 Euro.",
    "fr": "Le poêle est à 1 450 €.",
    "es": "La estufa son 1.450 €.",
    "it": "La stufa costa 1.450 euro.",
    "nl": "De kachel kost 1.450 euro.",
    "pt": "O fogão custa 1.450 euros.",
    "pl": "Piec kosztuje 1 450 zł.",
    "sv": "Kaminen kostar 14 500 kr.",
}
YES = {
    "en": "Yes.",
    "de": "Ja.",
    "fr": "Oui.",
    "es": "Sí.",
    "it": "Sì.",
    "nl": "Ja.",
    "pt": "Sim.",
    "pl": "Tak.",
    "sv": "Ja.",
}


def answered(lang: str, question: str, answer: str = "") -> Reading:
    turns = (
        Message(Speaker(side=Side.SELLER), f"{PRICES[lang]} {question}"),
        Message(Speaker(side=Side.BUYER), answer or YES[lang]),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang), as_of=date(2026, 3, 12))


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("en", "Is it too early to order?"),
        ("en", "Is it a bit soon to book it in?"),
        ("en", "Would it be premature to order it?"),
        ("en", "Would you mind if I ordered it now?"),
        ("en", "Does your wife object to my ordering it?"),
        ("en", "Is there any problem with my booking it in?"),
        ("en", "Have you changed your mind about the order?"),
        ("en", "Do you regret the order?"),
        ("en", "Would you rather not order it?"),
        ("en", "Are you having second thoughts about the order?"),
        ("de", "Ist es zu früh für die Bestellung?"),
        ("de", "Hätten Sie Einwände, wenn ich ihn bestelle?"),
        ("de", "Stört es Sie, wenn ich ihn bestelle?"),
        ("fr", "Est-ce prématuré de le commander ?"),
        ("fr", "Cela vous gêne si je le commande ?"),
        ("es", "¿Es demasiado pronto para encargarla?"),
        ("es", "¿Le molesta si la encargo?"),
        ("it", "È troppo presto per ordinarla?"),
        ("it", "Le dispiace se la ordino?"),
        ("nl", "Is het te vroeg om hem te bestellen?"),
        ("nl", "Heb je bezwaar als ik hem bestel?"),
        ("pt", "É cedo para encomendar?"),
        ("pt", "Incomoda-o que eu encomende?"),
        ("pl", "Czy za wcześnie na zamówienie?"),
        ("pl", "Czy ma Pani zastrzeżenia do zamówienia?"),
        ("sv", "Är det för tidigt att beställa den?"),
        ("sv", "Har du något emot att jag beställer den?"),
        ("sv", "Ska jag sluta skriva?"),
    ],
)
def test_a_yes_to_what_speaks_against_it_is_asked_about(lang: str, question: str) -> None:
    reading = answered(lang, question)

    assert reading.facts.stage is not Stage.ACCEPTED
    assert reading.unsettled


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("en", "Is it the right time to order?"),
        ("en", "With that in mind, shall I order it?"),
        ("en", "Is it early next week you want it, and shall I order it?"),
        ("en", "Shall I order it as soon as the shop opens?"),
        ("en", "Would it be all right if I ordered it now?"),
        ("en", "Would you be happy for me to order it?"),
        ("en", "Are you OK with my booking it in?"),
        ("en", "Shall I order the rail too?"),
        ("en", "Shall I book it in for the early slot?"),
        ("de", "Ist es recht, wenn ich ihn bestelle?"),
        ("de", "Soll ich ihn früh am Montag bestellen?"),
        ("fr", "Est-ce le moment de le commander ?"),
        ("fr", "Je le commande tôt lundi ?"),
        ("es", "¿La encargo pronto?"),
        ("it", "Va bene se la ordino?"),
        ("it", "La ordino presto?"),
        ("nl", "Is het goed als ik hem bestel?"),
        ("nl", "Zal ik hem vroeg bestellen?"),
        ("pt", "Está bem se eu encomendar?"),
        ("pt", "Posso encomendar cedo?"),
        ("pl", "Czy mogę zamówić?"),
        ("pl", "Czy zamówić wcześnie w poniedziałek?"),
        ("sv", "Går det bra att jag beställer den?"),
        ("sv", "Ska jag beställa den tidigt på måndag?"),
    ],
)
def test_a_yes_to_what_speaks_for_it_is_a_yes(lang: str, question: str) -> None:
    assert answered(lang, question).facts.stage is Stage.ACCEPTED


def test_who_bids_the_seller_order_it_orders_it_whatever_he_was_asked() -> None:
    assert (
        answered("en", "Would you mind if I ordered it now?", "Please order it.").facts.stage
        is Stage.ACCEPTED
    )


@pytest.mark.parametrize(
    "answer", ["Yes, order it in June.", "Yes, order it if it rains.", "Yes, take it back."]
)
def test_who_says_more_than_that_is_asked_about(answer: str) -> None:
    reading = answered("en", "Is it too early to order it?", answer)

    assert reading.facts.stage is not Stage.ACCEPTED
    assert reading.unsettled or reading.facts.refusal is not Refusal.NONE
