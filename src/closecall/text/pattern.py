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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from closecall.text.matchers import END, Matcher, first_words, matcher_of
from closecall.text.phrases import Edge, Grammar, PatternError, Phrase

__all__ = ["Match", "PatternError", "PatternSet"]

Key = TypeVar("Key")

_SIGNS_AS_SPACES = str.maketrans(dict.fromkeys("()|<>?*.^$#", " "))


class Match(NamedTuple, Generic[Key]):
    """A pattern met the words from ``first`` up to, not including, ``end``."""

    key: Key
    first: int
    end: int


class _Reading(NamedTuple):
    """A pattern that was read; one word of each set of ``needed`` stands in any match."""

    matchers: tuple[Matcher, ...]
    needed: tuple[frozenset[str], ...]


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
        self._unread = (1 << len(self._patterns)) - 1
        # Of the patterns that were read: which can begin with a word, only where the sentence does, anywhere.
        self._begin: dict[str, int] = {}
        self._at_start = self._anywhere = 0
        self._telling = [self.grammar.telling_words(pattern) for _, pattern in self._patterns]
        # Where a word is met, its bits say which patterns it tells of: a sentence's candidates are one "or"
        # for each of its words in either index.
        self._first = _bits_of(telling[:1] for telling in self._telling)
        self._second = _bits_of(telling[1:2] for telling in self._telling)
        self._needs_no_second = sum(
            1 << number for number, telling in enumerate(self._telling) if len(telling) < 2
        )
        untold = [number for number, telling in enumerate(self._telling) if not telling]
        self._by_figure = sum(
            1 << number for number in untold if self.grammar.needs_figure(self._patterns[number][1])
        )
        self._by_other = sum(1 << number for number in untold) & ~self._by_figure
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
        for number in _numbers_in(candidates & self._unread):
            self._reading(number)
        if not candidates:
            return met
        words, present = (*folded, END), frozenset(folded)
        begin, anywhere = self._begin, candidates & self._anywhere
        here = candidates & self._at_start
        for place, word in enumerate(folded):
            here |= anywhere | (candidates & begin[word] if word in begin else 0)
            while here:
                number = here.bit_length() - 1
                here ^= 1 << number
                matchers, needed = self._read[number] or self._reading(number)
                for each in needed:
                    if each.isdisjoint(present):
                        break
                else:
                    for meet in matchers:
                        end = meet(words, place)
                        if end > met.get((place, number), place):
                            met[place, number] = end
            if one_is_enough and met:
                break
        return met

    def _candidates(self, folded: Sequence[str]) -> int:
        """The patterns whose two rarest telling pieces have a word in the sentence, each as its bit."""
        untold = self._by_other
        if self._by_figure and any(word[0].isdigit() for word in folded):
            untold |= self._by_figure
        told, index = 0, self._first
        for word in folded:
            if word in index:
                told |= index[word]
        if not told:
            return untold
        needed, index = self._needs_no_second, self._second
        for word in folded:
            if word in index:
                needed |= index[word]
        return told & needed | untold

    def _reading(self, number: int) -> _Reading:
        known = self._read[number]
        if known is None:
            phrases = self.grammar.read(self._patterns[number][1])
            # What either index looks up is not looked up again.
            needed = tuple(map(frozenset, self._telling[number][2:]))
            known = self._read[number] = _Reading(tuple(map(matcher_of, phrases)), needed)
            self._note_beginnings(1 << number, phrases)
        return known

    def _note_beginnings(self, bit: int, phrases: Sequence[Phrase]) -> None:
        self._unread &= ~bit
        for phrase in phrases:
            begins = first_words(phrase)
            if begins is not None:
                for word in begins:
                    self._begin[word] = self._begin.get(word, 0) | bit
            elif isinstance(phrase[0], Edge):
                self._at_start |= bit
            else:
                self._anywhere |= bit


def _numbers_in(bits: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while bits:
        number = bits.bit_length() - 1
        bits ^= 1 << number
        yield number


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
