"""The forms of a word, so that "decides" is met by "decide", and in German "Testwoche" by "Woche"."""

from __future__ import annotations

from functools import lru_cache

from closecall.drafting.checks.inspection.common_words import plain

_SHORTEST_BARE = 4
_ENDING = 3
"""One of so many letters may belong to an ending, outside of English."""


@lru_cache(maxsize=32)
def all_forms(words: frozenset[str], lang: str) -> frozenset[str]:
    """The forms of the words in a language (ISO 639-1), to be met by :func:`parts_of`."""
    return frozenset(form for word in words for form in _forms(word, lang))


def _forms(word: str, lang: str) -> frozenset[str]:
    """A word, and what is left of a longer one without its ending: "many" is no form of "man"."""
    if lang != "en":
        return frozenset(word[:end] for end in range(_root(word), len(word) + 1))
    bare = plain(word)
    return frozenset((word, word.removesuffix("s"), *([bare] if len(bare) >= _SHORTEST_BARE else ())))


def _root(word: str) -> int:
    """How many letters of a word stay the same in its other forms, at least."""
    return max(min(len(word), _SHORTEST_BARE), len(word) - len(word) // _ENDING)


def parts_of(word: str, lang: str) -> frozenset[str]:
    """The forms of a word; in German also each longer word at its end: "Testwoche" is a kind of "Woche"."""
    tails = range(_SHORTEST_BARE, len(word) - _SHORTEST_BARE + 1) if lang == "de" else ()
    return _forms(word, lang).union(word[at:] for at in tails)
