"""Classes of words from a data file: whole words, beginnings and pairs; a language may lack one."""

from __future__ import annotations

from pathlib import Path

import pytest

from closecall.text.word_classes import classes_in, holds_any, meets_any


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    path = tmp_path / "lists.toml"
    path.write_text('[en]\nyes = "sure yes"\nbids = "book* go_ahead"\n', encoding="utf-8")
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


def test_a_class_that_the_language_lacks_meets_nothing(lists: Path) -> None:
    assert not meets_any(classes_in(lists, "en"), ("denies",), ("yes",))
    assert not holds_any(classes_in(lists, "de"), ("yes",), "yes")
