"""How many decide, where several are named at once or their number is told."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.deal import read_deal
from closecall.facts.vocabulary import ContactRole
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)
TOTAL, AGREED, ROLE = "decision_makers_total", "decision_makers_agreed", "contact_role"


def answered(said: str, question: str = "Let me know what you think.") -> dict[str, Any]:
    thread = Thread(ThreadKind.EMAIL, (Message(SELLER, question), Message(BUYER, said)), lang="en")
    return dict(read_deal(thread).values)


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Mark and Lucy have to agree.", 3),
        ("The CFO and the head of IT have to approve.", 3),
        ("Our sales manager and our IT manager have to agree.", 3),
        ("I need to ask my boss and the finance director.", 3),
        ("My boss and the head of finance both need to sign it off.", 3),
        ("Tom, our finance director, has to sign.", 2),
        ("Karen in accounts has to approve it.", 2),
        ("My husband and I decide together.", 2),
        ("The other two partners need to agree.", 3),
        ("I have to ask my wife, my son and my brother.", 4),
    ],
)
def test_each_person_that_and_joins_to_a_decider_decides_too(said: str, total: int) -> None:
    assert answered(said)[TOTAL] == total


@pytest.mark.parametrize(
    ("said", "total", "agreed"),
    [("Two of the four partners agreed.", 4, 2), ("Three of our five directors have approved it.", 5, 3)],
)
def test_of_two_numbers_the_first_tells_who_agreed(said: str, total: int, agreed: int) -> None:
    found = answered(said)
    assert (found[TOTAL], found[AGREED]) == (total, agreed)


def test_both_who_agreed_are_counted() -> None:
    found = answered("My partner and our accountant have agreed.")
    assert (found[TOTAL], found[AGREED]) == (3, 2)


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Five people have to sign this.", 5),
        ("The four of us decide together.", 4),
        ("The board decides, there are seven of us.", 7),
        ("We both need to agree, we are two partners.", 2),
    ],
)
def test_the_number_that_is_told_is_the_number_of_deciders(said: str, total: int) -> None:
    assert answered(said)[TOTAL] == total


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("Yes, my business partner.", 2),
        ("Me, my partner and our accountant.", 3),
        ("It's a committee of six.", 6),
        ("My wife as well.", 2),
    ],
)
def test_who_is_named_when_asked_who_decides_is_a_decider(said: str, total: int) -> None:
    assert answered(said, "Who else decides with you?")[TOTAL] == total
    assert TOTAL not in answered(said, "Who came to the fair?")


def test_who_decides_alone_by_the_answer_is_the_decider() -> None:
    found = answered("That would be me.", "Who makes the final decision?")
    assert (found[TOTAL], found[ROLE]) == (1, ContactRole.DECIDER)


def test_a_sentence_in_capitals_names_no_more_than_those_joined() -> None:
    assert answered("THE CFO AND " + "BIG " * 3_000 + "BOSS HAVE TO AGREE.")[TOTAL] <= 4


@pytest.mark.parametrize(
    "said",
    [
        "It's only me who has to be happy with it.",
        "There is nobody I have to ask, my husband only does the cooking.",
        "It is only me who needs to agree to it.",
    ],
)
def test_words_that_say_he_decides_alone_name_nobody_else(said: str) -> None:
    assert answered(said)[TOTAL] == 1


@pytest.mark.parametrize(
    "said",
    ["It is a good time, the milk's in.", "Thursday is fine with the van.", "The whole team is in favour."],
)
def test_what_is_no_person_gives_no_yes(said: str) -> None:
    found = answered(said)
    assert TOTAL not in found
    assert AGREED not in found


def test_a_name_or_kin_gives_a_yes() -> None:
    assert answered("Marcus is in.")[AGREED] == 1
    assert answered("My dad is in favour.")[AGREED] == 1
