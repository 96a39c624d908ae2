"""Asked who decides, a buyer who decides alone is heard in his own words; nobody else is taken for one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from closecall.facts.deal.decision_makers.deciders import deciders
from closecall.facts.vocabulary import ContactRole
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BANK = tomllib.loads(Path(__file__).with_name("who_decides_asked.toml").read_text(encoding="utf-8"))
SELLER, BUYER = Speaker(side=Side.SELLER), Speaker(side=Side.BUYER)
BEHIND = {"any": ("others", "alone", "which", "who"), "no": ("others", "which"), "yes": ("alone",)}
"""Behind which questions the answers of each list stand."""
MOST_TAKEN_FOR_ALONE = {"en": 13, "de": 6, "fr": 4, "es": 1, "it": 2, "pt": 1, "nl": 0, "sv": 2, "pl": 2}
"""Answers to other questions that are: "just me" behind "is anyone else interested?"; may only shrink."""

MOST_TURNED = {"en": 21, "de": 33, "fr": 33, "es": 20, "it": 21, "pt": 5, "nl": 29, "sv": 26, "pl": 25}
"""Answers of 484 that are taken for alone although their last words turn them; may only shrink."""


def read(question: str, answer: str, lang: str) -> Mapping[str, Any]:
    turns = (Message(SELLER, f"It costs 900 EUR. {question}"), Message(BUYER, answer))
    return deciders(Thread(ThreadKind.EMAIL, turns, lang)).values


def is_taken_for_alone(question: str, answer: str, lang: str) -> bool:
    """Whether the contact is, and nobody else: of one boss alone the number is the same."""
    values = read(question, answer, lang)
    is_decider = values.get("contact_role") is ContactRole.DECIDER
    return values.get("decision_makers_total") == 1 and is_decider


def crossed(lang: str, answers: Iterable[str], kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    asked = (question for kind in kinds for question in BANK[lang]["asks"][kind])
    return product(asked, answers)


@pytest.mark.parametrize("lang", BANK)
@pytest.mark.parametrize("answers", BEHIND)
def test_who_decides_alone_is_heard(lang: str, answers: str) -> None:
    pairs = crossed(lang, BANK[lang][answers], BEHIND[answers])
    assert [pair for pair in pairs if not is_taken_for_alone(*pair, lang)] == []


@pytest.mark.parametrize("lang", BANK)
@pytest.mark.parametrize("answers", ["not_alone", "two"])
def test_who_does_not_is_never_taken_for_one(lang: str, answers: str) -> None:
    pairs = crossed(lang, BANK[lang][answers], BEHIND["any"])
    assert [pair for pair in pairs if is_taken_for_alone(*pair, lang)] == []


@pytest.mark.parametrize("lang", BANK)
def test_it_is_heard_unasked(lang: str) -> None:
    heard = [said for said in BANK[lang]["told"] if is_taken_for_alone("", said, lang)]
    assert heard == BANK[lang]["told"]


@pytest.mark.parametrize("lang", BANK)
def test_what_is_near_it_tells_nothing_unasked(lang: str) -> None:
    said = BANK[lang]["not_told"]
    assert [one for one in said if is_taken_for_alone("", one, lang)] == []


@pytest.mark.parametrize("lang", BANK)
def test_the_answer_to_another_question_tells_nothing(lang: str) -> None:
    pairs = product(BANK[lang]["elsewhere"]["questions"], BANK[lang]["elsewhere"]["answers"])
    taken = [pair for pair in pairs if is_taken_for_alone(*pair, lang)]
    assert len(taken) <= MOST_TAKEN_FOR_ALONE[lang]


@pytest.mark.parametrize("lang", BANK)
def test_a_few_words_behind_it_turn_it(lang: str) -> None:
    asked = {"any": "who", "no": "others", "yes": "alone"}
    taken = [
        (answer, turn)
        for answers, kind in asked.items()
        for answer, turn in product(BANK[lang][answers], BANK[lang]["turns"])
        if is_taken_for_alone(BANK[lang]["asks"][kind][0], answer.rstrip(".") + turn, lang)
    ]
    assert len(taken) <= MOST_TURNED[lang]


def test_a_greeting_is_no_part_of_the_answer() -> None:
    assert is_taken_for_alone("Do you have to square it at home?", "Hi Dan,\n\nNo, it's my van.\n\nJo", "en")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # "I do" is a yes to whether he has to.
        ("Do you have to square it at home?", "I do."),
        ("Does anyone else need to sign?", "Yes, it's my shop."),
        ("Is it just you who decides?", "No, it's my shop."),
        ("Does anyone else need to sign?", "Just me. My sister holds the other half."),
        ("Does anyone else need to sign?", "Just me. Unless it takes a loan."),
        ("Does anyone else need to sign? And who unloads it?", "Just my own two hands."),
        ("Do you need to see it first?", "No."),
        ("Would you like to sign now or later?", "No, it's my shop."),
    ],
)
def test_the_polarity_and_what_follows_count(question: str, answer: str) -> None:
    assert not is_taken_for_alone(question, answer, "en")


def test_the_sentence_is_the_evidence() -> None:
    turns = (
        Message(SELLER, "Do you have to square it at home?"),
        Message(BUYER, "Nah, the bike's mine. See you Friday."),
    )
    found = deciders(Thread(ThreadKind.CALL, turns, "en"))
    assert {(one.fact, one.quote) for one in found.evidence} == {
        ("decision_makers_total", "Nah, the bike's mine."),
        ("contact_role", "Nah, the bike's mine."),
    }


def test_who_is_named_elsewhere_has_a_say_all_the_same() -> None:
    turns = (
        Message(SELLER, "Do you have to square it at home?"),
        Message(BUYER, "Nah, the bike's mine."),
        Message(SELLER, "Good."),
        Message(BUYER, "Though my wife has to agree."),
    )
    assert deciders(Thread(ThreadKind.CALL, turns, "en")).values["decision_makers_total"] == 2
