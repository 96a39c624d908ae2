"""Times of day as mail programs, phones and transcripts write them: alone, or beside a date, with a zone."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import time, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data

_LONGEST_SEARCHED = 500
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>\d{1,2})(?:[:.h](?P<m>\d{2}))(?:[:.](?P<s>\d{2}))?(?:\.\d{1,6})?(?!:?\d)"
    r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?)?"
)
_ZONE = re.compile(
    r"\s?\(?(?:(?P<name>UTC|GMT|Z)\b)?(?P<off>[+-]\d{1,2}(?::?\d{2})?)?(?:\s\([A-Z]{2,5}\))?\)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_FARTHEST_BEHIND, _LONGEST, _FARTHEST_BEFORE = 20, 20, 16
"""Characters between a date and a time behind it, of such a time, and of one right before a date."""


class WrittenTime(NamedTuple):
    """A time of day found beside a date.

    Attributes:
        start, end: its span in the searched text, with its zone.
        to_second: whether it is given to the second.
        is_of_half: whether it says a.m. or p.m.
        zone: only where the text states one.

    """

    start: int
    end: int
    clock: time
    to_second: bool
    is_of_half: bool
    zone: timezone | None


class _Words(NamedTuple):
    between: frozenset[str]
    after: tuple[str, ...]
    after_noon: frozenset[str]


def find_clock(text: str) -> tuple[time, int, int] | None:
    """The first time of day in a short text and its span, None when there is none."""
    match = _CLOCK.search(text[:_LONGEST_SEARCHED])
    clock = _clock_of(match) if match else None
    return (clock, match.start(), match.end()) if match and clock else None


def clock_beside(text: str, start: int, end: int, *, days: Collection[str]) -> WrittenTime | None:
    """The time of day that follows ``text[start:end]``, a date, or stands right before it.

    Args:
        days: words for days of the week, which may stand between.

    """
    match = _clock_after(text, end, days) or _clock_before(text, start)
    clock = _clock_of(match) if match else None
    if match is None or clock is None:
        return None
    if clock.hour < 12 and _is_after_noon(text[end : match.start()]):
        clock = clock.replace(hour=clock.hour + 12)
    zone, last = _zone_after(text, match.end())
    return WrittenTime(match.start(), last, clock, match["s"] is not None, bool(match["half"]), zone)


@cache
def _words() -> _Words:
    words = read_data(Path(__file__).with_suffix(".toml"))
    between = (*words["between"], *words["before_noon"], *words["after_noon"])
    return _Words(
        between=frozenset(("t", *(word.casefold() for word in between))),
        after=tuple(words["after"]),
        after_noon=frozenset(words["after_noon"]),
    )


def _clock_after(text: str, end: int, days: Collection[str]) -> re.Match[str] | None:
    match = _CLOCK.search(text, end, min(len(text), end + _FARTHEST_BEHIND + _LONGEST))
    if match is None or match.start() - end > _FARTHEST_BEHIND:
        return None
    gap = text[end : match.start()]
    words = (word.casefold() for word in _WORD.findall(gap))
    known = _words().between
    # One letter is a day of the week in Hungarian and Estonian.
    fits = all(len(word) == 1 or word in known or word in days for word in words)
    return match if "\n" not in gap and fits else None


def _is_after_noon(gap: str) -> bool:
    return not gap.isascii() and any(word in _words().after_noon for word in _WORD.findall(gap))


def _clock_before(text: str, start: int) -> re.Match[str] | None:
    offset = max(0, start - _FARTHEST_BEFORE)
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
    for word in _words().after:
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
