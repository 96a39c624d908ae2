"""Phrase patterns over words: a small language that a salesperson can read, matched in bounded time.

=================  =====================================================================================
``word``           that word, without regard to case, accents or contraction ("will not" meets "won't")
``a|b|c``          one of these words
``wor*``           any word that begins so
``word?``          the word may be missing
``(a b|c)``        one of several phrases; ``(a b|c)?`` may be missing; groups do not nest
``<name>``         one of the phrases of a named class, given with the pattern
``..3``            up to three words of any kind
``#``              a number in digits
``^`` ``$``        the sentence begins here, ends here
=================  =====================================================================================

There is no repetition without a bound, so no text can make a match slow.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

from closecall.text.tokens import words_of, written_out

Key = TypeVar("Key")

_LONGEST_GAP = 12
# How many patterns' worth of tries a word costs for its length alone.
_COMMON = {1: 80, 2: 60, 3: 30, 4: 8}
_WRITTEN_WORD = re.compile(r"[^\s()|<>?*.^$#]+")
# A group in brackets, or anything else without a space or bracket.
_PIECE = re.compile(r"\([^()]*\)\??(?=\s|$)|[^\s()]+(?=\s|$)")


class PatternError(ValueError):
    """A pattern that does not follow the syntax; a fault of a data file, never of a user's text."""


@dataclass(frozen=True, slots=True)
class _Word:
    exact: frozenset[str]
    prefixes: tuple[str, ...] = ()
    optional: bool = False

    def meets(self, word: str) -> bool:
        return word in self.exact or (bool(self.prefixes) and word.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class _Number:
    optional: bool = False

    def meets(self, word: str) -> bool:
        return word[0].isdigit()


@dataclass(frozen=True, slots=True)
class _Gap:
    most: int


@dataclass(frozen=True, slots=True)
class _Edge:
    at_start: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """One of several phrases, of ``least`` to ``most`` words.

    ``after`` holds what may follow each first word; ``others`` are the phrases that do not begin with a word.
    """

    phrases: tuple[_Phrase, ...]
    least: int
    most: int
    after: Mapping[str, tuple[_Phrase, ...]]
    others: tuple[_Phrase, ...]
    optional: bool = False


_Part = _Word | _Number | _Gap | _Edge | _Group
_Phrase = tuple[_Part, ...]


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
    phrases: tuple[_Phrase, ...]
    least: int
    most: int


class PatternSet(Generic[Key]):
    """Many patterns, searched together: each waits behind a telling word, so most are never tried.

    Args:
        patterns: each with the key that its matches carry.
        classes: phrases for each ``<name>``.
        late: read each pattern only when its telling word is met, so that large data files load fast; a
            broken pattern is then found by :meth:`check`, or when it is met.

    """

    def __init__(
        self,
        patterns: Iterable[tuple[Key, str]],
        *,
        classes: Mapping[str, Sequence[str]] | None = None,
        late: bool = False,
    ) -> None:
        self._patterns = list(patterns)
        written = " ".join(
            (*(pattern for _, pattern in self._patterns), *itertools.chain(*(classes or {}).values()))
        )
        self._grammar = _Grammar(classes or {}, Counter(_WRITTEN_WORD.findall(written)))
        self._read: list[_Reading[Key] | None] = [None] * len(self._patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_other: list[int] = []
        for number, (_, pattern) in enumerate(self._patterns):
            telling = self._grammar.telling_words(pattern)
            for word in telling:
                self._by_word.setdefault(word, []).append(number)
            if not telling:
                self._by_other.append(number)
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
        """The longest match of each pattern at each place, in order of place, then of the patterns."""
        found: dict[tuple[int, int], Match[Key]] = {}
        by_word, read = self._by_word, self._read
        for place, word in enumerate(folded):
            for number in by_word.get(word, ()):
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
            known = self._read[number] = _Reading(number, key, *self._grammar.read(pattern))
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


def _may_begin(head: _Part, word: str) -> bool:
    if isinstance(head, _Word):
        return head.meets(word)
    return not isinstance(head, _Group) or bool(head.others) or word in head.after


def _end(phrase: _Phrase, at: int, words: Sequence[str], place: int) -> int:
    """Where the phrase from part ``at`` ends when it starts at ``place``; -1 if it does not match."""
    while at < len(phrase):
        part = phrase[at]
        if isinstance(part, _Group):
            return _end_of_group(part, phrase[at + 1 :], words, place)
        if isinstance(part, _Gap):
            rest = phrase[at + 1 :]
            starts = range(place, place + min(part.most, len(words) - place) + 1)
            return next((end for start in starts if (end := _end(rest, 0, words, start)) >= 0), -1)
        at += 1
        if isinstance(part, _Edge):
            if place != (0 if part.at_start else len(words)):
                return -1
        elif place < len(words) and part.meets(words[place]):
            if part.optional:
                return max(_end(phrase, at, words, place + 1), _end(phrase, at, words, place))
            place += 1
        elif not part.optional:
            return -1
    return place


def _end_of_group(group: _Group, rest: _Phrase, words: Sequence[str], place: int) -> int:
    best = _end(rest, 0, words, place) if group.optional else -1
    if place < len(words):
        for tail in group.after.get(words[place], ()):
            best = max(best, _end((*tail, *rest) if tail else rest, 0, words, place + 1))
    for phrase in group.others:
        best = max(best, _end((*phrase, *rest), 0, words, place))
    return best


def _size(phrase: _Phrase) -> tuple[int, int]:
    """The fewest and the most words that a phrase can take."""
    least = most = 0
    for part in phrase:
        if isinstance(part, _Group):
            least += 0 if part.optional else part.least
            most += part.most
        elif isinstance(part, _Gap):
            most += part.most
        elif not isinstance(part, _Edge):
            least += not part.optional
            most += 1
    return least, most


def _group(phrases: tuple[_Phrase, ...]) -> _Group:
    sizes = [_size(phrase) for phrase in phrases]
    after: dict[str, tuple[_Phrase, ...]] = {}
    others = []
    for phrase in phrases:
        head = phrase[0] if phrase else None
        if isinstance(head, _Word) and not head.optional and not head.prefixes:
            for word in head.exact:
                after[word] = (*after.get(word, ()), phrase[1:])
        else:
            others.append(phrase)
    least, most = min(low for low, _ in sizes), max(high for _, high in sizes)
    return _Group(phrases, least, most, after, tuple(others))


class _Grammar:
    """Reads patterns; classes are read once."""

    def __init__(self, classes: Mapping[str, Sequence[str]], frequency: Mapping[str, int]) -> None:
        self._written = classes
        self._frequency = frequency
        self._read: dict[str, _Group] = {}
        self._telling: dict[str, tuple[str, ...]] = {}

    def telling_words(self, pattern: str) -> tuple[str, ...]:
        """Words one of which stands in any match, from the piece whose words fewest patterns hold.

        Empty where no piece has any: a pattern of prefixes and numbers is tried everywhere.
        """
        return self._telling_piece(_pieces(pattern))[1]

    def read(self, pattern: str) -> tuple[tuple[_Phrase, ...], int, int]:
        """The pattern's phrases, and the least and most distance of its telling word from the beginning."""
        pieces = _pieces(pattern)
        at, _ = self._telling_piece(pieces)
        least, most = _size(tuple(part for piece in pieces[:at] for part in self._parts(piece)))
        within = _size(self._parts(pieces[at]))[1] - 1 if pieces else 0
        return tuple(self._phrases(pattern, pieces)), least, most + within

    def _telling_piece(self, pieces: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
        for at, piece in enumerate(pieces):
            words = self._telling_in(piece)
            if words:
                # Short words are common in any text, however few patterns hold them.
                cost = sum(self._frequency[word] + _COMMON.get(len(word), 0) for word in words)
                if not best[2] or cost < best[0]:
                    best = (cost, at, words)
        return best[1], best[2]

    def _telling_in(self, piece: str) -> tuple[str, ...]:
        if piece[-1] == "?" or piece[0] in "^$#.":
            return ()
        if piece[0] == "<":
            name = piece[1:-1]
            if name not in self._telling:
                self._telling[name] = self._telling_of_each(self._written.get(name, ()))
            return self._telling[name]
        return self._telling_of_each(piece[1:-1].split("|")) if piece[0] == "(" else _words_in(piece)

    def _telling_of_each(self, phrases: Iterable[str]) -> tuple[str, ...]:
        every = [self._telling_piece(phrase.split())[1] for phrase in phrases]
        return tuple(word for words in every for word in words) if all(every) else ()

    def _phrases(self, pattern: str, pieces: Sequence[str]) -> Iterator[_Phrase]:
        """The pattern as a phrase; as several where it may begin without its first part."""
        phrase = tuple(part for piece in pieces for part in self._parts(piece))
        while phrase and isinstance(phrase[0], _Word | _Number | _Group) and phrase[0].optional:
            # An optional head would hide where a match begins: both readings stand on their own.
            yield (replace(phrase[0], optional=False), *phrase[1:])
            phrase = phrase[1:]
        if not _must_hold(phrase) or isinstance(phrase[0], _Gap) or isinstance(phrase[-1], _Gap):
            raise PatternError(f"{pattern!r} needs a word that must be there, and a word at either end")
        yield phrase

    def _parts(self, piece: str) -> _Phrase:
        optional = piece.endswith("?")
        core = piece.removesuffix("?")
        if core.startswith("<") and core.endswith(">"):
            return (replace(self._class(core[1:-1]), optional=optional),)
        if core.startswith("(") and core.endswith(")"):
            return (replace(self._alternatives(core[1:-1].split("|")), optional=optional),)
        return _plain_parts(core, optional=optional)

    def _class(self, name: str) -> _Group:
        if name not in self._written:
            raise PatternError(f"<{name}>: no class of that name")
        if name not in self._read:
            self._read[name] = self._alternatives(self._written[name])
        return self._read[name]

    def _alternatives(self, written: Sequence[str]) -> _Group:
        """Phrases of one plain word share one part; longer ones stand on their own."""
        read = [tuple(part for piece in _pieces(w) for part in self._parts(piece)) for w in written]
        single = [
            phrase[0]
            for phrase in read
            if len(phrase) == 1 and isinstance(phrase[0], _Word) and not phrase[0].optional
        ]
        words = [part for part in single if isinstance(part, _Word)]
        shared = _Word(
            frozenset(word for part in words for word in part.exact),
            tuple(prefix for part in words for prefix in part.prefixes),
        )
        longer = [phrase for phrase in read if not (len(phrase) == 1 and phrase[0] in words)]
        return _group(((shared,), *longer) if words else tuple(longer))


def _must_hold(phrase: _Phrase) -> bool:
    return any(
        all(_must_hold(chosen) for chosen in part.phrases) if isinstance(part, _Group) else True
        for part in phrase
        if isinstance(part, _Word | _Number | _Group) and not part.optional
    )


def _pieces(pattern: str) -> list[str]:
    """The pattern cut at spaces outside of brackets."""
    pieces = _PIECE.findall(pattern)
    if len("".join(pieces)) != len("".join(pattern.split())) + sum(p.count(" ") for p in pieces):
        raise PatternError(f"{pattern!r}: groups do not nest, and each has two brackets")
    return pieces


@cache
def _words_in(piece: str) -> tuple[str, ...]:
    """A word of each alternative of a piece without brackets; empty when one of them is a prefix."""
    words = [_folded(word)[:1] for word in piece.split("|")] if "*" not in piece else []
    return tuple(word for first in words for word in first)


@cache
def _plain_parts(core: str, *, optional: bool) -> _Phrase:
    if core in ("^", "$"):
        return (_Edge(at_start=core == "^"),)
    if core == "#":
        return (_Number(optional),)
    if core.startswith(".."):
        if not core[2:].isdigit() or not 0 < int(core[2:]) <= _LONGEST_GAP:
            raise PatternError(f"{core!r}: a gap is ..1 to ..{_LONGEST_GAP}")
        return (_Gap(int(core[2:])),)
    exact: set[str] = set()
    prefixes: list[str] = []
    for word in core.split("|"):
        folded = _folded(word.removesuffix("*"))
        if len(folded) != 1:
            if "|" in core or optional or not folded:
                raise PatternError(f"{word!r} is {len(folded)} words: put it into a group")
            return tuple(_Word(frozenset({w})) for w in folded)
        if word.endswith("*"):
            prefixes.append(folded[0])
        else:
            exact.add(folded[0])
    return (_Word(frozenset(exact), tuple(prefixes), optional),)


def _folded(word: str) -> tuple[str, ...]:
    return written_out(word) if word.isascii() and word.isalpha() else words_of(word).folded
