"""Fill the output blocks of the documents with what the commands really print.

A block is a fenced code block under a line ``<!-- output: closecall score examples/facts.toml -->``.
``make docs`` writes them; a test compares them.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_MARK = re.compile(r"<!-- output: (.+) -->")


def refreshed(text: str) -> str:
    """The document with each marked block's content replaced by the output of its command."""
    lines = text.splitlines()
    out: list[str] = []
    position = 0
    while position < len(lines):
        out.append(lines[position])
        mark = _MARK.fullmatch(lines[position])
        position += 1
        if mark is None:
            continue
        fence = lines[position]
        end = lines.index("```", position + 1)
        out += [fence, *output_of(mark.group(1)).splitlines(), "```"]
        position = end + 1
    return "\n".join(out) + "\n"


def output_of(command: str) -> str:
    """What a command prints; ``closecall`` and ``python`` run in this interpreter's environment, keyless."""
    program, *arguments = shlex.split(command)
    runs = {"closecall": [sys.executable, "-m", "closecall"], "python": [sys.executable]}[program]
    keyless = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI_")}
    done = subprocess.run(  # noqa: S603  commands of our own documents
        [*runs, *arguments],
        cwd=ROOT,
        env={**keyless, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "XDG_CONFIG_HOME": str(ROOT / "none")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(refreshed(document.read_text(encoding="utf-8")), encoding="utf-8")
