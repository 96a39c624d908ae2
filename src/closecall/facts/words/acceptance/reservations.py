"""What stands beside a yes to the close, and that nobody understood: it may take the yes back."""

from __future__ import annotations

from collections.abc import Mapping

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.injection import unplanted_sentences
from closecall.facts.words.acceptance.beside_a_yes import Meaning, meaning
from closecall.facts.words.acceptance.filler_words import is_a_day
from closecall.facts.words.acceptance.seller_offers import clauses_of, offered_before, word_classes
from closecall.facts.words.acceptance.sentence_beside_a_yes import leaves_the_yes, stands_against_what_follows
from closecall.facts.words.acceptance.yes_message import yes_message
from closecall.facts.words.speech.phrase_scope import sets_a_condition
from closecall.text.clauses import Clause
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.word_classes import WordClass
from closecall.thread.records import Thread

_LAUGHS = compiled_late("[\U0001f602\U0001f606\U0001f61c\U0001f61d\U0001f643\U0001f921\U0001f923\U0001f92a]")


def unknown_beside(
    thread: Thread, message: int, *, yes: Sentence | None = None, is_understood: bool = False
) -> Sentence | None:
    """The first sentence of a message that nobody understood, and that is none that stands beside a yes.

    Args:
        yes: a yes that concludes: of what was told before it only counts what is asked about beside a yes,
            and what still has to be done; the rest is past.
        is_understood: whether nothing in that yes is unknown.

    """
    if not word_classes(thread.lang):
        return None
    told, body = yes_message(thread, message), thread.messages[message].body
    clauses: dict[int, list[Clause]] = {}
    for clause in clauses_of(body):
        clauses.setdefault(clause.sentence.start, []).append(clause)
    is_next = False
    for sentence in unplanted_sentences(body):
        parts = clauses.get(sentence.start, [])
        if _is_in_jest(sentence, body, told.classes):
            return sentence
        if is_understood and sentence == yes:
            is_next = True
            continue
        if yes is not None and sentence.start < yes.start:
            is_left = not any(stands_against_what_follows(told, part) for part in parts)
        else:
            is_left = leaves_the_yes(told, parts, is_next=is_next)
        if not is_left:
            return sentence
        is_next = any(told.says_yes(part) for part in parts)
    return None


def adds_a_scrap(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence adds no more than unknown words to what is known: "thanks, speak soon"."""
    told = yes_message(thread, message)
    parts = [part for part in clauses_of(told.body) if part.sentence == sentence]
    meanings = {meaning(told, part) for part in parts}
    return Meaning.HARMLESS in meanings and Meaning.ASKED not in meanings


def takes_back(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence right behind a yes, however short, sets a condition, jests or holds it back."""
    told = yes_message(thread, message)
    parts = (part for part in clauses_of(told.body) if part.sentence == sentence)
    return (
        _is_in_jest(sentence, told.body, told.classes)
        or sets_a_condition(sentence, thread.lang)
        or any(meaning(told, part) is Meaning.ASKED for part in parts)
    )


def jest_in_an_answer(thread: Thread, message: int) -> Sentence | None:
    """The sentence in which an answer to the seller's offer laughs, and asks nothing; None without one."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if "?" in body or not offered_before(thread, message):
        return None
    return next((each for each in unplanted_sentences(body) if _is_in_jest(each, body, classes)), None)


def is_plainly_ordered(thread: Thread, said: CueMention) -> bool:
    """Whether a sentence that confirms an order says no more, names no day and nothing beside it is open.

    "I confirm the order is off", "we confirm it in June" are none.
    """
    classes = word_classes(thread.lang)
    if not classes or classes["later"].meets(said.sentence.words.folded):
        return False
    told, (begins, ends) = yes_message(thread, said.message), said.span
    own = [
        word
        for each in clauses_of(told.body)
        if each.start < ends and begins < each.end
        for word in each.words
        if not classes["confirms"].holds(word)
    ]
    is_dated = any(is_a_day(word, thread.lang) for word in own)
    return not is_dated and not told.new(own) and unknown_beside(thread, said.message) is None


def _is_in_jest(sentence: Sentence, body: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether it laughs, or ends in what makes the yes beside it none: "said nobody", "I dare you"."""
    return (
        classes["jests"].meets(sentence.words.folded)
        or _LAUGHS.search(body, sentence.start, sentence.end) is not None
    )
