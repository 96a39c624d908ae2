"""Noes beside a yes that take nothing back: of the day it comes on, of thinking longer, of reminders.

"Not before 10 January, we have builders in" tells when it may come, and "no more thinking about it" that he
has decided. Without a yes in the same message any of them may be a no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from closecall.facts.days import weekday_of
from closecall.text.dates import months
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass

# How and when it comes: "we cannot take delivery before the middle of January".
_BETWEEN = ("denies", "small", "fulfils", "carries", "takes", "may", "befores")


def is_harmless(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a denial is of a day that it is carried out on, of more thought, or of reminders.

    One that speaks of a decision, of a talk or of those who are still to be asked is none.
    """
    if not _meets("denies", words, classes) or _meets("decides", words, classes):
        return False
    return (
        _denies_a_day(words, classes)
        or _meets("reminds", words, classes)
        or _thinks_no_longer(words, classes)
    )


def _denies_a_day(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether nothing but how it comes stands between the denial and the day.

    "Not before the grant comes through in March" hangs on the grant.
    """
    denied = next((at for at, word in enumerate(words) if _meets("denies", [word], classes)), len(words))
    day = next((at for at, word in enumerate(words) if at > denied and is_a_day(word)), None)
    return day is not None and all(
        word.isdigit() or any(_meets(name, [word], classes) for name in _BETWEEN)
        for word in words[denied:day]
    )


def _thinks_no_longer(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it denies more thought, and thinks nothing: "I don't think we can any longer" does."""
    if not _meets("longer", words, classes):
        return False
    first = next((at for at, word in enumerate(words) if _meets("thinks", [word], classes)), None)
    return first is not None and all(
        any(_meets(name, [word], classes) for name in ("small", "longer", "denies"))
        and not _meets("selves", [word], classes)
        and not _meets("may", [word], classes)
        for word in words[first + 1 :]
    )


def is_only_halting(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it only breaks in: "stop!" says no more than that the yes comes."""
    return bool(words) and all(_meets("halts", [word], classes) for word in words)


def is_a_day(word: str) -> bool:
    """Whether a folded word names a weekday or a month."""
    return weekday_of(word) is not None or word in _months()


def _meets(name: str, words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return name in classes and classes[name].meets(words)


@cache
def _months() -> frozenset[str]:
    return frozenset(words_of(" ".join(months())).folded)
