"""Phrase patterns over words: a small language that a salesperson can read, matched in bounded time.

=================  =====================================================================================
``word``           that word, without regard to case, accents or contraction ("will not" meets "won't")
``a|b|c``          one of these words
``wor*``           any word that begins so
``word?``          the word may be missing
``(a b|c)``        one of several phrases; ``(a b|c)?`` may be missing; groups do not nest
``<name>``         one of the phrases of a named class, given with the pattern; alone or in a group
``..3``            up to three words of any kind
``#``              a number in digits
``^`` ``$``        the sentence begins here, ends here
=================  =====================================================================================

There is no repetition without a bound, so no text can make a match slow.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from closecall.text.matchers import END, Matcher, matcher_of
from closecall.text.phrases import Grammar, PatternError

__all__ = ["Match", "PatternError", "PatternSet"]

Key = TypeVar("Key")

_SIGNS_AS_SPACES = str.maketrans(dict.fromkeys("()|<>?*.^$#", " "))


class Match(NamedTuple, Generic[Key]):
    """A pattern met the words from ``first`` up to, not including, ``end``."""

    key: Key
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """A pattern that was read.

    Attributes:
        telling: words one of which stands in any match, ``least`` to ``most`` words after its beginning.

    """

    number: int
    matchers: tuple[Matcher, ...]
    telling: frozenset[str]
    least: int
    most: int


class PatternSet(Generic[Key]):
    """Many patterns, searched together: each waits behind a telling word, so most are never tried.

    Args:
        patterns: each with the key that its matches carry.
        classes: phrases for each ``<name>``.
        late: read each pattern only when its telling word is met, so that large data files load fast; a
            broken pattern is then found by :meth:`check`, or when it is met.
        like: a set with the same classes, which are then read once for both.

    """

    def __init__(
        self,
        patterns: Iterable[tuple[Key, str]],
        *,
        classes: Mapping[str, Sequence[str]] | None = None,
        late: bool = False,
        like: PatternSet[Key] | None = None,
    ) -> None:
        self._patterns = list(patterns)
        self.grammar: Grammar = like.grammar if like else self._new_grammar(classes or {})
        self._read: list[_Reading | None] = [None] * len(self._patterns)
        self._needs: list[tuple[frozenset[str], ...] | None] = [None] * len(self._patterns)
        self._telling = [self.grammar.telling_words(pattern) for _, pattern in self._patterns]
        # Where a word is met, its bits say which patterns it tells of: a sentence's candidates are one "or"
        # for each of its words in either index.
        self._first = _bits_of(telling[:1] for telling in self._telling)
        self._second = _bits_of(telling[1:2] for telling in self._telling)
        self._needs_no_second = sum(
            1 << number for number, telling in enumerate(self._telling) if len(telling) < 2
        )
        self._by_other = [number for number, telling in enumerate(self._telling) if not telling]
        if not late:
            self.check()

    def _new_grammar(self, classes: Mapping[str, Sequence[str]]) -> Grammar:
        phrases = itertools.chain((pattern for _, pattern in self._patterns), *classes.values())
        return Grammar(classes, Counter(" ".join(phrases).translate(_SIGNS_AS_SPACES).split()))

    def check(self) -> None:
        """Read every pattern now.

        Raises:
            PatternError: for the first pattern that does not follow the syntax.

        """
        for number in range(len(self._patterns)):
            self._reading(number)

    def search(self, folded: Sequence[str]) -> list[Match[Key]]:
        """The longest match of each pattern at each place, in order of place, then of the patterns.

        A gap is as short as it can be.
        """
        return [Match(*each) for each in self.places(folded)]

    def places(self, folded: Sequence[str]) -> list[tuple[Key, int, int]]:
        """What :meth:`search` finds, as plain tuples: for whoever searches every sentence of a thread."""
        met = self._ends(folded)
        return [(self._patterns[number][0], first, met[first, number]) for first, number in sorted(met)]

    def is_met(self, folded: Sequence[str]) -> bool:
        """Whether any pattern stands in the words."""
        return bool(self._ends(folded, one_is_enough=True))

    def _ends(self, folded: Sequence[str], *, one_is_enough: bool = False) -> dict[tuple[int, int], int]:
        """Where the longest match ends, by its first word and the number of its pattern."""
        met: dict[tuple[int, int], int] = {}
        candidates = self._candidates(folded)
        if not candidates and not self._by_other:
            return met
        words = (*folded, END)
        present = frozenset(folded)
        while candidates:
            number = candidates.bit_length() - 1
            candidates ^= 1 << number
            needs = self._needs[number]
            for needed in self._needed(number) if needs is None else needs:
                if needed.isdisjoint(present):
                    break
            else:
                reading = self._read[number] or self._reading(number)
                telling, least, most = reading.telling, reading.least, reading.most
                for place, word in enumerate(folded):
                    if word in telling:
                        starts = range(place - most if place > most else 0, place - least + 1)
                        _keep_longest(met, reading, words, starts)
                if one_is_enough and met:
                    return met
        for number in self._by_other:
            _keep_longest(met, self._reading(number), words, range(len(folded)))
        return met

    def _candidates(self, folded: Sequence[str]) -> int:
        """The patterns whose two rarest telling pieces have a word in the sentence, each as its bit."""
        told, index = 0, self._first
        for word in folded:
            if word in index:
                told |= index[word]
        if not told:
            return 0
        needed, index = self._needs_no_second, self._second
        for word in folded:
            if word in index:
                needed |= index[word]
        return told & needed

    def _reading(self, number: int) -> _Reading:
        known = self._read[number]
        if known is None:
            phrases, least, most = self.grammar.read(self._patterns[number][1])
            telling = frozenset(self._telling[number][0]) if self._telling[number] else frozenset()
            matchers = tuple(map(matcher_of, phrases))
            known = self._read[number] = _Reading(number, matchers, telling, least, most)
        return known

    def _needed(self, number: int) -> tuple[frozenset[str], ...]:
        """What neither index looks up: one word of each set stands in any match of the pattern."""
        needs = self._needs[number] = tuple(map(frozenset, self._telling[number][2:]))
        return needs


def _bits_of(telling: Iterable[Sequence[tuple[str, ...]]]) -> dict[str, int]:
    """For each word, a number in which bit n is set where the word stands among the nth ones."""
    # Many patterns tell by the same class: its words are gone through once.
    by_words: dict[tuple[str, ...], int] = {}
    for number, piece in enumerate(telling):
        for words in piece:
            by_words[words] = by_words.get(words, 0) | 1 << number
    bits: dict[str, int] = {}
    for words, numbers in by_words.items():
        for word in words:
            bits[word] = bits.get(word, 0) | numbers
    return bits


def _keep_longest(
    met: dict[tuple[int, int], int], reading: _Reading, words: Sequence[str], starts: range
) -> None:
    number = reading.number
    for meet in reading.matchers:
        for first in starts:
            end = meet(words, first)
            if end > first and met.get((first, number), first) < end:
                met[first, number] = end
