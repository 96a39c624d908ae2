"""Which part of a month is meant: "mid March", "Ende Juni", "after May"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from closecall.text.resources.toml_file import read_data

_MIDDLE = 15
_TELLS_BEHIND = frozenset({"ja"})


def first_day_meant(
    words: Sequence[str], at: int, month: date, *, behind: bool = False, months: int = 1
) -> date:
    """The day from which on a month that is named is meant: its first, middle or last, or the one after it.

    Args:
        words: folded, those around the month among them.
        at: where the name of the month begins; with ``behind``, where it ends.
        month: the first day of that month.
        behind: whether the part is told behind the month, as in Japanese.
        months: how many are named from there on, three for a quarter.

    """
    part = _part_told(words, at, behind=behind)
    years, ends = divmod(month.month - 1 + months, 12)
    after = date(month.year + years, ends + 1, 1)
    middle = month.replace(day=_MIDDLE) if months == 1 else month + (after - month) / 2
    second = month + timedelta(weeks=1) if months == 1 else month
    days = {"second_week": second, "middle": middle, "end": after - timedelta(days=1), "behind": after}
    return days.get(part, month)


def is_what_comes_after(words: Sequence[str], at: int) -> bool:
    """Whether the time that begins at a word is named as what must be over: "after 24 December"."""
    return _part_told(words, at, behind=False) == "behind"


def _part_told(words: Sequence[str], at: int, *, behind: bool) -> str:
    found: tuple[int, str] = (0, "")
    for phrase, part in _parts(behind=behind):
        place = at if behind else at - len(phrase)
        if place >= 0 and tuple(words[place : place + len(phrase)]) == phrase:
            found = max(found, (len(phrase), part))
    return found[1]


@cache
def _parts(*, behind: bool) -> tuple[tuple[tuple[str, ...], str], ...]:
    data = read_data(Path(__file__).with_suffix(".toml"))
    return tuple(
        (tuple(phrase.split()), part)
        for part, languages in data.items()
        for lang, phrases in languages.items()
        if (lang in _TELLS_BEHIND) is behind
        for phrase in phrases
    )
