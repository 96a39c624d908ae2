"""The ear of ``closecall[semantic]``: the linear model and a sentence encoder, averaged.

Words hear what was said before in these words; the encoder hears paraphrases. Together they hear more than
either (``docs/measured/noes.md``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from closecall.facts.classifier.encoder import load_encoder, sentence_of
from closecall.facts.classifier.linear_model import load_linear_ear
from closecall.text.linear import Label

_ONE_LOG_ODDS = 64
# Threads quote sentences again, and every reader of facts asks anew.
_MOST_SENTENCES = 4096


class SemanticEar:
    """The mean of both models' scores, under thresholds that were chosen for the mean."""

    def __init__(self) -> None:
        """Read both models.

        Raises:
            InputError: the packages of ``closecall[semantic]`` are not installed.

        """
        self._encoder, self._linear = load_encoder(), load_linear_ear()
        self.labels = tuple(Label(**label) for label in self._encoder.told["labels"])
        numbers = {label.name: number for number, label in enumerate(self._linear.labels)}
        self._numbers = [numbers[label.name] for label in self.labels]
        self._scored = lru_cache(maxsize=_MOST_SENTENCES)(self._encoder.odds)

    def scores(self, folded: Sequence[str], *, is_question: bool) -> tuple[int, ...]:
        """The score of each label for a sentence's folded words; 64 is one unit of log odds."""
        linear = self._linear.scores(folded, is_question=is_question)
        odds = self._scored(sentence_of(folded, is_question=is_question))
        return tuple(
            round((linear[number] + _ONE_LOG_ODDS * float(own)) / 2)
            for number, own in zip(self._numbers, odds, strict=True)
        )


@cache
def load_semantic_ear() -> SemanticEar:
    """The ear, read once.

    Raises:
        InputError: the packages of ``closecall[semantic]`` are not installed.

    """
    return SemanticEar()
