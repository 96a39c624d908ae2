"""The days that both sides name when they set a meeting or look back at one."""

from __future__ import annotations

from datetime import date, timedelta

from closecall.facts.cues.cue_mentions import CueMention
from closecall.text.date_resolution import coming_weekday, past_weekday, weekday_of, written_day_in
from closecall.thread.records import Thread

_ONE_DAY = timedelta(days=1)
_LONGEST_MONTH = 31


def day_key(said: CueMention) -> str:
    """One key for each way of naming the same day; "14 March" and "the 14th" are one, as they are soon."""
    if said.cue.value == "date":
        return _digits(said)
    weekday = weekday_of(said.words[0]) if said.cue.value == "named" else None
    return said.cue.value if weekday is None else f"weekday {weekday}"


def day_ahead(said: CueMention, thread: Thread) -> date | None:
    """The day to come that is meant; None where the message has no day, or names none that can be counted."""
    written = thread.messages[said.message].day
    if written is None:
        return None
    match said.cue.value:
        case "today":
            return written
        case "tomorrow":
            return written + _ONE_DAY
        case "date":
            return _calendar_day(said, thread, written) or _next_of_number(said, written)
    weekday = weekday_of(said.words[0])
    return None if weekday is None else coming_weekday(weekday, after=written)


def day_behind(said: CueMention, thread: Thread) -> date | None:
    """The day that is past; None where the message has no day, or names none that can be counted."""
    written = thread.messages[said.message].day
    if written is None:
        return None
    match said.cue.value:
        case "today":
            return written
        case "yesterday":
            return written - _ONE_DAY
        case "date":
            return _calendar_day(said, thread, written)
    weekday = weekday_of(said.words[0])
    return None if weekday is None else past_weekday(weekday, before=written)


def _digits(said: CueMention) -> str:
    return "".join(sign for word in said.words for sign in word if sign.isdigit())


def _calendar_day(said: CueMention, thread: Thread, written: date) -> date | None:
    start, end = said.span
    return written_day_in(thread.messages[said.message].body[start:end], near=written)


def _next_of_number(said: CueMention, written: date) -> date | None:
    """The next day with that number in its month ("the 14th")."""
    number = _digits(said)
    days = (written + _ONE_DAY * ahead for ahead in range(_LONGEST_MONTH * 2))
    return next((day for day in days if str(day.day) == number), None)
