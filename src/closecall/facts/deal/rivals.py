"""Whether the name beside a phrase is a rival's: "we went with Corvo", "a quote from Halden"."""

from __future__ import annotations

from closecall.facts.days import weekday_of
from closecall.facts.deal.persons import is_no_name
from closecall.facts.hearing import Said, cue_language
from closecall.text.dates import months
from closecall.text.tokens import words_of
from closecall.thread.records import Thread


def is_rivals_name(said: Said, thread: Thread) -> bool:
    """Whether the word after the phrase is a name that the seller himself does not use.

    What he offers has a name too ("we've chosen Classic"), and so have his people.
    """
    word = said.word_after
    if not word or is_no_name(word, cue_language(thread)):
        return False
    if weekday_of(word) is not None or word in months():
        return False
    body = thread.messages[said.message].body
    start = said.sentence.words.spans[said.end][0]
    return body[start].isupper() and not _is_the_sellers(word, thread)


def _is_the_sellers(word: str, thread: Thread) -> bool:
    return any(
        word in words_of(text).folded
        for message in thread.messages
        if message.is_seller
        for text in (message.body, message.speaker.name or "", message.cut.signature, message.subject or "")
    ) or any(word in (m.speaker.email or "").casefold() for m in thread.messages if m.is_seller)
