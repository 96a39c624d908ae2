"""How long each command takes to start and answer, against ``import openai`` in the same run.

python -m benchmarks.cold_start
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
_THREAD = ["examples/threads/firm_close.txt", "--me", "owen@paperline.example", "--writer", "template"]
_MEASURED = {
    "import openai": ["-c", "import openai"],
    "python alone": ["-c", "pass"],
    "import closecall": ["-c", "import closecall"],
    "closecall --version": ["-m", "closecall", "--version"],
    "closecall score": ["-m", "closecall", "score", "examples/facts.toml"],
    "closecall advise (template)": ["-m", "closecall", "advise", *_THREAD],
}
_ROUNDS = 15


def main() -> None:
    """Print the table; rounds are interleaved so that a busy moment hits every row alike."""
    seconds: dict[str, list[float]] = {name: [] for name in _MEASURED}
    for _ in range(_ROUNDS):
        for name, arguments in _MEASURED.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
            seconds[name].append(time.perf_counter() - began)
    anchor = statistics.median(seconds["import openai"])
    print("| start | median s | over `import openai` |\n| --- | --- | --- |")
    for name, taken in seconds.items():
        print(f"| {name} | {statistics.median(taken):.3f} | {statistics.median(taken) / anchor:.2f} |")


if __name__ == "__main__":
    main()
