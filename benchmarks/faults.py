"""Every fault of a model endpoint, played by a real server on this machine, against the real client.

python -m benchmarks.faults [--show]

Each fault is met three times: with waits that take no time, to see how it ends and how many requests that
takes; with real waits and a limit of 3 s and of 0.3 s, to see how long it takes at most. For the limits the
server has a process of its own. A call can end late because it works on, or because the machine lets it wait:
beside each stand the processor time that it took in all, and how late a bare asyncio timer rang meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection

from closecall.drafting.prompting.templates import Prompts
from closecall.errors import ClosecallError, ModelError
from closecall.listening.claim_parser import claims_in
from closecall.listening.findings_request import reading_request
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import Request
from closecall.testing import Fault, example_thread, faults

ATTEMPTS = 4
LIMITS = (3.0, 0.3)
"""Seconds."""
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
    with fault.endpoint() as endpoint:
        found, seconds, _ = _asked(endpoint.base_url, limit=limit, waits=waits)
    error = found if isinstance(found, Exception) else None
    is_right = found == () if fault.error is None else isinstance(error, fault.error)
    return Met(error, is_right, len(endpoint.received), seconds)


def _asked(base_url: str, *, limit: float, waits: bool) -> tuple[object, float, float]:
    """What came of a call, how long it took, and when it was over."""
    skipped = _Skipped()
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep if waits else skipped.sleep
    clock = time.monotonic if waits else skipped.clock
    settings = ModelSettings(base_url, "any", timeout=limit)
    with OpenAIModel(settings, attempts=ATTEMPTS, sleep=sleep, clock=clock) as model:
        found: object = None
        begun = time.monotonic()
        try:
            found = claims_in(model.complete(_request()).text)
        except Exception as raised:  # any kind: that is what is counted
            found = raised
        ended = time.monotonic()
    return found, ended - begun, ended


@cache
def _request() -> Request:
    """What is asked about a thread; its answer is right where it holds no finding."""
    request, _, _ = reading_request(example_thread(), (), Prompts())
    return request


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


@dataclass(frozen=True, slots=True)
class Late:
    """How long after its limit one call ended.

    Attributes:
        over: seconds; 0 for a call within its limit.
        worked: seconds of processor time that the whole call took, so at most that much after the limit.
        timer: seconds by which a bare timer of the same process rang late while it should have ended.

    """

    name: str
    over: float
    worked: float
    timer: float


def late_calls(limit: float) -> list[Late]:
    """Each fault met alone and with real waits, its server in a process of its own."""
    _request()
    calls = []
    with _served_elsewhere() as urls, _ringing() as rings:
        for name, url in urls.items():
            worked = time.process_time()
            _, seconds, ended = _asked(url, limit=limit, waits=True)
            calls.append((name, seconds - limit, time.process_time() - worked, ended))
    return [
        Late(name, max(0.0, over), worked, _lateness(rings, since=ended - over, until=ended))
        for name, over, worked, ended in calls
    ]


def _lateness(rings: Sequence[tuple[float, float]], *, since: float, until: float) -> float:
    """The most by which a timer rang late that was due, or rang, between two moments."""
    return max((rang - due for due, rang in rings if due <= until and rang >= since), default=0.0)


@contextmanager
def _served_elsewhere() -> Iterator[dict[str, str]]:
    """The base URL of each fault."""
    others = multiprocessing.get_context("spawn")
    near, far = others.Pipe()
    process = others.Process(target=_serve, args=(far,), daemon=True)
    process.start()
    yield near.recv()
    near.send("stop")
    process.join()


def _serve(pipe: Connection) -> None:
    with ExitStack() as stack:
        pipe.send({n: stack.enter_context(fault.endpoint()).base_url for n, fault in faults().items()})
        pipe.recv()


@contextmanager
def _ringing() -> Iterator[list[tuple[float, float]]]:
    """When a timer on a loop of its own was due and when it rang, again and again."""
    rings: list[tuple[float, float]] = []
    done = threading.Event()

    async def ring() -> None:
        while not done.is_set():
            due = time.monotonic() + _TICK
            with suppress(TimeoutError):
                async with asyncio.timeout(_TICK):
                    await asyncio.sleep(9 * _TICK)
            rings.append((due, time.monotonic()))

    ringing = threading.Thread(target=lambda: asyncio.run(ring()))
    ringing.start()
    yield rings
    done.set()
    ringing.join()


def _told(limit: float, late: Sequence[Late]) -> Iterator[str]:
    over, worked = max(late, key=lambda each: each.over), max(late, key=lambda each: each.worked)
    yield (
        f"Limit {limit:g} s: over it by at most {over.over:.3f} s ({over.name}); that call worked for "
        f"{over.worked:.3f} s in all, and a bare timer was {over.timer:.3f} s late meanwhile."
    )
    yield f"The most that any call worked: {worked.worked:.3f} s ({worked.name})."


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
        print("\n".join(_told(limit, late_calls(limit))))


if __name__ == "__main__":
    main()
