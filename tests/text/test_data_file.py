"""The quick reading of the package's data files gives what the TOML parser of the standard library gives."""

from __future__ import annotations

import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import closecall
from closecall.text.resources.toml_file import parse_data, read_data, read_plain

_PACKAGE = Path(closecall.__file__).parent
_FILES = sorted(_PACKAGE.rglob("*.toml"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(_PACKAGE)))
def test_each_data_file_reads_as_the_standard_parser_reads_it(path: Path) -> None:
    assert parse_data(path) == tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"facts/cues/en/{topic}.toml"
            for topic in ("refusal", "hesitation", "interest", "grammar", "money")
        ),
        "thread/lexicon/mail_words.toml",
        "decision/policy.toml",
    ],
)
def test_large_files_of_every_run_need_no_standard_parser(name: str) -> None:
    text = (_PACKAGE / name).read_text(encoding="utf-8")
    assert read_plain(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        'name = "plain"',
        "name = 'with \"both\" and \\n'",
        'a = 1 # why\nb = 2.5\n"odd key" = true',
        'many = [\n  "one", "two",\n  # why\n  "three",\n]\nnext = []',
        "day = 2026-03-01\nother = 2026-03-02 # why",
        'words = """\nred green\nblue\n"""',
        "rate = { from = 'x = y', to = [\"a\", 'b'] }",
        "[a] # why\nb = 1\n[a.c]\nd = 1_000\n[a.e]\nf = [10_000, 'USD']",
        '[[cue]]\nid = "one"\n[[cue]]\nid = "two"\n[classes]\nx = ["#", "[y]"]',
    ],
)
def test_what_data_files_use_of_toml_is_read_plainly(text: str) -> None:
    assert read_plain(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "a.b = 1",
        "at = 2026-03-01T10:00:00",
        "at = [\n  1,\n  2]",
        'text = """one line"""',
        'text = """\na \\\nb\n"""',
        'many = [\n "one", # why\n "two",\n]',
        '[[cue]]\nid = "one"\n[cue.more]\nx = 1',
    ],
)
def test_the_rest_of_toml_is_left_to_the_standard_parser(text: str, tmp_path: Path) -> None:
    (tmp_path / "some.toml").write_text(text, encoding="utf-8")
    assert parse_data(tmp_path / "some.toml") == tomllib.loads(text)


def test_decimals_are_read_as_decimals() -> None:
    read: dict[str, Any] = read_plain("half = 0.1\nparts = [0.2]", parse_float=Decimal)
    assert read == {"half": Decimal("0.1"), "parts": [Decimal("0.2")]}


@pytest.mark.parametrize("text", ["a", "a = ", "a = [\n1,", "[a", "= 1", 'a = "b" c'])
def test_a_broken_file_is_an_error(text: str, tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text(text, encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_data(tmp_path / "broken.toml")


def test_a_changed_file_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    for text in ("a = 1", "a = 1", "a = 2"):
        (tmp_path / "some.toml").write_text(text, encoding="utf-8")
        assert read_data(tmp_path / "some.toml") == tomllib.loads(text)
