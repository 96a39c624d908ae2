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

TIMES_LONGER = 4

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

    It runs in a child and tells its parent through the file ``tell``.
    """

    def __init__(self, mutants: Mapping[int, tuple[Mutant, CodeType]], tell: Path) -> None:
        self._mutants = mutants
        self._tell = tell
        self._files = frozenset(code.co_filename for _, code in mutants.values())
        self._called: set[Place] = set()
        self._lengths: dict[str, float] = {}
        self._tests: dict[Place, set[str]] = {}
        self._kept: frozenset[CodeType] = frozenset()
        self._filling: set[Place] = set()
        sys.setprofile(self._note)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests, then the mutants."""
        at_import = self._called
        _, self._caches = _living()
        self._kept = frozenset(cache.__wrapped__.__code__ for cache in self._caches)
        self._record(session.items)
        if session.testsfailed or forked(lambda: _failures(session, session.items)):
            raise pytest.UsageError("The tests must pass before mutants tell anything.")
        self._functions, _ = _living()
        # A collection in each fork would copy what all of them share.
        gc.disable()
        gc.freeze()
        survivors, untried = [], []
        for done, (number, (mutant, as_it_is)) in enumerate(self._mutants.items(), 1):
            places = {(as_it_is.co_filename, line) for line in mutant.started}
            changed = _changed(as_it_is, mutant.code)
            if changed is None or not places or not places.isdisjoint(at_import):
                untried.append(number)
            elif self._survives(session, changed, places):
                survivors.append(number)
            so_far = (
                f"{done} of {len(self._mutants)}, {len(survivors)} survive, {len(untried)} left for later"
            )
            print(f"\r{so_far}", end="", file=sys.stderr, flush=True)
        told = {"survivors": survivors, "untried": untried, "lengths": self._lengths}
        self._tell.write_text(json.dumps(told), encoding="utf-8")
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
            place = (frame.f_code.co_filename, frame.f_code.co_firstlineno)
            if place not in self._called:
                self._called.add(place)
                if any(code in self._kept for code in _callers(frame)):
                    self._filling.add(place)

    def _survives(
        self, session: pytest.Session, changed: Sequence[tuple[CodeType, CodeType]], places: set[Place]
    ) -> bool:
        telling: set[str] = set().union(*(self._tests.get(place, set()) for place in places))
        # What fills a cache is called by the first test that looks, and believed by all others.
        believed = not places.isdisjoint(self._filling)
        items = [item for item in session.items if believed or item.nodeid in telling]
        items.sort(key=lambda item: (item.nodeid not in telling, self._lengths[item.nodeid]))

        def run() -> int:
            for old, new in changed:
                for function in self._functions.get(old, ()):
                    function.__code__ = new
            for cache in self._caches:
                cache.cache_clear()
            return _failures(session, items)

        return forked(run, seconds=sum(self._lengths.values()) * TIMES_LONGER + 5) == 0


class QuickestFirst:
    """A pytest plugin that runs the tests in the order of their lengths, in seconds."""

    def __init__(self, lengths: Mapping[str, float]) -> None:
        self._lengths = lengths

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests."""
        items.sort(key=lambda item: self._lengths.get(item.nodeid, 0))


def _failures(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """1 at the first test that fails, 0 where none does."""
    before = session.testsfailed
    for item, following in _in_turn(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed > before:
            return 1
    return 0


def _callers(frame: FrameType | None) -> Iterator[CodeType]:
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back


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


def _living() -> tuple[dict[CodeType, list[FunctionType]], list[_lru_cache_wrapper[object]]]:
    """All functions by their code, and the caches of the package."""
    functions: dict[CodeType, list[FunctionType]] = {}
    caches = []
    for thing in gc.get_objects():
        if type(thing) is FunctionType and str(thing.__module__).startswith("closecall."):
            functions.setdefault(thing.__code__, []).append(thing)
        elif type(thing) is _lru_cache_wrapper and str(thing.__module__).startswith("closecall."):
            caches.append(thing)
    return functions, caches
