"""A day is taken up by a yes to it; thanks, a receipt, praise, or a fitting day book no talk."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closecall.facts.behaviour.booked_meeting import agreed_days
from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

_TALKS = tomllib.loads(Path(__file__).with_name("answers_to_a_day.toml").read_text("utf-8"))


def _answers(kind: str) -> list[tuple[str, str, str]]:
    return [
        (lang, talk["asks"], answer)
        for lang, talks in _TALKS.items()
        for talk in talks.values()
        for answer in talk[kind]
    ]


def _is_booked(lang: str, asks: str, answer: str) -> bool | None:
    told = (Message(Speaker(side=Side.SELLER), asks), Message(Speaker(side=Side.BUYER), answer))
    thread = Thread(ThreadKind.EMAIL, told, lang)
    return read_facts(thread, as_of=date(2026, 11, 19)).facts.next_meeting_booked


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("takes"))
def test_a_yes_to_the_day_books_it(lang: str, asks: str, answer: str) -> None:
    assert _is_booked(lang, asks, answer) is True


@pytest.mark.parametrize(("lang", "asks", "answer"), _answers("open"))
def test_what_is_no_yes_to_a_talk_on_that_day_books_nothing(lang: str, asks: str, answer: str) -> None:
    assert _is_booked(lang, asks, answer) is not True


def test_the_day_is_the_one_that_was_asked_for() -> None:
    asked = "Glad the test bake went well on Monday. Shall we talk on Tuesday 24 November at 10?"
    written = Moment("18 Nov 2026", Precision.MINUTE, datetime(2026, 11, 18, 9, 0, tzinfo=UTC))
    told = (
        Message(Speaker(side=Side.SELLER), asked, at=written),
        Message(Speaker(side=Side.BUYER), "Yes please.", at=written),
    )
    thread = Thread(ThreadKind.EMAIL, told, "en")
    assert [day for day, _ in agreed_days(thread)] == [date(2026, 11, 24)]
