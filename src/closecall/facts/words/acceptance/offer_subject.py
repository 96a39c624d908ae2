"""Whether a yes is one to the purchase: what the seller last spoke of before it.

"There is one place left on Saturday's factory tour" is a sentence of its own after the price, and so is a
farewell: "we'll take it" and "deal" then say yes to that.
"""

from __future__ import annotations

from closecall.facts.other_firm import speaks_of_a_paper_of_the_sale
from closecall.facts.words.acceptance.harmless_negation import is_a_day
from closecall.facts.words.acceptance.seller_offers import is_form_of_one, word_classes
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import meets_any
from closecall.thread.records import Message, Thread

# "Let me know.", "Chris": a statement this short offers nothing.
_MOST_WORDS_OF_A_CLOSING = 5
# Shorter words name nothing.
_SHORTEST = 4
_NEAR = 24
_ELSE = ("looks", "denies", "holds", "delays", "undoes", "stops", "limits")


def speaks_of_the_purchase(thread: Thread, message: int) -> bool:
    """Whether the seller's last sentence before a message, closings apart, is about the purchase itself.

    It names a sum, a deed, a paper or the thing for sale, and no visit, farewell, "if" or other day.
    """
    text, classes = seller_before(thread, message), word_classes(thread.lang)
    said = [each for each in sentences_of(text) if not _is_closing(each, thread)]
    if not said or not classes:
        return True
    last = said[-1]
    if amounts_in(text, start=last.start, end=last.end):
        return True
    words = last.words.folded
    if meets_any(classes, _ELSE, words):
        return False
    is_done = meets_any(classes, ("deeds", "fulfils"), words)
    if any(is_a_day(word, thread.lang) for word in words) and not is_done:
        return False
    return is_done or (
        not offers_another_thing(thread, message, last)
        and (
            speaks_of_a_paper_of_the_sale(thread, words)
            or any(
                is_form_of_one(word, _for_sale(thread, message)) for word in words if _may_name(word, thread)
            )
        )
    )


def offers_another_thing(thread: Thread, message: int, last: Sentence) -> bool:
    """Whether a question names a thing that nobody had named: "shall I start the grant application?"."""
    if not last.is_question:
        return False
    known = _told_before(thread, message, last)
    return any(_may_name(word, thread) and not is_form_of_one(word, known) for word in last.words.folded)


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


def _for_sale(thread: Thread, message: int) -> tuple[str, ...]:
    """The words that may name what stands beside a sum in the seller's newest messages before this one."""
    bodies = (each.body for each in reversed(_newest_before(thread, message)) if each.is_seller)
    return tuple(
        word
        for body in bodies
        for sentence in sentences_of(body)
        if amounts_in(body, start=sentence.start, end=sentence.end)
        for word in sentence.words.folded
        if _may_name(word, thread)
    )


def _newest_before(thread: Thread, message: int) -> tuple[Message, ...]:
    """The messages right before one; a thing that was named long before is not what is offered now."""
    return thread.messages[max(0, message - _NEAR) : message]


def _told_before(thread: Thread, message: int, last: Sentence) -> tuple[str, ...]:
    bodies = [each.body for each in _newest_before(thread, message)[:-1]]
    told = [word for body in bodies for word in words_of(body).folded]
    before = [
        word
        for each in sentences_of(seller_before(thread, message))
        if each.start < last.start
        for word in each.words.folded
    ]
    return (*told, *before)
