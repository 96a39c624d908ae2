"""A Ray of two cores on this machine, and rows that all make an answer of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def ray() -> Iterator[Any]:
    """Started once; the tests that ask for it are skipped where Ray is not installed."""
    library = pytest.importorskip("ray", reason="Ray is not installed; docs/engines.md says how to run these")
    import ray.data  # noqa: PLC0415

    library.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield library
    library.shutdown()
