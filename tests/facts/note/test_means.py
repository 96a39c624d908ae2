"""What the buyer earns or turns over, as sellers put it in their note."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.note.note_facts import read_note

SAID = tomllib.loads(Path(__file__).with_name("means.toml").read_text(encoding="utf-8"))


def means(note: str, lang: str) -> tuple[object, object]:
    told = read_note(note, thread_lang=lang).values
    return told.get("annual_means"), told.get("buyer_kind")


@pytest.mark.parametrize("kind", ["individual", "organisation"])
@pytest.mark.parametrize("lang", SAID)
def test_means_are_heard(lang: str, kind: str) -> None:
    assert [note for note, yearly in SAID[lang][kind] if means(note, lang) != (yearly, kind)] == []


@pytest.mark.parametrize("lang", SAID)
def test_other_sums_are_no_means(lang: str) -> None:
    assert [note for note in SAID[lang]["none"] if means(note, lang)[0] is not None] == []
