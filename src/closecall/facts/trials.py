"""A trial that took place, by whatever name it has in the talk (S14).

What people tell of a trial has no end of wordings; that there was one, they call by few names. So a clause of
the buyer's that names it and tells of the past is enough, and so is an answer to the seller's question how it
went. Where only the seller's words show that the thing is at the buyer's to be tried ("you've had ours since
May", "if you keep it"), the answer must be a good one. A trial that is offered, wished for, called off, or
another's, is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from closecall.facts.hearing import cue_language, said_in
from closecall.facts.planted import unplanted_sentences
from closecall.facts.proof import quoting
from closecall.facts.vocabulary import BuyerAction, Evidence
from closecall.text.clauses import Clause, clauses_in
from closecall.text.data_file import read_data
from closecall.text.language import has_small_word
from closecall.text.pattern import PatternSet
from closecall.text.sentences import Sentence
from closecall.thread.once import once_a_thread
from closecall.thread.records import Thread

_FACT = "buyer_actions"
_LONGEST_QUOTE = 240
_PLAIN = ("joins", "tried", "not_tried", "stays", "kept_so")


_Told = tuple[str, ...]


class _Words(NamedTuple):
    joins: frozenset[str]
    tried: frozenset[str]
    not_tried: frozenset[str]
    stays: frozenset[str]
    kept_so: frozenset[str]
    names: PatternSet[None]
    during: PatternSet[None]
    told: PatternSet[None]
    not_told: PatternSet[None]
    denied: PatternSet[None]
    asks: PatternSet[None]
    pleased: PatternSet[None]
    keeps: PatternSet[None]
    never_back: PatternSet[None]
    here: PatternSet[None]
    keeps_own: PatternSet[None]

    def tells(self, clause: _Told, behind: _Told) -> bool:
        """Whether a clause names a trial that took place, or was during one; the next one may tell of it."""
        whole = (*clause, *behind)
        if self.during.is_met(clause) and self.told.is_met(whole) and not self.not_told.is_met(whole):
            return True
        is_told = self.told.is_met(clause) or self.pleased.is_met(clause)
        return self.are_named(clause) and is_told and not self.is_off(clause)

    def are_named(self, clause: _Told) -> bool:
        """Whether a clause names a trial, or a thing as one on trial: "the four test panels"."""
        return self.names.is_met(clause) or any(
            word in self.tried and thing not in self.not_tried and not has_small_word(thing, "en")
            for word, thing in pairwise(clause)
        )

    def wants_it(self, clause: Clause) -> bool:
        """Whether a clause states a wish to keep it for good, and not what is the buyer's already.

        "Keep it in the family", "until Friday", "to a phone call" tell how something is to stay.
        """
        wants = self.keeps.is_met(clause.words) and not self.denied.is_met(clause.words)
        is_wish = wants or self.never_back.is_met(clause.words)
        if not is_wish or clause.sentence.is_question or not self.kept_so.isdisjoint(clause.words):
            return False
        return not self.keeps_own.is_met(clause.words)

    def is_off(self, clause: _Told) -> bool:
        """Whether what a clause tells of was not used, or is not there yet.

        "A trial" is one that somebody offers or wishes for, "as a trial" tells what it was done for.
        """
        done_for = tuple(word for before, word in pairwise(("", *clause)) if (before, word) != ("as", "a"))
        return self.not_told.is_met(done_for) or self.denied.is_met(clause)


def trials_told(thread: Thread) -> Iterator[tuple[BuyerAction, Evidence]]:
    """``trial_used``, with each sentence of the buyer's that tells of one or answers how it went."""
    words = _words(cue_language(thread))
    if words is None:
        return
    is_asked, is_asked_of_it = False, False
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            asks = _asks(message.body, words)
            is_asked = asks and _names_one(message.body, words)
            is_asked_of_it = asks and _is_here(thread)
        elif message.is_buyer:
            if not any(said.cue.fact == "denies_action" for said in said_in(thread, index, "actions")):
                stands = is_asked and _begins_well(message.body, words)
                for sentence in unplanted_sentences(message.body):
                    if sentence.is_question:
                        continue
                    if _tells(
                        sentence, message.body, words, answers=is_asked or is_asked_of_it, stands=stands
                    ):
                        end = min(sentence.end, sentence.start + _LONGEST_QUOTE)
                        yield BuyerAction.TRIAL_USED, quoting(thread, _FACT, index, sentence.start, end)
            is_asked, is_asked_of_it = False, False


def wishes_to_keep(thread: Thread) -> Iterator[tuple[int, Clause]]:
    """The buyer's clauses that want to keep what he has on trial, each with its message.

    "Nobody wants to give it back." Somebody must have spoken of the trial before, or the seller of keeping
    the thing.
    """
    words = _words(cue_language(thread))
    if words is None:
        return
    is_here = False
    for index, message in enumerate(thread.messages):
        for clause in _clauses(message.body, words):
            is_here = is_here or words.are_named(clause.words)
            if message.is_seller:
                is_here = is_here or not words.stays.isdisjoint(clause.words)
            elif message.is_buyer and is_here and words.wants_it(clause):
                yield index, clause


def pattern_sets(lang: str) -> tuple[PatternSet[None], ...]:
    """All patterns of a language, to be checked; none where it has no lists."""
    words = _words(lang)
    return tuple(each for each in words if isinstance(each, PatternSet)) if words else ()


def _asks(body: str, words: _Words) -> bool:
    """Whether a message of the seller's asks how it went, or is going."""
    return any(
        sentence.is_question and words.asks.is_met(sentence.words.folded)
        for sentence in unplanted_sentences(body)
    )


def _names_one(body: str, words: _Words) -> bool:
    return any(
        words.are_named(clause.words) and not words.is_off(clause.words) for clause in _clauses(body, words)
    )


@once_a_thread
def _is_here(thread: Thread) -> bool:
    """Whether the seller says that the thing is at the buyer's to be tried, or to be kept by him."""
    words = _words(cue_language(thread))
    return words is not None and any(
        words.here.is_met(clause.words)
        for message in thread.messages
        if message.is_seller
        for clause in _clauses(message.body, words)
    )


def _begins_well(body: str, words: _Words) -> bool:
    """Whether an answer does not begin with what denies that there was a trial: "nobody came", "not yet"."""
    first = next(iter(_clauses(body, words)), None)
    return first is not None and not words.is_off(first.words)


def _tells(sentence: Sentence, body: str, words: _Words, *, answers: bool, stands: bool) -> bool:
    """Whether a sentence tells of a trial.

    Args:
        sentence: one of the buyer's.
        body: the message it stands in.
        words: those of the thread's language.
        answers: whether the seller has just asked how it went; then praise is enough.
        stands: whether he named the trial in asking and nothing denies it; then what happened is enough.

    """
    clauses = [clause.words for clause in clauses_in([sentence], body, joins=words.joins)]
    if any(words.tells(clause, behind) for clause, behind in pairwise([*clauses, ()])):
        return True
    return answers and any(
        (words.pleased.is_met(each) or (stands and words.told.is_met(each))) and not words.is_off(each)
        for each in clauses
    )


def _clauses(body: str, words: _Words) -> Iterator[Clause]:
    return clauses_in(unplanted_sentences(body), body, joins=words.joins)


@cache
def _words(lang: str) -> _Words | None:
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    if lists is None:
        return None
    joins, tried, not_tried, stays, kept_so = (frozenset(lists.get(name, "").split()) for name in _PLAIN)
    sets = (_patterns(lists[name], lists["names"]) for name in _Words._fields[len(_PLAIN) :])
    return _Words(joins, tried, not_tried, stays, kept_so, *sets)


def _patterns(written: Iterable[str], names: Sequence[str]) -> PatternSet[None]:
    return PatternSet(((None, pattern) for pattern in written), classes={"names": names}, late=True)
