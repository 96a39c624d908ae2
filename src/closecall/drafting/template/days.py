"""The days a draft proposes, and how it writes them."""

from __future__ import annotations

from datetime import date, timedelta

from closecall.drafting.records import Brief
from closecall.text.dates import LONGEST_SEARCHED, find_date

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SATURDAY = 5
_SHORTEST_DAY = 3


def today_of(brief: Brief) -> date | None:
    """The day the draft is for: as asked, else as decided, else of the thread's last message."""
    last = brief.thread.last_day() if brief.thread else None
    return brief.as_of or brief.decision.as_of or last


def working_day_after(day: date, *, days: int) -> date:
    """The day that comes ``days`` working days later; weekends do not count, holidays are not known."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def on_a_working_day(day: date) -> date:
    """The day itself, or the Monday after it when it falls on a weekend."""
    return day if day.weekday() < _SATURDAY else working_day_after(day, days=1)


def named_day(text: str) -> str | None:
    """The one day that a short text names: a date as it stands, or a weekday ("thurs": "Thursday")."""
    written = find_date(text)
    if written:
        return text[written.start : written.end]
    words = [word.strip(".,;:!?()").lower() for word in text[:LONGEST_SEARCHED].split()]
    named = {
        day
        for day in _WEEKDAYS
        for word in words
        if len(word) >= _SHORTEST_DAY and day.lower().startswith(word)
    }
    return named.pop() if len(named) == 1 else None


def written_out(day: date, *, from_day: date | None = None) -> str:
    """A day as people write it, "Thursday 12 June"; with the year when that is not ``from_day``'s."""
    text = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return text if from_day is None or from_day.year == day.year else f"{text} {day.year}"
