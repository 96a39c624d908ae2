"""Mutants tried in one session of tests: collected once, and forked for each mutant.

A fork puts the mutant's code and constants into the living modules and asks which inputs the tests brought
for which a changed function now gives something else (:mod:`benchmarks.mutants_replay`). With empty caches it
runs the tests of those inputs, those that killed lately first, then the quickest, up to the first failure.
What cannot be put in place so is left to a fresh import.
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

from benchmarks.mutants_constants import changed_constants
from benchmarks.mutants_replay import Inputs
from benchmarks.mutations import Mutant

TIMES_LONGER = 4
_STARTING = 5
_UNTRIED = 3
_IMPORT = "import"
_REMEMBERED = 30
"""So many tests that killed lately go first."""

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
    """A pytest plugin that runs the tests once, noting their calls, and then the mutants of a room.

    It runs in a child and tells its parent through the file ``tell``.
    """

    def __init__(self, mutants: Mapping[int, tuple[Mutant, CodeType]], tell: Path) -> None:
        self._mutants = mutants
        self._tell = tell
        self._at_import: set[Place] = set()
        self._longest = 0.0
        self._killer = tell.with_suffix(".killer")
        self._files = frozenset(code.co_filename for _, code in mutants.values())
        self._called: set[Place] = set()
        self._lengths: dict[str, float] = {}
        self._tests: dict[Place, set[str]] = {}
        self._kept: frozenset[CodeType] = frozenset()
        self._filling: set[Place] = set()
        self._inputs = Inputs()
        self._running = ""
        self._killers: list[str] = []
        sys.settrace(self._note)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests, then the mutants."""
        self._at_import = self._called
        _, self._caches = _living()
        self._kept = frozenset(cache.__wrapped__.__code__ for cache in self._caches)
        self._record(session.items)
        started = os.times().children_user
        if session.testsfailed or forked(lambda: self._failures(session, session.items)):
            raise pytest.UsageError("The tests must pass before mutants tell anything.")
        self._longest = (os.times().children_user - started) * TIMES_LONGER + _STARTING
        self._functions, _ = _living()
        for function in (one for several in self._functions.values() for one in several):
            self._inputs.know(function)
        # A collection in each fork would copy what all of them share.
        gc.disable()
        gc.freeze()
        survivors, untried = [], []
        for done, (number, (mutant, as_it_is)) in enumerate(self._mutants.items(), 1):
            status = self._tried(session, mutant, as_it_is)
            if status == _UNTRIED:
                untried.append(number)
            elif status == 0:
                survivors.append(number)
            so_far = (
                f"{done} of {len(self._mutants)}, {len(survivors)} survive, {len(untried)} left for later"
            )
            print(f"\r{so_far}", end="", file=sys.stderr, flush=True)
        told = {"survivors": survivors, "untried": untried, "lengths": self._lengths}
        self._tell.write_text(json.dumps(told), encoding="utf-8")
        self._killer.unlink(missing_ok=True)
        return True

    def _record(self, items: Sequence[pytest.Item]) -> None:
        for item, following in _in_turn(items):
            self._called, self._running = set(), item.nodeid
            started = time.process_time()
            sys.settrace(self._note)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.settrace(None)
            self._lengths[item.nodeid] = time.process_time() - started
            for place in self._called:
                self._tests.setdefault(place, set()).add(item.nodeid)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename in self._files:
            place = _place(frame.f_code)
            if self._running:
                self._inputs.note(frame, self._running)
            if place not in self._called:
                self._called.add(place)
                if any(code in self._kept for code in _callers(frame)):
                    self._filling.add(place)

    def _tried(self, session: pytest.Session, mutant: Mutant, as_it_is: CodeType) -> int:
        """The exit status of a mutant's tests: 0 where it survives."""
        changed = _changed(as_it_is, mutant.code)
        if changed is None:
            return _UNTRIED
        if mutant.function and not mutant.started:
            return _UNTRIED
        at_import = not mutant.started or any(_place(old) in self._at_import for old, _ in changed)
        self._killer.write_text("", encoding="utf-8")

        def run() -> int:
            try:
                names = changed_constants(mutant.module, mutant.code) if at_import else frozenset()
            except Exception:  # whatever it is, no test could import the module
                self._killer.write_text(_IMPORT, encoding="utf-8")
                return 1
            if names is None:
                return _UNTRIED
            readers = [code for code in self._functions if not names.isdisjoint(_names(code))]
            for old, new in changed:
                for function in self._functions.get(old, ()):
                    function.__code__ = new
            everything = "RULES" in names
            return self._failing(session, [*(old for old, _ in changed), *readers], everything=everything)

        status = forked(run, seconds=self._longest)
        killer = self._killer.read_text(encoding="utf-8")
        if status == 1 and not killer:  # not a test failed, but what is asked before it runs
            return _UNTRIED
        if killer:
            self._killers = [killer, *(one for one in self._killers if one != killer)][:_REMEMBERED]
        return status

    def _failing(self, session: pytest.Session, codes: Sequence[CodeType], *, everything: bool) -> int:
        """1 where a test fails that brings an input for which a changed function gives another result."""
        telling: set[str] = set(self._lengths) if everything else set()
        believed = False
        for code in codes:
            function = next(iter(self._functions.get(code, ())), None)
            if function is not None and self._inputs.are_known(code):
                tests = self._inputs.differing(function, code)
            elif any(self._inputs.are_known(outer) and code in set(_nested(outer)) for outer in codes):
                continue
            else:
                tests = self._tests.get(_place(code), set())
            telling |= tests
            # What fills a cache is called by the first test that looks, and believed by all others.
            believed |= bool(tests) and _place(code) in self._filling
        items = [item for item in session.items if believed or item.nodeid in telling]
        first = {killer: place for place, killer in enumerate(self._killers)}

        def turn(item: pytest.Item) -> tuple[bool, int, float]:
            name = item.nodeid
            return name not in telling, first.get(name, _REMEMBERED), self._lengths[name]

        for cache in self._caches:
            cache.cache_clear()
        return self._failures(session, sorted(items, key=turn))

    def _failures(self, session: pytest.Session, items: Sequence[pytest.Item]) -> int:
        """1 at the first test that fails, 0 where none does."""
        before = session.testsfailed
        for item, following in _in_turn(items):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed > before:
                self._killer.write_text(item.nodeid, encoding="utf-8")
                return 1
        return 0


class QuickestFirst:
    """A pytest plugin that runs the tests in the order of their lengths, in seconds."""

    def __init__(self, lengths: Mapping[str, float]) -> None:
        self._lengths = lengths

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the tests."""
        items.sort(key=lambda item: self._lengths.get(item.nodeid, 0))


def _callers(frame: FrameType | None) -> Iterator[CodeType]:
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None][: len(items)], strict=True)


def _changed(as_it_is: CodeType, mutated: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    """The code of each function before and after; None where they do not match one to one."""
    before, after = list(_nested(as_it_is)), list(_nested(mutated))
    if not _match(before, after):
        # A generator expression may be gone; the function around it makes those that are left.
        before, after = ([c for c in codes if not c.co_name.startswith("<")] for codes in (before, after))
    if not _match(before, after):
        return None
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


def _match(before: Sequence[CodeType], after: Sequence[CodeType]) -> bool:
    shapes = ([(code.co_qualname, code.co_freevars) for code in codes] for codes in (before, after))
    return next(shapes) == next(shapes)


def _place(code: CodeType) -> Place:
    return code.co_filename, code.co_firstlineno


def _names(code: CodeType) -> set[str]:
    """The names of modules' things that a function and those inside it read."""
    return {*code.co_names, *(name for inner in _nested(code) for name in inner.co_names)}


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
