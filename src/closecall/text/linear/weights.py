"""The trained weights, and the scores they give a sentence.

The weights of all labels for one feature are lanes of a single integer, so that adding up a sentence's
features is one addition each. Everything is integers: the same words give the same scores everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import ascii_letters
from typing import Any, NamedTuple

from closecall.text.linear.features import WordClasses, context_features, tokens_of, word_features

LANE_LETTERS = ascii_letters
"""In a row of the file, each label's weight stands behind the letter at the label's place: "a-12c40"."""
_CELL = re.compile(r"([a-zA-Z])(-?\d+)")
# Bits of a lane: more than any sum of a sentence's weights can fill.
_LANE = 32
_HALF = 1 << (_LANE - 1)
_MOST_WORDS = 20_000


class Label(NamedTuple):
    """What can be heard.

    Attributes:
        bias: the score of an empty sentence.
        threshold: the least score at which it is heard; None where no score is trusted enough.
        precision, recall: of sentences that training had not seen, at the threshold.

    """

    name: str
    bias: int
    threshold: int | None
    precision: float
    recall: float


class Weights:
    """A linear model for each label, over the features of a sentence."""

    def __init__(self, data: Mapping[str, Any], classes: WordClasses) -> None:
        """The model in a weights file's object; its rows are only read when a sentence has their feature."""
        self._classes = classes
        self.labels = tuple(Label(**label) for label in data["labels"])
        self._rows: Mapping[str, str] = data["weights"]
        self._features: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._start = sum((label.bias + _HALF) << (_LANE * lane) for lane, label in enumerate(self.labels))

    def scores(self, folded: Sequence[str], *, is_question: bool) -> tuple[int, ...]:
        """The score of every label, in the order of ``labels``; 64 is one unit of log odds."""
        tokens = tokens_of(folded)
        total = self._start + sum(map(self._of_word, dict.fromkeys(tokens)))
        known, rows = self._features, self._rows
        for feature in context_features(tokens, self._classes, is_question=is_question):
            if feature in rows:
                total += known[feature] if feature in known else self._of_feature(feature)
        lanes = memoryview(total.to_bytes(_LANE * len(self.labels) // 8, "little")).cast("I")
        return tuple([lane - _HALF for lane in lanes])

    def _of_word(self, token: str) -> int:
        known = self._words.get(token)
        if known is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            rows = [feature for feature in word_features(token, self._classes) if feature in self._rows]
            known = self._words[token] = sum(map(self._of_feature, rows))
        return known

    def _of_feature(self, feature: str) -> int:
        cells = _CELL.findall(self._rows[feature])
        lanes = self._features[feature] = sum(
            int(weight) << (_LANE * LANE_LETTERS.index(letter)) for letter, weight in cells
        )
        return lanes
