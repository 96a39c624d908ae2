"""A paper that goes back signed is a yes where its name, or what was asked for, tells it is of the sale."""

from __future__ import annotations

import pytest

from closecall.facts.deal.stage.sale_stage import stage
from closecall.facts.vocabulary import Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker(side=Side.SELLER), Speaker(side=Side.BUYER)


def is_accepted(asked: str, answer: str, lang: str) -> bool:
    turns = (Message(SELLER, asked), Message(BUYER, answer))
    return stage(Thread(ThreadKind.EMAIL, turns, lang)).values.get("stage") is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("asked", "answer", "lang"),
    [
        ("The contract is in your inbox.", "I'm sending it back signed.", "en"),
        ("Anything new?", "Sending the agreement back to you signed.", "en"),
        ("Le mandé el contrato ayer.", "Se lo devuelvo firmado.", "es"),
        ("Vous avez le devis ?", "Je vous le renvoie signé.", "fr"),
        ("Le ho mandato il contratto.", "Glielo rimando firmato.", "it"),
        ("Enviei a proposta.", "Segue assinada.", "pt"),
        ("Har du sett offerten?", "Jag skickar den påskriven.", "sv"),
    ],
)
def test_the_paper_of_the_sale_is_a_yes(asked: str, answer: str, lang: str) -> None:
    assert is_accepted(asked, answer, lang)


@pytest.mark.parametrize(
    ("asked", "answer", "lang"),
    [
        ("Could you return the secrecy form?", "I'm sending it back signed.", "en"),
        ("And the visitor sheet?", "Returning the sheet signed.", "en"),
        ("The contract is in your inbox.", "Returning it signed by nobody, page four is blank.", "en"),
        ("The contract is in your inbox.", "Sending the test unit back, signed for at the counter.", "en"),
        ("¿Y el recibo de la muestra?", "Se lo devuelvo firmado.", "es"),
        ("¿Y el recibo de la muestra?", "Adjunto el recibo firmado.", "es"),
        ("Et la fiche de visite ?", "Je vous renvoie la fiche signée.", "fr"),
        ("E la ricevuta del campione?", "Le rimando la ricevuta firmata.", "it"),
        ("E o recibo da amostra?", "Envio o recibo assinado.", "pt"),
        ("Och besökslistan?", "Jag skickar listan påskriven.", "sv"),
    ],
)
def test_any_other_paper_is_none(asked: str, answer: str, lang: str) -> None:
    assert not is_accepted(asked, answer, lang)
