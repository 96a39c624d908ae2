"""Kill a batch again and again, and see what it lost, repeated or broke.

::

    python -m benchmarks.kill                     # 200 kills over concurrency 1, 8 and 32
    python -m benchmarks.kill --kills 30 --at-most-once

Each kill comes at a moment that a seeded schedule draws: after so many requests, and some milliseconds more.
The batch is then started again with the same command, until nothing kills it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.many_threads import draft_for, own_word, thread_lines, word_in
from closecall.testing import Received, Reply, ScriptedEndpoint

ROWS_A_KILL = 8
_ROWS_MORE = 30
_DELAY = 0.02
_LATEST = 0.08
_SEED = 20
_PATIENCE = 60.0


@dataclass
class Damage:
    """What the kills did; everything but ``in_flight`` and ``kills`` should be nought.

    Attributes:
        lost: rows that the output lacks, or has in another place than an unbroken run.
        corrupt: kills after which SQLite found the journal broken.
        repeated: calls for rows whose answer was stored.
        in_flight: other calls that were made again: they were under way when a kill came.
        most_in_flight: after one kill.

    """

    kills: int = 0
    lost: int = 0
    corrupt: int = 0
    repeated: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    equal: bool = False
    asked: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        again = f"{self.repeated} stored calls repeated, {self.in_flight} in flight repeated"
        end = f"equal to an unbroken run: {self.equal}"
        damage = f"{self.kills} kills, {self.lost} lost, {self.corrupt} corrupt"
        return f"{damage}, {again} (at most {self.most_in_flight} a kill), {end}"


def killed_again_and_again(
    folder: Path, *, kills: int, concurrency: int, seed: int = _SEED, at_most_once: bool = False
) -> Damage:
    """Kill so many runs of one batch, then let it end, and compare it with an unbroken one."""
    rows = kills * ROWS_A_KILL + _ROWS_MORE
    source = folder / "threads.jsonl"
    source.write_text("".join(f"{line}\n" for line in thread_lines(rows)))
    schedule = random.Random(seed)  # noqa: S311  a schedule, no secret
    damage = Damage()

    def slowly(request: Received) -> Reply:
        return draft_for(request, delay=_DELAY)

    with ScriptedEndpoint(then=slowly) as endpoint:

        def command(out: Path) -> list[str]:
            options = ["--concurrency", str(concurrency), *(["--at-most-once"] if at_most_once else [])]
            model = ["--base-url", endpoint.base_url, "--model", "scripted", "--as-of", "2026-03-02"]
            model += ["--channel", "email"]
            return [sys.executable, "-m", "closecall", "batch", str(source), "-o", str(out), *model, *options]

        out = folder / "killed.jsonl"
        for _ in range(kills):
            if not _killed(command(out), endpoint, schedule):
                break
            damage.kills += 1
            _look_at(out, endpoint, damage)
        _through(command(out))
        _count_calls(endpoint.received, damage)
        unbroken = folder / "unbroken.jsonl"
        _through(command(unbroken))
    ours, theirs = out.read_bytes(), unbroken.read_bytes()
    damage.equal = ours == theirs
    damage.lost = sum(a != b for a, b in zip(_ids(ours), _ids(theirs), strict=False)) + abs(
        len(_ids(ours)) - len(_ids(theirs))
    )
    return damage


def _killed(command: list[str], endpoint: ScriptedEndpoint, schedule: random.Random) -> bool:
    """Whether the kill came before the end."""
    after, pause = len(endpoint.received) + schedule.randint(0, 2 * ROWS_A_KILL), schedule.uniform(0, _LATEST)
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    _wait(lambda: len(endpoint.received) >= after or run.poll() is not None)
    time.sleep(pause)
    is_running = run.poll() is None
    run.kill()
    run.wait()
    return is_running


def _look_at(out: Path, endpoint: ScriptedEndpoint, damage: Damage) -> None:
    """See, after a kill, whether the journal is whole and which rows it holds."""
    journal = out.with_name(f"{out.name}.journal")
    if not journal.exists():
        return
    with sqlite3.connect(journal) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            damage.corrupt += 1
        stored = connection.execute("SELECT row FROM answers WHERE state = 1").fetchall()
    connection.close()
    numbers = [int(json.loads(row)["id"].removeprefix("deal-")) for (row,) in stored]
    _count_calls(endpoint.received, damage)
    endpoint.received.clear()
    for number in numbers:
        damage.asked[own_word(number)] = -1  # stored: no further call is allowed


def _count_calls(received: list[Received], damage: Damage) -> None:
    again = 0
    for request in received:
        word = word_in(request)
        if damage.asked[word] < 0:
            damage.repeated += 1
            continue
        again += damage.asked[word] > 0
        damage.asked[word] += 1
    damage.in_flight += again
    damage.most_in_flight = max(damage.most_in_flight, again)


def _through(command: list[str]) -> None:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if ended.returncode:
        raise SystemExit(f"The run ended with {ended.returncode}: {ended.stderr}")


def _ids(output: bytes) -> list[str]:
    return [json.loads(line)["id"] for line in output.splitlines()]


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until() and time.monotonic() < end:
        time.sleep(0.002)


def main() -> None:
    """Print a line for each concurrency."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="in all, over the concurrencies")
    parser.add_argument("--concurrency", type=int, nargs="*", default=[1, 8, 32])
    parser.add_argument("--at-most-once", action="store_true")
    asked = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    for place, concurrency in enumerate(asked.concurrency):
        each, rest = divmod(asked.kills, len(asked.concurrency))
        kills = each + (place < rest)
        with tempfile.TemporaryDirectory() as folder:
            damage = killed_again_and_again(
                Path(folder), kills=kills, concurrency=concurrency, at_most_once=asked.at_most_once
            )
        print(f"concurrency {concurrency:>2}: {damage}", flush=True)


if __name__ == "__main__":
    main()
