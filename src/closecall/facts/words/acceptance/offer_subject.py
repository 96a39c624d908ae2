"""Whether a yes is one to the purchase: what the seller last spoke of before it.

"There is one place left on Saturday's factory tour" is a sentence of its own after the price, and so is a
farewell: "we'll take it" and "deal" then say yes to that.
"""

from __future__ import annotations

from closecall.facts.words.acceptance.filler_words import is_a_day
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread

# "Let me know.", "Chris": a statement this short offers nothing.
_MOST_WORDS_OF_A_CLOSING = 5
# Shorter words name nothing.
_SHORTEST = 4
_ELSE = ("looks", "denies", "holds", "delays", "undoes", "stops", "limits")


def speaks_of_the_purchase(thread: Thread, message: int) -> bool:
    """Whether the seller's last sentence before a message, closings apart, is about the purchase itself.

    It names a sum, or a deed and no visit, farewell or "if".
    """
    text, classes = seller_before(thread, message), word_classes(thread.lang)
    said = [each for each in sentences_of(text) if not _is_closing(each, thread)]
    if not said or not classes:
        return True
    last = said[-1]
    if amounts_in(text, start=last.start, end=last.end):
        return True
    words = last.words.folded
    return meets_any(classes, ("deeds", "fulfils"), words) and not meets_any(classes, _ELSE, words)


def _is_closing(sentence: Sentence, thread: Thread) -> bool:
    """Whether it offers nothing of its own: "let me know", "how do you feel about it?"."""
    words, classes = sentence.words.folded, word_classes(thread.lang)
    return (
        (not sentence.is_question and len(words) <= _MOST_WORDS_OF_A_CLOSING)
        or not any(_may_name(word, thread) for word in words)
    ) and not (
        any(word.isdigit() or is_a_day(word, thread.lang) for word in words)
        or meets_any(classes, (*_ELSE, "deeds"), words)
    )


def _may_name(word: str, thread: Thread) -> bool:
    classes = word_classes(thread.lang)
    return (
        len(word) >= _SHORTEST
        and not word.isdigit()
        and not has_small_word(word, thread.lang)
        and not any(each.holds(word) for each in classes.values())
    )
