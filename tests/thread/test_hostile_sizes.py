"""Inputs that keep other readers busy for minutes: twice as much takes twice the work, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from benchmarks.large_inputs import INPUTS
from closecall.errors import InputError
from closecall.thread.parser import read_thread

# A quadratic step takes four times. Parts in each other take nearly three, up to the deepest allowed.
_MOST_TIMES = 3
# What every text takes, however short it is.
_OF_ANY = 20_000


@pytest.mark.parametrize("name", INPUTS)
def test_twice_as_much_takes_twice_the_work(
    name: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    def work(parts: int) -> int:
        text = INPUTS[name](parts)
        return calls_of(lambda: _read(text))

    _read(INPUTS[name](4))  # loads what such a text takes
    assert work(4) < _MOST_TIMES * work(2) + _OF_ANY


def _read(text: str) -> None:
    with suppress(InputError):
        read_thread(text)
