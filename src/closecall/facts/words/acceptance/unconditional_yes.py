"""A yes in words that hangs on nothing, and what takes nothing back of it.

"We'll take it" is one; "we'll take it once the bank agrees", "count me in for the tasting" are none. Beside
one, a day before which it cannot come is the day of the delivery.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import YES_STAGES
from closecall.facts.words.acceptance.filler_words import is_bare, names_in, tells_how
from closecall.facts.words.acceptance.harmless_negation import is_a_day, is_harmless, is_only_halting
from closecall.facts.words.acceptance.offer_subject import speaks_of_the_purchase
from closecall.facts.words.acceptance.reservations import unknown_beside
from closecall.facts.words.acceptance.seller_offers import clauses_of, word_classes
from closecall.facts.words.speech.preceding_question import priced_messages, seller_before
from closecall.text.clauses import Clause, clauses_in
from closecall.text.language import has_small_word
from closecall.text.quantities.numbers import numbers_in
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, meets_any
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at
from closecall.thread.thread_cache import once_a_thread

# They may be said to anything, or of another paper.
_OF_ANOTHER = ("agrees", "asked", "named")
_WISHED = ("wishes", "unreal")
_WAITS = (*_WISHED, "holds", "stops", "undoes", "delays", "hangs", "owes", "denies", "later")
_UNFINISHED = ("owes", "hangs", "delays", "undoes", "stops")


def hangs_on_nothing(thread: Thread, said: CueMention) -> bool:
    """Whether a yes in words is no wish, is of nothing new, and sets no condition, doubt or later day.

    "Count me in for the tasting", "let's do it next year" are none.
    """
    classes = word_classes(thread.lang)
    if not classes or meets_any(classes, _WISHED, said.words):
        return False
    if said.message in _counting_anew(thread):
        return False
    body, sentence = thread.messages[said.message].body, said.sentence
    spans = [each.span for each in _stages_by_sentence(thread)[said.message, sentence.start]]
    numbers = [(n.start, n.end) for n in numbers_in(body, start=sentence.start, end=sentence.end)]
    known = {word for start, end in (*spans, *numbers) for word in words_of(body[start:end]).folded}
    told = (*words_of(seller_before(thread, said.message)).folded, *names_in(thread))

    def is_plain(clause: Clause) -> bool:
        if said.sentence.is_question and _is_asked_behind(clause, said, classes):
            return True
        if any(clause.start < end and start < clause.end for start, end in spans):
            beside = [word for word in clause.words if word not in known]
            return not meets_any(classes, _WAITS, beside) and all(
                has_small_word(word, thread.lang)
                or is_bare([word], told, classes)
                or is_a_day(word, thread.lang)
                for word in beside
            )
        is_told = classes["thanks"].meets(clause.words) or tells_how(clause.words, told, classes, thread.lang)
        return is_harmless(clause.words, classes, thread.lang) or (
            is_told and not meets_any(classes, _UNFINISHED, clause.words)
        )

    return all(is_plain(clause) for clause in clauses_in([sentence], body))


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


@once_a_thread
def _plain_yeses(thread: Thread) -> Mapping[int, CueMention]:
    """The first sentence of each message that says yes and hangs on nothing."""
    found: dict[int, CueMention] = {}
    for (index, _), utterance in _stages_by_sentence(thread).items():
        plain = next((said for said in utterance if _is_plain_yes(thread, said)), None)
        if plain is not None:
            found.setdefault(index, plain)
    return found


def _is_plain_yes(thread: Thread, said: CueMention) -> bool:
    is_asked = said.sentence.is_question and said.cue.detail != "where"
    return (
        said.cue.value in YES_STAGES
        and said.cue.detail not in _OF_ANOTHER
        and not (is_asked and not says_yes_before_it_asks(thread, said))
        and hangs_on_nothing(thread, said)
    )


def concludes(thread: Thread, said: CueMention) -> bool:
    """Whether a yes is to the purchase, hangs on nothing, and nothing unknown stands beside it in its turn.

    What was told before it counts only where something is still to be done. The price must have been named.
    """
    message = said.message
    return (
        any(priced <= message for priced in priced_messages(thread)[:1])
        and speaks_of_the_purchase(thread, message)
        and hangs_on_nothing(thread, said)
        and unknown_beside(thread, message, yes=said.sentence) is None
        and all(
            unknown_beside(thread, index) is None for index in turn_at(thread, message) if index != message
        )
    )


def is_answered_by_a_yes(thread: Thread, message: int, sentence: tuple[int, int]) -> bool:
    """Whether a no takes nothing back of the yes in the same message: to a day, to more thought, "stop!".

    Args:
        sentence: start and end of the one that says no.

    """
    classes, plain = word_classes(thread.lang), _plain_yeses(thread).get(message)
    if not classes or plain is None:
        return False
    words = words_of(thread.messages[message].body, *sentence).folded
    if is_only_halting(words, classes):
        return True
    clauses = [
        clause.words
        for clause in clauses_of(thread.messages[message].body)
        if clause.sentence.start == sentence[0] and classes["denies"].meets(clause.words)
    ]
    if not clauses or not all(is_harmless(each, classes, thread.lang) for each in clauses):
        return False
    # Whether nobody is to write any more hangs on what the yes is to; a day takes back no yes at all.
    return not classes["reminds"].meets(words) or concludes(thread, plain)


def _is_asked_behind(clause: Clause, said: CueMention, classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause behind a yes asks something of its own: "sold, when do you deliver?"."""
    return said.span[0] < clause.start and meets_any(classes, ("wonders",), clause.words[:2])


def says_yes_before_it_asks(thread: Thread, said: CueMention) -> bool:
    """Whether a question is only asked in the last clause of its sentence, behind the yes."""
    classes = word_classes(thread.lang)
    clauses = list(clauses_in([said.sentence], thread.messages[said.message].body)) if classes else []
    return len(clauses) > 1 and _is_asked_behind(clauses[-1], said, classes)
