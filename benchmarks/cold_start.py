"""How long each command takes to start and answer, against others in the same run.

::

    python -m benchmarks.cold_start

``llm --version`` is measured where it is installed, best in an environment of its own::

    python -m venv /tmp/anchors && /tmp/anchors/bin/pip install -e . llm
    /tmp/anchors/bin/python -m benchmarks.cold_start
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
_THREAD = ["examples/threads/firm_close.txt", "--me", "owen@paperline.example", "--writer", "template"]
_NOTE = "They turn over about 900k EUR a year. I'm certain: she loses two days on every big order."
_OPENAI, _LLM = "import openai", "llm --version"
_MEASURED = {
    _OPENAI: ["-c", "import openai"],
    **({_LLM: ["-m", "llm", "--version"]} if find_spec("llm") else {}),
    "python alone": ["-c", "pass"],
    "import closecall": ["-c", "import closecall"],
    "closecall --version": ["-m", "closecall", "--version"],
    "closecall score": ["-m", "closecall", "score", "examples/facts.toml"],
    "closecall advise (asks first)": ["-m", "closecall", "advise", *_THREAD],
    "closecall advise (drafts)": ["-m", "closecall", "advise", *_THREAD, "--note", _NOTE],
}
_ROUNDS = 15


def main() -> None:
    """Print the table; rounds are interleaved so that a busy moment hits every row alike."""
    seconds: dict[str, list[float]] = {name: [] for name in _MEASURED}
    with tempfile.TemporaryDirectory() as bytecode:
        # pip leaves bytecode beside what it installs; a checkout would be compiled again at each start.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
        for arguments in _MEASURED.values():
            _seconds(arguments, environment)
        for _ in range(_ROUNDS):
            for name, arguments in _MEASURED.items():
                seconds[name].append(_seconds(arguments, environment))
    medians = {name: statistics.median(taken) for name, taken in seconds.items()}
    anchors = [name for name in (_OPENAI, _LLM) if name in medians]
    if _LLM not in anchors:
        print("llm is not installed: left out.")
    print(f"| start | median s |{''.join(f' over `{anchor}` |' for anchor in anchors)}")
    print(f"| --- | --- |{' --- |' * len(anchors)}")
    for name, median in medians.items():
        ratios = "".join(f" {median / medians[anchor]:.2f} |" for anchor in anchors)
        print(f"| {name} | {median:.3f} |{ratios}")


def _seconds(arguments: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(  # noqa: S603  our own commands
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
