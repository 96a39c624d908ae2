"""Whether a friendly answer takes up the day that the seller asked about: "yes" does, "yes, got it" does not.

A yes answers what it refers to. "Perfect", "great" and "ok" open any message, and take up a day only where
the message says nothing else. On the day of a delivery or of a letter nobody talks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.words.acceptance.filler_words import is_made_of
from closecall.facts.words.acceptance.seller_offers import clauses_of, denies, word_classes
from closecall.text.clauses import Clause
from closecall.text.word_classes import WordClass, classes_in, holds_any, meets_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_BARE = ("yes", "small", "carries", "opens", "knows")
_AGAINST = ("holds", "stops", "gets", "owes")


def taking_up(
    thread: Thread, index: int, proposed: Sequence[CueMention], heard: Sequence[CueMention]
) -> CueMention | None:
    """What agrees to a day in a message of the buyer's, where nothing else in it is what it agrees to.

    Args:
        thread: the whole talk.
        index: of the message.
        proposed: what was heard of meetings in the seller's message before it.
        heard: the same of the message.

    """
    classes = word_classes(thread.lang)
    agreeing = [said for said in heard if said.cue.fact == "accepts"]
    if not classes:
        return next(iter(agreeing), None)
    told = [word for said in proposed if said.cue.fact == "day" for word in said.sentence.words.folded]
    clauses = clauses_of(thread.messages[index].body)
    taking = {at: said for at, said in _by_clause(clauses, heard) if said.cue.fact in ("accepts", "books")}
    beside = [
        clause
        for at, clause in enumerate(clauses)
        if at not in taking and not clause.sentence.is_question and not _is_bare(clause.words, told, classes)
    ]
    if any(_is_against(clause.words, classes) for clause in beside):
        return None
    for said in agreeing:
        clause = next((clauses[at] for at, one in taking.items() if one is said), None)
        if clause is None or classes["gets"].meets(clause.words):
            continue
        if said.first > 0:
            if not classes["dealings"].meets(clause.words):
                return said
        elif _is_bare(clause.words[said.end :], told, classes) and not (
            beside and _only_opens(said, classes)
        ):
            return None if _only_thanks(clauses, classes) else said
    return None


def denied_days(thread: Thread, days: Sequence[CueMention]) -> set[CueMention]:
    """Those of the days in one message whose clause says no to them: "not Tuesday though"."""
    classes = word_classes(thread.lang)
    if not days:
        return set()
    clauses = clauses_of(thread.messages[days[0].message].body)
    denying = {at for at, clause in enumerate(clauses) if denies(clause.words, classes)}
    return {day for at, day in _by_clause(clauses, days) if at in denying} if denying else set()


def is_no_talk(thread: Thread, days: Sequence[CueMention]) -> bool:
    """Whether each sentence that names a day speaks of a delivery, a fitting or a letter, and of no talk."""
    return bool(days) and all(_is_no_talk(said.sentence.words.folded, thread.lang) for said in days)


def _is_no_talk(words: Sequence[str], lang: str) -> bool:
    classes, letters = word_classes(lang), classes_in(_FILE, lang)
    is_carried_out = classes["fulfils"].meets(words) and not classes["looks"].meets(words)
    return is_carried_out or (letters["sends"].meets(words) and not letters["meets"].meets(words))


def _by_clause(clauses: Sequence[Clause], heard: Sequence[CueMention]) -> Iterator[tuple[int, CueMention]]:
    """What was heard, each with the number of the clause in which it begins."""
    starts = [clause.start for clause in clauses]
    for said in heard:
        start = said.span[0]
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < clauses[at].end:
            yield at, said


def _is_bare(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return is_made_of([word for word in words if not word[0].isdigit()], _BARE, classes, told=told)


def _is_against(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause holds it up or denies something, but for what need not be done."""
    if denies(words, classes):
        return not classes["owes"].meets(words)
    return meets_any(classes, _AGAINST, words)


def _only_opens(said: CueMention, classes: Mapping[str, WordClass]) -> bool:
    """Whether its words may praise or have read something: "great", "perfect", "ok"."""
    return not any(
        classes["plain"].holds(word) and not holds_any(classes, ("knows", "praises"), word)
        for word in said.words
    )


def _only_thanks(clauses: Sequence[Clause], classes: Mapping[str, WordClass]) -> bool:
    """Whether a message is an "ok" with thanks, and no more."""
    words = [word for clause in clauses for word in clause.words]
    agreeing = [word for word in words if classes["yes"].holds(word)]
    return (
        classes["thanks"].meets(words)
        and bool(agreeing)
        and all(classes["knows"].holds(word) for word in agreeing)
        and not classes["carries"].meets(words)
    )
