"""Which words tell of which patterns: what a sentence's words are looked up in before a pattern is tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from closecall.text.patterns.grammar import Grammar

_SIGNS_AS_SPACES = str.maketrans(dict.fromkeys("()|<>?*.^$#", " "))


class Telling(NamedTuple):
    """For some patterns, which of them a word tells of: bit n of a number stands for the nth pattern.

    It is of built-in types alone, so that it can be kept.
    """

    first: dict[str, int]
    """The patterns whose rarest telling piece holds the word."""
    second: dict[str, int]
    """The same for the second rarest piece."""
    rest: list[tuple[tuple[str, ...], ...]]
    """The other telling pieces of each pattern."""
    needs_no_second: int
    """The patterns that have no second telling piece."""
    by_figure: int
    """The patterns that no word tells of, but a number in digits does."""
    by_other: int
    """The patterns that have to be tried everywhere."""
    frequency: dict[str, int]
    """How many patterns and classes hold each word: what is rare here."""


def frequency_of(phrases: Iterable[str]) -> dict[str, int]:
    """How many times each word stands in the phrases of patterns and classes."""
    return dict(Counter(" ".join(phrases).translate(_SIGNS_AS_SPACES).split()))


def telling_of(patterns: Sequence[str], grammar: Grammar) -> Telling:
    """The words that tell of each pattern."""
    telling = [grammar.telling_words(pattern) for pattern in patterns]
    untold = [number for number, pieces in enumerate(telling) if not pieces]
    by_figure = sum(1 << number for number in untold if grammar.needs_figure(patterns[number]))
    return Telling(
        first=_bits_of(pieces[:1] for pieces in telling),
        second=_bits_of(pieces[1:2] for pieces in telling),
        rest=[tuple(pieces[2:]) for pieces in telling],
        needs_no_second=sum(1 << number for number, pieces in enumerate(telling) if len(pieces) < 2),
        by_figure=by_figure,
        by_other=sum(1 << number for number in untold) & ~by_figure,
        frequency=grammar.frequency,
    )


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
