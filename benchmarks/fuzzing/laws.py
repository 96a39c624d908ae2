"""All laws in one list."""

from __future__ import annotations

from benchmarks.fuzzing import calling, reading, writing

LAWS = (*reading.LAWS, *writing.LAWS, *calling.LAWS)
"""Every law, in the order of the pipeline."""
