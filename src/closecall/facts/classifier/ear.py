"""The port to a sentence classifier: which labels it knows, and the score of each for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


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


class Ear(Protocol):
    """A classifier of sentences; the same words always have the same scores."""

    @property
    def labels(self) -> Sequence[Label]:
        """All that it can hear, in the order of the scores."""

    def scores(self, folded: Sequence[str], *, is_question: bool) -> Sequence[int]:
        """The score of each label for a sentence's folded words; 64 is one unit of log odds."""
