"""A trial that took place, by whatever name it has in the talk (S14).

What people tell of a trial has no end of wordings; that there was one, they call by few names. So a clause of
the buyer's that names it and tells of the past is enough, and so is an answer to the seller's question how it
went that praises it. A trial that is offered, wished for, called off, or another's, is none; so is whatever
else he tells when he is asked ("we went to Spain, it was perfect").
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import cue_language, said_in, says
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.other_firm import is_tried_elsewhere
from closecall.facts.vocabulary import BuyerAction
from closecall.text.clauses import Clause, clauses_in
from closecall.text.language import has_small_word, is_content_word, languages_of_small_words
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_FACT = "buyer_actions"
_LONGEST_QUOTE = 240
# Shorter words join and point.
_SHORTEST = 4
_PLAIN = ("joins", "tried", "not_tried", "stays", "kept_so", "points")


_Told = tuple[str, ...]


class _Words(NamedTuple):
    joins: frozenset[str]
    tried: frozenset[str]
    not_tried: frozenset[str]
    stays: frozenset[str]
    kept_so: frozenset[str]
    points: frozenset[str]
    names: PatternSet[None]
    during: PatternSet[None]
    told: PatternSet[None]
    not_told: PatternSet[None]
    denied: PatternSet[None]
    asks: PatternSet[None]
    pleased: PatternSet[None]
    keeps: PatternSet[None]
    never_back: PatternSet[None]
    unused: PatternSet[None]
    good: PatternSet[None]
    keeps_own: PatternSet[None]

    def tells(self, clause: _Told, behind: _Told) -> bool:
        """Whether a clause names a trial that took place, or was during one; the next one may tell of it."""
        whole = (*clause, *behind)
        if self.during.is_met(clause) and self.told.is_met(whole) and not self.not_told.is_met(whole):
            return True
        if not self.are_named(clause) or self.is_off(clause):
            return False
        return self.told.is_met(clause) or self.pleased.is_met(clause)

    def are_named(self, clause: Sequence[str]) -> bool:
        """Whether a clause names a trial, or a thing as one on trial: "the four test panels"."""
        if self.names.is_met(clause):
            return True
        return not self.tried.isdisjoint(clause) and any(
            word in self.tried and thing not in self.not_tried and not has_small_word(thing, "en")
            for word, thing in pairwise(clause)
        )

    def may_tell(self, sentence: _Told) -> bool:
        """Whether a clause of a sentence may name a trial, or be during one; false for nearly every one."""
        return self.may_name(sentence) or self.during.may_be_met(sentence)

    def may_name(self, sentence: _Told) -> bool:
        """Whether a clause of a sentence may name a trial."""
        return self.names.may_be_met(sentence) or not self.tried.isdisjoint(sentence)

    def points_at_it(self, clause: _Told, asked: Collection[str]) -> bool:
        """Whether a clause points at what was ``asked`` about, or names it as the seller did."""
        return any(word in self.points or (word in asked and is_content_word(word, "en")) for word in clause)

    def has_praise(self, clause: _Told, asked: Collection[str]) -> bool:
        """Whether a clause has a good word, be it a small one, of what was ``asked`` about."""
        return any(self.praises(clause, asked, told_by=each) for each in (self.pleased, self.good))

    def praises(
        self, clause: _Told, asked: Collection[str], *, told_by: PatternSet[None] | None = None
    ) -> bool:
        """Whether a clause praises what was ``asked`` about, and no other thing.

        In "great weather", "we loved the chocolates" and "everybody is great" the other thing stands right
        behind the praise, or before it as what is praised.
        """
        is_pointed_at = self.points_at_it(clause, asked)

        def is_other(at: int) -> bool:
            return at in range(len(clause)) and self._is_a_thing(clause[at]) and clause[at] not in asked

        for _, first, end in (told_by or self.pleased).places(clause):
            behind = is_other(end) or (not is_pointed_at and is_other(end + 1))
            before = not is_pointed_at and any(is_other(at) for at in range(first - 1))
            if not behind and not before:
                return True
        return False

    def has_a_good_word(self, clause: _Told) -> bool:
        return self.pleased.is_met(clause) or self.good.is_met(clause)

    def _is_a_thing(self, word: str) -> bool:
        return (
            len(word) >= _SHORTEST
            and not self.has_a_good_word((word,))
            and not languages_of_small_words(word)
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
    """``trial_used``, with each sentence of the buyer's that tells of one or praises one asked about."""
    words = _words(cue_language(thread))
    if words is None:
        return
    for index, body, asked in _replies(thread, words):
        if says(thread, index, "actions", "denies_action"):
            continue
        praising = _praising(body, words, asked)
        for sentence in unplanted_sentences(body):
            if sentence.is_question or is_of_no_trial(thread, index, sentence):
                continue
            if sentence.start in praising or _tells(sentence, body, words):
                end = min(sentence.end, sentence.start + _LONGEST_QUOTE)
                yield BuyerAction.TRIAL_USED, quoting(thread, _FACT, index, sentence.start, end)


def is_denied(thread: Thread) -> bool:
    """Whether the buyer says that there was no trial, or that he did not use it."""
    return any(
        said.cue.fact == "denies_action" or is_of_no_trial(thread, index, said.sentence)
        for index, message in enumerate(thread.messages)
        if message.is_buyer
        for said in said_in(thread, index, "actions")
    )


def names_a_trial(text: str, lang: str) -> bool:
    """Whether a text has a name for a trial."""
    words = _words(lang)
    return words is not None and words.are_named(words_of(text).folded)


def lets_stand(thread: Thread, index: int) -> bool:
    """Whether a buyer's answer to how a trial went may be about it: "had the flu" is about something else."""
    words = _words(cue_language(thread))
    if words is None:
        return True
    asked = _asked(thread, index - 1, words)
    if not asked:
        # The seller has another name for it.
        return True
    answer = [
        clause.words
        for message in takewhile(lambda each: each.is_buyer, thread.messages[index:])
        for clause in _clauses(message.body, words)
    ]
    if any(
        (words.points_at_it(clause, asked) or words.has_praise(clause, asked)) and not words.is_off(clause)
        for clause in answer
    ):
        return True
    # "All three days", "very quiet" speak of nothing else.
    return not any(words.told.is_met(clause) or words.is_off(clause) for clause in answer)


def is_of_no_trial(thread: Thread, index: int, sentence: Sentence) -> bool:
    """Whether a sentence that names a trial tells of another firm's, or that this one was never used."""
    words = _words(cue_language(thread))
    if words is None or not words.are_named(sentence.words.folded):
        return False
    return words.unused.is_met(sentence.words.folded) or is_tried_elsewhere(
        thread, index, sentence.words, words.are_named
    )


def cool_words(thread: Thread) -> dict[int, Sentence]:
    """By message, the longest sentence of what the buyer tells of a trial without a good word of it.

    "It broke", "everybody found it confusing", "had the flu": only the seller can tell what it means.
    """
    words = _words(cue_language(thread))
    if words is None:
        return {}
    cool: dict[int, Sentence] = {}
    for index, body, asked in _replies(thread, words):
        told = [s for s in unplanted_sentences(body) if not s.is_question]
        tells = asked or any(_tells(s, body, words) for s in told)
        if told and tells and not _is_warm(body, words, asked):
            cool[index] = max(told, key=lambda s: len(s.words.folded))
    return cool


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
        for sentence in unplanted_sentences(message.body):
            said = sentence.words.folded
            is_here = is_here or (message.is_seller and not words.stays.isdisjoint(said))
            if not (is_here or words.may_name(said)):
                continue
            for clause in clauses_in([sentence], message.body, joins=words.joins):
                is_here = is_here or words.are_named(clause.words)
                if message.is_buyer and is_here and words.wants_it(clause):
                    yield index, clause


def _replies(thread: Thread, words: _Words) -> Iterator[tuple[int, str, frozenset[str]]]:
    """The buyer's messages, each with what the seller asked about before it, where it is the first answer."""
    asked: frozenset[str] = frozenset()
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            asked = _asked(thread, index, words)
        elif message.is_buyer:
            yield index, message.body, asked
            asked = frozenset()


def _asked(thread: Thread, index: int, words: _Words) -> frozenset[str]:
    """The words of a seller's message that names a trial and asks how it went, and of his name.

    None where it does not.
    """
    body, name = thread.messages[index].body, thread.messages[index].speaker.name or ""
    sentences = unplanted_sentences(body)
    if not any(s.is_question and words.asks.is_met(s.words.folded) for s in sentences):
        return frozenset()
    named = any(
        words.are_named(clause.words) and not words.is_off(clause.words) for clause in _clauses(body, words)
    )
    if not named:
        return frozenset()
    return frozenset(words_of(name).folded).union(*(s.words.folded for s in sentences))


def _praising(body: str, words: _Words, asked: Collection[str]) -> frozenset[int]:
    """Where the sentences start that praise what was ``asked`` about, up to what tells of another thing.

    In "we went to Spain, it was perfect" the praise is of Spain.
    """
    starts: set[int] = set()
    for clause in _clauses(body, words) if asked else ():
        if clause.sentence.is_question:
            continue
        if words.praises(clause.words, asked) and not words.is_off(clause.words):
            starts.add(clause.sentence.start)
        elif words.told.is_met(clause.words) and not words.points_at_it(clause.words, asked):
            break
    return frozenset(starts)


def _is_warm(body: str, words: _Words, asked: Collection[str]) -> bool:
    """Whether a message has a good word of what he tried."""
    return bool(_praising(body, words, asked)) or any(
        (words.has_praise(clause.words, asked) if asked else words.has_a_good_word(clause.words))
        and not words.denied.is_met(clause.words)
        for clause in _clauses(body, words)
    )


def _tells(sentence: Sentence, body: str, words: _Words) -> bool:
    """Whether a sentence names a trial that took place."""
    if not words.may_tell(sentence.words.folded):
        return False
    clauses = [clause.words for clause in clauses_in([sentence], body, joins=words.joins)]
    return any(words.tells(clause, behind) for clause, behind in pairwise([*clauses, ()]))


def _clauses(body: str, words: _Words) -> Iterator[Clause]:
    return clauses_in(unplanted_sentences(body), body, joins=words.joins)


@cache
def _words(lang: str) -> _Words | None:
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    if lists is None:
        return None
    joins, tried, not_tried, stays, kept_so, points = (
        frozenset(lists.get(name, "").split()) for name in _PLAIN
    )
    sets = (_patterns(lists[name], lists["names"]) for name in _Words._fields[len(_PLAIN) :])
    return _Words(joins, tried, not_tried, stays, kept_so, points, *sets)


def _patterns(written: Iterable[str], names: Sequence[str]) -> PatternSet[None]:
    return PatternSet(((None, pattern) for pattern in written), classes={"names": names}, late=True)
