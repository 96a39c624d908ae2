"""Each promise names what tests or measures it, and that is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROMISES = [
    line.split("|")[1:-1]
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|")
][2:]


def test_each_promise_names_a_test_or_a_benchmark_that_exists() -> None:
    assert PROMISES
    for promise, where in PROMISES:
        named = re.findall(r"`((?:tests|benchmarks)/[^`]+)`", where)
        assert named, promise
        assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_pages_on_privacy_and_security_name_only_files_that_exist() -> None:
    text = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    named = re.findall(r"(?:tests|examples|benchmarks)/[\w/.]+\w", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
