"""Dates as mail programs, phones and transcripts write them, found in a short text.

Numbers parted by dots are day first, four digits first are a year. Numbers parted by slashes are read by what
they can only mean (a value over 12, a weekday that fits), then by the order that the caller knows from
the same text, then by the clock (a.m. and p.m. go with month first); else the date is ``ambiguous``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

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
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2}))(?:[:.](?P<s>\d{2}))?(?:\.\d{1,6})?(?!:?\d)"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?"
)
_ZONE = re.compile(
    r"\s?\(?(?:(?P<name>UTC|GMT|Z)\b)?(?P<off>[+-]\d{1,2}(?::?\d{2})?)?(?:\s\([A-Z]{2,5}\))?\)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<word>[^\W\d_]{2,12}(?:-[^\W\d_]{2,8})?)\.?,?\s{0,2}$")
_GAP_WORD = re.compile(r"[^\W\d_]+")


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
    between: frozenset[str]
    after: tuple[str, ...]
    after_noon: frozenset[str]


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


def find_clock(text: str) -> tuple[time, int, int] | None:
    """The first time of day in a short text and its span, None when there is none."""
    match = _CLOCK.search(text[:LONGEST_SEARCHED])
    clock = _clock_of(match) if match else None
    return (clock, match.start(), match.end()) if match and clock else None


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
    between = data["between"]
    words = (*between["words"], *between["before_noon"], *between["after_noon"])
    return _Names(
        months=dict(_numbered(data["months"], 1)),
        months_beside_year=dict(_numbered(data["months_beside_a_year"], 1)),
        months_with_dotted_year=dict(_numbered(data["months_with_dotted_year"], 1)),
        days=days,
        days_beside_date=short_days | days,
        between=frozenset(("t", *(word.casefold() for word in words), *short_days, *days)),
        after=tuple(between["after"]),
        after_noon=frozenset(between["after_noon"]),
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
    match = _clock_after(text, found.end) or _clock_before(text, start)
    clock = _clock_of(match) if match else None
    if match is None or clock is None:
        return found if start == found.start else found._replace(start=start)
    if clock.hour < 12 and _is_after_noon(text[found.end : match.start()]):
        clock = clock.replace(hour=clock.hour + 12)
    zone, end = _zone_after(text, match.end())
    month, day = found.month, found.day
    if found.ambiguous and day_first is None and match["half"] and found.slashed:
        month, day = found.slashed
    return found._replace(
        start=min(start, match.start()),
        end=max(found.end, end),
        month=month,
        day=day,
        clock=clock,
        to_second=match["s"] is not None,
        zone=zone,
    )


def _clock_after(text: str, end: int) -> re.Match[str] | None:
    match = _CLOCK.search(text, end, min(len(text), end + 40))
    if match is None or match.start() - end > 20:
        return None
    gap = text[end : match.start()]
    words = (word.casefold() for word in _GAP_WORD.findall(gap))
    known = _names().between
    # One letter is a day of the week in Hungarian and Estonian.
    return match if "\n" not in gap and all(len(word) == 1 or word in known for word in words) else None


def _is_after_noon(gap: str) -> bool:
    return not gap.isascii() and any(word in _names().after_noon for word in _GAP_WORD.findall(gap))


def _clock_before(text: str, start: int) -> re.Match[str] | None:
    offset = max(0, start - 16)
    matches = list(_CLOCK.finditer(text, offset, start))
    if matches and not text[matches[-1].end() : start].strip(" ,"):
        return matches[-1]
    return None


def _clock_of(match: re.Match[str]) -> time | None:
    hour, minute, second = int(match["h"]), int(match["m"]), int(match["s"] or 0)
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second)


def _zone_after(text: str, end: int) -> tuple[timezone | None, int]:
    for word in _names().after:
        stop = end + len(word) + 1
        if text[end:stop].strip().casefold() == word and not text[stop : stop + 1].isalpha():
            end = min(stop, len(text))
    match = _ZONE.match(text, end)
    if match is None or not (match["name"] or (match["off"] and len(match["off"]) > 3)):
        return None, end
    digits = (match["off"] or "+0").replace(":", "")
    hours = int(digits[1:3] if len(digits) > 2 else digits[1:])
    minutes = int(digits[3:5] or 0)
    if hours > 14 or minutes > 59:
        return None, end
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if digits[0] == "-" else offset), match.end()
