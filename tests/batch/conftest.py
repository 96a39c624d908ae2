"""Jobs over small inputs, run in this process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.batch import Settings
from closecall.batch.job import Job, Progress, Report
from closecall.batch.running import run
from closecall.batch.sources import open_source

TODAY = date(2026, 3, 2)
Runs = Callable[..., Report]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Six rows, the fourth broken: two refusals, two that ask, one without an id."""
    no, asks = "Please do not contact me again.", "I like it, but I need to talk to my partner."
    rows = [
        {"id": "a", "thread": _talk(no)},
        {"id": "b", "thread": _talk(asks)},
        {"thread": _talk("What does it cost for three people?")},
        None,
        {"id": "e", "thread": _talk(asks, about="the second plan")},
        {"id": "f", "thread": _talk(no, about="the third plan")},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join((json.dumps(row) if row else "{") + "\n" for row in rows))
    return path


@pytest.fixture
def runs(source: Path, tmp_path: Path) -> Runs:
    """Runs a job over the source to ``out.jsonl``; settings and parts of the job by name."""

    def runs(
        *,
        rows: Path = source,
        out: str = "out.jsonl",
        tell: Callable[[Progress], None] = lambda _: None,
        **changes: Any,
    ) -> Report:
        parts = {name: changes.pop(name) for name in _PARTS & changes.keys()}
        settings = Settings(**{"today": TODAY, **changes})
        job = Job(open_source(rows), tmp_path / out, settings, **{"concurrency": 1, **parts})
        return run(job, tell=tell, sleep=_no_time)

    return runs


async def _no_time(_: float) -> None:
    """Wait for nothing."""
    await asyncio.sleep(0)


def _talk(said: str, *, about: str = "the plan") -> str:
    return f"Seller: Shall I send you {about}?\nBuyer: {said}\n"


_PARTS = {"concurrency", "limit", "shard", "deadline", "at_most_once", "via"}
