"""A no to "anything else?" that is about nothing refuses nothing; to the offer the same words may (S5)."""

from __future__ import annotations

import pytest

from closecall.advice import Preparation
from closecall.advisor import Advisor
from closecall.facts.vocabulary import Refusal

# The price, the offer, and questions for more with the answers to them.
TALKS = {
    "en": (
        "The Fenwick stove fitted is £3,400.",
        "Shall I order it?",
        ["Anything else?", "Do you have any other questions?", "Is there anything else I can help with?"],
        [
            "No, that's all.",
            "No, that's everything, thanks.",
            "No, that was it, thank you.",
            "Not really, thanks.",
        ],
    ),
    "de": (
        "Der Ofen kostet eingebaut 3.400 Euro.",
        "Soll ich ihn bestellen?",
        ["Noch etwas?", "Haben Sie noch Fragen?", "Kann ich sonst noch etwas für Sie tun?"],
        ["Nein, das war alles.", "Nein, sonst nichts.", "Nein, nichts weiter, danke.", "Nein, das wär's."],
    ),
    "fr": (
        "Le poêle posé revient à 3 400 euros.",
        "Je le commande ?",
        ["Autre chose ?", "Avez-vous d'autres questions ?"],
        ["Non, c'est tout.", "Non, c'est tout pour moi, merci."],
    ),
    "es": (
        "La estufa instalada sale por 3.400 euros.",
        "¿Se la pido?",
        ["¿Algo más?", "¿Tiene alguna otra pregunta?"],
        ["No, eso es todo.", "No, nada más.", "No, gracias, nada más."],
    ),
    "it": (
        "La stufa montata viene 3.400 euro.",
        "La ordino?",
        ["Altro?", "Ha altre domande?"],
        ["No, è tutto.", "No, basta così, grazie."],
    ),
    "pt": (
        "O fogão montado fica por 3.400 euros.",
        "Encomendo?",
        ["Mais alguma coisa?", "Tem mais alguma pergunta?"],
        ["Não, é tudo.", "Não, é só isso, obrigada."],
    ),
    "nl": (
        "De kachel kost geplaatst 3.400 euro.",
        "Zal ik hem bestellen?",
        ["Verder nog iets?", "Heeft u nog vragen?"],
        ["Nee, dat is alles.", "Nee, niets meer, dank u."],
    ),
    "sv": (
        "Kaminen kostar 3 400 kronor.",
        "Ska jag beställa den?",
        ["Något mer?", "Har du fler frågor?", "Är det något annat du undrar över?"],
        ["Nej, inget mer.", "Nej, det var allt.", "Nej, inget annat, tack."],
    ),
    "pl": (
        "Piec kosztuje 3400 zł.",
        "Zamówić?",
        ["Coś jeszcze?", "Czy ma Pani jeszcze jakieś pytania?"],
        ["Nie, to wszystko.", "Nie, nic więcej.", "Nie, dziękuję, to wszystko."],
    ),
}
AT_ELSE = [
    (lang, f"{price} {question}", answer)
    for lang, (price, _, questions, answers) in TALKS.items()
    for question in questions
    for answer in answers
]
AT_THE_OFFER = [
    (lang, f"{price} {offer}", answer)
    for lang, (price, offer, _, answers) in TALKS.items()
    for answer in answers
]


def _prepared(lang: str, asked: str, answer: str) -> Preparation:
    text = f"[10/08/2026, 10:00:12] Gary: {asked}\n[11/08/2026, 10:00:12] Lorraine: {answer}\n"
    return Advisor().prepare(text, me="Gary", lang=lang)


def _may_be_a_no(prepared: Preparation) -> bool:
    return prepared.reading.facts.refusal is Refusal.EXPLICIT_NO or bool(prepared.reading.unsettled)


@pytest.mark.parametrize(("lang", "asked", "answer"), AT_ELSE)
def test_that_there_is_nothing_more_refuses_nothing(lang: str, asked: str, answer: str) -> None:
    assert not _may_be_a_no(_prepared(lang, asked, answer))


@pytest.mark.parametrize(("lang", "asked", "answer"), AT_THE_OFFER)
def test_the_same_words_may_refuse_the_offer(lang: str, asked: str, answer: str) -> None:
    assert _may_be_a_no(_prepared(lang, asked, answer))


@pytest.mark.parametrize(
    "answer",
    [
        "No, that's all, we don't want it.",
        "No, that's all we can spend.",
        "No, nothing else, and not this one either.",
        "No, that's everything, and thanks for trying.",
    ],
)
def test_what_is_told_beside_it_is_looked_at(answer: str) -> None:
    assert _may_be_a_no(_prepared("en", "The stove is £3,400. Any other questions?", answer))


def test_a_question_for_the_purchase_beside_it_is_answered_as_well() -> None:
    asked = "The stove is £3,400. Shall I order it? Anything else?"
    assert _may_be_a_no(_prepared("en", asked, "No, that's all, thanks."))
