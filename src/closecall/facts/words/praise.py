"""Praise of a thing that no list names: it counts where the seller speaks of that thing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from closecall.facts.words.sayings import Saying
from closecall.text.data_file import read_data
from closecall.text.remembering import remembered
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_SHORTEST = 4
_WORDS_BEHIND = 3
_LONGEST_BEHIND = 60


def praises_the_offer(thread: Thread, saying: Saying) -> bool:
    """Whether what the buyer praises is something that the seller has written or spoken of.

    "We loved the blinds" is interest in blinds when the seller sells them, and small talk when nobody does;
    "your call was great" is courtesy.
    """
    body = thread.messages[saying.message].body
    praised = words_of(body[saying.at : saying.until]).folded
    behind = body[saying.until : min(saying.sentence[1], saying.until + _LONGEST_BEHIND)]
    named = {_singular(word) for word in (*praised, *words_of(behind).folded[:_WORDS_BEHIND])}
    if not _listed("courtesy").isdisjoint(named):
        return False
    things = named - _listed("praising")
    sold = (_said_in(message.body) for message in thread.messages if message.is_seller)
    return any(not things.isdisjoint(words) for words in sold)


@remembered
def _said_in(body: str) -> frozenset[str]:
    return frozenset(_singular(word) for word in words_of(body).folded if len(word) >= _SHORTEST)


def _singular(word: str) -> str:
    return word.removesuffix("s")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(_singular, read_data(Path(__file__).with_name("praise.toml"))[name].split()))
