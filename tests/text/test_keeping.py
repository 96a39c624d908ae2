"""What is worked out from data is kept for the next run, and only as long as it is still true."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from closecall.text.resources.compiled_cache import kept


@pytest.fixture(autouse=True)
def _bytecode_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("one two", encoding="utf-8")
    return path


def _count(words: Path) -> Callable[[], dict[str, int]]:
    return lambda: {word: len(word) for word in words.read_text(encoding="utf-8").split()}


def _never() -> object:
    pytest.fail("worked out anew")


def test_it_is_worked_out_once(words: Path) -> None:
    for work_out in (_count(words), _never):
        assert kept(words, [words], work_out, made_by=__file__) == {"one": 3, "two": 3}


def test_each_asker_gets_a_copy_of_its_own(words: Path) -> None:
    kept(words, [words], _count(words), made_by=__file__).clear()
    assert kept(words, [words], _never, made_by=__file__) == {"one": 3, "two": 3}


def test_it_is_kept_under_a_name_that_no_file_has(words: Path) -> None:
    for work_out in (_count(words), _never):
        assert kept(words.parent / "more+words.txt", [words], work_out, made_by=__file__)
    assert kept(words, [words], lambda: "another", made_by=__file__) == "another"


def test_bytecode_of_a_module_of_the_same_name_stays(words: Path) -> None:
    bytecode = Path(cache_from_source(str(words.with_suffix(".py"))))
    bytecode.parent.mkdir()
    bytecode.write_bytes(b"of the module")
    for work_out in (_count(words), _never):
        assert kept(words, [words], work_out, made_by=__file__)
    assert bytecode.read_bytes() == b"of the module"


def test_other_data_of_the_same_size_is_worked_out_anew(words: Path) -> None:
    kept(words, [words], _count(words), made_by=__file__)
    words.write_text("one six", encoding="utf-8")
    assert kept(words, [words], _count(words), made_by=__file__) == {"one": 3, "six": 3}


def test_what_other_code_made_is_worked_out_anew(words: Path, tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("1", encoding="utf-8")
    kept(words, [words], _count(words), made_by=__file__)
    assert kept(words, [words], lambda: "anew", made_by=str(tmp_path / "code.py")) == "anew"


def test_nothing_is_kept_where_python_keeps_no_bytecode(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept(words, [words], _count(words), made_by=__file__)
    assert [path.name for path in words.parent.iterdir()] == ["words.txt"]


def test_a_folder_that_cannot_be_written_to_is_no_error(words: Path) -> None:
    (words.parent / "__pycache__").write_text("a file stands in the way", encoding="utf-8")
    for _ in range(2):
        assert kept(words, [words], _count(words), made_by=__file__) == {"one": 3, "two": 3}
