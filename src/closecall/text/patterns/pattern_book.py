"""Entries of data files, each with patterns that tell it and patterns that void it in the same sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.patterns.trigger_words import Telling


class _Entry(Protocol):
    @property
    def patterns(self) -> Sequence[str]: ...

    @property
    def unless(self) -> Sequence[str]: ...


Entry = TypeVar("Entry", bound=_Entry)


class PatternBook(Generic[Entry]):
    """The entries of one language, searched together; a match is known by the place of its entry.

    Most entries are never met in a thread, and reading them all would take longer than the search: so each
    pattern is read when it may be needed.

    Args:
        entries: each with its ``patterns`` and the patterns ``unless`` which it counts.
        classes: phrases for each ``<name>``.
        telling: that of a book with the same entries and classes, which takes long to work out.

    """

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        classes: Mapping[str, Sequence[str]],
        telling: Telling | None = None,
    ) -> None:
        self.entries = tuple(entries)
        said = ((index, pattern) for index, entry in enumerate(entries) for pattern in entry.patterns)
        self._said = PatternSet(said, classes=classes, late=True, telling=telling)
        self._voiding: dict[int, PatternSet[int]] = {}

    @property
    def telling(self) -> Telling:
        """The words that tell of each pattern."""
        return self._said.telling

    def check(self) -> None:
        """Read every pattern now.

        Raises:
            PatternError: for the first pattern that does not follow the syntax.

        """
        self._said.check()
        for index in range(len(self.entries)):
            self._voiding_of(index).check()

    def _void(self, met: Iterable[int], folded: Sequence[str]) -> set[int]:
        """Those of the entries met in a sentence that something in its folded words voids."""
        return {
            index
            for index in set(met)
            if self.entries[index].unless and self._voiding_of(index).is_met(folded)
        }

    def _voiding_of(self, index: int) -> PatternSet[int]:
        if index not in self._voiding:
            unless = ((index, pattern) for pattern in self.entries[index].unless)
            self._voiding[index] = PatternSet(unless, late=True, like=self._said)
        return self._voiding[index]
