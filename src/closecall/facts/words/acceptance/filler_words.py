"""Words beside a yes that are no news: they agree, carry it out, or are the seller's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from closecall.facts.words.acceptance.seller_offers import is_form_of_one
from closecall.text.language import has_small_word
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, holds_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_BARE = ("yes", "takes", "small", "carries", "opens", "orders", "bids", "deeds", "gets")
# Shorter words name nothing.
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


def tells_how(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether it tells how it is carried out, or of what the seller named, more than anything else."""
    new = [
        word
        for word in words
        if len(word) >= _SHORTEST and not has_small_word(word, lang) and not is_bare([word], told, classes)
    ]
    ways = [word for word in words if classes["carries"].holds(word) or is_named(word, told, classes)]
    return len(new) <= len(ways)


def is_named(word: str, told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it is a thing that the seller named: a longer word of no class."""
    return (
        len(word) >= _SHORTEST
        and not any(each.holds(word) for each in classes.values())
        and is_form_of_one(word, told)
    )
