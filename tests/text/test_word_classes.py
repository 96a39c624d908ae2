"""Classes of words from a data file: whole words, beginnings and pairs; every language lists all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import closecall
from closecall.text.word_classes import classes_in, classes_in_any, holds_any, meets_any

DECLARED = '[classes]\nyes = "agrees"\nbids = "tells somebody to do it"\nno = "denies"\n'
_QUOTED = re.compile(r'"([a-z_]+(?: [a-z_]+)*)"')
SOURCE = Path(closecall.__file__).parent


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "lists.toml"
    path.write_text(f'{DECLARED}[en]\nyes = "sure yes"\nbids = "book* go_ahead"\nno = ""\n', encoding="utf-8")
    return path


def test_words_meet_a_class_by_a_word_a_beginning_or_a_pair(lists: Path) -> None:
    classes = classes_in(lists, "en")
    assert meets_any(classes, ("bids",), ("please", "booking"))
    assert meets_any(classes, ("yes", "bids"), ("do", "go", "ahead"))
    assert not meets_any(classes, ("bids",), ("go", "on", "ahead"))


def test_one_word_is_held_by_a_word_or_a_beginning(lists: Path) -> None:
    classes = classes_in(lists, "en")
    assert holds_any(classes, ("bids", "yes"), "sure")
    assert holds_any(classes, ("bids",), "booked")
    assert not holds_any(classes, ("bids",), "go")


def test_an_empty_class_meets_nothing(lists: Path) -> None:
    assert not meets_any(classes_in(lists, "en"), ("no",), ("yes",))


def test_in_a_language_without_words_every_class_is_empty(lists: Path) -> None:
    classes = classes_in(lists, "de")
    assert not classes
    assert list(classes) == ["yes", "bids", "no"]
    assert not holds_any(classes, classes, "yes")
    assert classes_in(lists, "en")


def test_where_nobody_knows_the_language_the_words_of_all_count(lists: Path) -> None:
    with lists.open("a", encoding="utf-8") as file:
        file.write('[de]\nyes = "ja"\nbids = "buch* mach_mal"\nno = "nein"\n')
    classes = classes_in_any(lists)
    assert all(classes["yes"].holds(word) for word in ("sure", "ja"))
    assert all(classes["bids"].meets(words) for words in (("booked",), ("buche",), ("mach", "mal")))
    assert classes["no"].holds("nein")
    assert not classes["no"].holds("ja")


def test_a_class_that_is_not_declared_is_asked_for_by_mistake(lists: Path) -> None:
    with pytest.raises(KeyError):
        holds_any(classes_in(lists, "de"), ("bid",), "yes")


@pytest.mark.parametrize("listed", ['yes = "sure"\nbids = ""', 'yes = ""\nbids = ""\nno = ""\nnay = "no"'])
def test_a_language_lists_the_declared_classes_and_no_other(tmp_path: Path, listed: str) -> None:
    path = tmp_path / "lists.toml"
    path.write_text(f"{DECLARED}[sv]\n{listed}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"lists\.toml: \[sv\] and \[classes\].*: (no|nay)"):
        classes_in(path, "en")


def test_every_declared_class_is_asked_for_in_the_code() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    asked = {word for text in sources.values() for named in _QUOTED.findall(text) for word in named.split()}
    files = [path.with_suffix(".toml") for path, text in sources.items() if "classes_in(_FILE" in text]
    assert len(files) > 10
    unused = {(path.name, name) for path in files for name in classes_in(path, "en") if name not in asked}
    assert not unused
