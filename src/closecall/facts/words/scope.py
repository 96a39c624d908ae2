"""Whether a no is to something beside the purchase, because the same message says yes to the purchase.

"We'll have the van. As for the service plan, no thanks": two things are told apart, and one is taken. The no
stays one to all that is on offer where the seller's last words price the refused thing alone: who has bought
the one may refuse the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.hearing import said_in
from closecall.facts.words.agreeing import agrees_to_the_close
from closecall.facts.words.answers import seller_before
from closecall.facts.words.offers import clauses_of, is_form_of_one, offered_before, word_classes
from closecall.text.amounts import amounts_in
from closecall.text.clauses import Clause
from closecall.text.language import has_small_word
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

# Shorter words name nothing.
_SHORTEST = 4


def refuses_beside_a_yes(
    thread: Thread, message: int, place: tuple[int, int], *, names_it: bool = False
) -> bool:
    """Whether the words at a place of a message refuse another thing than the one that the message takes.

    Args:
        place: start and end of the words that refuse.
        names_it: whether their form is that of a no to a thing, so that it may be one nobody had named.

    """
    told = seller_before(thread, message)
    if not word_classes(thread.lang) or not told:
        return False
    clauses = list(clauses_of(thread.messages[message].body))
    refusing, refused = _refused(clauses, place, thread.lang)
    if not refused or _is_priced_alone(told, refused):
        return False
    named, looks = words_of(told).folded, word_classes(thread.lang)["looks"]
    if not (names_it or looks.meets(refused) or any(is_form_of_one(name, named) for name in refused)):
        return False
    taken = list(_taken(thread, message, [c for c in clauses if c not in refusing], named))
    return bool(taken) and not any(is_form_of_one(name, names) for names in taken for name in refused)


def _refused(
    clauses: Sequence[Clause], place: tuple[int, int], lang: str
) -> tuple[list[Clause], tuple[str, ...]]:
    """The clauses at a place and the things that they name; where they name none, those of the sentence."""
    start, end = place
    refusing = [clause for clause in clauses if clause.start < end and start < clause.end]
    names = tuple(name for clause in refusing for name in _names(clause, lang))
    if not names:
        sentences = [clause.sentence for clause in refusing]
        refusing = [clause for clause in clauses if clause.sentence in sentences]
        names = tuple(name for clause in refusing for name in _names(clause, lang))
    return refusing, names


def _taken(
    thread: Thread, message: int, clauses: Sequence[Clause], named: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The words of what the message takes: the offer that it agrees to, or the thing that it says yes to."""
    if agrees_to_the_close(thread, message) is not None:
        yield offered_before(thread, message)
    classes = word_classes(thread.lang)
    ordered = [said.span for said in said_in(thread, message, "steps") if said.cue.fact == "buys"]
    for clause in clauses:
        is_ordered = any(clause.start <= start and end <= clause.end for start, end in ordered)
        if clause.sentence.is_question or not (is_ordered or classes["takes"].meets(clause.words)):
            continue
        if classes["denies"].meets(clause.words) or classes["holds"].meets(clause.words):
            continue
        names = tuple(_names(clause, thread.lang))
        if any(is_form_of_one(name, named) for name in names):
            yield names


def _names(clause: Clause, lang: str) -> Iterator[str]:
    """What may name a thing: the longer words that no class holds; a call or a visit is a thing as well."""
    classes = [each for name, each in word_classes(lang).items() if name != "looks"]
    for word in clause.words:
        if (
            len(word) >= _SHORTEST
            and not has_small_word(word, lang)
            and not any(c.holds(word) for c in classes)
        ):
            yield word


def _is_priced_alone(told: str, refused: Sequence[str]) -> bool:
    """Whether the seller names what is refused, and a price only beside it."""
    clauses = list(clauses_of(told))
    named = [c for c in clauses if any(is_form_of_one(word, refused) for word in c.words)]
    priced = [c for c in clauses if amounts_in(told, start=c.start, end=c.end)]
    return bool(named and priced) and all(clause in named for clause in priced)
