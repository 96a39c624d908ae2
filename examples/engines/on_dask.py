"""All open deals on Dask, some hundred rows a task: a task a row would cost more than the answer."""

import sys
from datetime import date
from typing import Any

import dask.bag as db

from closecall.batch import Settings, answer

settings = Settings(today=date.today())


def advise(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The advice for some deals."""
    return [answer(row, settings) for row in rows]


if __name__ == "__main__":
    import json
    from pathlib import Path

    lines = Path(sys.argv[1]).read_bytes().strip().split(b"\n")
    deals = db.from_sequence([json.loads(line) for line in lines], partition_size=256)
    for row in deals.map_partitions(advise).compute(scheduler="threads"):
        print(row["id"], row.get("approach"))
