"""The buyer's newest words, asked about where no reader explains them, and what readers made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen, listened_messages
from closecall.thread.records import Thread


def newest_of(thread: Thread) -> list[ListenedMessage]:
    """The buyer's newest message, and those before it that nothing but a quoted stranger parts from it."""
    messages = {each.index: each for each in speaking(thread)}
    last = first = max(messages, default=-1)
    while first - 1 in messages or (first > 0 and thread.messages[first - 1].is_quoted_stranger):
        first -= 1
    return [messages[index] for index in range(first, last + 1) if index in messages]


def speaking(thread: Thread) -> list[ListenedMessage]:
    """The buyer's messages that hold more than text planted for a program."""
    return [
        each
        for each in listened_messages(thread)
        if each.message.is_buyer and (unplanted_sentences(each.message.body) or not each.message.body)
    ]


def sentences_heard(heard: ListenedMessage, lang: str, *, but: Collection[str]) -> Iterator[int]:
    """Where the sentences of a message begin in which the buyer's stance is heard.

    Args:
        heard: the message.
        lang: the language of its thread.
        but: facts of cues that are heard in many a sentence that says something else.

    """
    yield from (one.sentence[0] for one in listen([heard], cues_for(lang)) if one.cue.fact not in but)


def sentences_shown(heard: ListenedMessage, evidence: Sequence[Evidence]) -> Iterator[int]:
    """Where the sentences of a message begin of which a reader made something."""
    shown = [
        (item.start, item.end)
        for item in evidence
        if item.message == heard.index and item.start is not None and item.end is not None
    ]
    for sentence in unplanted_sentences(heard.message.body):
        if any(start < sentence.end and sentence.start < end for start, end in shown):
            yield sentence.start
