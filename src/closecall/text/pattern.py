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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from closecall.text.matchers import END, Matcher, first_words, matcher_of
from closecall.text.phrases import Edge, Grammar, PatternError, Phrase
from closecall.text.telling import Telling, frequency_of, telling_of

__all__ = ["Match", "PatternError", "PatternSet"]

Key = TypeVar("Key")


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
        telling: that of a set with the same patterns and classes, which takes long to work out.

    """

    def __init__(
        self,
        patterns: Iterable[tuple[Key, str]],
        *,
        classes: Mapping[str, Sequence[str]] | None = None,
        late: bool = False,
        like: PatternSet[Key] | None = None,
        telling: Telling | None = None,
    ) -> None:
        self._patterns = list(patterns)
        written = [pattern for _, pattern in self._patterns]
        self.grammar: Grammar = like.grammar if like else _grammar(written, classes or {}, telling)
        self._read: list[_Reading | None] = [None] * len(self._patterns)
        self._unread = (1 << len(self._patterns)) - 1
        # Of the patterns that were read: which can begin with a word, only where the sentence does, anywhere.
        self._begin: dict[str, int] = {}
        self._at_start = self._anywhere = 0
        # A sentence's candidates are one "or" for each of its words in either index.
        self.telling = telling or telling_of(written, self.grammar)
        if not late:
            self.check()

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
        if not candidates:
            return met
        words, present = (*folded, END), frozenset(folded)
        for number in _numbers_in(candidates & self._unread):
            # Reading takes long: a pattern that lacks another of its words here is not read yet.
            if any(map(present.isdisjoint, self.telling.rest[number])):
                candidates ^= 1 << number
            else:
                self._reading(number)
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
        telling = self.telling
        untold = telling.by_other
        if telling.by_figure and any(word[0].isdigit() for word in folded):
            untold |= telling.by_figure
        told, index = 0, telling.first
        for word in folded:
            if word in index:
                told |= index[word]
        if not told:
            return untold
        needed, index = telling.needs_no_second, telling.second
        for word in folded:
            if word in index:
                needed |= index[word]
        return told & needed | untold

    def _reading(self, number: int) -> _Reading:
        known = self._read[number]
        if known is None:
            phrases = self.grammar.read(self._patterns[number][1])
            # What either index looks up is not looked up again.
            needed = tuple(map(frozenset, self.telling.rest[number]))
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


def _grammar(
    written: Iterable[str], classes: Mapping[str, Sequence[str]], telling: Telling | None
) -> Grammar:
    return Grammar(classes, telling.frequency if telling else frequency_of(chain(written, *classes.values())))


def _numbers_in(bits: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while bits:
        number = bits.bit_length() - 1
        bits ^= 1 << number
        yield number
