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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from closecall.text.tokens import words_of

Key = TypeVar("Key")

_MOST_VARIANTS = 4096
_LONGEST_GAP = 12


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


_Part = _Word | _Number | _Gap | _Edge
_Variant = tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A pattern met the words from ``first`` up to, not including, ``end``."""

    key: Key
    first: int
    end: int


class PatternSet(Generic[Key]):
    """Many patterns, searched together: each waits behind its rarest word, so most are never tried."""

    def __init__(
        self, patterns: Iterable[tuple[Key, str]], *, classes: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        variants = [
            (number, key, variant)
            for number, (key, pattern) in enumerate(patterns)
            for variant in _variants(pattern, classes or {})
        ]
        frequency = Counter(
            word
            for _, _, variant in variants
            for part in variant
            if isinstance(part, _Word)
            for word in part.exact
        )
        self._by_word: dict[str, list[tuple[int, Key, _Variant]]] = {}
        self._by_other: list[tuple[int, Key, _Variant]] = []
        for entry in variants:
            for word in _rarest(entry[2], frequency):
                self._by_word.setdefault(word, []).append(entry)
            if not _rarest(entry[2], frequency):
                self._by_other.append(entry)

    def search(self, folded: Sequence[str]) -> list[Match[Key]]:
        """The longest match of each pattern at each place, in order of place, then of the patterns."""
        tried: dict[int, tuple[int, Key, _Variant]] = {}
        for word in set(folded):
            for entry in self._by_word.get(word, ()):
                tried[id(entry)] = entry
        found: dict[tuple[int, int], Match[Key]] = {}
        for number, key, variant in itertools.chain(tried.values(), self._by_other):
            for first, end in _matches(variant, folded):
                known = found.get((first, number))
                if known is None or known.end < end:
                    found[first, number] = Match(key, first, end)
        return [found[place] for place in sorted(found)]


def _matches(variant: _Variant, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    head = variant[0]
    for first in range(len(words)):
        if isinstance(head, _Word) and not head.meets(words[first]):
            continue
        end = _end(variant, 0, words, first)
        if end > first:
            yield first, end
        if isinstance(head, _Edge):
            return


def _end(variant: _Variant, at: int, words: Sequence[str], place: int) -> int:
    """Where the variant from part ``at`` ends when it starts at ``place``; -1 if it does not match."""
    if at == len(variant):
        return place
    part = variant[at]
    if isinstance(part, _Gap):
        for skipped in range(min(part.most, len(words) - place) + 1):
            end = _end(variant, at + 1, words, place + skipped)
            if end >= 0:
                return end
        return -1
    if isinstance(part, _Edge):
        fits = place == (0 if part.at_start else len(words))
        return _end(variant, at + 1, words, place) if fits else -1
    if place < len(words) and part.meets(words[place]):
        end = _end(variant, at + 1, words, place + 1)
        if end >= 0:
            return end
    return _end(variant, at + 1, words, place) if part.optional else -1


def _rarest(variant: _Variant, frequency: Mapping[str, int]) -> tuple[str, ...]:
    """The words of the required part that fewest patterns use; empty where there are only prefixes."""
    required = [p for p in variant if isinstance(p, _Word) and not p.optional and not p.prefixes]
    if not required:
        return ()
    return tuple(sorted(min(required, key=lambda part: sum(frequency[w] for w in part.exact)).exact))


def _variants(pattern: str, classes: Mapping[str, Sequence[str]]) -> Iterator[_Variant]:
    """Every way to read the pattern once its groups are chosen, as flat sequences of parts."""
    choices = [_choices(piece, classes) for piece in _pieces(pattern)]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_VARIANTS:
        raise PatternError(f"{pattern!r} has {count} variants, more than {_MOST_VARIANTS}")
    for chosen in itertools.product(*choices):
        parts = tuple(itertools.chain.from_iterable(chosen))
        words = [p for p in parts if isinstance(p, _Word | _Number) and not p.optional]
        if not words or isinstance(parts[0], _Gap) or isinstance(parts[-1], _Gap):
            raise PatternError(f"{pattern!r} needs a word that must be there, and a word at either end")
        if isinstance(parts[0], _Word) and parts[0].optional:
            # An optional head would hide where a match begins: both readings stand on their own.
            yield from _without_optional_head(parts)
        else:
            yield parts


def _without_optional_head(parts: _Variant) -> Iterator[_Variant]:
    head = parts[0]
    while isinstance(head, _Word) and head.optional:
        yield (_Word(head.exact, head.prefixes), *parts[1:])
        parts = parts[1:]
        head = parts[0]
    if isinstance(head, _Gap):
        raise PatternError("a gap may not follow an optional first word")
    yield parts


def _pieces(pattern: str) -> Iterator[str]:
    """The pattern cut at spaces outside of brackets."""
    depth, piece = 0, ""
    for character in pattern + " ":
        if character.isspace() and depth == 0:
            if piece:
                yield piece
            piece = ""
            continue
        depth += (character == "(") - (character == ")")
        if depth not in (0, 1):
            raise PatternError(f"{pattern!r}: groups do not nest, and each has two brackets")
        piece += character
    if depth:
        raise PatternError(f"{pattern!r}: a bracket is not closed")


def _choices(piece: str, classes: Mapping[str, Sequence[str]]) -> list[_Variant]:
    optional = piece.endswith("?")
    core = piece.removesuffix("?")
    if core.startswith("<") and core.endswith(">"):
        if core[1:-1] not in classes:
            raise PatternError(f"{piece!r}: no class of that name")
        return _phrases(classes[core[1:-1]], classes, optional=optional)
    if core.startswith("(") and core.endswith(")"):
        return _phrases(core[1:-1].split("|"), classes, optional=optional)
    return [_part(core, optional=optional)]


def _phrases(
    phrases: Sequence[str], classes: Mapping[str, Sequence[str]], *, optional: bool
) -> list[_Variant]:
    """Phrases of one word share one part; longer ones are variants of their own."""
    single = [p.strip() for p in phrases if len(p.split()) == 1 and not p.strip().startswith("<")]
    plain = [p for p in single if p[0] not in "#^$." and len(_folded(p)) == 1]
    choices: list[_Variant] = [_part("|".join(plain), optional=False)] if plain else []
    for phrase in phrases:
        if phrase.strip() in plain:
            continue
        words = itertools.product(*(_choices(p, classes) for p in phrase.split()))
        choices.extend(tuple(itertools.chain.from_iterable(chosen)) for chosen in words)
    return [*choices, ()] if optional else choices


def _part(core: str, *, optional: bool) -> _Variant:
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
    return words_of(word).folded
