"""What a law is: inputs, and what is wrong with closecall where it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True, slots=True)
class Law:
    """Something that holds for every input of a kind.

    Attributes:
        name: a sentence that is true while the law holds.
        inputs: the strategy for its input.
        faults: what is wrong on an input, a sentence each; none where the law holds. An exception that leaves
            it is a fault as well: closecall's own are met inside.
        examples: how many inputs the test suite tries; slow laws get few.

    """

    name: str
    inputs: SearchStrategy[Any]
    faults: Callable[[Any], Iterator[str]]
    examples: int

    def check(self, value: Any) -> None:  # noqa: ANN401  whatever the strategy gives
        """Raise AssertionError with the first thing that is wrong on this input."""
        for fault in self.faults(value):
            raise AssertionError(fault)
