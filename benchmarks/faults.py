"""Every fault of a model endpoint, played by a real server on this machine, against the real client.

python -m benchmarks.faults [--show]

Each fault is met three times: with waits that take no time, to see how it ends and how many requests that
takes; with real waits and a limit of 3 s and of 0.3 s, to see how long it takes at most.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from closecall.drafting.prompts import Prompts
from closecall.drafting.records import Request
from closecall.errors import ClosecallError, ModelError
from closecall.listening.answers import claims_in
from closecall.listening.asking import reading_request
from closecall.model import ModelSettings, OpenAIModel
from closecall.testing import Fault, example_thread, faults

ATTEMPTS = 4
LIMITS = {3.0: 4, 0.3: 1}
"""Seconds, and how many faults are met at once: near a short limit they would only slow down each other."""
_TICK = 0.1


@dataclass(frozen=True, slots=True)
class Met:
    """How a client came through a fault.

    Attributes:
        error: what was raised; None for an answer.
        is_right: the answer is the right one, or the error is the fault's.
        requests: how many reached the server.
        seconds: how long it took.

    """

    error: Exception | None
    is_right: bool
    requests: int
    seconds: float

    @property
    def is_foreign(self) -> bool:
        """Whether an exception of another library came out."""
        return self.error is not None and not isinstance(self.error, ClosecallError)


class _Skipped:
    """A clock that only moves when somebody sleeps, so that waits take no time."""

    def __init__(self) -> None:
        self.now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    def clock(self) -> float:
        return self.now


def meet(fault: Fault, *, limit: float, waits: bool) -> Met:
    """Ask an endpoint that has the fault for the findings in a thread.

    Args:
        fault: what the endpoint does.
        limit: seconds for the call.
        waits: whether waits between attempts take their time.

    """
    skipped = _Skipped()
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep if waits else skipped.sleep
    clock = time.monotonic if waits else skipped.clock
    with fault.endpoint() as endpoint:
        settings = ModelSettings(endpoint.base_url, "any", timeout=limit)
        with OpenAIModel(settings, attempts=ATTEMPTS, sleep=sleep, clock=clock) as model:
            found: object = None
            begun = time.monotonic()
            try:
                found = claims_in(model.complete(_request()).text)
            except Exception as raised:  # any kind: that is what is counted
                found = raised
            seconds = time.monotonic() - begun
    error = found if isinstance(found, Exception) else None
    is_right = found == () if fault.error is None else isinstance(error, fault.error)
    return Met(error, is_right, len(endpoint.received), seconds)


@cache
def _request() -> Request:
    """What is asked about a thread; its answer is right where it holds no finding."""
    request, _, _ = reading_request(example_thread(), (), Prompts())
    return request


def met_in_time(named: Iterable[Fault], *, limit: float) -> list[Met]:
    """All faults with real waits."""
    with ThreadPoolExecutor(LIMITS[limit]) as several:
        return list(several.map(lambda fault: meet(fault, limit=limit, waits=True), named))


def table(met: dict[str, Met]) -> Iterable[str]:
    """A row a group, then all."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in met:
        groups[faults()[name].group].append(name)
    heads = "faults", "number", "right answer", "one typed error", "foreign", "wrong", "too many requests"
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for group, names in (*groups.items(), ("**all**", list(met))):
        yield f"| {' | '.join(str(cell) for cell in (group, len(names), *_counts(names, met)))} |"


def _counts(names: list[str], met: dict[str, Met]) -> tuple[int, ...]:
    """Right answers, right errors, foreign exceptions, other wrong ends, ends with too many requests."""
    ended = [met[name] for name in names]
    right = [each for each in ended if each.is_right]
    return (
        sum(each.error is None for each in right),
        sum(isinstance(each.error, ModelError) for each in right),
        sum(each.is_foreign for each in ended),
        sum(not each.is_right and not each.is_foreign for each in ended),
        sum(met[name].requests > _allowed(faults()[name]) for name in names),
    )


def _allowed(fault: Fault) -> int:
    return ATTEMPTS if fault.requests is None else fault.requests


def _late(limit: float) -> str:
    with _lateness_of_waits() as late:
        ended = dict(zip(faults(), met_in_time(faults().values(), limit=limit), strict=True))
    by_time = sorted(ended, key=lambda name: ended[name].seconds, reverse=True)
    worst, next_worst = (f"{max(0.0, ended[name].seconds - limit):.3f} s ({name})" for name in by_time[:2])
    return (
        f"Limit {limit:g} s: over it by at most {worst}, then {next_worst}; "
        f"beside that a bare wait of {_TICK:g} s was up to {max(late):.3f} s late."
    )


@contextmanager
def _lateness_of_waits() -> Iterator[list[float]]:
    """How much later than asked for a bare wait ends meanwhile, again and again: the machine's own share."""
    late: list[float] = []
    done = threading.Event()

    def wait() -> None:
        while not done.is_set():
            begun = time.monotonic()
            done.wait(_TICK)
            late.append(time.monotonic() - begun - _TICK)

    waiting = threading.Thread(target=wait)
    waiting.start()
    yield late
    done.set()
    waiting.join()


def _met_without_waits() -> dict[str, Met]:
    limits = {name: min(LIMITS) if fault.group == "slow" else 30.0 for name, fault in faults().items()}
    return {name: meet(fault, limit=limits[name], waits=False) for name, fault in faults().items()}


def main() -> None:
    """Print the table and the deadlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each fault and its end, too")
    show = parser.parse_args().show
    met = _met_without_waits()
    for name, each in met.items() if show else ():
        end = each.error or "the right answer"
        print(f"{'ok' if each.is_right else 'NO'}  {name}: {each.requests} requests, {end}")
    print("\n".join(table(met)))
    redirected = [each.requests - 1 for name, each in met.items() if faults()[name].group == "redirect"]
    print(f"\nRedirects followed: {sum(redirected)}.")
    for limit in LIMITS:
        print(_late(limit))


if __name__ == "__main__":
    main()
