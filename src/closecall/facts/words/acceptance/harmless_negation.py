"""Noes beside a yes that take nothing back: of the day it comes on, of thinking longer, of reminders.

"Not before 10 January, we have builders in" tells when it may come, and "no more thinking about it" that he
has decided. Without a yes in the same message any of them may be a no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from closecall.text.date_resolution import weekday_of
from closecall.text.dates import months_in
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, holds_any, meets_any

# How and when it comes: "we cannot take delivery before 10 January"; when it is paid is no such thing.
_BETWEEN = ("denies", "yes", "small", "fulfils", "takes", "may", "befores")
_BESIDE_REMINDERS = ("denies", "yes", "small", "longer", "reminds", "carries", "owes", "thanks")
_OPEN = ("decides", "holds", "limits", "hangs", "settles")
# Shorter names of days are other words as well: "so", "do", "mar".
_SHORTEST = 4


def is_harmless(words: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether a clause denies no more than a day that it comes on, more thought, or reminders.

    One that speaks of a decision, of a talk, of money or of those who are still to be asked is none.
    """
    if not meets_any(classes, ("denies",), words):
        return False
    if meets_any(classes, ("reminds",), words) and all(
        holds_any(classes, _BESIDE_REMINDERS, word) for word in words
    ):
        return True
    # What bounds it by a day ("until then") holds nothing back.
    rest = [word for word in words if not holds_any(classes, ("befores",), word)]
    if meets_any(classes, (name for name in _OPEN if name != "holds" or not _thinks(words, classes)), rest):
        return False
    return _denies_a_day(words, classes, lang) or _thinks_no_longer(words, classes)


def _thinks(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return meets_any(classes, ("thinks",), words) and meets_any(classes, ("longer",), words)


def _denies_a_day(words: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether nothing but how it comes stands beside the denial and the day.

    "Not before the grant comes through in March" hangs on the grant.
    """
    days = {at for at in range(len(words)) if _is_day_at(words, at, classes, lang)}
    return bool(days) and all(
        at in days or word.isdigit() or holds_any(classes, _BETWEEN, word) for at, word in enumerate(words)
    )


def _is_day_at(words: Sequence[str], at: int, classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether a day or month stands there; a short name of one behind a number or a word that bounds."""
    if is_a_day(words[at], lang):
        return True
    before = words[max(0, at - 1) : at]
    is_bounded = any(word.isdigit() for word in before) or meets_any(classes, ("befores",), before)
    return is_bounded and words[at] in _months(lang)


def _thinks_no_longer(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it denies more thought, and thinks nothing: "I don't think we can any longer" does."""
    if not meets_any(classes, ("longer",), words):
        return False
    first = next((at for at, word in enumerate(words) if holds_any(classes, ("thinks",), word)), None)
    return first is not None and all(
        holds_any(classes, ("small", "longer", "denies"), word)
        and not holds_any(classes, ("selves", "may"), word)
        for word in words[first + 1 :]
    )


def is_only_halting(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it only breaks in: "stop!" says no more than that the yes comes."""
    return bool(words) and all(holds_any(classes, ("halts",), word) for word in words)


def is_a_day(word: str, lang: str) -> bool:
    """Whether a folded word is the full name of a weekday or a month of the language, and no other word."""
    return len(word) >= _SHORTEST and (weekday_of(word) is not None or word in _months(lang))


@cache
def _months(lang: str) -> frozenset[str]:
    return frozenset(words_of(" ".join(months_in((lang,)))).folded)
