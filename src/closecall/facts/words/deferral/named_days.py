"""The day that a text names ("January", "Q3", "after the summer"), from the day it was written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from closecall.facts.cues import Cue, CueMatch, load_cues
from closecall.facts.words.deferral.month_mentions import is_named_aside, must_be_over
from closecall.text.date_resolution import day_of, months_after, next_worked_day
from closecall.text.dates import LONGEST_SEARCHED, find_date, months_in
from closecall.text.month_parts import first_day_meant, is_what_comes_after
from closecall.text.quantities.numbers import numbers_in
from closecall.text.tokens import Words, fold, words_of

_FARTHEST = 120
_QUARTER = "_quarter"
_MONTHS_OF_A_QUARTER = 3
_NEXT_YEAR = ".next_year"
# Folded: "April of 2028", "December next year" but "in December this year". A few words may stand between.
_OF = frozenset("of de del des di".split())
_YEARS = frozenset("year jahr jahres annee an ano anno jaar ar roku rok".split())
_THIS = frozenset("this dieses diesem diesen cette este esse quest questo dit detta tym i".split())
_BESIDE = 2
_SHORT_FORM = 3
_DIGITS_OF_A_YEAR, _FARTHEST_YEAR = 4, 10
# The figures of a month that ended so long ago are those of the next year's.
_JUST_OVER = timedelta(days=120)


def day_put_off_to(text: str, written: date, langs: Sequence[str]) -> date | None:
    """The latest day, season or quarter that a text names, after the day it was written; None without one.

    One that is named in passing counts only where there is no other: the text is known to put off.
    A month that is named goes before vaguer words: "this year's budget is spent, so nothing before April".
    Nobody is written to on New Year's Day: that is the first working day after it.
    """
    return day_in(text, written, langs) or named_day(text, written, langs, even_aside=True)


def day_in(text: str, written: date, langs: Sequence[str]) -> date | None:
    """The day that a text names, else the vaguer time; neither where it is named in passing."""
    return named_day(text, written, langs) or vague_day(text, written, langs)


def days_told_by_event(text: str, written: date, langs: Sequence[str]) -> frozenset[date]:
    """The days that only an event tells ("once the April numbers are out"): the buyer named none of them."""
    said = _said(text, written, langs)
    days = [(i, i + 1, _month_meant(said, i, month)) for i, month in _months(said)]
    days += [(told.first, told.end, _time_meant(said, told)) for told in said.told if _is_quarter(told.cue)]
    return frozenset(
        day for first, end, day in days if day and must_be_over(text, said.words, first, end, langs)
    )


class _DatedText(NamedTuple):
    """A text and what it says of times, in order; ``next_years`` holds those of "next year" again."""

    text: str
    words: Words
    written: date
    langs: tuple[str, ...]
    told: tuple[CueMatch, ...]
    next_years: tuple[CueMatch, ...]

    def heard(self, told: CueMatch) -> Sequence[str]:
        return self.words.folded[told.first : told.end]

    def is_joined(self, first: int, last: int) -> bool:
        """Whether no mark stands between two words."""
        spans = self.words.spans
        return not any(mark in self.text[spans[first][1] : spans[last][0]] for mark in ",;:.!?()")


def named_day(text: str, written: date, langs: Sequence[str], *, even_aside: bool = False) -> date | None:
    """The day that is stated, else the latest month that is named.

    Args:
        even_aside: whether what is named in passing counts, and of a stretch its beginning.

    """
    said = _said(text, written, langs)
    no_months = {i for told in said.told if told.cue.fact == "no_month" for i in range(told.first, told.end)}
    named = [(i, month) for i, month in _months(said) if i not in no_months]
    places = frozenset(i for i, _ in named)
    aside = {i for i in places if not even_aside and is_named_aside(text, said.words, i, places, langs)}
    stated = _stated_day(said, aside)
    if stated is not None:
        return stated
    days = [day for i, month in named if i not in aside and (day := _month_meant(said, i, month))]
    # Of a stretch that he has time in, its beginning is meant.
    meant = (min if even_aside else max)(days, default=None)
    return meant and _after_new_year(meant)


def _stated_day(said: _DatedText, aside: Set[int]) -> date | None:
    """The first day of the calendar that is stated, to come, and not named in passing."""
    spans, text, start = said.words.spans, said.text[:LONGEST_SEARCHED], 0
    while (found := find_date(text[start:])) is not None:
        first = bisect_left(spans, (start + found.start, 0))
        start += found.end
        end = bisect_left(spans, (start, 0))
        day = day_of(found, near=said.written)
        if day is not None and day > said.written and aside.isdisjoint(range(first, end)):
            return next_worked_day(day) if is_what_comes_after(said.words.folded, first) else day
    return None


def vague_day(text: str, written: date, langs: Sequence[str]) -> date | None:
    """The latest of the vaguer times: a quarter, a season, "in three weeks"."""
    said = _said(text, written, langs)
    days = (_time_meant(said, told) for told in said.told if told.cue.fact != "no_month")
    latest = max((day for day in days if day and day > written), default=None)
    return latest and _after_new_year(latest)


def _said(text: str, written: date, langs: Sequence[str]) -> _DatedText:
    words = words_of(text)
    books = (load_cues(lang, "time") for lang in dict.fromkeys(langs))
    told = tuple(heard for book in books if book is not None for heard in book.hear(words.folded))
    next_years = [
        heard
        for heard in told
        if heard.cue.id.endswith(_NEXT_YEAR)
        and not _YEARS.isdisjoint(words.folded[heard.first : heard.end])
        and _THIS.isdisjoint(words.folded[heard.first : heard.end])
    ]
    next_years.sort(key=attrgetter("first"))
    return _DatedText(text, words, written, tuple(langs), told, tuple(next_years))


def _month_meant(said: _DatedText, at: int, month: int) -> date | None:
    """The coming day from which on a month, or the part of it that is named, is meant.

    Of the month in which it was written only a part that is still to come.
    """
    is_over = must_be_over(said.text, said.words, at, at + 1, said.langs)
    if year := _year_told(said, at, at + 1):
        begins = date(year, month, 1)
        day = months_after(begins, 1) if is_over else first_day_meant(said.words.folded, at, begins)
    elif is_over:
        return _day_behind(month, 1, said.written)
    else:
        is_now = month == said.written.month
        begins = said.written.replace(day=1) if is_now else _coming(said.written, month, 1)
        day = first_day_meant(said.words.folded, at, begins)
    return day if day > said.written else None


def _time_meant(said: _DatedText, told: CueMatch) -> date | None:
    """The same for vaguer times: a quarter, a season, next year."""
    day = _day_of(told.cue, said.heard(told), said.written)
    is_named = told.cue.fact in ("quarter", "month_day") and not told.cue.id.endswith(_NEXT_YEAR)
    year = _year_told(said, told.first, told.end) if is_named else None
    day = day.replace(year=year) if year else day
    if _is_quarter(told.cue):
        if must_be_over(said.text, said.words, told.first, told.end, said.langs):
            count = _MONTHS_OF_A_QUARTER
            return months_after(day, count) if year else _day_behind(day.month, count, said.written)
        day = first_day_meant(said.words.folded, told.first, day, months=_MONTHS_OF_A_QUARTER)
    if told.cue.fact == "month_day" and day.day == 1:
        return first_day_meant(said.words.folded, told.end, day, behind=True)
    return day


def _year_told(said: _DatedText, first: int, end: int) -> int | None:
    """The year that stands beside a month or season: "April 2028", "December next year"."""
    words = said.words.folded
    at = end + 1 if words[end : end + 1] and words[end] in _OF else end
    if at < len(words) and len(words[at]) == _DIGITS_OF_A_YEAR and words[at].isdecimal():
        year = int(words[at])
        if said.written.year <= year <= said.written.year + _FARTHEST_YEAR and said.is_joined(end - 1, at):
            return year
    next_one = bisect_left(said.next_years, first, key=attrgetter("first"))
    for told in said.next_years[max(next_one - 1, 0) : next_one + 1]:
        is_beside = 0 <= told.first - end <= _BESIDE or 0 <= first - told.end <= _BESIDE
        if is_beside and said.is_joined(min(first, told.first), max(end, told.end) - 1):
            return said.written.year + 1
    return None


def _is_quarter(cue: Cue) -> bool:
    return cue.fact == "quarter" or (cue.fact == "month_day" and cue.id.endswith(_QUARTER))


def _day_behind(month: int, count: int, written: date) -> date | None:
    """The day after so many months from that one on; None where they were over a short while ago."""
    for year in (written.year - 1, written.year, written.year + 1):
        day = months_after(date(year, month, 1), count)
        if day > written:
            return day
        if written - day < _JUST_OVER:
            break
    return None


def _months(said: _DatedText) -> Iterator[tuple[int, int]]:
    """Index and number of each word that names a month."""
    names, written = _folded_months(said.langs), months_in(said.langs)
    for index, word in enumerate(said.words.folded):
        if word in names:
            start, end = said.words.spans[index]
            # Polish "się" is no August, though folded it is its short form.
            if len(word) > _SHORT_FORM or said.text[start:end].casefold() in written:
                yield index, names[word]


@cache
def _folded_months(langs: tuple[str, ...]) -> dict[str, int]:
    return {fold(name): number for name, number in months_in(langs).items()}


def _day_of(cue: Cue, words: Sequence[str], written: date) -> date:
    if cue.fact == "quarter":
        number = next(int(c) for c in words[-1] if c.isdigit())
        return _coming(written, 3 * number - 2, 1)
    if cue.fact == "month_day":
        month, day = cue.value.split("-")
        return _coming(written, int(month), int(day))
    if cue.fact in ("months", "weeks"):
        told = (number.value for number in numbers_in(" ".join(words)))
        count = min(int(next(told, 1)), _FARTHEST)
        return months_after(written, count) if cue.fact == "months" else written + timedelta(weeks=count)
    if cue.value == "quarter":
        return _coming(written, (written.month + 2) // 3 * 3 % 12 + 1, 1)
    if cue.value == "month":
        return _coming(written, written.month % 12 + 1, 1)
    return written + timedelta(days=int(cue.value))


def _after_new_year(day: date) -> date:
    """The day; instead of New Year's Day the first working day after it."""
    return next_worked_day(day) if (day.month, day.day) == (1, 1) else day


def _coming(written: date, month: int, day: int) -> date:
    this_year = date(written.year, month, day)
    return this_year if this_year > written else date(written.year + 1, month, day)
