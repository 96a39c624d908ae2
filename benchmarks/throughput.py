"""How long many calls at once take, over what the server's answering time alone would take.

python -m benchmarks.throughput [--calls 1000] [--processes 1]

The server answers each call after 50 ms and runs in another process. With ``--processes 2`` the callers are
shared out over two. "Bare sockets" is what the server and this machine allow at most: nothing is made, read
or checked.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from urllib.parse import urlsplit

from benchmarks.callers import CALLERS, CREATE, OURS, RAW, Call, body
from benchmarks.serving import answering, serving
from closecall.model import background

DELAY = 0.05
CONCURRENCY = (1, 8, 64, 256)
ROUNDS = 3
BARE = "bare sockets"
WAYS = (BARE, RAW, CREATE, OURS)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=1_000, help="calls at a concurrency; a tenth at 1")
    parser.add_argument("--processes", type=int, default=1, help="processes that call")
    asked = parser.parse_args()
    print(f"| calls at once, in {asked.processes} processes | {' | '.join(WAYS)} |")
    print(f"| --- |{' --- |' * len(WAYS)}")
    with serving(partial(answering, DELAY)) as server, _pool(asked.processes) as pool:
        for concurrency in CONCURRENCY:
            if concurrency >= asked.processes:
                calls = asked.calls // 10 if concurrency == 1 else asked.calls
                over_ideal = _over_ideal(pool, server.base_url, calls, concurrency, asked.processes)
                row = " | ".join(f"{each:.2f}" for each in over_ideal)
                print(f"| {concurrency} | {row} |", flush=True)


def _over_ideal(
    pool: ProcessPoolExecutor, base_url: str, calls: int, concurrency: int, processes: int
) -> Iterator[float]:
    """For each way the time that so many calls took, over that of the server alone."""
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(1 if concurrency == 1 else ROUNDS):
        for way in WAYS:
            share = partial(run, way, base_url, calls // processes, concurrency // processes)
            taken[way].append(_seconds(pool, share, processes))
    return (statistics.median(each) / (calls / concurrency * DELAY) for each in taken.values())


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))


def _seconds(pool: ProcessPoolExecutor, share: Callable[[], tuple[float, float]], processes: int) -> float:
    """From the first begin to the last end in any process."""
    spans = [done.result() for done in [pool.submit(share) for _ in range(processes)]]
    return max(end for _, end in spans) - min(begin for begin, _ in spans)


def run(way: str, base_url: str, calls: int, concurrency: int) -> tuple[float, float]:
    """When so many calls, made so many at once, began and ended in this process."""
    return background.run(_all_of(_caller(way, base_url), calls, concurrency))


async def _all_of(call: Call, calls: int, concurrency: int) -> tuple[float, float]:
    await asyncio.gather(*(call() for _ in range(concurrency)))  # opens the connections
    left = iter(range(calls))

    async def work() -> None:
        for _ in left:
            await call()

    begun = time.monotonic()
    await asyncio.gather(*(work() for _ in range(concurrency)))
    return begun, time.monotonic()


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
