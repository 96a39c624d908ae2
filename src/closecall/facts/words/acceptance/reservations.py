"""What stands beside a yes to the close, and that nobody understood: it may take the yes back.

"Yes please. Need to talk to the landlord", "I'll take it. Sleeping on it": what holds somebody back has no
end of forms. What stands beside a yes in earnest has few: thanks, a question, how it is carried out, what the
seller had named, or words that a reader knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.injection import unplanted_sentences
from closecall.facts.words.acceptance.filler_words import is_bare, names_in
from closecall.facts.words.acceptance.harmless_negation import is_a_day
from closecall.facts.words.acceptance.reservation_clauses import UNDONE, Beside
from closecall.facts.words.acceptance.seller_offers import clauses_of, offered_before, word_classes
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import Clause
from closecall.text.language import has_small_word
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, meets_any
from closecall.thread.records import Thread

_LAUGHS = compiled_late("[\U0001f602\U0001f606\U0001f61c\U0001f61d\U0001f643\U0001f921\U0001f923\U0001f92a]")


def unknown_beside(thread: Thread, message: int, *, yes: Sentence | None = None) -> Sentence | None:
    """The first sentence of a message that nobody understood, and that is none that stands beside a yes.

    Args:
        yes: a yes that concludes: what was told before it counts only where something still has to be done
            or is undone.

    """
    body = thread.messages[message].body
    if not word_classes(thread.lang):
        return None
    beside = Beside.of(thread, message)
    clauses: dict[int, list[Clause]] = {}
    for clause in clauses_of(body):
        clauses.setdefault(clause.sentence.start, []).append(clause)
    is_next = False
    for sentence in unplanted_sentences(body):
        parts = clauses.get(sentence.start, ())
        if _is_in_jest(sentence, body, beside.classes) and not beside.is_owed_nothing(parts):
            return sentence
        if yes is not None and sentence.start < yes.start:
            is_known = all(beside.is_done_before(part) for part in parts)
        else:
            is_known = all(beside.is_settled(part) for part in parts)
        if not (is_known or beside.leaves_nothing_open(parts, is_next=is_next)):
            return sentence
        is_next = any(beside.says_yes(part) for part in parts)
    return None


def adds_a_scrap(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence adds no more than a few harmless words to what is known: "thanks, speak soon"."""
    beside = Beside.of(thread, message)
    return beside.adds_a_scrap([part for part in clauses_of(beside.body) if part.sentence == sentence])


def jest_in_an_answer(thread: Thread, message: int) -> Sentence | None:
    """The sentence in which an answer to the seller's offer laughs, and asks nothing; None without one."""
    classes, body = word_classes(thread.lang), thread.messages[message].body
    if not classes or "?" in body or not offered_before(thread, message):
        return None
    return next((each for each in unplanted_sentences(body) if _is_in_jest(each, body, classes)), None)


def is_plainly_ordered(thread: Thread, said: CueMention) -> bool:
    """Whether a sentence that confirms an order says no more, and nothing in its message undoes it or waits.

    "I confirm the order is off", "we confirm it in June" are none; the day it is delivered on is no matter.
    """
    classes = word_classes(thread.lang)
    if not classes:
        return False
    told = (*words_of(seller_before(thread, said.message)).folded, *names_in(thread))
    clauses = list(clauses_of(thread.messages[said.message].body))
    if any(meets_any(classes, UNDONE, clause.words) for clause in clauses):
        return False
    spans = said.sentence.words.spans
    begins, ends = spans[said.first][0], spans[said.end - 1][1]
    own = [each for each in clauses if each.start < ends and begins < each.end]
    among = [each for each in clauses if each.sentence.start == said.sentence.start]
    is_dated = [classes["later"].meets(each.words) for each in among]
    is_dated += [any(is_a_day(word, thread.lang) for word in each.words) for each in own]
    if any(is_dated) and not any(classes["fulfils"].meets(each.words) for each in own):
        return False
    new = [
        word
        for each in own
        for word in each.words
        if not (has_small_word(word, thread.lang) or is_bare([word], told, classes))
        and not is_a_day(word, thread.lang)
        and not (classes["confirms"].holds(word) or classes["fulfils"].holds(word))
    ]
    return not new and unknown_beside(thread, said.message) is None


def _is_in_jest(sentence: Sentence, body: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether it laughs, or ends in what makes the yes beside it none: "said nobody", "I dare you"."""
    return (
        classes["jests"].meets(sentence.words.folded)
        or _LAUGHS.search(body, sentence.start, sentence.end) is not None
    )
