"""Who turns up late and decides is asked about beside a yes; who only sends regards is not."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Speaker("Ada", None, Side.BUYER), Speaker("Ben", None, Side.SELLER)
TALK = {
    "en": ("The kiln is €900. Shall I order it?", "Yes, please order it."),
    "de": ("Der Brennofen kostet 900 €. Soll ich ihn bestellen?", "Ja, bitte bestellen Sie ihn."),
    "fr": ("Le four est à 900 €. Je le commande ?", "Oui, commandez-le."),
    "es": ("El horno cuesta 900 €. ¿Hago el pedido?", "Sí, haga el pedido."),
    "it": ("Il forno costa 900 €. Procedo con l'ordine?", "Sì, proceda con l'ordine."),
    "nl": ("De oven kost € 900. Zal ik hem bestellen?", "Ja, bestel hem maar."),
    "pt": ("O forno custa 900 €. Posso encomendar?", "Sim, pode encomendar."),
    "pl": ("Piec kosztuje 900 €. Mam zamówić?", "Tak, proszę zamówić."),
    "sv": ("Ugnen kostar 900 €. Ska jag beställa den?", "Ja, beställ den."),
}


def asked(lang: str, news: str) -> str | None:
    offer, yes = TALK[lang]
    turns = (Message(SELLER, offer), Message(BUYER, news), Message(SELLER, offer), Message(BUYER, yes))
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang=lang)).unsettled


@pytest.mark.parametrize(
    ("lang", "news"),
    [
        ("en", "Carla is in charge from today."),
        ("en", "My husband has come in as partner."),
        ("en", "From this week on my brother signs for everything."),
        ("en", "I have handed the reins to my son."),
        ("en", "We have a new manager since Monday, a Mr Petty."),
        ("en", "The pottery belongs to a group in Leeds since the 1st."),
        ("de", "Mein Sohn hat den Betrieb übernommen."),
        ("de", "Ab sofort unterschreibt meine Schwester."),
        ("fr", "Mon fils a repris l'atelier."),
        ("fr", "Désormais, c'est mon frère qui signe."),
        ("es", "Mi hermano ha asumido la dirección."),
        ("it", "Da oggi decide mia sorella."),
        ("nl", "Mijn zoon heeft de zaak overgenomen."),
        ("pt", "O meu irmão assumiu a empresa."),
        ("pl", "Mój syn przejął firmę."),
        ("sv", "Min son har tagit över firman."),
    ],
)
def test_who_came_to_decide_is_asked_about_beside_a_yes(lang: str, news: str) -> None:
    assert asked(lang, news) == news


@pytest.mark.parametrize(
    ("lang", "news"),
    [
        ("en", "Carla sends her regards."),
        ("en", "My husband loves the colour."),
        ("en", "My brother has sold me his half, so it is all mine now."),
        ("en", "My son has a new job since Monday."),
        ("en", "I took over the pottery in May, and I decide alone."),
        ("en", "My sister still agrees."),
        ("de", "Mein Sohn freut sich schon."),
        ("de", "Meine Schwester lässt grüßen."),
        ("fr", "Mon fils est ravi."),
        ("es", "Mi hermano le manda saludos."),
        ("it", "Mia sorella saluta."),
        ("nl", "Mijn zoon doet de groeten."),
        ("pt", "O meu irmão manda cumprimentos."),
        ("pl", "Mój syn pozdrawia."),
        ("sv", "Min son hälsar."),
    ],
)
def test_whoever_only_turns_up_takes_nothing_of_a_yes(lang: str, news: str) -> None:
    assert asked(lang, news) != news
