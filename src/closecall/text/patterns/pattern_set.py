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

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from closecall.text.patterns.grammar import Edge, Grammar, PatternError, Phrase
from closecall.text.patterns.matchers import END, OPENING_LETTERS, Matcher, matcher_of, opening_of
from closecall.text.patterns.trigger_words import Telling, frequency_of, telling_of
from closecall.text.resources.toml_file import read_data

__all__ = ["Match", "PatternError", "PatternSet", "patterns_in"]

Key = TypeVar("Key")


class Match(NamedTuple, Generic[Key]):
    """A pattern met the words from ``first`` up to, not including, ``end``."""

    key: Key
    first: int
    end: int


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
        self._read: dict[int, tuple[Matcher, ...]] = {}
        self._needed: dict[int, tuple[frozenset[str], ...]] = {}
        # Of the patterns that were read: which can begin with a word, with a word of such letters, with a
        # figure, only where the sentence does, anywhere.
        self._by_word: dict[str, int] = {}
        self._by_letters: dict[str, int] = {}
        self._by_figure = self._at_start = self._anywhere = 0
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
            if number not in self._read:
                self._read_now(number)

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

    def may_be_met(self, folded: Sequence[str]) -> bool:
        """Whether any pattern may stand in a part of the words; false where none has the words it needs."""
        return bool(self._candidates(folded))

    def _ends(self, folded: Sequence[str], *, one_is_enough: bool = False) -> dict[tuple[int, int], int]:
        """Where the longest match ends, by its first word and the number of its pattern."""
        met: dict[tuple[int, int], int] = {}
        candidates = self._candidates(folded)
        if candidates:
            candidates = self._possible(candidates, frozenset(folded))
        if not candidates:
            return met
        words, read, by_word, by_letters = (*folded, END), self._read, self._by_word, self._by_letters
        here = candidates & self._at_start
        by_figure, anywhere = candidates & self._by_figure, candidates & self._anywhere
        for place, word in enumerate(folded):
            if word in by_word:
                here |= candidates & by_word[word]
            if word[:OPENING_LETTERS] in by_letters:
                here |= candidates & by_letters[word[:OPENING_LETTERS]]
            if by_figure and word[0].isdigit():
                here |= by_figure
            if anywhere:
                here |= anywhere
            while here:
                number = here.bit_length() - 1
                here ^= 1 << number
                for meet in read[number]:
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

    def _possible(self, candidates: int, present: frozenset[str]) -> int:
        """The candidates each other telling piece of which has a word in the sentence; they are read now."""
        possible, needed = candidates, self._needed
        while candidates:
            number = candidates.bit_length() - 1
            candidates ^= 1 << number
            if number not in needed:
                # What either index looks up is not looked up again.
                needed[number] = tuple(map(frozenset, self.telling.rest[number]))
            for words in needed[number]:
                if words.isdisjoint(present):
                    possible ^= 1 << number
                    break
            else:
                if number not in self._read:
                    self._read_now(number)
        return possible

    def _read_now(self, number: int) -> None:
        phrases = self.grammar.read(self._patterns[number][1])
        self._read[number] = tuple(map(matcher_of, phrases))
        self._note_beginnings(1 << number, phrases)

    def _note_beginnings(self, bit: int, phrases: Sequence[Phrase]) -> None:
        for phrase in phrases:
            opening = opening_of(phrase)
            if opening is not None:
                for word in opening.words:
                    self._by_word[word] = self._by_word.get(word, 0) | bit
                for letters in opening.letters:
                    self._by_letters[letters] = self._by_letters.get(letters, 0) | bit
                self._by_figure |= bit * opening.figure
            elif isinstance(phrase[0], Edge):
                self._at_start |= bit
            else:
                self._anywhere |= bit


@cache
def patterns_in(path: Path, lang: str) -> PatternSet[str] | None:
    """The patterns of a language in a data file, each with the name of its list; None where it has none."""
    lists = read_data(path).get(lang)
    if lists is None:
        return None
    return PatternSet(((name, pattern) for name, written in lists.items() for pattern in written), late=True)


def _grammar(
    written: Iterable[str], classes: Mapping[str, Sequence[str]], telling: Telling | None
) -> Grammar:
    return Grammar(classes, telling.frequency if telling else frequency_of(chain(written, *classes.values())))
