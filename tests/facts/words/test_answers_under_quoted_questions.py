"""A short answer below a quoted question means what that question makes of it."""

from __future__ import annotations

import pytest

from closecall.facts.classifier import load_linear_ear
from closecall.facts.possible_refusal import unexplained_no
from closecall.facts.words import hear
from closecall.thread.records import Message, QuotedQuestion, Side, Speaker, Thread, ThreadKind

ORDER = {
    "en": ("Shall I place the order for the press?", "Is anything still unclear?", "No.", "Yes please."),
    "de": ("Soll ich den Auftrag fest eintragen?", "Ist noch etwas unklar?", "Nein.", "Ja, gerne."),
    "fr": ("Souhaitez-vous commander la presse ?", "Avez-vous des questions ?", "Non.", "Oui, volontiers."),
    "es": ("¿Le hago el pedido?", "¿Tiene alguna duda?", "No.", "Sí, claro."),
    "it": ("Vuole ordinare il torchio?", "Ha qualche domanda?", "No.", "Sì, certo."),
    "nl": ("Wilt u de pers bestellen?", "Zijn er nog vragen?", "Nee.", "Ja, graag."),
    "sv": ("Vill du beställa pressen?", "Har du några frågor?", "Nej.", "Ja, gärna."),
    "pl": ("Czy chce Pan zamówić prasę?", "Czy są jakieś pytania?", "Nie.", "Tak, poproszę."),
}


def thread(asked: str, answer: str, *, before: str, lang: str = "en", by: Side = Side.SELLER) -> Thread:
    mail = Message(Speaker(side=by), before)
    reply = Message(Speaker(side=Side.BUYER), answer, answered=(QuotedQuestion(asked, 0),))
    return Thread(ThreadKind.EMAIL, (mail, reply), lang)


@pytest.mark.parametrize("lang", ORDER)
def test_a_no_below_the_question_for_the_order_refuses_it(lang: str) -> None:
    order, other, no, _ = ORDER[lang]
    assert hear(thread(order, no, before=other, lang=lang)).values["refusal"] == "explicit_no"


@pytest.mark.parametrize("lang", ORDER)
def test_a_no_below_another_question_refuses_nothing(lang: str) -> None:
    order, other, no, _ = ORDER[lang]
    assert hear(thread(other, no, before=order, lang=lang)).values["refusal"] == "none"


@pytest.mark.parametrize("lang", ORDER)
def test_a_yes_accepts_what_stands_quoted_above_it(lang: str) -> None:
    order, other, _, yes = ORDER[lang]
    assert hear(thread(order, yes, before=other, lang=lang)).values["verbal_interest"] == "intent"
    assert hear(thread(other, yes, before=order, lang=lang)).values["verbal_interest"] == "none"


def test_of_several_quoted_questions_the_nearest_above_counts() -> None:
    body = "Thursday.\n\nNo.\n\nNo, nothing."
    quoted = (
        QuotedQuestion("Which day suits you?", 0),
        QuotedQuestion("Shall I place the order?", body.index("No.")),
        QuotedQuestion("Is anything unclear?", body.index("No, nothing")),
    )
    seller = Message(Speaker(side=Side.SELLER), "See my questions.")
    found = hear(
        Thread(ThreadKind.EMAIL, (seller, Message(Speaker(side=Side.BUYER), body, answered=quoted)), "en")
    )
    assert found.values["refusal"] == "explicit_no"
    assert [e.start for e in found.evidence if e.fact == "refusal"] == [body.index("No.")]


def test_the_buyers_own_words_quoted_above_ask_nothing() -> None:
    order = "Shall I place the order?"
    found = hear(thread(order, "No.", before=f"I asked myself. {order}", by=Side.BUYER))
    assert found.values["refusal"] == "none"


def test_not_for_now_is_a_doubt_below_the_order_and_none_below_another_question() -> None:
    doubted = thread("Shall I place the order?", "Not for now.", before="Any questions?")
    assert unexplained_no(doubted, [hear(doubted)], ear=load_linear_ear()).questions
    fine = thread("Any questions?", "Not for now.", before="Shall I place the order?")
    assert not unexplained_no(fine, [hear(fine)], ear=load_linear_ear()).questions
