"""A chat without dates: the day a not-now names is counted from the day that is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Thread

CHATS = [
    ("en", "Not now, ring me in September.", date(2026, 9, 1)),
    ("en", "Money's gone for this year. Come back to me in January.", date(2027, 1, 4)),
    ("de", "Jetzt nicht, rufen Sie mich im September wieder an.", date(2026, 9, 1)),
    ("fr", "Pas maintenant, rappelez-moi en septembre.", date(2026, 9, 1)),
    ("nl", "Nu niet, bel me in september maar terug.", date(2026, 9, 1)),
]


def put_off(words: str, *, as_of: date | None) -> date | None:
    text = f"Tom: 2.400, fitted.\nJane: {words}"
    return read_facts(Thread.parse(text, me="Tom"), as_of=as_of).facts.defer_until


@pytest.mark.parametrize(("lang", "words", "day"), CHATS)
def test_the_day_is_counted_from_the_day_asked_for(lang: str, words: str, day: date) -> None:
    assert put_off(words, as_of=date(2026, 3, 5)) == day, lang


def test_without_a_day_to_count_from_there_is_none() -> None:
    assert put_off("Not now, ring me in September.", as_of=None) is None


def test_a_month_or_week_ahead_goes_by_the_calendar() -> None:
    assert put_off("Not now, ask me again in six months.", as_of=date(2026, 8, 31)) == date(2027, 2, 28)
    assert put_off("Not now, ask me again in eight weeks.", as_of=date(2026, 3, 5)) == date(2026, 4, 30)


def test_a_chat_with_times_and_no_dates_is_counted_from_that_day_as_well() -> None:
    chat = "Liam  10:06 AM\n59 USD per seat, 20 seats.\nMaya  10:21 AM\nNot now, ask me again in Q2."
    thread = Thread.parse(chat, me="Liam")
    assert read_facts(thread, as_of=date(2026, 11, 27)).facts.defer_until == date(2027, 4, 1)
