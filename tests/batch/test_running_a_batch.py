"""A run: in the order of the input, resumable, never over a file of somebody else's."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.many_threads import draft_for, own_word, thread_lines, word_in
from closecall.batch import Row, Settings, answer
from closecall.batch.answering import desk_for
from closecall.batch.executors import Computing
from closecall.batch.job import Progress, Report
from closecall.batch.journal import Journal, journal_path
from closecall.batch.sources.parquet import arrow_library
from closecall.errors import InputError, LimitReached, ModelRejected
from closecall.model import Budget
from closecall.testing import Received, Reply, ScriptedEndpoint, refusal

Runs = Callable[..., Report]


def rows_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Forty rows that a model drafts for, one broken."""
    path = tmp_path / "many.jsonl"
    lines = [*thread_lines(39), "{"]
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def with_model(endpoint: ScriptedEndpoint, **others: Any) -> dict[str, Any]:
    return {
        "writer": "model",
        "base_url": endpoint.base_url,
        "model": "scripted",
        "channel": "email",
        **others,
    }


def test_each_row_of_the_input_is_a_row_of_the_output_in_the_same_order(
    runs: Runs, source: Path, out: Path
) -> None:
    report = runs()
    rows = rows_in(out)
    given = [json.loads(line) for line in source.read_text().splitlines() if line != "{"]
    settings = Settings(today=date(2026, 3, 2))

    assert [row["id"] for row in rows][:2] == ["a", "b"]
    assert rows[3] == {
        "id": "line 4",
        "error": {
            "type": "InputError",
            "message": "In line 4: Expecting property name enclosed in double quotes at column 2.",
            "hint": "Each line is one JSON object with a thread.",
            "retryable": False,
        },
    }
    assert [row for row in rows if "error" not in row] == [answer(row, settings) for row in given]
    assert (report.progress.tally.rows, report.progress.answered, report.stopped) == (6, 5, None)


def test_processes_give_the_same_bytes_as_one(runs: Runs, out: Path, tmp_path: Path) -> None:
    runs()
    runs(out="two.jsonl", concurrency=2)

    assert (tmp_path / "two.jsonl").read_bytes() == out.read_bytes()


def test_running_again_answers_nothing_again_and_tells_the_same(runs: Runs, out: Path) -> None:
    first = runs()
    before = out.read_bytes()
    again = runs()

    assert out.read_bytes() == before
    assert again.progress.answered == 0
    assert again.progress.tally == first.progress.tally


def test_a_limit_takes_the_first_rows_and_a_later_run_goes_on(runs: Runs, out: Path, tmp_path: Path) -> None:
    runs(limit=2)
    assert [row["id"] for row in rows_in(out)] == ["a", "b"]
    report = runs()
    runs(out="whole.jsonl")

    assert report.progress.answered == 3
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_smaller_limit_shortens_the_output_and_a_later_run_has_it_whole_again(
    runs: Runs, out: Path
) -> None:
    runs()
    before = out.read_bytes()
    runs(limit=1)
    assert [row["id"] for row in rows_in(out)] == ["a"]
    report = runs()

    assert report.progress.answered == 0
    assert out.read_bytes() == before


def test_an_output_that_was_deleted_comes_again_from_the_journal(runs: Runs, out: Path) -> None:
    runs()
    before = out.read_bytes()
    out.unlink()

    assert runs().progress.answered == 0
    assert out.read_bytes() == before


def test_what_a_killed_run_wrote_beyond_its_last_mark_is_written_anew(runs: Runs, out: Path) -> None:
    runs()
    before = out.read_bytes()
    with Journal(journal_path(out)) as journal:
        journal.forget_marks(beyond=0)
    out.write_bytes(before[:-30])

    assert runs().progress.answered == 0
    assert out.read_bytes() == before


def test_an_input_that_has_changed_is_answered_where_it_changed(
    runs: Runs, out: Path, source: Path, tmp_path: Path
) -> None:
    runs()
    lines = source.read_text().splitlines()
    source.write_text("\n".join([lines[1], lines[0].replace("contact", "write to"), *lines[2:]]))

    assert runs().progress.answered == 1
    assert [row["id"] for row in rows_in(out)][:2] == ["b", "a"]
    runs(out="anew.jsonl")
    assert out.read_bytes() == (tmp_path / "anew.jsonl").read_bytes()


def test_a_row_that_stands_twice_is_answered_once_and_written_twice(
    runs: Runs, out: Path, source: Path
) -> None:
    line = source.read_text().splitlines()[0]
    source.write_text(f"{line}\n" * 3)

    assert runs(concurrency=2).progress.answered == 1
    assert len(rows_in(out)) == 3
    assert len(set(out.read_text().splitlines())) == 1


def test_a_file_that_is_there_already_is_never_written_over(runs: Runs, out: Path) -> None:
    out.write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        runs()

    assert out.read_text() == "mine"
    assert not journal_path(out).exists()


def test_a_file_in_the_place_of_the_output_is_never_written_over(runs: Runs, out: Path) -> None:
    runs()
    out.write_text("mine" * 10_000)
    with pytest.raises(InputError, match="and is not what a run with"):
        runs()

    assert out.read_text() == "mine" * 10_000


def test_the_same_output_with_other_settings_is_refused(runs: Runs, out: Path) -> None:
    runs()
    before = out.read_bytes()
    with pytest.raises(InputError, match="was begun with another note, only"):
        runs(note="They asked twice.", only=("guide",))

    assert out.read_bytes() == before


def test_a_run_goes_on_with_the_day_on_which_it_was_begun(runs: Runs, out: Path, tmp_path: Path) -> None:
    runs(limit=1)
    runs(today=date(2027, 1, 1))
    runs(out="whole.jsonl")

    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_settings_that_cannot_be_used_leave_no_journal(runs: Runs, out: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the policy"):
        runs(policy=tmp_path / "nowhere.toml")

    assert not journal_path(out).exists()


def test_shards_part_the_rows_by_their_ids_and_together_hold_them_all(
    runs: Runs, out: Path, tmp_path: Path
) -> None:
    runs()
    for part in (1, 2, 3):
        runs(out=f"{part}.jsonl", shard=(part, 3))
    parts = [(tmp_path / f"{part}.jsonl").read_text().splitlines() for part in (1, 2, 3)]

    assert sorted(line for lines in parts for line in lines) == sorted(out.read_text().splitlines())
    assert sum(bool(lines) for lines in parts) > 1


def test_only_some_approaches_are_written_and_the_others_counted(runs: Runs, out: Path) -> None:
    report = runs(only=("respect_no",))

    assert [row.get("approach") for row in rows_in(out)] == ["respect_no", None, "respect_no"]
    assert report.progress.tally.left_out == 3
    assert report.progress.tally.rows == 6


def test_the_tally_names_what_a_salesperson_asks_for(runs: Runs) -> None:
    tally = runs().progress.tally

    assert tally.approaches["respect_no"] == 2
    assert [(kind, each.rows, each.first) for kind, each in tally.failures.items()] == [
        ("InputError", 1, "line 4")
    ]
    assert tally.blockers["refusal_opt_out"] == 2
    assert "a" not in [name for _, name, _ in tally.ready]
    assert [readiness for readiness, _, _ in tally.ready] == sorted(
        (readiness for readiness, _, _ in tally.ready), reverse=True
    )


def test_what_has_been_read_and_not_answered_is_not_told_as_done(runs: Runs) -> None:
    told: list[tuple[int, float]] = []

    def tell(progress: Progress) -> None:
        told.append((progress.tally.rows, progress.share))

    runs(tell=tell)

    assert len({rows for rows, _ in told}) > 2
    assert all(share == pytest.approx(rows / 6) for rows, share in told)


def test_a_parquet_output_holds_the_same_rows(runs: Runs, out: Path, tmp_path: Path) -> None:
    runs()
    runs(out="out.parquet")
    runs(out="out.parquet")
    table = arrow_library().parquet.read_table(tmp_path / "out.parquet").to_pylist()

    assert [row["row"] for row in table] == out.read_text().splitlines()
    assert [row["id"] for row in table] == [row["id"] for row in rows_in(out)]
    assert table[3]["error"] == "InputError"
    assert table[1]["body"] == rows_in(out)[1]["draft"]["body"]
    assert not (tmp_path / "out.parquet.journal-part").exists()


def test_a_parquet_file_of_somebody_elses_is_never_replaced(runs: Runs, tmp_path: Path) -> None:
    runs(out="out.parquet")
    arrow = arrow_library()
    arrow.parquet.write_table(arrow.table({"mine": [1]}), tmp_path / "out.parquet")
    with pytest.raises(InputError, match="is there already"):
        runs(out="out.parquet")


def test_half_a_letter_in_a_thread_stops_nothing(runs: Runs, out: Path, source: Path) -> None:
    source.write_text(
        '{"id": "\\ud800", "thread": "Seller: Hi?\\nBuyer: I like it \\ud83d, tell me more.\\n"}\n'
    )
    runs()

    assert rows_in(out)[0]["id"] == "\ud800"


def test_a_used_up_budget_ends_the_run_and_the_next_one_goes_on(
    runs: Runs, many: Path, out: Path, tmp_path: Path
) -> None:
    with ScriptedEndpoint(then=draft_for) as endpoint:
        stopped = runs(rows=many, concurrency=4, **with_model(endpoint, budget=Budget(calls=15)))
        first = len(endpoint.received)
        report = runs(rows=many, concurrency=4, **with_model(endpoint))
        words = [word_in(request) for request in endpoint.received]
        runs(rows=many, out="whole.jsonl", **with_model(endpoint))

    assert isinstance(stopped.stopped, LimitReached)
    assert first == 15
    assert report.stopped is None
    assert len(words) == len(set(words)) == 39
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_key_that_is_refused_in_the_middle_ends_the_run_at_once(runs: Runs, many: Path, out: Path) -> None:
    asked: list[Received] = []

    def revoked(request: Received) -> Reply:
        asked.append(request)
        return draft_for(request) if len(asked) <= 10 else refusal("Incorrect API key provided.", status=401)

    with ScriptedEndpoint(then=revoked) as endpoint:
        report = runs(rows=many, **with_model(endpoint))

    assert isinstance(report.stopped, ModelRejected)
    assert len(asked) == 11
    assert [row["source"] for row in rows_in(out)] == ["model"] * 10


def test_a_failure_that_may_pass_is_tried_again_by_the_next_run(
    runs: Runs, many: Path, out: Path, tmp_path: Path
) -> None:
    is_down = True

    def now_and_then(request: Received) -> Reply:
        if is_down and word_in(request) == own_word(1):
            return Reply(503, headers={"Retry-After": "400"})
        return draft_for(request)

    with ScriptedEndpoint(then=now_and_then) as endpoint:
        asked = with_model(endpoint, fallback=False)
        first = runs(rows=many, limit=2, **asked)
        assert rows_in(out)[1]["error"]["type"] == "ModelUnreachable"
        is_down = False
        desk_for.cache_clear()  # as a new process, which knows nothing of the pause
        again = runs(rows=many, limit=4, **asked)
        runs(rows=many, limit=4, out="whole.jsonl", **asked)

    assert first.progress.tally.failures["ModelUnreachable"][:2] == (1, "deal-1")
    assert again.progress.tally.failures == {}
    assert again.progress.answered == 3
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_row_that_somebody_left_is_a_failure_with_at_most_once_and_answered_without(
    runs: Runs, out: Path, source: Path
) -> None:
    settings = Settings(today=date(2026, 3, 2))
    first = Row.from_mapping(json.loads(source.read_text().splitlines()[0]))
    with Journal(journal_path(out)) as journal:
        journal.agree_on({**settings.shaping, "shard": None})
        journal.claim([settings.key_of(first.digest())])

    runs(at_most_once=True)
    assert (rows_in(out)[0]["id"], rows_in(out)[0]["error"]["type"]) == ("a", "begun")
    assert rows_in(out)[1]["approach"] == "guide"
    runs()
    assert rows_in(out)[0]["approach"] == "respect_no"


def test_a_deadline_ends_the_run_with_what_is_done(runs: Runs, many: Path, out: Path) -> None:
    with ScriptedEndpoint(then=lambda request: draft_for(request, delay=0.05)) as endpoint:
        report = runs(rows=many, deadline=0.5, **with_model(endpoint))

    assert str(report.stopped).startswith("The deadline of 0.5 s is reached.")
    assert 0 < len(rows_in(out)) < 40


def test_a_row_that_ends_its_process_is_a_failure_and_no_other_is() -> None:
    async def answers() -> list[dict[str, Any]]:
        hands = Computing(Settings(today=date(2026, 3, 2)), processes=1)
        talk = "Seller: Shall I call?\nBuyer: Please do not contact me again.\n"
        try:
            deadly = Row(_EndsItsReader(), id="b")  # type: ignore[arg-type]
            return await hands.answer([Row(talk, id="a"), deadly, Row(talk, id="c")])
        finally:
            hands.close()

    told = asyncio.run(answers())

    assert [row["id"] for row in told] == ["a", "b", "c"]
    assert told[1]["error"]["type"] == "internal"
    assert told[0]["approach"] == told[2]["approach"] == "respect_no"


class _EndsItsReader:
    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)
