"""Dates as mail programs, phones and transcripts write them, found in a short text.

Numbers parted by dots are day first, four digits first are a year. Numbers parted by slashes are read by what
they can only mean (a value over 12, a weekday that fits), then by the order that the caller knows from
the same text, then by the clock (a.m. and p.m. go with month first); else the date is ``ambiguous``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.clock_times import clock_beside
from closecall.text.resources.toml_file import read_data

LONGEST_SEARCHED = 500
"""Characters of a text that are searched for a date; heading lines are shorter."""

_LONG_NAME = 6
_WORD = r"[^\W\d_]{2,14}"
_CORE = re.compile(
    rf"""
      (?<!\d)(?P<y1>\d{{4}})[-/.][ ]?(?P<m1>\d{{1,2}})[-/.][ ]?(?P<d1>\d{{1,2}})(?!\d)
    | (?<![\w.,])(?P<a>\d{{1,2}})(?P<sep>[./-])[ ]?(?P<b>\d{{1,2}})(?P=sep)[ ]?(?P<y2>\d{{4}}|\d{{2}})(?!\d)
    | (?<![\d:.,])(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?[ ](?:(?:de|of)[ ])?(?P<m3>{_WORD})\b\.?,?
      (?:[ ](?:(?:de|del)[ ])?(?P<y3>\d{{4}})\b)?
    | (?<!\d)(?P<y5>\d{{4}})[ ]?[年년][ ]?(?P<m5>\d{{1,2}})[ ]?[月월][ ]?(?P<d5>\d{{1,2}})[ ]?[日일]
    | (?<![\w.,-])(?P<y6>\d{{4}})\.?[ ](?P<m6>{_WORD})\b\.?[ ](?P<d6>\d{{1,2}})(?![\d:])
    | (?<![\w.,-])(?P<d7>\d{{1,2}})-(?P<m7>{_WORD})\.?-(?P<y7>\d{{4}}|\d{{2}})\b
    | \b(?P<m4>{_WORD})\b\.?[ ](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?[ ](?P<y4>\d{{4}})\b)?
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"(?P<word>[^\W\d_]{2,12}(?:-[^\W\d_]{2,8})?)\.?,?\s{0,2}$")


class WrittenDate(NamedTuple):
    """A date found in a text.

    Attributes:
        start, end: the span of the date, its weekday and its time in the searched text.
        year: None when the text leaves it out.
        clock: the time of day, None when there is none.
        to_second: whether the time is given to the second.
        zone: only where the text states one.
        slashed: the two numbers of a slash date in their written order, else None.
        ambiguous: nothing in the date itself says whether the day or the month comes first.

    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    clock: time | None = None
    to_second: bool = False
    zone: timezone | None = None
    slashed: tuple[int, int] | None = None
    ambiguous: bool = False

    @property
    def at(self) -> datetime | None:
        """The date and time (midnight when no time is given); None without a year."""
        if self.year is None:
            return None
        return datetime.combine(date(self.year, self.month, self.day), self.clock or time(), tzinfo=self.zone)


class _Names(NamedTuple):
    months: dict[str, int]
    months_beside_year: dict[str, int]
    months_with_dotted_year: dict[str, int]
    days: dict[str, int]
    days_beside_date: dict[str, int]


def find_date(text: str, *, day_first: bool | None = None) -> WrittenDate | None:
    """The first date in a short text, with its time of day when one follows (or stands right before).

    Args:
        text: at most :data:`LONGEST_SEARCHED` characters of it are searched.
        day_first: the order of slash dates where other dates of the same text settled it.

    """
    text = text[:LONGEST_SEARCHED]
    core = _CORE.search(text)
    while core is not None:
        place, weekday = _weekday_before(text, core.start())
        found = _calendar_day(core, weekday, day_first)
        if found is not None and found.year is None and core["m4"]:
            # "mar 25 feb 2025": an Italian Tuesday, not the 25th of March.
            inner = _CORE.match(text, core.start("d4"))
            if inner is not None and (later := _calendar_day(inner, None, day_first)) is not None:
                found, (place, _) = later, _weekday_before(text, later.start)
        if found is not None:
            return _with_clock(found, place, text, day_first)
        # A word that is no month may stand before a date: look again from the number.
        core = _CORE.search(text, core.start("d4") if core["d4"] else core.end())
    return None


def weekdays() -> Mapping[str, int]:
    """Case-folded names of the days of the week that are no other word; Monday is 0."""
    return _names().days


def months() -> Mapping[str, int]:
    """Case-folded names of the months that are no other word; January is 1."""
    return _names().months


@cache
def months_in(langs: tuple[str, ...]) -> Mapping[str, int]:
    """The names of the months in these languages, and of others the long ones: "out" is one in Portuguese."""
    table = read_data(Path(__file__).with_name("dates.toml"))["months"]
    own = dict(_numbered({lang: forms for lang, forms in table.items() if lang in langs}, 1))
    return {name: number for name, number in months().items() if len(name) >= _LONG_NAME} | own


@cache
def _names() -> _Names:
    """Month and day names of every language in ``dates.toml``."""
    data = read_data(Path(__file__).with_name("dates.toml"))
    days, short_days = dict(_numbered(data["days"], 0)), dict(_numbered(data["days_beside_a_date"], 0))
    return _Names(
        months=dict(_numbered(data["months"], 1)),
        months_beside_year=dict(_numbered(data["months_beside_a_year"], 1)),
        months_with_dotted_year=dict(_numbered(data["months_with_dotted_year"], 1)),
        days=days,
        days_beside_date=short_days | days,
    )


def _numbered(table: dict[str, list[str]], first: int) -> Iterator[tuple[str, int]]:
    for language in table.values():
        for number, forms in enumerate(language, first):
            yield from ((form, number) for form in forms.casefold().split())


def _calendar_day(core: re.Match[str], weekday: int | None, day_first: bool | None) -> WrittenDate | None:
    part = core.groupdict()
    year: str | None
    slashed = None
    ambiguous = False
    if part["y1"] or part["y5"]:
        year = part["y1"] or part["y5"]
        month, day = int(part["m1"] or part["m5"]), int(part["d1"] or part["d5"])
    elif part["a"]:
        first, second, year = int(part["a"]), int(part["b"]), part["y2"]
        day, month = first, second
        if part["sep"] == "/":
            slashed = (first, second)
            ambiguous = first <= 12 and second <= 12 and first != second
            if not _day_comes_first(slashed, year, weekday, day_first):
                day, month = second, first
            ambiguous = ambiguous and day_first is None and not _weekday_settles(slashed, year, weekday)
    else:
        year = part["y3"] or part["y4"] or part["y6"] or part["y7"]
        number = _month(core, part["m3"] or part["m4"] or part["m6"] or part["m7"], year)
        if number is None:
            return None
        month, day = number, int(part["d3"] or part["d4"] or part["d6"] or part["d7"])
    full_year = None if year is None else _four_digits(year)
    if not _is_day(full_year, month, day):
        return None
    return WrittenDate(core.start(), core.end(), full_year, month, day, slashed=slashed, ambiguous=ambiguous)


def _month(core: re.Match[str], written: str, year: str | None) -> int | None:
    names, written = _names(), written.casefold()
    dotted = core["y3"] and core.string[core.end() : core.end() + 1] == "."
    number = names.months_with_dotted_year.get(written) if dotted else None
    if number is None:
        number = names.months.get(written)
    return names.months_beside_year.get(written) if number is None and year else number


def _day_comes_first(
    slashed: tuple[int, int], year: str, weekday: int | None, day_first: bool | None
) -> bool:
    first, second = slashed
    if first > 12 or second > 12:
        return first > 12
    if weekday is not None and _weekday_settles(slashed, year, weekday):
        return date(_four_digits(year), second, first).weekday() == weekday
    return day_first is not False


def _weekday_settles(slashed: tuple[int, int], year: str, weekday: int | None) -> bool:
    first, second = slashed
    full_year = _four_digits(year)
    if weekday is None or full_year < 1 or not (1 <= first <= 12 and 1 <= second <= 12):
        return False
    fits = [date(full_year, m, d).weekday() == weekday for d, m in ((first, second), (second, first))]
    return fits[0] != fits[1]


def _four_digits(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return year is None or 1970 <= year <= 2199


def _weekday_before(text: str, start: int) -> tuple[int, int | None]:
    """Where the day of the week before a date begins, and its number; else where the date begins."""
    offset = max(0, start - 24)
    word = _BEFORE.search(text[offset:start])
    number = _names().days_beside_date.get(word.group("word").casefold()) if word else None
    return (start, None) if word is None or number is None else (offset + word.start(), number)


def _with_clock(found: WrittenDate, start: int, text: str, day_first: bool | None) -> WrittenDate:
    """The date from its day of the week, at ``start``, to its time of day."""
    time_of_day = clock_beside(text, start, found.end, days=_names().days_beside_date)
    if time_of_day is None:
        return found if start == found.start else found._replace(start=start)
    month, day = found.month, found.day
    if found.ambiguous and day_first is None and time_of_day.is_of_half and found.slashed:
        month, day = found.slashed
    return found._replace(
        start=min(start, time_of_day.start),
        end=max(found.end, time_of_day.end),
        month=month,
        day=day,
        clock=time_of_day.clock,
        to_second=time_of_day.to_second,
        zone=time_of_day.zone,
    )
