"""Workers that ask faster than the endpoint allows: what is lost, and how many requests a call takes.

python -m benchmarks.rate_limit_storm [--calls 600]

The endpoint, in another process, answers 40 requests in any second after 50 ms, and says 429 with
``Retry-After: 1`` to the others. 32 workers ask without a pause of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial

import openai

from benchmarks.callers import Call, body, request
from benchmarks.serving import RIGHT, serving
from closecall.errors import ModelError
from closecall.model import ModelSettings, OpenAIModel, background
from closecall.testing import Ending, Received, Reply, ScriptedEndpoint, answer

RATE = 40
WORKERS = 32
LIMIT = 120.0
"""Seconds that a call may take in all."""


class Limited:
    """Answers ``rate`` requests in each second and refuses the others."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._second = 0
        self._in_second = 0

    def __call__(self, _: Received) -> Reply:
        """The answer, or a 429."""
        with self._lock:
            second = int(time.monotonic())
            self._in_second = self._in_second + 1 if second == self._second else 1
            self._second = second
            is_allowed = self._in_second <= self._rate
        if is_allowed:
            return Reply(body=answer(RIGHT), delay=0.05, ending=Ending.KEEP)
        return Reply(429, {"error": {"message": "slow down"}}, {"Retry-After": "1"}, ending=Ending.KEEP)


def limited() -> ScriptedEndpoint:
    """An endpoint that answers so many requests a second."""
    return ScriptedEndpoint(then=Limited(RATE))


def closecall(base_url: str) -> Call:
    """Our own model, with four attempts a call."""
    model = OpenAIModel(ModelSettings(base_url, "any", timeout=LIMIT))

    async def call() -> object:
        return await model.complete_async(request())

    return call


def sdk(base_url: str, *, retries: int) -> Call:
    """The openai package with retries of its own."""
    client = openai.AsyncOpenAI(api_key="none", base_url=base_url, max_retries=retries, timeout=LIMIT)

    async def call() -> object:
        return await client.chat.completions.create(**body())

    return call


CALLERS: dict[str, Callable[[str], Call]] = {
    "openai, its own 2 retries": partial(sdk, retries=2),
    "openai, 3 retries": partial(sdk, retries=3),
    "closecall": closecall,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=600)
    calls = parser.parse_args().calls
    print(f"| {WORKERS} workers, {RATE} requests a second | calls lost | requests a call | time over ideal |")
    print("| --- | --- | --- | --- |")
    for name, caller in CALLERS.items():
        with serving(limited) as server:
            begun = time.monotonic()
            lost = background.run(_lost(caller(server.base_url), calls))
            seconds = time.monotonic() - begun
            requests = server.requests()
        told = f"{lost} of {calls} | {requests / calls:.2f} | {seconds / (calls / RATE):.2f}"
        print(f"| {name} | {told} |", flush=True)


async def _lost(call: Call, calls: int) -> int:
    """How many of the calls end in an error."""
    left = iter(range(calls))
    lost = 0

    async def work() -> None:
        nonlocal lost
        for _ in left:
            try:
                await call()
            except (ModelError, openai.OpenAIError):
                lost += 1

    await asyncio.gather(*(work() for _ in range(WORKERS)))
    return lost


if __name__ == "__main__":
    main()
