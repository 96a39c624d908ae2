"""What the classifier sees of a sentence: its words, pairs of them, and the ends of the sentence.

Training and hearing share this module: a change asks for new weights, and for a new :data:`VERSION`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from closecall.text.data_file import read_data

VERSION = 3
"""Raised with every change of what this module, or the word classes, give for a sentence."""

_LONGEST = 60
_REACH_OF_DENIAL = 4
_DENIALS = frozenset("not never no nothing nobody neither nor without hardly none".split())
LETTERS = "~"
"""Begins a feature that is a part of a word's spelling."""


def tokens_of(folded: Sequence[str]) -> list[str]:
    """The words as they are compared: at most 60 of them, every number as ``#``."""
    return ["#" if word[0].isdigit() else word for word in folded[:_LONGEST]]


def word_features(token: str) -> list[str]:
    """What one token tells alone: itself, its class, and parts of its spelling, which a typo leaves alone."""
    spelt = f"<{token}>"
    sizes = (3, 4, 5) if len(token) > 3 else ()
    letters = [LETTERS + spelt[i : i + n] for n in sizes for i in range(len(spelt) - n + 1)]
    return list(dict.fromkeys([token, class_of(token), *letters]))


def context_features(tokens: Sequence[str], *, is_question: bool) -> list[str]:
    """What tokens tell together, and as classes: neighbours, pairs with a gap, words after a "not"."""
    ends = "?" if is_question else "$"
    classes = _classes()
    plain = ["^", *tokens, ends]
    found = [f"{word} {after}" for word, after in pairwise(plain)]
    found += [f"{word} _ {after}" for word, after in zip(plain, plain[2:], strict=False)]
    named = ["^", *[classes.get(token, token) for token in tokens], ends]
    marked = [word != name for word, name in zip(plain, named, strict=True)]
    found += [f"{named[i]} {named[i + 1]}" for i in range(len(named) - 1) if marked[i] or marked[i + 1]]
    found += [f"{named[i]} _ {named[i + 2]}" for i in range(len(named) - 2) if marked[i] or marked[i + 2]]
    return found if _DENIALS.isdisjoint(tokens) else found + _denied(named)


def class_of(token: str) -> str:
    """The token's class in capitals, or the token itself where it has none."""
    return _classes().get(token, token)


def _denied(row: Sequence[str]) -> list[str]:
    found, reach = [], 0
    for word in row:
        if reach:
            found.append(f"!{word}")
        reach = _REACH_OF_DENIAL if word in _DENIALS else reach - (reach > 0)
    return found


@cache
def _classes() -> dict[str, str]:
    data = read_data(Path(__file__).with_name("word_classes.toml"))
    return {word: name.upper() for name, words in data["classes"].items() for word in words.split()}
