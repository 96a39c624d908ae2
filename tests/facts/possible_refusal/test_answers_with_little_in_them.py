"""Praise, or the mention of somebody else, is no answer to one who asks to decide."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def asked_about(answer: str, *, seller: str = "The kiln is 900 EUR. Shall I put you down for one?") -> str:
    turns = (
        Message(Speaker("Owen", None, Side.SELLER), seller),
        Message(Speaker("Marta", None, Side.BUYER), answer),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang="en")).unsettled


@pytest.mark.parametrize(
    "answer",
    [
        "The trial was wonderful. The owners ended up somewhere quite different.",
        "The owners ended up somewhere quite different, although we liked it a lot.",
        "The trial was great. The owners ended up with none.",
        "The trial was great. Only if the bank lends us the money.",
        "After a long evening the board voted for the pond.",
        "After a long talk my boss has moved on in another way.",
    ],
)
def test_what_became_of_it_is_asked_about_beside_them(answer: str) -> None:
    assert asked_about(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "The trial was wonderful. When can you bring it?",
        "The trial was wonderful, thank you for the good care.",
        "I have to ask the board first.",
        "My boss has to see it first, he is back on Friday.",
        "The trial was wonderful. Please put me down for one.",
    ],
)
def test_who_goes_on_is_not(answer: str) -> None:
    assert not asked_about(answer)


def test_nor_is_praise_where_nobody_has_asked_to_decide() -> None:
    told = "How did the week with the kiln go?"
    assert not asked_about("The trial was wonderful. The boys learned it in a day.", seller=told)
