"""All open deals on Ray: one machine, or a cluster that this program is submitted to."""

import sys
from datetime import date

import ray

from closecall.batch import Settings
from closecall.engines.ray import answer_rows, read_lines

deals, out = sys.argv[1:]
ray.init(ignore_reinit_error=True, logging_level="ERROR", include_dashboard=False)
report = answer_rows(read_lines([deals]), Settings(today=date.today()), out=out, actors=2)
print(f"{report.answered} answered, {report.failed} failed, {report.passed_over} were there already")
for row in ray.data.read_parquet(out).select_columns(["id", "approach"]).iter_rows():
    print(row["id"], row["approach"])
