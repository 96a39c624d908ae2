"""A few inputs for each law, always the same ones; ``python -m benchmarks.fuzz`` tries new ones for long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.laws import LAWS


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
def test_law(law: Law) -> None:
    few = settings(
        max_examples=law.examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    few(given(law.inputs)(law.check))()
