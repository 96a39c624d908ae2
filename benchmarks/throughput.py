"""How long many calls at once take, over what the server's answering time alone would take.

python -m benchmarks.throughput [--calls 1000] [--processes 1]

The server answers each call after 50 ms and runs in another process. With ``--processes 2`` the callers are
shared out over two. "Bare sockets" is what the server and this machine allow at most: nothing is made, read
or checked. Of the rounds, which are interleaved, the best counts. Processor time a call, of all processes
that call, stands below: it tells the ways apart on a busy machine too. :mod:`benchmarks.callers` tells how
the ways of others are installed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.callers import CALLERS, CREATE, OURS, RAW, Call, body, say_what_is_left_out
from benchmarks.serving import answering, serving
from closecall.model import background

DELAY = 0.05
CONCURRENCY = (1, 8, 64, 256)
ROUNDS = 3
BARE = "bare sockets"
WAYS = (BARE, RAW, *(way for way in CALLERS if way in (CREATE, "instructor", "pydantic-ai")), OURS)


class Span(NamedTuple):
    """When the calls of a process began and ended, and its processor time meanwhile, in seconds."""

    begun: float
    ended: float
    busy: float


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--calls", type=int, default=1_000, help="calls at a concurrency; a tenth at 1")
    parser.add_argument("--processes", type=int, default=1, help="processes that call")
    asked = parser.parse_args()
    say_what_is_left_out()
    print(f"load {os.getloadavg()[0]:.1f}; time over that of the server alone, {asked.processes} processes\n")
    heading = f"| calls at once | {' | '.join(WAYS)} |\n| --- |{' --- |' * len(WAYS)}"
    print(heading)
    busy: list[str] = []
    with serving(partial(answering, DELAY)) as server, _pool(asked.processes) as pool:
        for concurrency in CONCURRENCY:
            if concurrency < asked.processes:
                continue
            calls = asked.calls // 10 if concurrency == 1 else asked.calls
            found = _measured(pool, server.base_url, calls, concurrency, asked.processes)
            ideal = calls / concurrency * DELAY
            print(_row(concurrency, [taken / ideal for taken, _ in found]), flush=True)
            busy.append(_row(concurrency, [each / calls * 1_000 for _, each in found]))
    print(f"\nms of processor time a call\n\n{heading}\n" + "\n".join(busy))


def _row(concurrency: int, numbers: Sequence[float]) -> str:
    return f"| {concurrency} | {' | '.join(f'{number:.2f}' for number in numbers)} |"


def _measured(
    pool: ProcessPoolExecutor, base_url: str, calls: int, concurrency: int, processes: int
) -> list[tuple[float, float]]:
    """For each way the least time and the least processor time that so many calls took."""
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
    for _ in range(1 if concurrency == 1 else ROUNDS):
        for way in WAYS:
            share = partial(run, way, base_url, calls // processes, concurrency // processes)
            taken[way].append(_together(pool, share, processes))
    return [(min(t for t, _ in each), min(busy for _, busy in each)) for each in taken.values()]


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _together(pool: ProcessPoolExecutor, share: Callable[[], Span], processes: int) -> tuple[float, float]:
    """From the first begin to the last end in any process, and the processor time of all."""
    spans = [done.result() for done in [pool.submit(share) for _ in range(processes)]]
    return max(s.ended for s in spans) - min(s.begun for s in spans), sum(s.busy for s in spans)


def run(way: str, base_url: str, calls: int, concurrency: int) -> Span:
    """So many calls, made so many at once, in this process."""
    return background.run(_all_of(_caller(way, base_url), calls, concurrency))


async def _all_of(call: Call, calls: int, concurrency: int) -> Span:
    await asyncio.gather(*(call() for _ in range(concurrency)))  # opens the connections
    left = iter(range(calls))

    async def work() -> None:
        for _ in left:
            await call()

    begun, busy = time.monotonic(), time.process_time()
    await asyncio.gather(*(work() for _ in range(concurrency)))
    return Span(begun, time.monotonic(), time.process_time() - busy)


@cache
def _caller(way: str, base_url: str) -> Call:
    return bare(base_url) if way == BARE else CALLERS[way](base_url)


def bare(base_url: str) -> Call:
    """The same bytes over sockets, each for one call at a time; only the end of an answer is looked for."""
    parts = urlsplit(base_url)
    content = json.dumps(body()).encode()
    request = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(content)
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def call() -> object:
        streams = idle.pop() if idle else await asyncio.open_connection(parts.hostname, parts.port)
        reader, writer = streams
        writer.write(request + content)
        await reader.readuntil(b'"total_tokens": 10}}')
        idle.append(streams)
        return None

    return call


if __name__ == "__main__":
    main()
