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
from typing import Generic, TypeVar

from closecall.text.phrases import Edge, Gap, Grammar, Group, Part, PatternError, Phrase, Word

__all__ = ["Match", "PatternError", "PatternSet"]

Key = TypeVar("Key")

_SIGNS_AS_SPACES = str.maketrans(dict.fromkeys("()|<>?*.^$#", " "))


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A pattern met the words from ``first`` up to, not including, ``end``."""

    key: Key
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading(Generic[Key]):
    """A pattern that was read: its telling word stands ``least`` to ``most`` words after the beginning."""

    number: int
    key: Key
    phrases: tuple[Phrase, ...]
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
        self._read: list[_Reading[Key] | None] = [None] * len(self._patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_other: list[int] = []
        # More words one of which stands in any match: without them a pattern need not even be read.
        self._also: list[tuple[str, ...]] = []
        for number, (_, pattern) in enumerate(self._patterns):
            telling, also = self.grammar.telling_words(pattern)
            self._also.append(also)
            for word in telling:
                self._by_word.setdefault(word, []).append(number)
            if not telling:
                self._by_other.append(number)
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
        found: dict[tuple[int, int], Match[Key]] = {}
        by_word, also, read = self._by_word, self._also, self._read
        present = frozenset(folded)
        for place, word in enumerate(folded):
            for number in by_word.get(word, ()):
                if also[number] and present.isdisjoint(also[number]):
                    continue
                reading = read[number] or self._reading(number)
                starts = range(max(0, place - reading.most), place - reading.least + 1)
                _keep_longest(found, reading, folded, starts)
        for number in self._by_other:
            _keep_longest(found, self._reading(number), folded, range(len(folded)))
        return [found[place] for place in sorted(found)]

    def _reading(self, number: int) -> _Reading[Key]:
        known = self._read[number]
        if known is None:
            key, pattern = self._patterns[number]
            known = self._read[number] = _Reading(number, key, *self.grammar.read(pattern))
        return known


def _keep_longest(
    found: dict[tuple[int, int], Match[Key]], reading: _Reading[Key], words: Sequence[str], starts: range
) -> None:
    for phrase in reading.phrases:
        head = phrase[0]
        for first in starts:
            if first < len(words) and not _may_begin(head, words[first]):
                continue
            end = _end(phrase, 0, words, first)
            if end > first:
                known = found.get((first, reading.number))
                if known is None or known.end < end:
                    found[first, reading.number] = Match(reading.key, first, end)


def _may_begin(head: Part, word: str) -> bool:
    if isinstance(head, Word):
        return head.meets(word)
    return not isinstance(head, Group) or bool(head.others) or word in head.after


def _end(phrase: Phrase, at: int, words: Sequence[str], place: int) -> int:
    """Where the phrase from part ``at`` ends when it starts at ``place``; -1 if it does not match."""
    while at < len(phrase):
        part = phrase[at]
        if isinstance(part, Group):
            return _end_of_group(part, phrase[at + 1 :], words, place)
        if isinstance(part, Gap):
            rest = phrase[at + 1 :]
            starts = range(place, place + min(part.most, len(words) - place) + 1)
            return next((end for start in starts if (end := _end(rest, 0, words, start)) >= 0), -1)
        at += 1
        if isinstance(part, Edge):
            if place != (0 if part.at_start else len(words)):
                return -1
        elif place < len(words) and part.meets(words[place]):
            if part.optional:
                return max(_end(phrase, at, words, place + 1), _end(phrase, at, words, place))
            place += 1
        elif not part.optional:
            return -1
    return place


def _end_of_group(group: Group, rest: Phrase, words: Sequence[str], place: int) -> int:
    best = _end(rest, 0, words, place) if group.optional else -1
    if place < len(words):
        for tail in group.after.get(words[place], ()):
            best = max(best, _end((*tail, *rest) if tail else rest, 0, words, place + 1))
    for phrase in group.others:
        best = max(best, _end((*phrase, *rest), 0, words, place))
    return best
