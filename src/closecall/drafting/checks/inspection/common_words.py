"""Ordinary English: words that any business letter may hold, and those that tell something of their own."""

from __future__ import annotations

from functools import cache, lru_cache

from closecall.drafting.checks.word_lists import word_lists

SHORTEST_TELLING = 4
"""Letters below which a word tells nothing of its own."""
_SHORTEST_STEM = 3
_ENDINGS = ("ations", "ation", "ings", "ingly", "ing", "edly", "ed", "ies", "es", "s", "ly", "e", "y")


def is_telling(word: str) -> bool:
    """Whether a folded English word is one that not every business letter may hold."""
    if len(word) < SHORTEST_TELLING or word.isdecimal():
        return False
    return word not in _words("words") and plain(word) not in _plain_words("words")


def is_everyday(word: str) -> bool:
    """Whether a folded English word is ordinary, or one of the everyday words that a letter may add."""
    forms = (word, plain(word))
    everyday = any(form in _words("everyday") or form in _plain_words("everyday") for form in forms)
    return everyday or not is_telling(word)


# Each rule asks for the words of the same thread, and letters are made of few words.
@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word without its commonest endings, so that "earns" meets "earned"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _words(kind: str) -> frozenset[str]:
    return word_lists("ordinary")["en"][kind]


@cache
def _plain_words(kind: str) -> frozenset[str]:
    return frozenset(map(plain, _words(kind)))
