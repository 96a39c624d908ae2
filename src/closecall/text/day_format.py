"""A day in words, one way everywhere: on screens and in sentences for the seller."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_in_words(day: date) -> str:
    """The day as "2 Mar 2026", whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_and_day(day: date) -> str:
    """The day as "Mon 2 Mar 2026", whatever the machine's language."""
    return f"{_WEEKDAYS[day.weekday()]} {day_in_words(day)}"
