"""The folder of answers tells what is done, whatever ended the run that wrote it."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from closecall.batch import Settings
from closecall.engines.answers import Answer, Answers
from closecall.errors import InputError

SETTINGS = Settings(today=date(2026, 3, 2))


def key(number: int) -> bytes:
    return bytes([number]) + b"\0" * 15


def advice(number: int) -> Answer:
    return Answer(key(number), {"id": f"deal-{number}", "approach": "guide"})


def failed(number: int, *, retryable: bool) -> Answer:
    error = {"type": "ModelUnreachable", "message": "m", "hint": "h", "retryable": retryable}
    return Answer(key(number), {"id": f"deal-{number}", "error": error})


def begin(folder: Path, settings: Settings = SETTINGS) -> Answers:
    return Answers(str(folder)).begin(settings)[0]


def rows_in(folder: Path) -> list[dict[str, Any]]:
    return list(pyarrow.parquet.read_table(folder).sort_by("id").to_pylist())


def done_in(answers: Answers) -> list[bytes]:
    return [bytes(one) for one in answers.done_keys()]


def test_a_row_says_what_was_told_and_the_folder_is_one_table(tmp_path: Path) -> None:
    answers = begin(tmp_path)
    answers.write([advice(1), failed(2, retryable=False)])
    answers.write([failed(3, retryable=True)])
    first, second, third = rows_in(tmp_path)
    assert (first["key"], first["id"], first["approach"], first["error"]) == (key(1), "deal-1", "guide", None)
    assert json.loads(first["row"]) == {"id": "deal-1", "approach": "guide"}
    assert (second["approach"], second["error"]) == (None, "ModelUnreachable")
    assert third["id"] == "deal-3"


def test_answers_and_lasting_failures_are_done_and_others_are_not(tmp_path: Path) -> None:
    answers = begin(tmp_path)
    answers.write([advice(2), failed(3, retryable=True), failed(1, retryable=False)])
    assert done_in(answers) == [b"\x01", b"\x02"]


def test_a_new_folder_has_nothing_done(tmp_path: Path) -> None:
    assert done_in(begin(tmp_path / "deep" / "new")) == []


def test_the_next_run_throws_away_what_may_pass_and_writes_files_of_its_own(tmp_path: Path) -> None:
    part = [advice(1), failed(2, retryable=True)]
    begin(tmp_path).write(part)
    again = begin(tmp_path)
    assert [row["id"] for row in rows_in(tmp_path)] == ["deal-1"]
    assert not again.holds([one.key for one in part])
    again.write([advice(2)])
    assert [(row["id"], row["error"]) for row in rows_in(tmp_path)] == [("deal-1", None), ("deal-2", None)]


def test_a_part_that_is_answered_twice_in_a_run_stands_once(tmp_path: Path) -> None:
    answers = begin(tmp_path)
    assert not answers.holds([key(1), key(2)])
    answers.write([advice(1), advice(2)])
    assert pickle.loads(pickle.dumps(answers)).holds([key(1), key(2)])  # noqa: S301  our own bytes
    answers.write([advice(1), advice(2)])
    assert len(rows_in(tmp_path)) == 2


def test_a_part_all_of_which_failed_for_now_is_held(tmp_path: Path) -> None:
    answers = begin(tmp_path)
    answers.write([failed(1, retryable=True)])
    assert answers.holds([key(1)])


def test_a_file_that_was_not_finished_is_no_answer(tmp_path: Path) -> None:
    answers = begin(tmp_path)
    answers.write([advice(1)])
    (file,) = tmp_path.glob("answers-*")
    file.rename(tmp_path / f"_{file.name}")
    assert done_in(begin(tmp_path)) == []
    assert not answers.holds([key(1)])


def test_other_settings_are_refused_by_name(tmp_path: Path) -> None:
    begin(tmp_path)
    with pytest.raises(InputError, match="another note, lang"):
        begin(tmp_path, replace(SETTINGS, note="I know them.", lang="de"))


def test_the_first_day_stays_the_day(tmp_path: Path) -> None:
    begin(tmp_path)
    _, settings = Answers(str(tmp_path)).begin(replace(SETTINGS, today=date(2026, 3, 9)))
    assert settings == SETTINGS


def test_half_a_character_is_written_as_its_escape(tmp_path: Path) -> None:
    begin(tmp_path).write([Answer(key(1), {"id": "half \ud83d", "approach": "guide"})])
    (row,) = rows_in(tmp_path)
    assert row["id"] == "half \\ud83d"
    assert json.loads(row["row"])["id"] == "half \ud83d"


def test_an_address_that_no_store_has_is_refused() -> None:
    with pytest.raises(InputError, match="nowhere://x cannot be opened"):
        Answers("nowhere://x").begin(SETTINGS)
