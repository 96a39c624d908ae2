"""A plain acceptance after the price is a deal without anything to seal it; a wish or a condition is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach
from closecall.drafting.records import Brief
from closecall.facts.vocabulary import Stage

_TALKS = tomllib.loads(Path(__file__).with_name("plain_acceptances.toml").read_text("utf-8"))
_TALK = """From: Chris Dale <chris@sellco.example>
To: Alex Moore <alex@bakery.example>
Date: Wed, 18 Nov 2026 09:00
Subject: Offer

{offers}

Chris

From: Alex Moore <alex@bakery.example>
To: Chris Dale <chris@sellco.example>
Date: Thu, 19 Nov 2026 15:00
Subject: Re: Offer

{answer}

Alex
"""
_ADVISOR = Advisor()
_OPEN = (Approach.GUIDE, Approach.ASK_FIRST)
_GOING_ON = (Approach.GUIDE, Approach.CONFIRM)


def _answers(kind: str) -> list[tuple[str, str, str]]:
    return [(lang, talk["offers"], answer) for lang, talk in _TALKS.items() for answer in talk.get(kind, ())]


def _read(offers: str, answer: str) -> Brief:
    return _ADVISOR.prepare(_TALK.format(offers=offers, answer=answer), me=["Chris"]).brief


def _approach(offers: str, answer: str) -> Approach:
    return _read(offers, answer).decision.approach


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("asking"))
def test_a_plain_acceptance_with_a_question_is_answered_and_not_left(
    lang: str, offers: str, answer: str
) -> None:
    brief = _read(offers, answer)
    assert (brief.facts.stage, brief.decision.approach in _GOING_ON) == (Stage.ACCEPTED, True), lang


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("accepts"))
def test_a_plain_acceptance_is_confirmed(lang: str, offers: str, answer: str) -> None:
    assert _approach(offers, answer) is Approach.CONFIRM, lang


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("open"))
def test_what_is_no_acceptance_is_not_confirmed(lang: str, offers: str, answer: str) -> None:
    assert _approach(offers, answer) is not Approach.CONFIRM, lang


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("uncounted"))
def test_a_yes_to_another_sum_than_the_sellers_is_not_confirmed_at_his(
    lang: str, offers: str, answer: str
) -> None:
    brief = _read(offers, answer)
    assert (brief.facts.stage, brief.decision.approach in _OPEN) == (Stage.VERBAL_YES, True), lang


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("asked"))
def test_a_yes_beside_what_may_take_it_back_is_asked_about(lang: str, offers: str, answer: str) -> None:
    assert _approach(offers, answer) is Approach.ASK_FIRST, lang


@pytest.mark.parametrize(
    ("offers", "answer"),
    [
        ("The oven is £4,200. There's one place left on Saturday's factory tour.", "We'll take it."),
        ("The oven is £4,200. We're having an open evening on Thursday with wine.", "I'm in."),
        ("The oven is £4,200. I won't ring you again before spring, promised.", "Deal."),
        ("The oven is £4,200. Should I ask the grant office for you?", "Please go ahead."),
    ],
)
def test_a_yes_to_what_the_seller_says_behind_the_price_is_none_to_the_purchase(
    offers: str, answer: str
) -> None:
    assert _approach(offers, answer) is Approach.ASK_FIRST
