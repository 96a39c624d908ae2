"""The buyer's newest words: what is asked about where no reader explains them."""

from __future__ import annotations

from closecall.facts.injection import unplanted_sentences
from closecall.facts.words.speech.buyer_speech import ListenedMessage, listened_messages
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
