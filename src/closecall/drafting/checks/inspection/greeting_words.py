"""Words of a greeting, in every language that is known."""

from __future__ import annotations

from functools import cache

from closecall.drafting.checks.word_lists import word_set
from closecall.text.tokens import fold


@cache
def openers() -> frozenset[str]:
    """Words that begin a greeting, and titles, in the languages that are known, folded."""
    return _folded("openers")


@cache
def courtesies() -> frozenset[str]:
    """Words that may follow the first one of a greeting and are nobody's name, folded."""
    return _folded("courtesies")


@cache
def greeting_words() -> frozenset[str]:
    """Every word of a greeting that is nobody's name, folded."""
    return openers() | courtesies()


def _folded(kind: str) -> frozenset[str]:
    return frozenset(map(fold, word_set("greetings", kind)))
