"""What the functions of a room were called with, by which test: a mutant runs only tests that it can change.

The code of the rooms is pure: where a changed function gives for every input that a test brought what it gave
before, no test can fail.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from itertools import islice
from types import CodeType, FrameType, FunctionType

_MOST_INPUTS = 60_000
_MOST_RESULTS = 10_000
_PLAIN = (str, int, float, bool, type(None))

Outcome = tuple[str, object]


class Inputs:
    """The inputs of each function, and the tests that brought them."""

    def __init__(self) -> None:
        self._inputs: dict[CodeType, dict[object, tuple[tuple[object, ...], set[str]]]] = {}
        self._left_out: set[CodeType] = set()
        self._before: dict[CodeType, list[Outcome]] = {}

    def note(self, frame: FrameType, test: str) -> None:
        """Keep what a function was called with by a test."""
        code = frame.f_code
        if code in self._left_out:
            return
        if not _can_be_replayed(code):
            self._left_out.add(code)
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        values = frame.f_locals
        arguments = tuple(values.get(name) for name in names)
        told = self._inputs.setdefault(code, {})
        if (
            any(isinstance(one, Iterator | list | dict | set) for one in arguments)
            or len(told) > _MOST_INPUTS
        ):
            self._left_out.add(code)
            del self._inputs[code]
            return
        told.setdefault(tuple(map(_identity, arguments)), (arguments, set()))[1].add(test)

    def know(self, function: FunctionType) -> None:
        """Keep what a function gives, as it is, for each input."""
        code = function.__code__
        if code in self._inputs and code not in self._before:
            self._before[code] = [_outcome(function, given) for given, _ in self._inputs[code].values()]

    def are_known(self, code: CodeType) -> bool:
        """Whether all inputs of a function are kept, and what it gave for them."""
        return code in self._before

    def differing(self, function: FunctionType, was: CodeType) -> set[str]:
        """The tests that brought an input for which the function, now changed, gives something else."""
        tests: set[str] = set()
        for before, (given, brought_by) in zip(self._before[was], self._inputs[was].values(), strict=True):
            if not brought_by <= tests and _outcome(function, given) != before:
                tests |= brought_by
        return tests


def _can_be_replayed(code: CodeType) -> bool:
    several = code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS)
    return not several and "<" not in code.co_qualname and not code.co_name.endswith("init__")


def _identity(value: object) -> object:
    if isinstance(value, _PLAIN):
        return type(value), value
    if isinstance(value, tuple) and all(isinstance(one, _PLAIN) for one in value):
        return type(value), value
    return id(value)


def _outcome(function: Callable[..., object], given: tuple[object, ...]) -> Outcome:
    code = getattr(function, "__code__")  # noqa: B009
    try:
        named = dict(zip(code.co_varnames[code.co_argcount :], given[code.co_argcount :], strict=False))
        result = function(*given[: code.co_argcount], **named)
        if isinstance(result, Iterator):
            return "gave", [_comparable(one) for one in islice(result, _MOST_RESULTS)]
    except Exception as raised:
        return "raised", type(raised)
    return "gave", _comparable(result)


def _comparable(result: object) -> object:
    return (result.re, result.span()) if isinstance(result, re.Match) else result
