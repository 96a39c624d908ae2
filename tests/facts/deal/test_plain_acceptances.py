"""A plain acceptance after the price is a deal without anything to seal it; a wish or a condition is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach

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


def _answers(kind: str) -> list[tuple[str, str, str]]:
    return [(lang, talk["offers"], answer) for lang, talk in _TALKS.items() for answer in talk[kind]]


def _approach(offers: str, answer: str) -> Approach:
    return _ADVISOR.prepare(_TALK.format(offers=offers, answer=answer), me=["Chris"]).brief.decision.approach


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("accepts"))
def test_a_plain_acceptance_is_confirmed(lang: str, offers: str, answer: str) -> None:
    assert _approach(offers, answer) is Approach.CONFIRM, lang


@pytest.mark.parametrize(("lang", "offers", "answer"), _answers("open"))
def test_what_is_no_acceptance_is_not_confirmed(lang: str, offers: str, answer: str) -> None:
    assert _approach(offers, answer) is not Approach.CONFIRM, lang
