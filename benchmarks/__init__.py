"""Speeds, as ratios within one run; never timed tests. ``python -m benchmarks.cold_start`` and so on."""
