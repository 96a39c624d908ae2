"""Days and times of day named in prose: dates, months, weekdays, clock times, with what they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from closecall.drafting.checks.word_lists import word_lists
from closecall.text.dates import months, weekdays

_WORDS = word_lists("by_rule")["day_mentions"]

_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"""
      (?<![\d.,/-])(?P<y1>{_YEAR})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
    | (?<![\d.,/-])(?P<a>\d{{1,2}})(?P<sep>[./-])[ ]?(?P<b>\d{{1,2}})(?P=sep)[ ]?(?P<y2>{_YEAR}|\d{{2}})(?!\d)
    | (?<![\d.,:/-])(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?[ ](?:(?:de|of)[ ])?(?P<m3>{_WORD})\b\.?
      (?:,?[ ](?:(?:de|del)[ ])?(?P<y3>{_YEAR})\b)?
    | \b(?P<m4>{_WORD})\.?[ ](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:%\d])(?:,?[ ](?P<y4>{_YEAR})\b)?
    | (?:(?P<y5>{_YEAR})年)?(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Without a year, "12/6" or "the 3rd" is a day only after a word that says so.
_SHORT = re.compile(
    r"\b(?:on|by|until|till|before|from|since|am|bis|vom|zum|ab|le|el|du|dal|dia)[ ](?:the[ ])?"
    r"(?P<d>\d{1,2})(?:[./](?P<m>\d{1,2})(?!\d)|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
# "the 12th" is a day where no thing is counted with it ("the 12th loaf").
_ORDINAL = re.compile(
    r"\bthe[ ](?P<d>\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=\s{0,3}(?:[^\w\s]|$)"
    r"|[ ](?:at|in|for|then|on|to|by|and|or|if|it|is|as|of|works|suits|when|with|from|after)\b)"
)
# "hasta el 9.", "le 9 !": a day where the number ends what is said.
_CLOSING = re.compile(
    r"\b(?:el|al|del|le|au|du)[ ](?P<d>\d{1,2})(?=\s{0,3}(?:[.,;!?)](?!\d)|$))", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_PLAIN_WORD = re.compile(r"[^\W\d_]{2,16}(?:-feira)?")
_CLOCK = re.compile(
    r"(?<![\w:.,£$€])(?P<h>\d{1,2})(?::(?P<m>\d{2})(?!\d))?[ ]?(?P<half>[ap]\.?m\b|uhr\b|h\b(?!\w))?",
    re.IGNORECASE,
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPOKEN_CLOCK = re.compile(
    rf"\b(?P<part>half past|quarter past|quarter to) (?P<hour>{'|'.join(_HOURS)})\b", re.IGNORECASE
)
# Short names that are common words too: they count only with a capital.
_ALSO_WORDS = frozenset("may march mar out set ago sat".split())
_MONTH_LEADS = _WORDS["month_leads"]
_SHORTEST_WEEKDAY = 4
_ORDINAL_WEEKDAYS = frozenset("segunda terça quarta quinta sexta".split())
_LONGEST_LINE = 2_000
_LONG_AGO = 186
"""Half a year of months of 31 days: in December "5 January" is to come."""

Day = tuple[int | None, int | None, int]
"""Year, month and day; None where the text leaves it out."""


class DayNamed(NamedTuple):
    """A day, month or weekday in a text.

    Attributes:
        days: what it can mean; two readings where day and month could be swapped; empty for the others.
        month: 1 to 12 where only a month is named.
        weekday: 0 (Monday) to 6 where only a weekday is named.

    """

    start: int
    end: int
    days: tuple[Day, ...] = ()
    month: int | None = None
    weekday: int | None = None


def days_named(text: str, *, lang: str) -> tuple[DayNamed, ...]:
    """The days, months and weekdays of a text, in order."""
    found: list[DayNamed] = []
    for start, end in _lines(text):
        dated: list[DayNamed] = []
        taken: set[int] = set()
        # Most lines hold no figure, and so no date.
        if _DIGIT.search(text, start, end):
            dated.extend(_dates(text, start, end))
            taken.update(place for day in dated for place in range(day.start, day.end))
            dated.extend(d for d in _short_dates(text, start, end) if d.start not in taken)
            taken.update(place for day in dated for place in range(day.start, day.end))
        found.extend(sorted([*dated, *_names(text, start, end, taken, lang)], key=lambda d: d.start))
    return tuple(found)


def clock_times(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and minutes past twelve of each time of day ("15:30", "3 pm", "9 Uhr")."""
    for match in _SPOKEN_CLOCK.finditer(text):
        shift = {"half past": 30, "quarter past": 15, "quarter to": -15}[match["part"].casefold()]
        hour = _HOURS.index(match["hour"].casefold()) + 1
        yield match.start(), match.end(), (hour * 60 + shift) % 720
    for match in _CLOCK.finditer(text):
        if not match["m"] and not match["half"]:
            continue
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if hour <= 24 and minute < 60:
            yield match.start(), match.end(), (hour * 60 + minute) % 720


def as_day(day: date) -> Day:
    """A calendar date as the year, month and day that a text could name."""
    return (day.year, day.month, day.day)


def is_past(day: Day, as_of: date) -> bool:
    """Whether a day with its month lies before another; without a year only where that is not long ago."""
    year, month, number = day
    if month is None:
        return False
    ago = ((as_of.year - (year or as_of.year)) * 12 + as_of.month - month) * 31 + as_of.day - number
    return ago > 0 and (year is not None or ago < _LONG_AGO)


def latest_of_clock(text: str) -> int | None:
    """Minutes since midnight of the last time of day written in figures; "3:15" alone may be 15:15."""
    latest = (_latest(match) for match in _CLOCK.finditer(text) if match["m"] or match["half"])
    return max(latest, default=None)


def _latest(match: re.Match[str]) -> int:
    hour, half = int(match["h"]), (match["half"] or "").casefold()
    if half.startswith(("a", "p")):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif not half and hour < 12:
        hour += 12
    return hour * 60 + int(match["m"] or 0)


def same_day(named: Day, known: Day) -> bool:
    """Whether two days agree in every part that both state; a known bare day ("the 3rd") proves no month."""
    if known[1] is None and named[1] is not None:
        return False
    return named[2] == known[2] and all(
        a is None or b is None or a == b for a, b in zip(named[:2], known[:2], strict=True)
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        for cut in range(0, len(line), _LONGEST_LINE):
            yield start + cut, start + min(cut + _LONGEST_LINE, len(line))
        start += len(line)


def _dates(text: str, start: int, end: int) -> Iterator[DayNamed]:
    match = _DATE.search(text, start, end)
    while match is not None:
        days = _readings(match)
        if days:
            yield DayNamed(match.start(), match.end(), days)
        # A word that is no month may stand beside a date: look again from what follows the first part.
        again = match.end() if days else max(match.start("d4"), match.start("m3"))
        match = _DATE.search(text, again if again >= 0 else match.end(), end)


def _readings(match: re.Match[str]) -> tuple[Day, ...]:
    part = match.groupdict()
    if part["a"]:
        first, second, year = int(part["a"]), int(part["b"]), int(part["y2"])
        year += 2000 if year < 100 else 0
        both = (
            [(year, second, first), (year, first, second)] if part["sep"] == "/" else [(year, second, first)]
        )
        return tuple(day for day in both if _exists(*day))
    if part["y1"] or part["m5"]:
        at = "1" if part["y1"] else "5"
        stated = int(part["y" + at]) if part["y" + at] else None
        day = (stated, int(part["m" + at]), int(part["d" + at]))
        return (day,) if _exists(*day) else ()
    at = "3" if part["m3"] else "4"
    month = _month(part["m" + at])
    stated = int(part["y" + at]) if part["y" + at] else None
    return (
        ((stated, month, int(part["d" + at])),)
        if month and _exists(stated, month, int(part["d" + at]))
        else ()
    )


def _short_dates(text: str, start: int, end: int) -> Iterator[DayNamed]:
    said = [(m, m["m"]) for m in _SHORT.finditer(text, start, end)]
    places = {match.start("d") for match, _ in said}
    for alone in (_ORDINAL, _CLOSING):
        said += [(m, None) for m in alone.finditer(text, start, end) if m.start("d") not in places]
    for match, month in said:
        first, second = int(match["d"]), int(month) if month else None
        if second is None:
            days: tuple[Day, ...] = ((None, None, first),) if 1 <= first <= 31 else ()
        else:
            both = ((None, second, first), (None, first, second))
            days = tuple(day for day in both if _exists(None, day[1], day[2]))
        if days:
            yield DayNamed(match.start("d"), match.end(), days)


def _names(text: str, start: int, end: int, taken: set[int], lang: str) -> Iterator[DayNamed]:
    # Most lines name no day.
    if _day_words().isdisjoint(map(str.casefold, _PLAIN_WORD.findall(text, start, end))):
        return
    before = ""
    for match in _PLAIN_WORD.finditer(text, start, end):
        word, lead, before = match.group(), before, match.group()
        folded = word.casefold()
        if folded not in _day_words() or match.start() in taken:
            continue
        weekday = _weekday(folded)
        if weekday is not None and (folded not in _ORDINAL_WEEKDAYS or lang == "pt"):
            if not any(place in taken for place in range(match.end(), match.end() + 7)):
                yield DayNamed(match.start(), match.end(), weekday=weekday)
            continue
        month = months().get(folded) if len(folded) >= _SHORTEST_WEEKDAY or folded == "may" else None
        if month and (folded not in _ALSO_WORDS or (word[0].isupper() and lead.casefold() in _MONTH_LEADS)):
            yield DayNamed(match.start(), match.end(), month=month)


@cache
def _day_words() -> frozenset[str]:
    return frozenset((*weekdays(), *(f"{name}s" for name in weekdays()), *months()))


def _weekday(folded: str) -> int | None:
    """The weekday of a name, also of several such days ("Tuesdays")."""
    if len(folded) < _SHORTEST_WEEKDAY:
        return None
    return weekdays().get(folded, weekdays().get(folded.removesuffix("s")))


def _month(word: str) -> int | None:
    if word in _ALSO_WORDS:
        return None
    return months().get(word.casefold())


def _exists(year: int | None, month: int | None, day: int) -> bool:
    try:
        date(2000 if year is None else year, month or 0, day)
    except ValueError:
        return False
    return True
