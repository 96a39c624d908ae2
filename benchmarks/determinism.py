"""Same input, same bytes: the advice about the example threads, in processes of every kind.

python -m benchmarks.determinism [--runs N] [--at-once N]

Each run is a new process with another hash seed, locale, time zone and folder; two run at once. It prints how
many different answers there were, byte by byte: it should be one. With ``--once`` this process says its own.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from closecall import Advisor

EXAMPLES = Path(__file__).parents[1] / "examples" / "threads"
_ME = ("@paperline.example", "@klarsicht.example", "@bedsidecare.example", "Petra", "Dana", "Joana")
_NOTE = "I am certain: the trial halved the waste."
_DAY = date(2026, 6, 1)
_LOCALES = ("C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8")
_ZONES = ("UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati")
_PATIENCE = 300.0
"""Seconds that one process may take."""


def digest(*, order: int = 1) -> str:
    """SHA-256 over the JSON of all advice; the threads are read first to last, or last to first (-1)."""
    advisor = Advisor(today=lambda: _DAY)
    answers = {}
    for path in sorted(EXAMPLES.iterdir())[::order]:
        advice = advisor.advise(path.read_bytes(), me=_ME, note=_NOTE)
        answers[path.name] = json.dumps(advice.to_dict(), ensure_ascii=False)
    return hashlib.sha256("\n".join(answers[name] for name in sorted(answers)).encode()).hexdigest()


def digest_elsewhere(environment: Mapping[str, str], *, folder: Path) -> str:
    """The digest of a new process with these variables more, started in that folder.

    Raises:
        CalledProcessError: the process failed.

    """
    ran = subprocess.run(  # noqa: S603  this very file
        [sys.executable, __file__, "--once"],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
    return ran.stdout.strip()


def environment(number: int) -> dict[str, str]:
    """The variables of one run; another seed each time, the locales and time zones in turn."""
    locale = _LOCALES[number % len(_LOCALES)]
    return {
        "PYTHONHASHSEED": str(number * 104_729 % 2**32),
        "LC_ALL": locale,
        "LANG": locale,
        "TZ": _ZONES[number % len(_ZONES)],
    }


def main() -> None:
    """Print the table, or with ``--once`` this process's digest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=50, help="processes")
    parser.add_argument("--at-once", type=int, default=2, help="how many of them run at once")
    parser.add_argument("--once", action="store_true", help="print the digest of this process")
    options = parser.parse_args()
    if options.once:
        print(digest())
        return
    folders = [Path(tempfile.gettempdir()), EXAMPLES, Path.home()]
    with ThreadPoolExecutor(options.at_once) as pool:
        runs = [
            pool.submit(digest_elsewhere, environment(i), folder=folders[i % len(folders)])
            for i in range(options.runs)
        ]
        answers = Counter(run.result() for run in runs)
    print("| processes | different answers |\n| --- | --- |")
    print(f"| {options.runs} | {len(answers)} |")


if __name__ == "__main__":
    main()
