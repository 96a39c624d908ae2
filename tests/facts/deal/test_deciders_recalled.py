"""That the buyer decides alone may be recalled by the seller, if the buyer answers and names nobody."""

from __future__ import annotations

import pytest

from closecall.facts.deal import read_deal
from closecall.facts.findings import Findings
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

RECALLED = {
    "en": ("You said it's only you who decides.", "The price is fine."),
    "de": ("Sie sagten, darüber entscheiden Sie allein.", "Der Preis passt."),
    "fr": ("Vous m'avez dit que vous décidez seule.", "Le prix me va."),
    "es": ("Me dijo que decide usted misma.", "El precio está bien."),
    "it": ("Mi diceva che decide da sola.", "Il prezzo va bene."),
    "pt": ("Disse que decide sozinha.", "O preço está bom."),
    "nl": ("U zei dat u dit zelf tekent.", "De prijs is goed."),
    "sv": ("Du sa att du bestämmer ensam.", "Priset är bra."),
    "pl": ("Mówiła Pani, że decyduje sama.", "Cena jest w porządku."),
}


def found(*turns: tuple[Side, str], lang: str = "en") -> Findings:
    return read_deal(
        Thread(ThreadKind.EMAIL, tuple(Message(Speaker(side=side), body) for side, body in turns), lang)
    )


@pytest.mark.parametrize("lang", RECALLED)
def test_what_the_seller_recalls_stands_once_the_buyer_answers(lang: str) -> None:
    recalled, answer = RECALLED[lang]
    read = found((Side.SELLER, recalled), (Side.BUYER, answer), lang=lang)
    assert (read.values["decision_makers_total"], read.values["contact_role"]) == (1, "decider")
    (shown,) = [item for item in read.evidence if item.fact == "decision_makers_total"]
    assert (shown.source, shown.quote) == ("seller", recalled)


def test_unanswered_it_is_only_what_the_seller_says() -> None:
    read = found((Side.BUYER, "Hello."), (Side.SELLER, RECALLED["en"][0]))
    assert "decision_makers_total" not in read.values


def test_whoever_the_buyer_names_stands_instead() -> None:
    read = found((Side.SELLER, RECALLED["en"][0]), (Side.BUYER, "My wife has to agree as well."))
    assert read.values["decision_makers_total"] == 2
    assert "contact_role" not in read.values
