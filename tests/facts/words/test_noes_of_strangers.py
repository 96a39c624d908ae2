"""What a neighbour or another branch decided is told, and is no no of the buyer; what "we" decided is."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ROY = Message(Speaker("Roy", "roy@looms.example", Side.SELLER), "2400.")
TOLD = {
    "en": ("My cousin decided against it.", "We decided against it."),
    "de": ("Meine Nachbarin hat sich dagegen entschieden.", "Wir haben uns dagegen entschieden."),
    "fr": ("Ma voisine a décidé de ne pas acheter.", "Nous avons décidé de ne pas acheter."),
    "es": ("Mi vecina ha decidido no comprar.", "Hemos decidido no comprar."),
    "it": ("Mia cugina ha deciso di non comprare.", "Abbiamo deciso di non comprare."),
    "pt": ("Minha vizinha decidiu não comprar.", "Decidimos não comprar."),
    "nl": ("Mijn buurvrouw heeft besloten het niet te doen.", "We hebben besloten het niet te doen."),
    "sv": ("Min granne har bestämt sig för att inte köpa.", "Vi har bestämt oss för att inte köpa."),
    "pl": ("Moja sąsiadka postanowiła nie kupować.", "Postanowiliśmy nie kupować."),
    "ja": ("妹は辞退しました。", "辞退します。"),
}


def refusal(text: str, lang: str = "en") -> Refusal | None:
    said = Message(Speaker("Ana", "ana@millrace.example", Side.BUYER), text)
    return read_facts(Thread(ThreadKind.EMAIL, (ROY, said), lang)).facts.refusal


@pytest.mark.parametrize("lang", TOLD)
def test_the_no_of_one_who_decides_nothing_here_is_not_the_buyers(lang: str) -> None:
    strangers, own = TOLD[lang]
    assert refusal(strangers, lang) is Refusal.NONE
    assert refusal(own, lang) is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "text",
    [
        "My sister and I have decided against it.",
        "My cousin found one, so we have decided against it.",
        "My brother-in-law is doing it himself, we won't go ahead.",
        "We decided against it after my neighbour saw it.",
    ],
)
def test_a_stranger_beside_it_does_not_take_away_the_buyers_own_no(text: str) -> None:
    assert refusal(text) is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "text",
    [
        "I told you we weren't interested, but a lot has happened and I'd like another look.",
        "I know we turned you down in the spring, we were wrong.",
        "Don't ring her, I'll speak to her first.",
        "I'm not paying so much as a penny until they're delivered.",
    ],
)
def test_a_no_of_yesterday_or_about_another_is_no_final_no(text: str) -> None:
    assert refusal(text) not in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@pytest.mark.parametrize(
    "text",
    ["I told you we're not interested, but you keep ringing.", "My mother asked: please don't ring her."],
)
def test_a_no_repeated_to_one_who_goes_on_stands(text: str) -> None:
    assert refusal(text) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def test_a_cry_before_the_question_where_to_sign_is_joy() -> None:
    assert refusal("No way! Where do I sign?") is Refusal.NONE


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("4.100 ist in Ordnung, da brauchen wir nicht streiten.", "de"),
        ("2 100, je les ai mis de côté.", "fr"),
        (
            "Unterschrieben und zurück. Das mit dem Zaun hat der Nachbar erlaubt, damit ist das erledigt.",
            "de",
        ),
    ],
)
def test_what_is_settled_or_saved_is_no_refusal(text: str, lang: str) -> None:
    assert refusal(text, lang) is Refusal.NONE
