"""A yes to a seller who offers to undo the purchase or put it off ("shall I cancel it?", "yes please")."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.cues import Cue
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.acceptance.filler_words import is_made_of
from closecall.facts.words.acceptance.seller_offers import (
    clauses_of,
    denies,
    offers_a_deed,
    refused_by_a_yes,
    word_classes,
)
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause
from closecall.text.tokens import words_of
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread

_REFUSES = {
    refused: Cue("undoing.yes", "refusal", refused)
    for refused in (Refusal.OPT_OUT, Refusal.EXPLICIT_NO, Refusal.NOT_NOW)
}
_AGREEING = ("yes", "bids")
_OPENING = 2
_BARE = ("yes", "takes", "small", "opens", "stops", "undoes", "delays")


def yes_to_undoing(thread: Thread, message: int) -> Clause | None:
    """The clause of a message that says yes where the seller did not offer to carry it out; None without."""
    # Asked of every sentence that says yes: most sellers offer no such thing.
    if refused_by_a_yes(thread, message) is None:
        return None
    classes, clauses = word_classes(thread.lang), _not_denied(thread, message)
    agreed = (
        clause
        for clause in clauses
        if not clause.sentence.is_question
        and meets_any(classes, _AGREEING, clause.words)
        and is_made_of(clause.words, _BARE, classes)
    )
    return next(agreed, None)


def answers_undoing(thread: Thread, message: int) -> bool:
    """Whether a message says yes to such a seller, or of a deed that he named anything but a no."""
    if yes_to_undoing(thread, message) is not None:
        return True
    body = thread.messages[message].body
    is_open = bool(_not_denied(thread, message)) or not words_of(body).folded
    return (
        is_open
        and "?" not in body
        and offers_a_deed(thread, message)
        and refused_by_a_yes(thread, message) is not None
    )


def asked_back(thread: Thread, message: int) -> Clause | None:
    """The clause of a question that begins with a no and asks money back: "no, can I get the cash back?"."""
    classes = word_classes(thread.lang)
    for clause in clauses_of(thread.messages[message].body):
        words = clause.sentence.words.folded
        opening = words[:_OPENING]
        if denies(opening, classes) and clause.sentence.is_question and classes["repays"].meets(words):
            return clause
    return None


def _not_denied(thread: Thread, message: int) -> list[Clause]:
    """The clauses of a message in which nothing is denied; else none."""
    classes = word_classes(thread.lang)
    clauses = list(clauses_of(thread.messages[message].body)) if classes else []
    if any(denies(clause.words, classes) for clause in clauses):
        return []
    return clauses


def noes_by_a_yes(thread: Thread) -> Iterator[Utterance]:
    """The buyers' answers that say yes to undoing it or to putting it off, and to nothing else."""
    for index, _ in thread.buyer_messages():
        clause = yes_to_undoing(thread, index)
        cue = _REFUSES.get(refused_by_a_yes(thread, index) or Refusal.NONE) if clause is not None else None
        if clause is not None and cue is not None:
            span = clause.sentence.span
            yield Utterance(cue, index, clause.start, span, span, until=clause.end)
