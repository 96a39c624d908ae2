"""The programs in ``examples/engines`` run where their engine is installed, on three deals."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples" / "engines"
_NEEDS = {
    "on_ray.py": ["ray"],
    "on_spark.py": ["pyspark", "pandas"],
    "on_dask.py": ["dask"],
    "on_celery.py": ["celery"],
}
_DEALS = [
    {"id": "no", "thread": "Seller: Shall I send it?\nBuyer: Please do not contact me again."},
    {"id": "yes", "thread": "Seller: Shall I?\nBuyer: We really want this, but I must ask my partner first."},
    {"id": "empty", "note": "There is no thread."},
]


def test_every_program_has_its_engine() -> None:
    assert sorted(_NEEDS) == sorted(path.name for path in EXAMPLES.glob("*.py"))


@pytest.mark.parametrize("name", sorted(_NEEDS))
def test_an_engine_answers_each_deal(name: str, tmp_path: Path) -> None:
    missing = [one for one in _NEEDS[name] if importlib.util.find_spec(one) is None]
    if name == "on_spark.py" and shutil.which("java") is None:
        missing.append("java")
    if missing:
        pytest.skip(f"{', '.join(missing)} is not installed; docs/engines.md says how to run this")
    source = tmp_path / "deals.jsonl"
    source.write_text("".join(json.dumps(deal) + "\n" for deal in _DEALS))
    out = [str(tmp_path / "out")] if name == "on_ray.py" else []
    done = subprocess.run(  # noqa: S603  our own examples
        [sys.executable, str(EXAMPLES / name), str(source), *out],
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert {"no respect_no", "yes guide", "empty None"} <= set(done.stdout.splitlines())
