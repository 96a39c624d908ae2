"""A file of lines is read in stretches: each line once, wherever the stretches end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from closecall.batch.rows import Row, Unusable
from closecall.engines.lines import lines_in, row_in, stretches_of
from closecall.errors import InputError


def rows_of(path: Path, *, size: int) -> list[Row | Unusable]:
    lines = [line for stretch in stretches_of(str(path), size=size) for line in lines_in(stretch)]
    return [row_in(line["line"], place=line["place"]) for line in lines]


@pytest.mark.parametrize("size", [1, 2, 7, 30, 31, 1_000])
def test_each_line_is_read_once(tmp_path: Path, size: int) -> None:
    texts = [f"Buyer: {'yes ' * number}" for number in range(6)]
    path = tmp_path / "deals.jsonl"
    path.write_text("".join(json.dumps({"thread": text}) + "\n" for text in texts) + "\n")
    assert rows_of(path, size=size) == [Row(text) for text in texts]


def test_only_a_line_feed_ends_a_row(tmp_path: Path) -> None:
    thread = "Buyer: one\u2028two\u0085three\x0bfour"
    path = tmp_path / "deals.jsonl"
    path.write_text(json.dumps({"thread": thread}, ensure_ascii=False) + "\n", encoding="utf-8")
    assert rows_of(path, size=5) == [Row(thread)]


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_text('{"thread": "a"}\n{"thread": "b"}')
    assert rows_of(path, size=9) == [Row("a"), Row("b")]


def test_an_empty_file_has_no_stretches(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.touch()
    assert stretches_of(str(path)) == []


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl is not a file"):
        stretches_of(str(tmp_path / "none.jsonl"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"thread": ', "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"7", "not a JSON object"),
        (b'{"note": "x"}', "The row has no thread"),
    ],
)
def test_a_broken_line_is_named_by_its_place(tmp_path: Path, line: bytes, why: str) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_bytes(b'{"thread": "a"}\n' + line + b"\n")
    good, bad = rows_of(path, size=4)
    assert good == Row("a")
    assert isinstance(bad, Unusable)
    assert bad.id == "deals.jsonl, byte 16"
    assert why in str(bad.error)
