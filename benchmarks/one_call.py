"""Processor time of one structured call against the same request over httpx2, json and pydantic alone.

python -m benchmarks.one_call [--calls 200]

The server runs in another process and is not counted. Rounds are interleaved, so that a busy moment hits
every row.
"""

from __future__ import annotations

import argparse
import statistics
import time
from functools import partial

from benchmarks.callers import CALLERS, OURS, RAW, Call, request, say_what_is_left_out
from benchmarks.serving import answering, serving
from closecall.model import ModelSettings, OpenAIModel, background

DELAYS = {0.0: 1.0, 0.05: 0.25, 0.5: 0.05}
"""Seconds before the server answers, and the share of the calls that is made then."""
ROUNDS = 5
BLOCKING = f"{OURS}, `complete` from a thread that waits"


def main() -> None:
    """Print a table for each delay."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200, help="calls of each way in a round without delay")
    calls = parser.parse_args().calls
    say_what_is_left_out()
    for delay, share in DELAYS.items():
        rounds = ROUNDS if share > 0.1 else 1
        with serving(partial(answering, delay)) as server:
            spent = _spent(server.base_url, calls=max(2, round(calls * share)), rounds=rounds)
        print(f"\n| server answers after {delay:g} s | ms of processor time a call | over raw |")
        print("| --- | --- | --- |")
        for name, milliseconds in spent.items():
            print(f"| {name} | {milliseconds:.2f} | {milliseconds / spent[RAW]:.2f} |")


def _spent(base_url: str, *, calls: int, rounds: int) -> dict[str, float]:
    """Median milliseconds of processor time a call, all threads of this process together."""
    ways = {name: caller(base_url) for name, caller in CALLERS.items()}
    for way in ways.values():
        background.run(_one_after_the_other(way, 2))
    measured: dict[str, list[float]] = {name: [] for name in (*ways, BLOCKING)}
    with OpenAIModel(ModelSettings(base_url, "any")) as model:
        model.complete(request())
        for _ in range(rounds):
            for name, way in ways.items():
                begun = time.process_time()
                background.run(_one_after_the_other(way, calls))
                measured[name].append((time.process_time() - begun) / calls)
            begun = time.process_time()
            for _ in range(calls):
                model.complete(request())
            measured[BLOCKING].append((time.process_time() - begun) / calls)
    return {name: statistics.median(seconds) * 1_000 for name, seconds in measured.items()}


async def _one_after_the_other(way: Call, calls: int) -> None:
    for _ in range(calls):
        await way()


if __name__ == "__main__":
    main()
