"""A plain yes to the close is an acceptance; a wish, thanks, or a yes beside unknown words is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach
from closecall.drafting.records import Brief
from closecall.facts.vocabulary import Stage

_TALKS = tomllib.loads(Path(__file__).with_name("answers_to_the_close.toml").read_text("utf-8"))
_TALK = """From: Chris Dale <chris@sellco.example>
To: Alex Moore <alex@bakery.example>
Date: Wed, 18 Nov 2026 09:00
Subject: Offer

{asks}

Chris

From: Alex Moore <alex@bakery.example>
To: Chris Dale <chris@sellco.example>
Date: Thu, 19 Nov 2026 15:00
Subject: Re: Offer

{answer}

Alex
"""
_NOTE = "I'm certain: they lose two hours a day. Company, 2 million turnover, Alex decides alone."
_ADVISOR = Advisor()


def _answers(kind: str) -> list[tuple[str, str, str]]:
    return [(lang, talk["asks"], answer) for lang, talk in _TALKS.items() for answer in talk.get(kind, ())]


def _read(asks: str, answer: str) -> Brief:
    return _ADVISOR.prepare(_TALK.format(asks=asks, answer=answer), me=["Chris"], note=_NOTE).brief


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("agrees"))
def test_a_plain_yes_to_the_close_is_confirmed(lang: str, asks: str, answer: str) -> None:
    assert _read(asks, answer).decision.approach is Approach.CONFIRM, lang


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("asking"))
def test_a_yes_with_a_question_is_an_acceptance(lang: str, asks: str, answer: str) -> None:
    assert _read(asks, answer).facts.stage is Stage.ACCEPTED, lang


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("open"))
def test_a_wish_or_a_yes_that_something_unknown_follows_is_not_confirmed(
    lang: str, asks: str, answer: str
) -> None:
    assert _read(asks, answer).decision.approach is not Approach.CONFIRM, lang
