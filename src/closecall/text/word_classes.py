"""Classes of words, listed in a data file by language: words, beginnings of words, and pairs of words.

A file declares its classes once, each with what it is for, in the table ``classes``; every language of the
file lists all of them, be it with no word. "book*" is any word that begins so, "go_ahead" is two words.
"""

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


class WordClasses(dict[str, WordClass]):
    """The classes of a file in one language; false where the file has no words of it, and all are empty."""

    def __init__(self, classes: Mapping[str, WordClass], *, is_listed: bool) -> None:
        super().__init__(classes)
        self._is_listed = is_listed

    def __bool__(self) -> bool:
        return self._is_listed


def meets_any(classes: Mapping[str, WordClass], names: Iterable[str], words: Sequence[str]) -> bool:
    """Whether a class of one of these names meets the words."""
    return any(classes[name].meets(words) for name in names)


def holds_any(classes: Mapping[str, WordClass], names: Iterable[str], word: str) -> bool:
    """Whether a class of one of these names holds the word."""
    return any(classes[name].holds(word) for name in names)


@cache
def classes_in(path: Path, lang: str) -> WordClasses:
    """The classes of a language by their names; all of them empty for one that the file does not list.

    Raises:
        ValueError: a language of the file lists other classes than it declares.

    """
    lists = read_data(path)
    declared = lists["classes"]
    for each, listed in lists.items():
        if listed.keys() != declared.keys():
            other = ", ".join(sorted(listed.keys() ^ declared.keys()))
            raise ValueError(f"{path.name}: [{each}] and [classes] do not have the same classes: {other}")
    words = lists.get(lang, dict.fromkeys(declared, ""))
    classes = {name: _class_of(words[name].split()) for name in declared}
    return WordClasses(classes, is_listed=lang in lists)


@cache
def classes_in_any(path: Path) -> WordClasses:
    """The classes of all languages of a file together, for texts whose language nobody knows.

    Raises:
        ValueError: a language of the file lists other classes than it declares.

    """
    languages = [classes_in(path, lang) for lang in read_data(path) if lang != "classes"]
    return WordClasses(
        {
            name: WordClass(
                frozenset().union(*(each[name].words for each in languages)),
                tuple(begun for each in languages for begun in each[name].beginnings),
                frozenset().union(*(each[name].pairs for each in languages)),
            )
            for name in read_data(path)["classes"]
        },
        is_listed=True,
    )


def _class_of(words: Sequence[str]) -> WordClass:
    whole = frozenset(word for word in words if not word.endswith("*") and "_" not in word)
    begun = tuple(word[:-1] for word in words if word.endswith("*"))
    pairs = frozenset((one, other) for one, joint, other in (word.partition("_") for word in words) if joint)
    return WordClass(whole, begun, pairs)
