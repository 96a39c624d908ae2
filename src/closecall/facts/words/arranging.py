"""Noes to how a sale is carried out, by one who says how it shall be: where to, how to get in, on which day.

"Don't use the old address, it's Unit 6 now", "Thursday won't work. Friday at eight?", "no need to ring, the
gate is open": nobody tells that of a purchase which he refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from closecall.facts.hearing import cue_language, said_in
from closecall.facts.planted import unplanted_sentences
from closecall.facts.words.answers import seller_before
from closecall.facts.words.offers import word_classes
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.once import once_a_thread
from closecall.thread.records import Thread

_FILE = Path(__file__).with_name("arranging.toml")
_AHEAD = ("named", "tomorrow", "date")


def only_arranges(thread: Thread, message: int, start: int) -> bool:
    """Whether the sentence that begins there in a message refuses an address, a way in or a day."""
    return start in _arranging(thread)(message)


def is_for_one_who_left(thread: Thread, message: int, start: int) -> bool:
    """Whether it wants no letters to a person who is no longer there, in a message that says where to."""
    return start in _for_who_left(thread)(message)


@once_a_thread
def _arranging(thread: Thread) -> Callable[[int], frozenset[int]]:
    """Where the sentences of a message begin that do, asked for each no in it."""
    return cache(lambda message: frozenset(_begin(thread, message)))


@once_a_thread
def _for_who_left(thread: Thread) -> Callable[[int], frozenset[int]]:
    return cache(lambda message: frozenset(_redirected(thread, message, ("gone",))))


def _begin(thread: Thread, message: int) -> Iterator[int]:
    yield from _redirected(thread, message, ("gone", "channel", "moves"))
    if _classes(thread):
        yield from _about_the_way_in(thread, message)
        yield from _moved(thread, message)


def _redirected(thread: Thread, message: int, refused: Sequence[str]) -> Iterator[int]:
    """Of an address, or of a person, where the message tells the new one.

    Who wants to be off a list, or sends the seller to somebody else, redirects nothing.
    """
    classes, sentences = _classes(thread), unplanted_sentences(thread.messages[message].body)
    said = [one.words.folded for one in sentences]
    if not classes or any(classes[name].meets(words) for name in ("lists", "others") for words in said):
        return
    if any(classes["instead"].meets(words) for words in said):
        has_address = any(classes["channel"].meets(words) for words in said)
        told = [name for name in refused if has_address or name == "gone"]
        for one in sentences:
            if any(classes[name].meets(one.words.folded) for name in told):
                yield one.start


def _about_the_way_in(thread: Thread, message: int) -> Iterator[int]:
    """Of the bell or the gate, where the seller had told that something is brought."""
    classes, offered = _classes(thread), word_classes(thread.lang)
    if offered and classes["delivers"].meets(words_of(seller_before(thread, message)).folded):
        for one in unplanted_sentences(thread.messages[message].body):
            words = one.words.folded
            is_refused = classes["way_in"].meets(words) and offered["denies"].meets(words)
            if is_refused and not offered["stops"].meets(words):
                yield one.start


def _moved(thread: Thread, message: int) -> Iterator[int]:
    """Of a day that the seller had named, where another one is offered or asked for."""
    comes = _classes(thread)["comes"]
    named = words_of(seller_before(thread, message)).folded
    days = [
        (said.sentence, set(said.words))
        for said in said_in(thread, message, "meetings")
        if said.cue.fact == "day" and said.cue.value in _AHEAD
    ]
    is_another_offered = any(
        words.isdisjoint(named) and (one.is_question or comes.meets(one.words.folded)) for one, words in days
    )
    if is_another_offered:
        yield from (one.start for one, words in days if not words.isdisjoint(named))


def _classes(thread: Thread) -> Mapping[str, WordClass]:
    return classes_in(_FILE, cue_language(thread))
