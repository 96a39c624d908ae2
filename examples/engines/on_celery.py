"""A deal as a Celery task: whoever has a queue puts rows in, and its workers answer them.

The workers: celery -A on_celery worker. Without a broker, as here, tasks run where they are called.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from celery import Celery

from closecall.batch import Settings, answer

app = Celery("deals", broker=os.environ.get("BROKER"), backend=os.environ.get("BACKEND", "cache+memory://"))
app.conf.update(
    task_always_eager="BROKER" not in os.environ, task_acks_late=True, worker_prefetch_multiplier=1
)


@app.task(name="advise")  # type: ignore[untyped-decorator]
def advise(row: dict[str, Any], today: str) -> dict[str, Any]:
    """The advice for one deal."""
    return answer(row, Settings(today=date.fromisoformat(today)))


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_bytes().strip().split(b"\n")
    told = [advise.delay(json.loads(line), date.today().isoformat()) for line in lines]
    for row in (one.get(timeout=60) for one in told):
        print(row["id"], row.get("approach"))
