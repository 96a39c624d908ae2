"""Praise behind "oh great, another one" mocks, and is no wish for the thing."""

from __future__ import annotations

import pytest

from closecall import Approach, Thread, advise, read_facts
from closecall.facts.vocabulary import VerbalInterest

_ASKED = "Ada: It is £49 a month. Would a demo on Monday work?\nIvo: "


@pytest.mark.parametrize(
    "said",
    [
        "Oh brilliant, another dashboard. Just what I wanted.",
        "Great, one more app. Exactly what I need.",
        "Yet another tool, hooray. I love it.",
    ],
)
def test_mockery_is_no_interest(said: str) -> None:
    assert read_facts(Thread.parse(_ASKED + said, me="Ada")).facts.verbal_interest in (
        None,
        VerbalInterest.NONE,
    )


@pytest.mark.parametrize(
    "said",
    [
        "Great, another happy bindery then! I want it.",
        "Lovely, one more day and we decide. I want it.",
        "How thoughtful of you to bring cake. I want it.",
        "As if we needed convincing. I want it.",
        "Just what I wanted, thank you.",
        "Great, another happy customer told me about you. I want it.",
    ],
)
def test_plain_praise_is_interest(said: str) -> None:
    read = read_facts(Thread.parse(_ASKED + said, me="Ada"))
    assert read.facts.verbal_interest is VerbalInterest.STRONG


def test_who_mocks_and_wishes_luck_is_not_guided() -> None:
    said = "Oh brilliant, another dashboard. Just what I wanted. Best of luck with it."
    assert advise(_ASKED + said, me="Ada").approach in (Approach.ASK_FIRST, Approach.RESPECT_NO)
