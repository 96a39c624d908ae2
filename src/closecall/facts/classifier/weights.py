"""The trained weights, and the scores they give a sentence.

The weights of all labels for one feature are lanes of a single integer, so that adding up a sentence's
features is one addition each. Everything is integers: the same words give the same scores everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from closecall.facts.classifier.features import context_features, tokens_of, word_features

WEIGHTS_FILE = Path(__file__).with_name("weights.json")
_LANE = 4
_HALF = 1 << (8 * _LANE - 1)


@dataclass(frozen=True, slots=True)
class Label:
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

    def __init__(self, data: Mapping[str, object]) -> None:
        labels, features = data["labels"], data["weights"]
        assert isinstance(labels, list)  # noqa: S101  the file is ours
        assert isinstance(features, dict)  # noqa: S101
        self.labels = tuple(Label(**label) for label in labels)
        self._features: dict[str, str] = features
        self._lanes: dict[str, int] = {}
        self._words: dict[str, int] = {}
        bias = sum(label.bias << (8 * _LANE * lane) for lane, label in enumerate(self.labels))
        self._start = bias + sum(_HALF << (8 * _LANE * lane) for lane in range(len(self.labels)))

    def scores(self, folded: Sequence[str], *, is_question: bool) -> dict[str, int]:
        """The score of every label, in the file's order; 64 is one unit of log odds."""
        tokens = tokens_of(folded)
        total = self._start + sum(map(self._of_word, dict.fromkeys(tokens)))
        known = self._features
        total += sum(
            self._of_feature(feature)
            for feature in context_features(tokens, is_question=is_question)
            if feature in known
        )
        lanes = memoryview(total.to_bytes(_LANE * len(self.labels), "little")).cast("I")
        return {label.name: lane - _HALF for label, lane in zip(self.labels, lanes, strict=True)}

    def _of_word(self, token: str) -> int:
        if token not in self._words:
            if len(self._words) > 20_000:
                self._words.clear()
            known = [feature for feature in word_features(token) if feature in self._features]
            self._words[token] = sum(map(self._of_feature, known))
        return self._words[token]

    def _of_feature(self, feature: str) -> int:
        lanes = self._lanes.get(feature)
        if lanes is None:
            pairs = (pair.split(":") for pair in self._features[feature].split())
            lanes = sum(int(weight) << (8 * _LANE * int(lane)) for lane, weight in pairs)
            self._lanes[feature] = lanes
        return lanes


@cache
def load_weights() -> Weights:
    """The weights that come with the package."""
    return Weights(json.loads(WEIGHTS_FILE.read_text(encoding="utf-8")))
