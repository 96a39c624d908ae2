"""A bare yes means the purchase only where the seller had asked for the purchase, and nothing doubts it."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def interest(asked: str, answer: str, lang: str = "en") -> object:
    turns = (Message(Speaker(side=Side.SELLER), asked), Message(Speaker(side=Side.BUYER), answer))
    return hear(Thread(ThreadKind.CALL, turns, lang)).values["verbal_interest"]


@pytest.mark.parametrize(
    ("lang", "asked", "answer"),
    [
        ("en", "Right. Shall I put the order through?", "Yes please."),
        ("en", "It's 340 all in. Would you like to go ahead?", "Yes, I would."),
        ("en", "Are you ready to sign?", "Sure. Where do I find the form?"),
        ("en", "So, do we have a deal?", "Of course."),
        ("de", "Soll ich den Auftrag so fest eintragen?", "Ja, gerne."),
        ("fr", "Souhaitez-vous la commander aujourd'hui ?", "Oui, volontiers."),
        ("es", "¿Le hago el pedido?", "Sí, claro."),
        ("it", "Allora procediamo?", "Sì, certo."),
        ("pt", "Então fechamos?", "Sim, claro."),
        ("nl", "Wilt u hem dan bestellen?", "Ja, graag."),
        ("sv", "Vill du beställa den?", "Ja, gärna."),
        ("pl", "Czy mam złożyć zamówienie?", "Tak, poproszę."),
        ("ja", "それでは、この内容でご注文されますか?", "はい、お願いします。"),
    ],
)
def test_a_yes_to_the_question_for_the_purchase_is_a_yes_to_it(lang: str, asked: str, answer: str) -> None:
    assert interest(asked, answer, lang) == "intent"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Shall I send you a brochure?", "Yes please."),
        ("Would you like to book a demo before you buy?", "Sure."),
        ("Would you like to hear more before you order?", "Yes, I would."),
        ("Can you hear me all right?", "Yes."),
        ("Would you like to order it, or have I bored you already?", "Not today. Yes, you have."),
        ("Shall I put the order through?", "Yes, if my brother agrees."),
        ("Shall I put the order through?", "Yes. Let me think about it first, though."),
        ("Shall I put the order through?", "What did you say? Yes, it's raining here too."),
        ("Shall I put the order through?", "Sure, and pigs might fly."),
        ("You could order it today. The weather is nice, isn't it?", "Yes."),
    ],
)
def test_a_yes_to_anything_else_or_with_a_doubt_is_none(asked: str, answer: str) -> None:
    assert interest(asked, answer) != "intent"


def test_a_yes_that_opens_the_talk_answers_nothing() -> None:
    turns = (Message(Speaker(side=Side.BUYER), "Yes please."),)
    assert hear(Thread(ThreadKind.CALL, turns, "en")).values["verbal_interest"] == "none"


def test_a_yes_to_another_buyer_answers_nothing() -> None:
    turns = (
        Message(Speaker(side=Side.BUYER, name="Ann"), "Would you buy it?"),
        Message(Speaker(side=Side.BUYER, name="Bo"), "Yes, I would."),
    )
    assert hear(Thread(ThreadKind.CALL, turns, "en")).values["verbal_interest"] != "intent"
