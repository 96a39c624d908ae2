"""A time told by an event that nobody dated: "once the April numbers are out", "when we have closed Q1".

Such a month must be over before anybody is written to, and nobody named a day: none may be promised.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import Words

_FARTHEST = 8
_LONGEST = 16
_MARKS = frozenset(",;:.!?()–—\n")


class _Kinds(NamedTuple):
    once: frozenset[str]
    ends: frozenset[str]
    at: frozenset[str]


def must_be_over(text: str, words: Words, first: int, end: int, langs: Sequence[str]) -> bool:
    """Whether the words from ``first`` to ``end``, a month or a quarter, are told as what must be over."""
    kinds = _kinds(tuple(langs))
    if stands_at(words.folded, first, langs):
        return False
    before = _clause(text, words, range(first - 1, max(first - 1 - _FARTHEST, -1), -1), first)
    behind = _clause(text, words, range(end, min(end + _FARTHEST, len(words.folded))), end - 1)
    return not kinds.once.isdisjoint(before) and not kinds.ends.isdisjoint([*before, *behind])


def stands_at(words: Sequence[str], first: int, langs: Sequence[str]) -> bool:
    """Whether "in" stands right before a month."""
    return first > 0 and words[first - 1] in _kinds(tuple(langs)).at


def clause_around(text: str, words: Words, at: int) -> range:
    """The places of the words around one, up to what parts the clause; of a long one those that are near."""
    before = _clause(text, words, range(at - 1, max(at - 1 - _LONGEST, -1), -1), at)
    behind = _clause(text, words, range(at + 1, min(at + 1 + _LONGEST, len(words.folded))), at)
    return range(at - len(before), at + 1 + len(behind))


def _clause(text: str, words: Words, places: range, last: int) -> list[str]:
    """The words at those places, up to what parts the clause."""
    found = []
    for place in places:
        left, right = sorted((place, last))
        if not _MARKS.isdisjoint(text[words.spans[left][1] : words.spans[right][0]]):
            break
        found.append(words.folded[place])
        last = place
    return found


@cache
def _kinds(langs: tuple[str, ...]) -> _Kinds:
    data = read_data(Path(__file__).with_suffix(".toml"))
    return _Kinds(
        *(
            frozenset(word for lang in langs for word in data[kind].get(lang, "").split())
            for kind in _Kinds._fields
        )
    )
