"""Praise: it is interest in the offer where the seller speaks of the same thing, and nobody of a holiday."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from closecall.facts.words.speech.utterance import Utterance
from closecall.text.resources.text_cache import remembered
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_SHORTEST = 3
_WORDS_BEHIND = 3


def praises_the_offer(thread: Thread, utterance: Utterance) -> bool:
    """Whether a cue of the topic "praise" is about what is for sale.

    "We loved the blinds" is interest in blinds when the seller speaks of them, and else small talk;
    "your call was great" is courtesy, and "it was lovely" after "we are back from Spain" praises Spain.
    """
    body = thread.messages[utterance.message].body
    said = _said_in(body[slice(*utterance.sentence)])
    if not (_listed("courtesy") | _listed("chat")).isdisjoint(said):
        return False
    if utterance.cue.fact == "praised_it":
        return _listed("chat").isdisjoint(_said_before(body, utterance.sentence[0]))
    named = words_of(body[utterance.at : utterance.until]).folded
    behind = words_of(body[utterance.until : utterance.sentence[1]]).folded[:_WORDS_BEHIND]
    things = {_singular(word) for word in (*named, *behind)} - _listed("praising")
    return not things.isdisjoint(_said_by_the_seller(thread))


def _said_before(body: str, start: int) -> frozenset[str]:
    """The words of the sentence before a place."""
    before = [sentence for sentence in sentences_of(body) if sentence.end <= start]
    return _said_in(body[before[-1].start : before[-1].end]) if before else frozenset()


@once_a_thread
def _said_by_the_seller(thread: Thread) -> frozenset[str]:
    return frozenset().union(*(_said_in(message.body) for message in thread.messages if message.is_seller))


@remembered
def _said_in(text: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in words_of(text).folded if len(word) >= _SHORTEST)


def _singular(word: str) -> str:
    return word.removesuffix("s")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(_singular, read_data(Path(__file__).with_suffix(".toml"))[name].split()))
