"""A yes in words that hangs on nothing, and what takes nothing back of it.

"We'll take it" is one; "we'll take it once the bank agrees", "count me in for the tasting" are none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import YES_STAGES, Stage
from closecall.facts.words.acceptance.beside_a_yes import Meaning, denies_a_day, holds_back, meaning
from closecall.facts.words.acceptance.offer_subject import speaks_of_the_purchase
from closecall.facts.words.acceptance.reservations import unknown_beside
from closecall.facts.words.acceptance.seller_offers import clauses_of, word_classes
from closecall.facts.words.acceptance.yes_message import yes_message
from closecall.facts.words.speech.preceding_question import priced_messages, seller_before
from closecall.text.clauses import Clause, clauses_in
from closecall.text.quantities.numbers import Number, numbers_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread


def hangs_on_nothing(thread: Thread, said: CueMention) -> bool:
    """Whether a yes in words is no wish, is of nothing new, and sets no condition, doubt or later day.

    "Count me in for the tasting", "let's do it next year" are none.
    """
    if not word_classes(thread.lang) or said.message in _counting_anew(thread):
        return False
    told = yes_message(thread, said.message)

    def is_plain(clause: Clause) -> bool:
        if said.sentence.is_question and said.span[0] < clause.start:
            return True
        if told.says_yes(clause):
            words = told.words_beside(clause)
            return not told.new(words) and not holds_back(told, words) and not told.meets(("later",), words)
        return meaning(told, clause) is Meaning.HARMLESS

    return all(is_plain(clause) for clause in clauses_in([said.sentence], told.body))


@once_a_thread
def _stages_by_sentence(thread: Thread) -> Mapping[tuple[int, int], Sequence[CueMention]]:
    """What the sentences say of the stage, by message and start."""
    found: dict[tuple[int, int], list[CueMention]] = {}
    for index, _ in enumerate(thread.messages):
        for said in said_in(thread, index, "stage"):
            found.setdefault((index, said.sentence.start), []).append(said)
    return found


@once_a_thread
def _counting_anew(thread: Thread) -> frozenset[int]:
    """The messages that say yes to a number that the seller has not named: what two cost is not said."""
    found, named = set(), {}
    for (index, start), said in _stages_by_sentence(thread).items():
        if index not in named:
            named[index] = {number.value for number in numbers_in(seller_before(thread, index))}
        numbers = numbers_in(thread.messages[index].body, start=start, end=said[0].sentence.end)
        if any(number.value > 1 and number.value not in named[index] for number in numbers):
            found.add(index)
    return frozenset(found)


def counted_anew(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that says yes to a number no seller named and tells no deed: "the KV-6"."""
    told = {number.value for each in thread.messages if each.is_seller for number in numbers_in(each.body)}
    for (index, start), said in _stages_by_sentence(thread).items():
        is_yes = index == message and all(one.cue.value == Stage.VERBAL_YES for one in said)
        numbers = (
            numbers_in(thread.messages[index].body, start=start, end=said[0].sentence.end) if is_yes else ()
        )
        if any(number.value > 1 and not _is_told(number.value, numbers, told) for number in numbers):
            return said[0].sentence
    return None


def _is_told(value: Decimal, numbers: Sequence[Number], told: Collection[Decimal]) -> bool:
    """Whether a seller named a number, or what it comes to with another: "four at £155" of "£620"."""
    return value in told or any(value * number.value in told for number in numbers)


@once_a_thread
def _plain_yeses(thread: Thread) -> frozenset[int]:
    """The messages that say a yes that hangs on nothing."""
    return frozenset(
        index
        for (index, _), mentions in _stages_by_sentence(thread).items()
        if any(said.cue.value in YES_STAGES and hangs_on_nothing(thread, said) for said in mentions)
    )


def concludes(thread: Thread, said: CueMention) -> bool:
    """Whether a yes is to the purchase, hangs on nothing, and nothing unknown stands beside it.

    What was told before it counts only where something is still to be done. The price must have been named.
    """
    message = said.message
    return (
        any(priced <= message for priced in priced_messages(thread)[:1])
        and speaks_of_the_purchase(thread, message)
        and hangs_on_nothing(thread, said)
        and unknown_beside(thread, message, yes=said.sentence) is None
    )


def is_answered_by_a_yes(thread: Thread, message: int, sentence: tuple[int, int]) -> bool:
    """Whether a no takes nothing back of the yes in the same message: it is to a day.

    Args:
        sentence: start and end of the one that says no.

    """
    classes = word_classes(thread.lang)
    if message not in _plain_yeses(thread):
        return False
    noes = [
        clause.words
        for clause in clauses_of(thread.messages[message].body)
        if clause.sentence.start == sentence[0] and classes["denies"].meets(clause.words)
    ]
    return bool(noes) and all(denies_a_day(each, classes, thread.lang) for each in noes)


def says_yes_before_it_asks(thread: Thread, said: CueMention) -> bool:
    """Whether a question is only asked in the last clause of its sentence: "sold, when do you deliver?"."""
    clauses = list(clauses_in([said.sentence], thread.messages[said.message].body))
    return bool(word_classes(thread.lang)) and len(clauses) > 1 and said.span[0] < clauses[-1].start
