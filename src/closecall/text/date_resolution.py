"""Days that a sentence names ("Thursday", "1 November"), resolved around the day it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from closecall.text.dates import WrittenDate, find_date, months, weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import fold

_WEEK = 7
_FRIDAY = 4
_NOT_WORKED = ((1, 1), (12, 25), (12, 26))
_END_OF = compiled_late(
    r"\b(?:end of|ende|fin|fin de|fine|final de|finales de|fim de|eind|slutet av|końca)"
    r"\s{1,2}([^\W\d_]{3,12})\b",
    re.IGNORECASE,
)
_LONGEST_SHORT_FORM = 4
# A day without a year that lies further back than this is meant for the coming year.
_LOOKS_BACK = timedelta(days=60)

_END_OF_THIS = compiled_late(r"\bend of (?:the|this) month\b|\bmonth end\b", re.IGNORECASE)


def weekday_of(word: str) -> int | None:
    """0 for Monday to 6 for Sunday; None for a folded word that names no day of the week."""
    return _folded_weekdays().get(word)


def coming_weekday(weekday: int, *, after: date) -> date:
    """The next such day later than ``after``."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % _WEEK + 1)


def past_weekday(weekday: int, *, before: date) -> date:
    """The last such day earlier than ``before``."""
    return before - timedelta(days=(before.weekday() - weekday - 1) % _WEEK + 1)


def written_day_in(text: str, *, near: date) -> date | None:
    """The calendar day that a short text states; without a year, the one that fits ``near``."""
    found = find_date(text)
    return found and day_of(found, near=near)


def day_of(found: WrittenDate, *, near: date) -> date | None:
    """The day that a date in a text means; without a year, the one that fits ``near``."""
    if found.year is not None:
        return date(found.year, found.month, found.day)
    return _with_year(found, near)


def _with_year(found: WrittenDate, near: date) -> date | None:
    for year in (near.year, near.year + 1):
        try:
            day = date(year, found.month, found.day)
        except ValueError:
            continue
        if day >= near - _LOOKS_BACK:
            return day
    return None


def months_after(day: date, count: int) -> date:
    """The same day so many months later; the last of its month where that has fewer days."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_worked_day(day: date) -> date:
    """The first working day after a day; at Christmas and New Year nobody works."""
    day += timedelta(days=1)
    while day.weekday() > _FRIDAY or (day.month, day.day) in _NOT_WORKED:
        day += timedelta(days=1)
    return day


def end_of_month_in(text: str, *, written: date) -> date | None:
    """The last day of the month whose end a short text names ("by the end of April"); None without one."""
    named = _END_OF.search(text)
    month = months().get(named.group(1).casefold()) if named else None
    if _END_OF_THIS.search(text):
        month = written.month
    if month is None:
        return None
    year = written.year if month >= written.month else written.year + 1
    return date(year, month, monthrange(year, month)[1])


def day_named_in(sentence: Sentence, body: str, *, written: date) -> date | None:
    """The day that a sentence names, none before the day it was written; None where it names none."""
    day = written_day_in(body[sentence.start : sentence.end], near=written)
    if day is not None:
        return day if day >= written else None
    # The short forms are words of other languages ("sun", "do", "mar").
    full = (weekday_of(word) for word in sentence.words.folded if len(word) > _LONGEST_SHORT_FORM)
    weekday = next((number for number in full if number is not None), None)
    return None if weekday is None else coming_weekday(weekday, after=written)


@cache
def _folded_weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in weekdays().items()}
