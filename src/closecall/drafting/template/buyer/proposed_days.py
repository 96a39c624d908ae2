"""The days a draft proposes, and how it writes them."""

from __future__ import annotations

from datetime import date, timedelta

from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.records import Brief
from closecall.text.dates import LONGEST_SEARCHED, find_date
from closecall.text.tokens import fold

_SATURDAY = 5
_SHORTEST_DAY = {"en": 3}
_SHORTEST_ELSEWHERE = 5
"""Letters that name a weekday; in other languages shorter words may mean something else ("die", "mar")."""


def today_of(brief: Brief) -> date | None:
    """The day the draft is for: as asked, else as decided, else of the thread's last message."""
    last = brief.thread.last_day() if brief.thread else None
    return brief.as_of or brief.decision.as_of or last


def is_to_come(day: date, brief: Brief) -> bool:
    """Whether a day is not past on the day that the draft is for, or that day is not known."""
    today = today_of(brief)
    return today is None or day >= today


def working_day_after(day: date, *, days: int) -> date:
    """The day that comes ``days`` working days later; weekends do not count, holidays are not known."""
    while days > 0:
        day += timedelta(days=1)
        days -= day.weekday() < _SATURDAY
    return day


def on_a_working_day(day: date) -> date:
    """The day itself, or the Monday after it when it falls on a weekend."""
    return day if day.weekday() < _SATURDAY else working_day_after(day, days=1)


def named_day(text: str, *, lang: str) -> str | None:
    """The one day that a short text names: a date as it stands, or a weekday ("thurs": "Thursday")."""
    written = find_date(text)
    if written:
        return text[written.start : written.end]
    words = [fold(word.strip(".,;:!?()¿¡")) for word in text[:LONGEST_SEARCHED].split()]
    shortest = _SHORTEST_DAY.get(lang, _SHORTEST_ELSEWHERE)
    named = {
        day
        for day in table(lang)["days"]["weekdays"].split()
        for word in words
        if len(word) >= shortest and fold(day).startswith(word)
    }
    return named.pop() if len(named) == 1 else None


def written_out(day: date, *, from_day: date | None = None, lang: str = "en") -> str:
    """A day as people write it, "Thursday 12 June"; with the year when that is not ``from_day``'s."""
    words = table(lang)["days"]
    weekday, month = words["weekdays"].split()[day.weekday()], words["months"].split()[day.month - 1]
    number = words["first"] if day.day == 1 else str(day.day)
    text = str(words["layout"]).format(weekday=weekday, day=number, month=month)
    same_year = from_day is None or from_day.year == day.year
    return text if same_year else str(words["layout_year"]).format(day=text, year=day.year)
