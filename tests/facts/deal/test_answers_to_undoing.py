"""A yes to a seller who offers to undo the purchase or to put it off is no acceptance of it (S5, S18)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach
from closecall.drafting.records import Brief
from closecall.facts.vocabulary import Refusal, Stage

_ROWS = tomllib.loads(Path(__file__).with_name("answers_to_undoing.toml").read_text("utf-8"))
_PRICED = {
    "en": ("The oven is £4,200 delivered.", "It bakes well, I want it, £4,200 is fine."),
    "de": ("Der Ofen kostet 4.200 € geliefert.", "Er backt gut, ich will ihn, 4.200 € sind in Ordnung."),
    "fr": ("Le four coûte 4 200 € livré.", "Il cuit bien, je le veux, 4 200 € ça me va."),
    "es": ("El horno cuesta 4.200 € entregado.", "Hornea bien, lo quiero, 4.200 € me parece bien."),
    "it": ("Il forno costa 4.200 € consegnato.", "Cuoce bene, lo voglio, 4.200 € va bene."),
    "nl": ("De oven kost 4.200 € bezorgd.", "Hij bakt goed, ik wil hem hebben, 4.200 € is prima."),
    "pt": ("O forno custa 4.200 € entregue.", "Coze bem, quero-o, 4.200 € está bem."),
    "pl": ("Piec kosztuje 4200 zł z dostawą.", "Dobrze piecze, chcę go, 4200 zł mi pasuje."),
    "sv": ("Ugnen kostar 42 000 kr levererad.", "Den bakar bra, jag vill ha den, 42 000 kr är bra."),
}
_NOTE = "I'm certain: they lose two hours a day. Company, 2 million turnover, Alex decides alone."
_ADVISOR = Advisor()


def _answers(kind: str) -> list[tuple[str, str, str]]:
    return [(lang, *row) for lang, rows in _ROWS.items() for row in rows.get(kind, ())]


def _read(lang: str, asks: str, answer: str) -> Brief:
    price, fine = _PRICED[lang]
    talk = f"Seller: {price}\nBuyer: {fine}\nSeller: {asks}\nBuyer: {answer}"
    return _ADVISOR.prepare(talk, me="Seller", note=_NOTE).brief


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("no"))
def test_a_yes_to_undoing_it_is_a_no(lang: str, asks: str, answer: str) -> None:
    assert _read(lang, asks, answer).facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("later"))
def test_a_yes_to_putting_it_off_is_a_not_now(lang: str, asks: str, answer: str) -> None:
    assert _read(lang, asks, answer).facts.refusal is Refusal.NOT_NOW


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("open"))
def test_a_yes_that_may_be_either_is_asked_about(lang: str, asks: str, answer: str) -> None:
    assert _read(lang, asks, answer).decision.approach is Approach.ASK_FIRST


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("kept"))
def test_who_only_hesitates_where_it_is_left_with_him_is_not_asked_about(
    lang: str, asks: str, answer: str
) -> None:
    assert _read(lang, asks, answer).decision.approach is not Approach.ASK_FIRST


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("closes"))
def test_what_else_the_seller_says_undoes_nothing(lang: str, asks: str, answer: str) -> None:
    assert _read(lang, asks, answer).facts.stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        ("Shall I cancel the booking for you?", "No, keep it please."),
        ("Shall I put the order on hold?", "No, don't."),
        ("Do you want me to withdraw the invoice?", "Of course not!"),
    ],
)
def test_a_no_to_undoing_it_is_none_to_the_purchase(asks: str, answer: str) -> None:
    assert _read("en", asks, answer).facts.refusal is Refusal.NONE
