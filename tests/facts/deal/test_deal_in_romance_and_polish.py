"""The same call in four languages tells the same facts of the deal and of behaviour."""

from __future__ import annotations

import pytest

from closecall.facts.behaviour import observe
from closecall.facts.deal import read_deal
from closecall.facts.vocabulary import BuyerAction, ContactRole
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

CALLS = {
    "es": (
        "Esta es ya nuestra segunda llamada. ¿Quién más decide?",
        "Nadie más. La probamos diez días en el taller y cada semana perdemos una mañana entera. "
        "El jueves a las nueve en su tienda.",
    ),
    "it": (
        "È la nostra seconda chiamata. Chi altro decide?",
        "Nessun altro. L'abbiamo provata dieci giorni in officina e ogni settimana perdiamo una mattinata. "
        "Giovedì alle nove da voi.",
    ),
    "pt": (
        "Esta já é a nossa segunda conversa. Quem mais decide?",
        "Mais ninguém. Testamos a vossa máquina dez dias e toda semana perdemos uma manhã inteira. "
        "Quinta às nove na sua loja.",
    ),
    "pl": (
        "To już nasza druga rozmowa. Kto jeszcze decyduje?",
        "Nikt. Testowaliśmy ją dziesięć dni w warsztacie, a co tydzień tracimy pół dnia na poprawki. "
        "Widzimy się w czwartek o dziewiątej.",
    ),
}


def call(lang: str) -> Thread:
    seller, buyer = CALLS[lang]
    turns = (
        Message(Speaker(side=Side.SELLER, name="Ada"), seller),
        Message(Speaker(side=Side.BUYER, name="Leo"), buyer),
    )
    return Thread(ThreadKind.CALL, turns, lang)


@pytest.mark.parametrize("lang", CALLS)
def test_a_lone_decider_with_a_need_who_tried_it_is_told_in_any_language(lang: str) -> None:
    told = read_deal(call(lang)).values
    assert told["decision_makers_total"] == 1
    assert told["contact_role"] is ContactRole.DECIDER
    assert told["need_confirmed"] is True
    assert told["buyer_actions"] == (BuyerAction.TRIAL_USED,)


@pytest.mark.parametrize("lang", CALLS)
def test_a_second_call_and_a_day_booked_are_told_in_any_language(lang: str) -> None:
    seen = observe(call(lang)).values
    assert seen["meetings_kept"] == 2
    assert seen["next_meeting_booked"] is True
