"""A wish to be left alone that is half meant: in jest, or about one matter ("stop ringing about paint").

Such a wish is weakened by nothing else: one that is lost costs more than one too many.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from closecall.facts.cues import load_cues
from closecall.facts.hearing import said_in
from closecall.facts.vocabulary import VerbalInterest
from closecall.text.language import has_small_word
from closecall.text.tokens import words_of
from closecall.thread.once import once_a_thread
from closecall.thread.records import Thread

# Faces that laugh, and those made of marks. They stand in a sentence or right behind its last mark.
_SMILE = re.compile("[\U0001f600-\U0001f60f\U0001f61b-\U0001f61d\U0001f642\U0001f643\U0001f923]|[:;]-?[)DPp]")
_BEHIND = 4
_WANTS = (VerbalInterest.STRONG, VerbalInterest.INTENT)
# Shorter words name nothing; a seller who names fewer things may write of anything.
_SHORTEST = 4
_NAMES_OF_AN_OFFER = 3


def is_half_meant(thread: Thread, message: int, start: int, end: int) -> bool:
    """Whether a sentence that asks to be left alone only jests, or only speaks of one matter.

    A threat in return ("one more and I'll cry") is half in jest where the writer laughs at it. A threat to
    block the seller, and a matter that may be the sale, are meant unless the message also wants the thing.
    English only.

    Args:
        message: index of the message that holds the sentence.
        start: where the sentence begins in the body.
        end: where it ends.

    """
    book = load_cues("en", "jest")
    body = thread.messages[message].body
    words = words_of(body, start, end).folded
    facts = {heard.cue.fact for heard in book.hear(words)} if book else set()
    if not facts:
        return False
    if "half_meant" in facts:
        return True
    laughs = "laughs" in facts or _SMILE.search(body[start : end + _BEHIND]) is not None
    if "in_return" in facts and laughs and "blocks" not in facts:
        return True
    if "side_matter" in facts and _names_nothing_of_the_sellers(thread, message, words):
        return True
    is_half = ("in_return" in facts and laughs) or "one_matter" in facts or "side_matter" in facts
    return is_half and _wants_it(thread, message)


def _wants_it(thread: Thread, message: int) -> bool:
    said = said_in(thread, message, "interest")
    return any(one.cue.fact == "verbal_interest" and one.cue.value in _WANTS for one in said)


def _names_nothing_of_the_sellers(thread: Thread, message: int, words: tuple[str, ...]) -> bool:
    """Whether the seller's earlier messages tell what he sells, and the matter is another."""
    first = _first_named(thread)
    about = words[words.index("about") + 1 :] if "about" in words else ()
    enough_named = next(islice(first.values(), _NAMES_OF_AN_OFFER - 1, None), message)
    is_new = all(first.get(name, message) >= message for name in _names(thread, about))
    return enough_named < message and is_new


@once_a_thread
def _first_named(thread: Thread) -> Mapping[str, int]:
    """What the seller names, each with the index of the first message that does, in order."""
    first: dict[str, int] = {}
    for index, message in enumerate(thread.messages):
        for name in _names(thread, words_of(message.body).folded) if message.is_seller else ():
            first.setdefault(name, index)
    return first


def _names(thread: Thread, words: tuple[str, ...]) -> set[str]:
    """The longer words, without an ending of the plural."""
    longer = (word for word in words if len(word) >= _SHORTEST)
    return {word.removesuffix("s") for word in longer if not has_small_word(word, thread.lang)}
