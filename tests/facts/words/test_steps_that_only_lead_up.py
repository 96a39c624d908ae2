"""Who agrees and sends for a brochure, takes a number or a time, has ordered nothing."""

from __future__ import annotations

import pytest

from closecall.facts.words.acceptance.close_answers import agrees_to_the_close
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFER = {
    "en": "The kiln is €900. Shall I order it?",
    "fr": "Le four est à 900 €. Je le commande ?",
    "es": "El horno cuesta 900 €. ¿Hago el pedido?",
    "it": "Il forno costa 900 €. Procedo con l'ordine?",
    "nl": "De oven kost € 900. Zal ik hem bestellen?",
    "pl": "Piec kosztuje 900 €. Czy mam go zamówić?",
    "sv": "Ugnen kostar 900 €. Ska jag beställa den?",
}


def agrees(lang: str, answer: str, offer: str = "") -> bool:
    turns = (
        Message(Speaker(side=Side.SELLER), offer or OFFER[lang]),
        Message(Speaker(side=Side.BUYER), answer),
    )
    return agrees_to_the_close(Thread(ThreadKind.EMAIL, turns, lang), 1) is not None


@pytest.mark.parametrize(
    ("lang", "step", "order"),
    [
        ("en", "Go ahead, send the brochure", "Go ahead, send the invoice"),
        ("fr", "Allez-y, envoyez la brochure", "Allez-y, envoyez la facture"),
        ("es", "Adelante con el folleto", "Adelante con el pedido"),
        ("it", "Certo, prendo il numero", "Certo, lo prendo"),
        ("nl", "Zeker, ik neem de telefoon", "Zeker, ik neem hem"),
        ("pl", "Ok, biorę numer", "Ok, biorę go"),
        ("sv", "Ok, jag beställer tid", "Ok, jag beställer den"),
    ],
)
def test_a_step_that_only_leads_up_is_no_order(lang: str, step: str, order: str) -> None:
    assert not agrees(lang, step)
    assert agrees(lang, order)


def test_what_the_seller_offered_is_ordered_whatever_it_is() -> None:
    assert agrees("en", "Yes please, I'll take the phone", "The phone is €900. Shall I order it?")


def test_a_number_given_sends_for_nothing() -> None:
    assert agrees("en", "Go ahead, my number is 0151 4455")
