"""When the messages were written: parsed times, and the order of slash dates settled over the whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date as day
from itertools import pairwise

from closecall.text.dates import WrittenDate, find_date, weekdays
from closecall.text.language import guess_language
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.pieces import Piece
from closecall.thread.records import Moment, Precision

_DOTTED = compiled_late(r"(?<![\d.])\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})(?![\d.])")
_LONGEST_DATE = 120
_HALF_A_YEAR = 183
_WORD = compiled_late(r"[^\W\d_]{1,20}")
_DOLLARS = re.compile(r"(?:(?<![A-Za-z])|\bUS)\$ ?\d")
_OTHER_MONEY = compiled_late(r"[£€]|\b(?!US\$)[A-Z]{1,3}\$|\b(?:EUR|GBP|AUD|NZD|SGD|HKD)\b")


def moments_of(pieces: Sequence[Piece]) -> tuple[tuple[Moment | None, ...], tuple[str, ...]]:
    """A moment for each piece (None where no time is written), and a warning about unclear dates."""
    found = [_date_of(piece) for piece in pieces]
    written = [(piece.raw_time, date) for piece, date in zip(pieces, found, strict=True) if date is not None]
    day_first, settled = _order_of(written, pieces)
    dates = found
    if day_first is not None:
        dates = [
            find_date(piece.raw_time, day_first=day_first) if date is not None and date.slashed else date
            for piece, date in zip(pieces, found, strict=True)
        ]
    unclear = (
        None if settled else next((at for at, date in enumerate(found) if date and date.ambiguous), None)
    )
    warnings: tuple[str, ...] = ()
    if unclear is not None and (date := dates[unclear]) is not None:
        order = "day first" if date.slashed == (date.day, date.month) else "month first"
        warnings = (f'The date "{pieces[unclear].raw_time}" can be read two ways; it was read {order}.',)
    dates = _with_years(pieces, dates)
    return tuple(_moment(p, d) for p, d in zip(pieces, dates, strict=True)), warnings


def _with_years(pieces: Sequence[Piece], dates: Sequence[WrittenDate | None]) -> list[WrittenDate | None]:
    """The dates; one without a year, with its weekday, is that of the next such day after a dated mail.

    A web mail's page leaves out the year of what is new ("Wed, Nov 25, 4:20 PM (3 days ago)"), and the mail
    quoted below it states one. A day that falls on no such weekday within half a year of any stays open.
    """
    stated = [date.at.date() for date in dates if date is not None and date.at is not None]
    if not stated:
        return list(dates)
    return [
        date._replace(year=year)
        if date and date.year is None and (year := _year_of(piece, date, stated))
        else date
        for piece, date in zip(pieces, dates, strict=True)
    ]


def _year_of(piece: Piece, date: WrittenDate, stated: Sequence[day]) -> int | None:
    """The one year in which a day near a stated one falls on its weekday; None where there is none or two."""
    words = _WORD.findall(piece.raw_time.casefold())
    named = {weekdays()[word] for word in words if word in weekdays()}
    years = set()
    for year in {near.year + more for near in stated for more in (-1, 0, 1)}:
        with suppress(ValueError):  # the 29th of February
            found = day(year, date.month, date.day)
            if named == {found.weekday()} and any(abs((found - near).days) < _HALF_A_YEAR for near in stated):
                years.add(year)
    return years.pop() if len(years) == 1 else None


def _date_of(piece: Piece) -> WrittenDate | None:
    if piece.date is not None or piece.offset is not None or not piece.raw_time:
        return piece.date
    return find_date(piece.raw_time)


def _order_of(
    written: Sequence[tuple[str, WrittenDate]], pieces: Sequence[Piece]
) -> tuple[bool | None, bool]:
    """Whether slash dates of one text have the day first (None when it is open), and whether it is settled.

    A number over 12 or a day of the week settles it. Else these tell, the first that can: the one reading in
    which the dates run one way, a clock with a.m. or p.m., a dotted date beside them, which is day first,
    and prices in dollars.
    """
    dates = [date for _, date in written]
    slashed = [date for date in dates if date.slashed and date.day != date.month]
    told = {_is_day_first(date) for date in slashed if not date.ambiguous}
    if told or not slashed:
        return (told.pop(), True) if len(told) == 1 else (None, False)
    by_day = [_day_of(date, day_first=True) for date in dates if date.year]
    by_month = [_day_of(date, day_first=False) for date in dates if date.year]
    if _runs_one_way(by_day) != _runs_one_way(by_month):
        return _runs_one_way(by_day), False
    if not all(map(_is_day_first, slashed)):
        return False, False
    if any(_DOTTED.search(raw[:_LONGEST_DATE]) for raw, _ in written):
        return True, _steps(by_day) == _steps(by_month)
    return (False if _is_in_dollars(pieces) else None), False


def _is_in_dollars(pieces: Sequence[Piece]) -> bool:
    """Whether sums are in dollars alone, in English: a peso's sign is the same, and "A$" is Australia's."""
    said = "\n".join(piece.body for piece in pieces)
    return bool(_DOLLARS.search(said)) and not _OTHER_MONEY.search(said) and guess_language(said) == "en"


def _is_day_first(date: WrittenDate) -> bool:
    return date.slashed == (date.day, date.month)


def _day_of(date: WrittenDate, *, day_first: bool) -> tuple[int, int, int]:
    day, month = (date.day, date.month) if date.slashed is None else date.slashed
    if date.slashed is not None and not day_first:
        day, month = month, day
    return date.year or 0, month, day


def _steps(days: Sequence[tuple[int, int, int]]) -> list[int]:
    return [(b > a) - (b < a) for a, b in pairwise(days)]


def _runs_one_way(days: Sequence[tuple[int, int, int]]) -> bool:
    return not {-1, 1} <= set(_steps(days))


def _moment(piece: Piece, date: WrittenDate | None) -> Moment | None:
    if piece.offset is not None and date is None:
        return Moment(raw=piece.raw_time, precision=Precision.OFFSET, offset_seconds=piece.offset)
    if date is None or date.at is None:
        return Moment(raw=piece.raw_time, precision=Precision.NONE) if piece.raw_time else None
    precision = Precision.DAY
    if date.clock is not None:
        precision = Precision.SECOND if date.to_second else Precision.MINUTE
    return Moment(raw=piece.raw_time, precision=precision, at=date.at, offset_seconds=piece.offset)
