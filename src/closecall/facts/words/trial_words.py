"""The words of a trial in one language (``trial_words.toml``), and what a clause of them tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from closecall.text.clauses import Clause
from closecall.text.language import has_small_word, is_content_word, languages_of_small_words
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.toml_file import read_data

# Shorter words join and point.
_SHORTEST = 4
_PLAIN = ("joins", "tried", "not_tried", "stays", "kept_so", "points")

_Told = tuple[str, ...]


class TrialWords(NamedTuple):
    """The lists of one language: words, all folded, and patterns.

    Attributes:
        joins: words that begin a new clause.
        tried, not_tried: words before the name of any thing on trial ("the test panels"), and names that are
            no such thing ("the test results").
        stays: words with which a seller speaks of keeping it.
        kept_so: words that tell how or how long something is to stay ("keep it in the family").
        points: words that point at what was asked about.
        names: things and times of trying.
        during: what was then; it may well be denied ("not one complaint in the trial month").
        told, not_told: beside a trial that took place, and beside one that is offered, wished for, called off
            or somebody else's.
        denied: beside one that was not used.
        asks: a question how it went; pleased: what answers it well; good: any good word of it.
        keeps: a wish to keep it; never_back: one that a denial tells; keeps_own: what of these is the buyer's
            already.
        unused: that one was never used, or is a loan for a repair.

    """

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
        """Whether a clause has a good word, of whatever it be."""
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


@cache
def trial_words(lang: str) -> TrialWords | None:
    """The words of a language; None where it has none."""
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    if lists is None:
        return None
    joins, tried, not_tried, stays, kept_so, points = (
        frozenset(lists.get(name, "").split()) for name in _PLAIN
    )
    sets = (_patterns(lists[name], lists["names"]) for name in TrialWords._fields[len(_PLAIN) :])
    return TrialWords(joins, tried, not_tried, stays, kept_so, points, *sets)


def _patterns(written: Iterable[str], names: Sequence[str]) -> PatternSet[None]:
    return PatternSet(((None, pattern) for pattern in written), classes={"names": names}, late=True)
