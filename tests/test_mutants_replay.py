"""Which tests a changed function can fail: those that brought an input for which it gives something else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FrameType, FunctionType

import pytest

from benchmarks.mutants_replay import Inputs


def larger(one: int, *, than: int) -> bool:
    return one > than


def not_smaller(one: int, *, than: int) -> bool:
    return one >= than


def halves(numbers: tuple[int, ...]) -> Iterator[int]:
    yield from (number // 2 for number in numbers)


def quotients(numbers: tuple[int, ...]) -> Iterator[float]:
    yield from (number / 2 for number in numbers)


def total(numbers: Iterable[int]) -> int:
    return sum(numbers)


def inputs_of(function: FunctionType, calls: Mapping[str, Callable[[], object]]) -> Inputs:
    inputs = Inputs()
    before = sys.getprofile()
    for test, call in calls.items():

        def note(frame: FrameType, event: str, _: object, test: str = test) -> None:
            if event == "call" and frame.f_code is function.__code__:
                inputs.note(frame, test)

        sys.setprofile(note)
        try:
            call()
        finally:
            sys.setprofile(before)
    inputs.know(function)
    return inputs


def changed_to(old: Callable[..., object], new: Callable[..., object]) -> FunctionType:
    assert isinstance(old, FunctionType)
    assert isinstance(new, FunctionType)
    return FunctionType(new.__code__, old.__globals__, old.__name__)


def test_only_a_test_whose_result_changes_is_told() -> None:
    assert isinstance(larger, FunctionType)
    calls = {"equal": lambda: larger(2, than=2), "apart": lambda: larger(3, than=2)}
    inputs = inputs_of(larger, calls)
    assert inputs.are_known(larger.__code__)
    assert inputs.differing(changed_to(larger, not_smaller), larger.__code__) == {"equal"}
    assert inputs.differing(larger, larger.__code__) == set()


def test_what_a_generator_gives_is_compared() -> None:
    assert isinstance(halves, FunctionType)
    calls = {"even": lambda: list(halves((2, 4))), "odd": lambda: list(halves((2, 3)))}
    inputs = inputs_of(halves, calls)
    assert inputs.differing(changed_to(halves, quotients), halves.__code__) == {"odd"}


@pytest.mark.parametrize(("given", "known"), [((1, 2), True), ([1, 2], False), (iter((1, 2)), False)])
def test_an_input_that_may_be_used_up_or_changed_is_not_kept(given: Iterable[int], known: bool) -> None:
    assert isinstance(total, FunctionType)
    assert inputs_of(total, {"sum": lambda: total(given)}).are_known(total.__code__) is known
