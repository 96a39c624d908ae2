"""Rows a second on each engine, all on this machine and in one run: the ratios are what is measured.

::

    python -m benchmarks.engines                 # 3,000 rows; Ray where it is installed
    python -m benchmarks.engines --rows 20000

Words and template; the time of a start (an interpreter, Ray itself) is told by itself and not counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.many_threads import thread_lines
from closecall.batch import Row, Settings, answer
from closecall.batch.sources.json_lines import JsonLines
from closecall.engines.ray import answer_rows, read_lines

SETTINGS = Settings(today=date(2026, 3, 2))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=3_000)
    rows = parser.parse_args().rows
    print(f"{rows:,} rows, load {os.getloadavg()[0]:.1f}\n\n| engine | rows a second | ratio | start, s |")
    print("| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        source, few = Path(folder, "rows.jsonl"), Path(folder, "few.jsonl")
        source.write_text("".join(f"{line}\n" for line in thread_lines(rows)))
        few.write_text("".join(f"{line}\n" for line in thread_lines(8)))
        plain = rows / _plain(source)
        print(f"| a loop in one process | {plain:,.0f} | 1.00 | |", flush=True)
        for processes in (1, 2):
            start = _batch(few, processes)
            _print(
                f"`closecall batch`, {processes}", rows / (_batch(source, processes) - start), plain, start
            )
        if importlib.util.find_spec("ray"):
            _on_ray(source, few, rows, plain)


def _on_ray(source: Path, few: Path, rows: int, plain: float) -> None:
    import ray  # noqa: PLC0415  need not be installed

    began = time.perf_counter()
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    print(f"| (Ray itself) | | | {time.perf_counter() - began:.1f} |")
    _ray(few, 2)  # the first run starts what all others use
    for actors in (1, 2):
        start = _ray(few, actors)
        _print(f"Ray Data, actors: {actors}", rows / (_ray(source, actors) - start), plain, start)
    ray.shutdown()


def _print(engine: str, rate: float, plain: float, start: float) -> None:
    print(f"| {engine} | {rate:,.0f} | {rate / plain:.2f} | {start:.1f} |", flush=True)


def _plain(source: Path) -> float:
    rows = [row for row in JsonLines(source) if isinstance(row, Row)]
    answer(rows[0], SETTINGS)
    began = time.perf_counter()
    for row in rows:
        answer(row, SETTINGS)
    return time.perf_counter() - began


def _batch(source: Path, processes: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "closecall", "batch", str(source), "-o", f"{folder}/out.jsonl"]
        command += ["--writer", "template", "--concurrency", str(processes)]
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own command
        return time.perf_counter() - began


def _ray(source: Path, actors: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        answer_rows(read_lines([str(source)]), SETTINGS, out=folder, actors=actors)
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
