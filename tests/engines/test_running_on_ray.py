"""A run on a Ray of this machine: each row once, whatever is lost on the way.

Needs Ray, and takes a minute; docs/engines.md tells the command.
"""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.many_threads import draft_for, thread_lines
from closecall.batch import Settings, answer
from closecall.engines.ray import Report, answer_rows, read_lines
from closecall.errors import InputError, ModelRejected
from closecall.testing import Received, Reply, ScriptedEndpoint, refusal

pytestmark = [
    pytest.mark.usefixtures("ray"),
    # Ray's own sockets and files of a run that is over.
    pytest.mark.filterwarnings("default"),
]

SETTINGS = Settings(today=date(2026, 3, 2))


def deals(path: Path, rows: int) -> Path:
    path.write_text("".join(line + "\n" for line in thread_lines(rows)))
    return path


def advised(source: Path, out: Path, settings: Settings = SETTINGS, **options: Any) -> Report:
    return answer_rows(read_lines([str(source)]), settings, out=str(out), **options)


def rows_in(out: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet  # noqa: PLC0415  read as any other program would

    return [json.loads(row) for row in pyarrow.parquet.read_table(out)["row"].to_pylist()]


def by_model(endpoint: ScriptedEndpoint) -> Settings:
    asked = replace(SETTINGS, writer="model", base_url=endpoint.base_url, model="any")
    return replace(asked, channel="email", fallback=False)


def actors() -> set[int]:
    """The processes of ours that answer."""
    found = set()
    for place in Path("/proc").iterdir():
        try:
            command = (place / "cmdline").read_bytes()
        except OSError:
            continue
        if command.startswith(b"ray::") and b"Answering" in command:
            found.add(int(place.name))
    return found


def test_each_row_gets_what_answer_gives_it(tmp_path: Path) -> None:
    source = deals(tmp_path / "deals.jsonl", 60)
    report = advised(source, tmp_path / "out", actors=2, rows_a_part=8)
    assert report == Report(answered=60, failed=1, may_pass=0, passed_over=0)
    lines = source.read_bytes().splitlines()
    wanted = {
        row["id"]: row for row in (answer(json.loads(lines[n]), SETTINGS) for n in range(60) if n != 49)
    }
    found = {row["id"]: row for row in rows_in(tmp_path / "out")}
    (failure,) = [found.pop(name) for name in list(found) if "error" in found[name]]
    assert found == wanted
    assert failure["error"]["type"] == "InputError"


def test_the_columns_of_a_table_are_a_row(ray: Any, tmp_path: Path) -> None:
    thread = "Seller: Shall I send it?\nBuyer: Yes please, I like it."
    rows = [
        {"id": "a", "thread": thread, "facts": {"stage": "proposal"}, "me": ["Seller"]},
        {"id": "b", "thread": thread, "facts": {"seller_conviction": "certain"}, "me": None},
    ]
    report = answer_rows(ray.data.from_items(rows), SETTINGS, out=str(tmp_path / "out"))
    assert report.failed == 0
    told = {row["id"]: row["facts"] for row in rows_in(tmp_path / "out")}
    assert "seller_conviction" not in told["a"]
    assert told["b"]["seller_conviction"] == "certain"


def test_a_further_run_answers_only_what_is_new_or_changed(tmp_path: Path) -> None:
    source, out = deals(tmp_path / "deals.jsonl", 40), tmp_path / "out"
    advised(source, out)
    lines = source.read_text().splitlines()
    changed = lines[0].replace("I like it", "I love it")
    source.write_text("\n".join([changed, *lines[1:], *list(thread_lines(42))[40:]]) + "\n")
    assert advised(source, out) == Report(answered=3, failed=0, may_pass=0, passed_over=39)
    assert len(rows_in(out)) == 43


def test_a_worker_that_is_killed_costs_no_row(tmp_path: Path) -> None:
    source, out = deals(tmp_path / "deals.jsonl", 1_500), tmp_path / "out"
    killed: list[int] = []

    def kill_one() -> None:
        while not list(out.glob("answers-*")):
            time.sleep(0.02)  # until the first part is written
        killed.extend(sorted(actors())[:1])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    report = advised(source, out, actors=2, rows_a_part=32)
    killer.join(timeout=10)
    assert killed
    assert report.answered + report.passed_over == 1_500
    names = [row["id"] for row in rows_in(out)]
    assert len(names) == len(set(names)) == 1_500


def test_what_failed_for_now_is_tried_again(tmp_path: Path) -> None:
    source, out = deals(tmp_path / "deals.jsonl", 4), tmp_path / "out"
    down = [True]

    def reply(request: Received) -> Reply:
        return refusal("no", status=503) if down[0] else draft_for(request)

    with ScriptedEndpoint(then=reply) as endpoint:
        first = advised(source, out, by_model(endpoint))
        down[0] = False
        second = advised(source, out, by_model(endpoint))
    assert (first.answered, first.may_pass) == (4, 4)
    assert second == Report(answered=4, failed=0, may_pass=0, passed_over=0)
    assert [row["source"] for row in rows_in(out)] == ["model"] * 4


def test_a_key_that_is_refused_ends_the_run_in_closecalls_words(tmp_path: Path) -> None:
    source = deals(tmp_path / "deals.jsonl", 4)
    with (
        ScriptedEndpoint(then=refusal("bad key", status=401)) as endpoint,
        pytest.raises(ModelRejected, match="401"),
    ):
        advised(source, tmp_path / "out", by_model(endpoint))


def test_settings_that_cannot_be_used_are_told_in_closecalls_words(tmp_path: Path) -> None:
    source = deals(tmp_path / "deals.jsonl", 1)
    with pytest.raises(InputError, match="'pushy' is none of"):
        advised(source, tmp_path / "out", replace(SETTINGS, only=("pushy",)))


def test_two_actors_share_one_rate(tmp_path: Path) -> None:
    source, came = deals(tmp_path / "deals.jsonl", 32), []

    def reply(request: Received) -> Reply:
        came.append(time.monotonic())
        return draft_for(request)

    with ScriptedEndpoint(then=reply) as endpoint:
        advised(source, tmp_path / "out", by_model(endpoint), actors=2, rows_a_part=4, rate=4)
    assert len(came) == 32
    # Counted from the sixteenth on, when both are at work.
    assert 16 / (came[-1] - came[15]) <= 4.4


def test_more_actors_than_cores_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Give 1 to 2"):
        advised(deals(tmp_path / "deals.jsonl", 1), tmp_path / "out", actors=3)
