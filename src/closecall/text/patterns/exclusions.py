"""Phrases that void others in the same sentence: read and searched only where one of the others stands."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.text.patterns.pattern_set import PatternSet


class Voids:
    """By the place of a phrase in a book: what voids it.

    Args:
        unless: for each phrase, the patterns that void it.
        like: a set with the same classes.

    """

    def __init__(self, unless: Sequence[Sequence[str]], *, like: PatternSet[int]) -> None:
        self._unless = tuple(unless)
        self._like = like
        self._read: dict[int, PatternSet[int]] = {}

    def void(self, index: int, folded: Sequence[str]) -> bool:
        """Whether a sentence's folded words hold what voids a phrase."""
        return bool(self._unless[index]) and self._of(index).is_met(folded)

    def check(self) -> None:
        """Read every pattern now; without this, each is read when it may be needed.

        Raises:
            PatternError: for the first pattern that does not follow the syntax.

        """
        for index in range(len(self._unless)):
            self._of(index).check()

    def _of(self, index: int) -> PatternSet[int]:
        if index not in self._read:
            unless = ((index, pattern) for pattern in self._unless[index])
            self._read[index] = PatternSet(unless, late=True, like=self._like)
        return self._read[index]
