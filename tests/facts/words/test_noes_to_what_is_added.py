"""A no to something added, or to going back to the old way, refuses nothing, in every language."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

# What the seller would add and the answer; a question about the old way and the cry; the offer itself.
TALKS = {
    "en": ("And a rain cover with it?", "No, we don't need that.", "Shall I place the order?"),
    "de": (
        "Und eine Regenhaube dazu?",
        "Nein, die brauchen wir nicht.",
        "Soll ich das bestellen?",
    ),
    "fr": ("Et une housse de pluie en plus ?", "Non, pas besoin.", "Souhaitez-vous la commander ?"),
    "es": ("¿Y una funda de lluvia también?", "No, esa no hace falta.", "¿Le hago el pedido?"),
    "it": ("E anche un telo per la pioggia?", "No, quello non serve.", "Vuole ordinarlo?"),
    "pt": ("E uma capa de chuva também?", "Não, não é preciso.", "Quer fazer a encomenda?"),
    "nl": ("En een regenhoes erbij?", "Nee, die hoeft niet.", "Wilt u hem bestellen?"),
    "sv": ("Ska jag lägga till ett regnskydd?", "Nej, det behövs inte.", "Vill du beställa den?"),
    "pl": ("A pokrowiec do tego?", "Nie, tego nie trzeba.", "Czy chce Pan zamówić?"),
    "ja": ("雨除けもお付けしますか?", "いいえ、いりません。", "ご注文されますか?"),
}
CRIES = {
    "en": ("Would you go back to mowing by hand?", "No way!"),
    "de": ("Wollen Sie wieder zur Sense zurück?", "Auf keinen Fall!"),
    "fr": ("Vous reviendriez à la faux ?", "Jamais de la vie !"),
    "es": ("¿Volvería a la guadaña?", "¡Ni hablar!"),
    "it": ("Tornerebbe alla falce?", "Neanche per sogno!"),
    "pt": ("Voltaria à foice?", "De jeito nenhum!"),
    "nl": ("Zou u terug naar de zeis gaan?", "Geen denken aan!"),
    "sv": ("Vill ni tillbaka till lien?", "Inte en chans!"),
    "pl": ("Wróciłby Pan do kosy?", "W żadnym wypadku!"),
}


def refusal(asked: str, answer: str, lang: str) -> str:
    turns = (Message(Speaker(side=Side.SELLER), asked), Message(Speaker(side=Side.BUYER), answer))
    return str(hear(Thread(ThreadKind.CALL, turns, lang)).values["refusal"])


@pytest.mark.parametrize("lang", TALKS)
def test_a_no_to_what_is_added_refuses_nothing(lang: str) -> None:
    added, no, _ = TALKS[lang]
    assert refusal(added, no, lang) == "none"


@pytest.mark.parametrize("lang", ["en", "de", "nl", "sv", "ja"])
def test_the_same_no_to_the_purchase_refuses_it(lang: str) -> None:
    _, no, offer = TALKS[lang]
    assert refusal(offer, no, lang) == "explicit_no"


@pytest.mark.parametrize("lang", CRIES)
def test_a_cry_at_the_old_way_refuses_nothing_and_at_the_offer_all(lang: str) -> None:
    asked, cry = CRIES[lang]
    assert refusal(asked, cry, lang) == "none"
    assert refusal(TALKS[lang][2], cry, lang) == "explicit_no"
