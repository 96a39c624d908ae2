"""A yes or a no to the seller who offers to carry the purchase out: "shall I book it?", "book it".

Such an answer says nothing new: it is made of words of agreement or denial, of the offer's own words, and of
the thing's name. So it is known by its form, in whatever words the offer was made. A yes beside a condition
or a "let me see" is no such yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from closecall.facts.cues import Cue
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.answers import priced_messages, seller_before
from closecall.facts.words.listening import ears_for, heeded_at, listen
from closecall.facts.words.offers import (
    WordClass,
    asked_before,
    clauses_of,
    is_form_of_one,
    offered_before,
    word_classes,
)
from closecall.facts.words.sayings import Saying
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

# An answer in more words says something of its own.
_MOST_WORDS = 40
_AGREEING = ("yes", "takes", "small")
_DOUBTS = frozenset({"hesitation", "asked_no_pressure", "wants_guidance", "annoyed"})
_NO = Cue("agreeing.no_to_the_close", "refusal", Refusal.EXPLICIT_NO)


def agrees_to_the_close(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that agrees to what the seller offered to carry out; None without one.

    A price must have been named: before it there is nothing to agree to.
    """
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes or len(body.split()) > _MOST_WORDS:
        return None
    offer = offered_before(thread, message)
    if not offer or not any(priced <= message for priced in priced_messages(thread)[:1]):
        return None
    told = words_of(seller_before(thread, message)).folded
    agreed = None
    for clause in clauses_of(body):
        is_bare = not clause.sentence.is_question and _is_bare(clause.words, told, classes, _AGREEING)
        if not is_bare and (agreed is None or classes["holds"].meets(clause.words)):
            return None
        # "Yes, no, sorry, leave it"; "the plan, no thanks" says what is refused.
        if agreed is not None and len(clause.words) == 1 and classes["denies"].meets(clause.words):
            return None
        if is_bare and agreed is None and _says_yes(clause.words, offer, classes):
            agreed = clause.sentence
    return None if agreed is None or is_doubted(thread, message) else agreed


def is_doubted(thread: Thread, message: int) -> bool:
    """Whether something in the message holds its speaker back, by words that the readers of doubts know."""
    heard = heeded_at(thread, message)
    return heard is not None and any(
        said.cue.fact in _DOUBTS for said in listen([heard], ears_for(thread.lang))
    )


def order_in(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that orders, on no condition and without a doubt beside it; else None."""
    classes = word_classes(thread.lang)
    for clause in clauses_of(thread.messages[message].body) if classes else ():
        whole = clause.sentence.words.folded
        is_open = clause.sentence.is_question or any(
            classes[name].meets(whole) for name in ("holds", "denies", "asks", "may", "looks")
        )
        if classes["orders"].meets(clause.words) and not is_open:
            return None if is_doubted(thread, message) else clause.sentence
    return None


def goes_along(thread: Thread, message: int) -> bool:
    """Whether a message says yes to the seller's words before it, or repeats them, and puts nothing off."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    told = words_of(seller_before(thread, message)).folded
    if not classes or not told:
        return False
    clauses = [clause.words for clause in clauses_of(body) if not clause.sentence.is_question]
    if not clauses or any(classes["holds"].meets(words) for words in clauses):
        return False
    repeats = any(word in told and not classes["small"].holds(word) for word in clauses[0])
    agrees = repeats or classes["yes"].meets(clauses[0])
    return agrees and _is_bare(clauses[0], told, classes, _AGREEING)


def answers_a_look(thread: Thread, message: int) -> bool:
    """Whether the seller's last question before a message is about what only leads up to a purchase."""
    classes, asked = word_classes(thread.lang), asked_before(thread, message)[-1:]
    return bool(classes) and any(o.is_question and classes["looks"].meets(o.led_up) for o in asked)


def noes_to_the_close(thread: Thread) -> Iterator[Saying]:
    """The buyers' answers that deny the deed that the seller offered: "ready to join?", "I won't join"."""
    classes = word_classes(thread.lang)
    for index, _ in thread.buyer_messages() if classes else ():
        is_offered = classes["deeds"].meets(offered_before(thread, index))
        for clause in clauses_of(thread.messages[index].body) if is_offered else ():
            if not clause.sentence.is_question and _denies_a_deed(clause.words, classes):
                place = (clause.sentence.start, clause.sentence.end)
                yield Saying(_NO, index, clause.start, place, place, until=clause.end)


def _denies_a_deed(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return (
        classes["denies"].meets(words)
        and classes["deeds"].meets(words)
        and not classes["may"].meets(words)
        and _is_bare(words, (), classes, ("denies", "deeds", "small", "wills"))
    )


def _says_yes(words: Sequence[str], offer: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether it holds a word of agreement, or the deed that was offered."""
    deeds = [word for word in offer if classes["deeds"].holds(word)]
    return any(classes[name].meets(words) for name in ("yes", "takes")) or any(
        is_form_of_one(word, deeds) for word in words
    )


def _is_bare(
    words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass], among: Sequence[str]
) -> bool:
    """Whether it is made of words of these classes and of what the seller told, and says nothing new."""
    return all(
        any(classes[name].holds(word) for name in among) or is_form_of_one(word, told) for word in words
    )
