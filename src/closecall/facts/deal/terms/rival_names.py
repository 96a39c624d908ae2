"""Whether the name beside a phrase is a rival's: "we went with Corvo", "a quote from Halden"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import CueMention, cue_language
from closecall.facts.deal.decision_makers.named_persons import is_no_name
from closecall.text.date_resolution import weekday_of
from closecall.text.dates import months
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_NAMED = "name_after"


class _OfTheSeller(NamedTuple):
    """The folded words in all that the seller wrote, and his addresses."""

    words: frozenset[str]
    addresses: tuple[str, ...]

    def holds(self, word: str) -> bool:
        return word in self.words or any(word in address for address in self.addresses)


def without_other_names(heard: Sequence[CueMention], thread: Thread) -> list[CueMention]:
    """What was heard, but of the phrases that a name follows only those whose name is a rival's.

    What the seller offers has a name too ("we've chosen Classic"), and so have his people.
    """
    if not any(said.cue.detail == _NAMED for said in heard):
        return list(heard)
    own = _of_the_seller(thread)
    return [said for said in heard if said.cue.detail != _NAMED or _is_rivals_name(said, thread, own)]


def _is_rivals_name(said: CueMention, thread: Thread, own: _OfTheSeller) -> bool:
    word = said.word_after
    if not word or is_no_name(word, cue_language(thread)):
        return False
    if weekday_of(word) is not None or word in months():
        return False
    start = said.sentence.words.spans[said.end][0]
    return thread.messages[said.message].body[start].isupper() and not own.holds(word)


def _of_the_seller(thread: Thread) -> _OfTheSeller:
    """Read once for a thread, which may name as many rivals as it has messages."""
    words: set[str] = set()
    addresses: dict[str, None] = {}
    for message in thread.messages:
        if message.is_seller:
            speaker = message.speaker
            for text in (message.body, speaker.name or "", message.cut.signature, message.subject or ""):
                words.update(words_of(text).folded)
            addresses[(speaker.email or "").casefold()] = None
    return _OfTheSeller(frozenset(words), tuple(addresses))
