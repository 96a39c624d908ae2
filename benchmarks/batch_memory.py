"""Memory of a batch over its rows, and how long a later run takes to pass over the done ones.

::

    python -m benchmarks.batch_memory                      # 1,000 and 20,000 rows
    python -m benchmarks.batch_memory --refusals 1000 1000000

With ``--refusals`` every buyer says no in a line, which is answered fast. The memory is that of all its
processes together, pages that they share counted once (PSS, Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_LOOK_EVERY = 0.1
_SAID = (
    "Please do not contact me again.",
    "I like it, but I need to talk to my partner first.",
    "What does it cost for three people?",
)


def small_threads(path: Path, rows: int, *, said: Sequence[str] = _SAID) -> None:
    """Write so many short threads, no two alike, whose buyers say one thing after the other."""
    with path.open("w") as file:
        for number in range(rows):
            thread = f"Seller: Shall I send you offer {number}?\nBuyer: {said[number % len(said)]}\n"
            file.write(json.dumps({"id": f"deal-{number}", "thread": thread}) + "\n")


def peak_of(command: list[str]) -> tuple[float, float, float]:
    """The most memory in MB that a command and its children took together, its seconds, those of CPU."""
    before = os.times()
    began = time.perf_counter()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  our own command
    peak = 0.0
    while run.poll() is None:
        peak = max(peak, sum(map(_megabytes, _family(run.pid))))
        time.sleep(_LOOK_EVERY)
    if run.returncode:
        raise SystemExit(f"The run ended with {run.returncode}.")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return peak, time.perf_counter() - began, cpu


def _family(pid: int) -> list[int]:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [child for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in _family(int(child)))]


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def main() -> None:
    """Print a line for each number of rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rows", nargs="*", type=int, default=[1_000, 20_000])
    parser.add_argument("--concurrency", type=int, default=2)
    parser.add_argument("--refusals", action="store_true", help="short rows that are answered fast")
    asked = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {asked.concurrency} processes and the one that leads them")
    for rows in asked.rows:
        with tempfile.TemporaryDirectory() as folder:
            source, out = Path(folder, "rows.jsonl"), Path(folder, "out.jsonl")
            small_threads(source, rows, said=_SAID[:1] if asked.refusals else _SAID)
            command = [sys.executable, "-m", "closecall", "batch", str(source), "-o", str(out)]
            command += ["--concurrency", str(asked.concurrency), "--writer", "template"]
            peak, seconds, cpu = peak_of(command)
            peak_again, seconds_again, _ = peak_of(command)
        print(
            f"{rows:>9,} rows: {peak:.0f} MB, {seconds:.1f} s, {cpu:.1f} s of CPU; "
            f"over the done rows: {peak_again:.0f} MB, {seconds_again:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
