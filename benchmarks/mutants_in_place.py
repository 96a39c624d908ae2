"""Mutants of functions, tried in one session of tests: collected once, and forked for each mutant.

A fork puts the mutant's code into the living functions and empties every cache of the package, then runs the
tests that call the changed function, the quickest first, up to the first failure. What runs while modules are
imported cannot be tried so: those mutants are left to a fresh import.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

from benchmarks.mutations import Mutant

_TIMES_LONGER = 4

Place = tuple[str, int]
"""File and first line of a function."""


def forked(run: Callable[[], int], *, seconds: float | None = None) -> int:
    """The exit status of what a silent child process gives; negative where a signal ended it.

    ``seconds`` of CPU time end it.
    """
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        sys.dont_write_bytecode = True
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            os.dup2(silence, 2)
        status = run()
    finally:
        os._exit(status)


class InPlace:
    """A pytest plugin that runs the tests once, noting their calls, and then the mutants of functions.

    It runs in a child and tells its parent through a file:

    Attributes:
        mutants: for each number, a mutant and the code of its module as it is.

    """

    def __init__(self, mutants: Mapping[int, tuple[Mutant, CodeType]], tell: Path) -> None:
        self._mutants = mutants
        self._tell = tell
        self._files = frozenset(code.co_filename for _, code in mutants.values())
        self._called: set[Place] = set()
        self._lengths: dict[str, float] = {}
        self._tests: dict[Place, set[str]] = {}
        sys.setprofile(self._note)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests, then the mutants."""
        at_import = self._called
        self._record(session.items)
        if session.testsfailed or forked(lambda: _failures(session, session.items)):
            raise pytest.UsageError("The tests must pass before mutants tell anything.")
        survivors, untried = [], []
        for number, (mutant, as_it_is) in self._mutants.items():
            places = {(as_it_is.co_filename, line) for line in mutant.started}
            changed = _changed(as_it_is, mutant.code)
            if changed is None or not places or not places.isdisjoint(at_import):
                untried.append(number)
            elif self._survives(session, changed, places):
                survivors.append(number)
            print(f"\r{number}: {len(survivors)} survive", end="", file=sys.stderr, flush=True)
        self._tell.write_text(
            json.dumps({"survivors": survivors, "untried": untried, "seconds": sum(self._lengths.values())}),
            encoding="utf-8",
        )
        return True

    def _record(self, items: Sequence[pytest.Item]) -> None:
        for item, following in _in_turn(items):
            self._called = set()
            started = time.process_time()
            sys.setprofile(self._note)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.setprofile(None)
            self._lengths[item.nodeid] = time.process_time() - started
            for place in self._called:
                self._tests.setdefault(place, set()).add(item.nodeid)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in self._files:
            self._called.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    def _survives(
        self, session: pytest.Session, changed: Sequence[tuple[CodeType, CodeType]], places: set[Place]
    ) -> bool:
        telling: set[str] = set().union(*(self._tests.get(place, set()) for place in places))
        items = [item for item in session.items if item.nodeid in telling]
        items.sort(key=lambda item: self._lengths[item.nodeid])

        def run() -> int:
            _put_in_place(changed)
            return _failures(session, items)

        return forked(run, seconds=sum(self._lengths.values()) * _TIMES_LONGER + 5) == 0


def _failures(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """1 at the first test that fails, 0 where none does."""
    before = session.testsfailed
    for item, following in _in_turn(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed > before:
            return 1
    return 0


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, (*items[1:], None), strict=True)


def _changed(as_it_is: CodeType, mutated: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The code of each function before and after; None where they do not match one to one."""
    before, after = list(_nested(as_it_is)), list(_nested(mutated))
    if [(code.co_qualname, code.co_freevars) for code in before] != [
        (code.co_qualname, code.co_freevars) for code in after
    ]:
        return None
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def _nested(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _nested(constant)


def _put_in_place(changed: Sequence[tuple[CodeType, CodeType]]) -> None:
    new = dict(changed)
    for thing in gc.get_objects():
        if type(thing) is FunctionType and thing.__code__ in new:
            thing.__code__ = new[thing.__code__]
        elif type(thing) is _lru_cache_wrapper and thing.__module__.startswith("closecall."):
            thing.cache_clear()
