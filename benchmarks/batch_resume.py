"""How long a batch takes to pass over rows that are done: to write the output anew, and to know it again.

::

    python -m benchmarks.batch_resume            # 100,000 rows
    python -m benchmarks.batch_resume 1000000    # takes 7 GB of disk while it runs

The journal is filled with one real answer under the key of each row; then the command is run twice. The first
time there is no output yet, so every row is looked up and written; the second time it is there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.batch_memory import peak_of, small_threads
from closecall.batch import Settings, answer
from closecall.batch.answer import failure
from closecall.batch.in_flight import row_text
from closecall.batch.journal import Journal, State, journal_path
from closecall.batch.keyed_rows import entries_of
from closecall.batch.rows import Row
from closecall.batch.sources import open_source

_AT_ONCE = 5_000


def filled(source: Path, out: Path) -> None:
    """A journal in which every row of the source is answered."""
    settings = Settings(today=date(2026, 3, 2))
    entries = entries_of(open_source(source), settings, limit=None, shard=None)
    told = None
    with Journal(journal_path(out)) as journal:
        journal.agree_on({**settings.shaping, "shard": None})
        while some := list(islice(entries, _AT_ONCE)):
            rows = []
            for entry in some:
                if not isinstance(entry.item, Row):
                    raise SystemExit(str(failure(str(entry.place), ValueError())))
                told = told or answer(entry.item, settings)
                rows.append((entry.key, State.DONE, entry.place, row_text({**told, "id": entry.item.id})))
            journal.claim([key for key, *_ in rows])
            journal.store(rows)


def main() -> None:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rows", nargs="?", type=int, default=100_000)
    rows = parser.parse_args().rows
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "rows.jsonl"), Path(folder, "out.jsonl")
        small_threads(source, rows)
        began = time.perf_counter()
        filled(source, out)
        size = journal_path(out).stat().st_size / 1e6
        print(f"{rows:,} rows stored in {time.perf_counter() - began:.1f} s, {size:,.0f} MB", flush=True)
        command = [sys.executable, "-m", "closecall", "batch", str(source), "-o", str(out), "--json"]
        for way in ("written anew", "known again"):
            peak, seconds, cpu = peak_of([*command, "--writer", "template", "--concurrency", "1"])
            size = out.stat().st_size / 1e6
            print(f"{way}: {seconds:.1f} s, {cpu:.1f} s of CPU, {peak:.0f} MB, {size:,.0f} MB of output")
        with out.open() as file:
            if sum(json.loads(line)["id"].startswith("deal-") for line in file) != rows:
                raise SystemExit("Rows are missing.")


if __name__ == "__main__":
    main()
