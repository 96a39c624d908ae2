"""Words beside a yes that are no news: they agree, carry it out, or are the seller's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from closecall.facts.words.acceptance.seller_offers import is_form_of_one
from closecall.text.date_resolution import weekday_of
from closecall.text.dates import months_in
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, holds_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_BARE = ("yes", "takes", "small", "carries", "opens", "orders", "bids", "deeds", "gets")
# Shorter words name nothing, and shorter names of days are other words as well: "so", "do", "mar".
_SHORTEST = 4


@once_a_thread
def names_in(thread: Thread) -> list[str]:
    """The words of the names of those who speak."""
    names = {message.speaker.name or "" for message in thread.messages}
    return [word for name in names for word in words_of(name).folded]


def is_bare(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether the words agree, carry it out, or are the seller's: nothing in them is new."""
    return is_made_of([word for word in words if not word.isdigit()], _BARE, classes, told=told)


def is_made_of(
    words: Sequence[str],
    names: Sequence[str],
    classes: Mapping[str, WordClass],
    *,
    told: Sequence[str] = (),
) -> bool:
    """Whether all words are of classes of these names, or forms of what the seller told."""
    return all(holds_any(classes, names, word) or is_form_of_one(word, told) for word in words)


def is_named(word: str, told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it is a thing that the seller named: a longer word of no class."""
    return (
        len(word) >= _SHORTEST
        and not any(each.holds(word) for each in classes.values())
        and is_form_of_one(word, told)
    )


def is_a_day(word: str, lang: str) -> bool:
    """Whether a folded word is the full name of a weekday or a month of the language, and no other word."""
    return len(word) >= _SHORTEST and (weekday_of(word) is not None or word in _months(lang))


@cache
def _months(lang: str) -> frozenset[str]:
    return frozenset(words_of(" ".join(months_in((lang,)))).folded)
