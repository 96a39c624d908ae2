"""What a linear model sees of a sentence: its words, pairs of them, and the ends of the sentence.

Training and hearing share this module: a change asks for new weights, and for a new :data:`VERSION`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

VERSION = 3
"""Raised with every change of what this module, or a model's word classes, give for a sentence."""

_LONGEST = 60
_REACH_OF_DENIAL = 4
LETTERS = "~"
"""Begins a feature that is a part of a word's spelling."""


class WordClasses(NamedTuple):
    """Words that do the same work, as a model knows them.

    Attributes:
        of: the class of a word, in capitals.
        denials: words that deny those after them.

    """

    of: Mapping[str, str] = {}
    denials: frozenset[str] = frozenset()


def tokens_of(folded: Sequence[str]) -> list[str]:
    """The words as they are compared: at most 60 of them, every number as ``#``."""
    return ["#" if word[0].isdigit() else word for word in folded[:_LONGEST]]


def word_features(token: str, classes: WordClasses) -> list[str]:
    """What one token tells alone: itself, its class, and parts of its spelling, which a typo leaves alone."""
    spelt = f"<{token}>"
    sizes = (3, 4, 5) if len(token) > 3 else ()
    letters = [LETTERS + spelt[i : i + n] for n in sizes for i in range(len(spelt) - n + 1)]
    return list(dict.fromkeys([token, classes.of.get(token, token), *letters]))


def context_features(tokens: Sequence[str], classes: WordClasses, *, is_question: bool) -> list[str]:
    """What tokens tell together, and as classes: neighbours, pairs with a gap, words after a "not"."""
    ends = "?" if is_question else "$"
    plain = ["^", *tokens, ends]
    found = [f"{word} {after}" for word, after in pairwise(plain)]
    found += [f"{word} _ {after}" for word, after in zip(plain, plain[2:], strict=False)]
    named = ["^", *[classes.of.get(token, token) for token in tokens], ends]
    marked = [word != name for word, name in zip(plain, named, strict=True)]
    found += [f"{named[i]} {named[i + 1]}" for i in range(len(named) - 1) if marked[i] or marked[i + 1]]
    found += [f"{named[i]} _ {named[i + 2]}" for i in range(len(named) - 2) if marked[i] or marked[i + 2]]
    return found if classes.denials.isdisjoint(tokens) else found + _denied(named, classes.denials)


def _denied(row: Sequence[str], denials: frozenset[str]) -> list[str]:
    found, reach = [], 0
    for word in row:
        if reach:
            found.append(f"!{word}")
        reach = _REACH_OF_DENIAL if word in denials else reach - (reach > 0)
    return found
