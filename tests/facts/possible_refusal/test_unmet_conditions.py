"""A condition for the yes that the seller has not met stops the firm close to who then "has to think"."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.advice import Advice
from closecall.advisor import advise
from closecall.decision import Approach

_TALKS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("unmet_conditions.toml").read_text(encoding="utf-8")
)
_NOTE = (
    "She is a private customer, it is her own money and she decides alone. I am certain the loom is right "
    "for her: she loses two hours a day to her old one."
)
_DAYS = ("03/03/2026", "04/03/2026", "05/03/2026", "06/03/2026", "07/03/2026")


def _advised(lang: str, asks: str, answers: str, ends: str = "") -> Advice:
    talk = _TALKS[lang]
    said = (talk["need"], talk["offer"], asks, answers, ends or talk["hesitates"])
    writers = ("Nell", "Seller", "Nell", "Seller", "Nell")
    lines = (
        f"[{day}, 09:15:00] {who}: {words}" for day, who, words in zip(_DAYS, writers, said, strict=True)
    )
    known = {"buyer_actions": ["trial_used"]}
    return advise("\n".join(lines) + "\n", me="Seller", note=_NOTE, facts=known, as_of=date(2026, 3, 7))


@pytest.mark.parametrize("lang", _TALKS)
def test_a_condition_that_is_not_met_stops_the_firm_close(lang: str) -> None:
    closed = [
        (asks, answers)
        for asks, answers in _TALKS[lang]["unmet"]
        if _advised(lang, asks, answers).approach in (Approach.FIRM_CLOSE, Approach.CONFIRM)
    ]
    assert not closed


@pytest.mark.parametrize("lang", _TALKS)
def test_one_that_is_met_stops_nothing(lang: str) -> None:
    held = [
        (asks, answers)
        for asks, answers in _TALKS[lang]["met"]
        if _advised(lang, asks, answers).approach is not Approach.FIRM_CLOSE
    ]
    assert not held


def test_the_seller_is_shown_the_condition() -> None:
    asks = "I'll take it if it is here before 1 April."
    advice = _advised("en", asks, "The carrier comes on 14 April.")
    assert advice.approach is Approach.ASK_FIRST
    assert advice.reading.unsettled == asks
    assert [question.fact for question in advice.decision.questions] == ["refusal"]


@pytest.mark.parametrize("ends", _TALKS["en"]["let_go"])
def test_one_that_the_buyer_lets_go_stops_nothing(ends: str) -> None:
    asks = "I want it, but only if you can deliver by the 20th."
    advice = _advised("en", asks, "I can't before May, I'm afraid.", ends)
    assert advice.approach is Approach.FIRM_CLOSE
