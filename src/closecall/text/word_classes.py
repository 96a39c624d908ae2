"""Classes of words, listed in a data file by language: words, beginnings of words, and pairs of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data


class WordClass(NamedTuple):
    """Words, beginnings of words, and pairs of words that follow one another."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    pairs: frozenset[tuple[str, str]] = frozenset()

    def holds(self, word: str) -> bool:
        """Whether it is one of them, or begins so."""
        return word in self.words or word.startswith(self.beginnings)

    def meets(self, words: Sequence[str]) -> bool:
        """Whether it holds any of these, or two that stand together."""
        if not self.words.isdisjoint(words):
            return True
        if self.beginnings and any(word.startswith(self.beginnings) for word in words):
            return True
        return bool(self.pairs) and not self.pairs.isdisjoint(pairwise(words))


def meets_any(classes: Mapping[str, WordClass], names: Iterable[str], words: Sequence[str]) -> bool:
    """Whether a class of one of these names, where the language has it, meets the words."""
    return any(classes[name].meets(words) for name in names if name in classes)


def holds_any(classes: Mapping[str, WordClass], names: Iterable[str], word: str) -> bool:
    """Whether a class of one of these names, where the language has it, holds the word."""
    return any(classes[name].holds(word) for name in names if name in classes)


@cache
def classes_in(path: Path, lang: str) -> Mapping[str, WordClass]:
    """The classes of a language by their names; empty for one that the file does not list.

    "book*" is any word that begins so, "go_ahead" is two words.
    """
    lists = read_data(path).get(lang, {})
    return {name: _class_of(words.split()) for name, words in lists.items()}


def _class_of(words: Sequence[str]) -> WordClass:
    whole = frozenset(word for word in words if not word.endswith("*") and "_" not in word)
    begun = tuple(word[:-1] for word in words if word.endswith("*"))
    pairs = frozenset((one, other) for one, joint, other in (word.partition("_") for word in words) if joint)
    return WordClass(whole, begun, pairs)
