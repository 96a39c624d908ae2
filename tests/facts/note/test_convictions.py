"""How sure a seller's note is, by figures of speech, and that it may be sure of the contrary (S16)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.note.note_facts import read_note
from closecall.facts.vocabulary import Conviction

SAID = tomllib.loads(Path(__file__).with_name("convictions.toml").read_text(encoding="utf-8"))


def conviction(note: str, lang: str) -> object:
    return read_note(note, thread_lang=lang).values.get("seller_conviction")


@pytest.mark.parametrize("lang", SAID)
def test_a_figure_of_speech_is_a_certainty(lang: str) -> None:
    notes = SAID[lang]["certain"]
    assert [note for note in notes if conviction(note, lang) is not Conviction.CERTAIN] == []


@pytest.mark.parametrize("lang", SAID)
def test_denied_doubted_and_cited_it_is_none(lang: str) -> None:
    notes = SAID[lang]["none"]
    assert [note for note in notes if conviction(note, lang) is Conviction.CERTAIN] == []


@pytest.mark.parametrize("lang", SAID)
def test_a_certainty_that_is_against_it_is_none(lang: str) -> None:
    notes = SAID[lang]["against"]
    assert [note for note in notes if conviction(note, lang) is Conviction.CERTAIN] == []
