"""The port to a sentence classifier: which labels it knows, and the score of each for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from closecall.text.linear import Label


class SentenceClassifier(Protocol):
    """A classifier of sentences; the same words always have the same scores."""

    @property
    def labels(self) -> Sequence[Label]:
        """All that it can hear, in the order of the scores."""

    def scores(self, folded: Sequence[str], *, is_question: bool) -> Sequence[int]:
        """The score of each label for a sentence's folded words; 64 is one unit of log odds."""
