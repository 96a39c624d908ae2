"""The top of a mail chain without a heading: whom the mail below greets, and who writes again."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.participants.authorship import named_greeting
from closecall.thread.records import Side

BELOW = """
On Mon, 2 Mar 2026 at 09:00, Ines Moor <ines@moorlooms.example> wrote:

> {greeting}
> Please find our quote for the loom, 640 euro.
> Ines
"""


def _chain(top: str, greeting: str = "Hi Bo,") -> str:
    return top + "\n" + BELOW.format(greeting=greeting)


def test_whom_the_mail_below_greets_answers_it_and_a_warning_says_so() -> None:
    answer = read_thread(_chain("Sounds fair, please go ahead.")).messages[-1]

    assert (answer.speaker.name, answer.speaker.side) == ("Bo", Side.BUYER)
    assert answer.warnings == ("This mail has no sender; it is taken for an answer by Bo.",)


def test_who_greets_the_same_one_again_writes_again() -> None:
    thread = read_thread(_chain("Hi Bo,\n\njust wondering whether you had a chance to look at it."))

    assert [m.speaker.name for m in thread.messages] == ["Ines Moor", "Ines Moor"]
    assert {m.speaker.side for m in thread.messages} == {Side.SELLER}


def test_who_greets_somebody_else_is_nobody_known() -> None:
    assert read_thread(_chain("Hi Otto,\n\nwhat do you say to this?")).messages[-1].speaker.name is None


@pytest.mark.parametrize(
    "greeting", ["Hi all,", "Hello there,", "Dear customer,", "Perfect!", "Good morning,"]
)
def test_who_is_greeted_without_a_name_is_nobody(greeting: str) -> None:
    assert read_thread(_chain("Sounds fair.", greeting)).messages[-1].speaker.name is None


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Guten Tag Frau Wiese,", "Frau Wiese"),
        ("Sehr geehrter Herr Dr. Lund,", "Dr. Lund"),
        ("Bonjour Claire,", "Claire"),
        ("Buenos días, Carmen:", None),
        ("Gentile Sara,", "Sara"),
        ("田中様", "田中"),
        ("株式会社ルンド 田中様", "田中"),
        ("Thanks Bo,", None),
        ("Hello again,", None),
        ("Dear Sir or Madam,", None),
        ("", None),
    ],
)
def test_a_greeting_names_a_person_after_a_word_of_greeting(first: str, name: str | None) -> None:
    assert named_greeting(f"{first}\nThe loom is ready.") == name


def test_a_japanese_signature_is_the_greeted_ones() -> None:
    thread = read_thread(
        "佐藤様\n\n検討いたします。\n\n田中\n\n"
        "2026年3月2日(月) 9:00 佐藤 <sato@sato.example>:\n\n> 田中様\n>\n> お見積もりをお送りいたします。\n"
    )

    assert [m.speaker.name for m in thread.messages] == ["佐藤", "田中"]
    assert thread.messages[-1].body == "佐藤様\n\n検討いたします。"


def test_a_date_above_a_heading_without_one_is_its() -> None:
    thread = read_thread(
        "C'est d'accord.\n\n> Message du 12/03/26 09:00\n> De : \"Ines Moor\" <ines@moor.example>\n"
        '> A : "Bo Lund" <bo@lund.example>\n> Objet : Devis\n> \n> Voici le devis, 640 euros.\n'
    )

    assert str(thread.messages[0].at and thread.messages[0].at.day) == "2026-03-12"


@pytest.mark.parametrize(
    "heading",
    [
        "lunedì, 02 marzo 2026, 09:00AM +01:00 da Ines Moor ines@moor.example:",
        "Monday, March 2, 2026 9:00 AM +01:00 from Ines Moor ines@moor.example:",
    ],
)
def test_a_heading_with_from_and_an_address_without_brackets_is_read(heading: str) -> None:
    thread = read_thread(f"Va bene.\nBo\n\n{heading}\n\nIl preventivo è di 640 euro.\n")

    assert [(m.speaker.name, m.speaker.email) for m in thread.messages[:1]] == [
        ("Ines Moor", "ines@moor.example")
    ]


def test_a_sentence_with_from_and_an_address_is_no_heading() -> None:
    text = "On 2 March 2026 we had it from Ines Moor ines@moor.example:\n\nThe loom is 640 euro.\n"

    assert len(read_thread(text).messages) == 1


def test_a_signature_in_another_case_than_the_greeting_is_the_name() -> None:
    thread = read_thread(
        "Dzień dobry,\nproszę o więcej zdjęć.\nJan\n\n"
        "pon., 2 mar 2026 o 09:00 Ewa Lis <ewa@lis.example> napisał(a):\n\n> Dzień dobry Panie Janie,\n"
        "> krosno jest.\n"
    )

    assert thread.messages[-1].speaker.name == "Jan"
