"""Every program in ``examples/`` runs, without a key, and prints what it is for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
_PRINTS = {
    "faulty_endpoint.py": [
        "HTTP 401: template: ",
        "Try again in 600 s.",
        "gave no answer within 0.3 s",
        "was cut at its length limit",
        "2 requests were sent. The budget of 2 calls is used up. Raise the limit to go on.",
    ],
    "score_only.py": ["firm_close, readiness 73", "+"],
    "draft_from_thread.py": ["firm_close", "We really want this", "Hi Marta"],
    "own_prompts.py": ["hates adjectives", "template"],
    "outreach_loop.py": ["firm_close", "guide", "nurture", "respect_no", "confirm", "thank them, then stop"],
}


@pytest.mark.parametrize("name", sorted(p.name for p in EXAMPLES.glob("*.py")))
def test_an_example_prints_what_it_is_for(name: str) -> None:
    keyless = {k: v for k, v in os.environ.items() if not k.startswith("OPENAI_")}
    done = subprocess.run(  # noqa: S603  our own examples
        [sys.executable, str(EXAMPLES / name)],
        env={**keyless, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    for text in _PRINTS[name]:
        assert text in done.stdout
