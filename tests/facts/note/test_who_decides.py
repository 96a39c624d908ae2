"""Who decides, as sellers put it in their note."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.note.note_facts import read_note

SAID = tomllib.loads(Path(__file__).with_name("who_decides.toml").read_text(encoding="utf-8"))


def deciders(note: str, lang: str = "en", names: tuple[str, ...] = ()) -> object:
    return read_note(note, thread_lang=lang, names=names).values.get("decision_makers_total")


@pytest.mark.parametrize("lang", SAID)
def test_who_decides_alone_is_heard(lang: str) -> None:
    assert [note for note in SAID[lang]["alone"] if deciders(note, lang) != 1] == []


@pytest.mark.parametrize("lang", SAID)
def test_nothing_else_makes_a_sole_decider(lang: str) -> None:
    assert [note for note in SAID[lang]["not_alone"] if deciders(note, lang) == 1] == []


def test_the_buyer_may_be_named() -> None:
    assert deciders("Frau Berger entscheidet das ganz allein.", "de", ("berger",)) == 1
    # His wife, and not the buyer.
    assert deciders("Frau entscheidet das ganz allein.", "de", ("berger",)) is None


def test_of_several_numbers_the_largest_counts() -> None:
    assert deciders("His call. He and his wife both decide in the end.") == 2


def test_a_man_and_a_woman_are_not_one_who_decides() -> None:
    assert deciders("Her money, his call.") is None
    assert deciders("Her own money. He makes the call.") is None


def test_he_or_she_behind_another_is_that_other() -> None:
    assert deciders("Her mother owns it. She decides.") is None
    assert deciders("We met at the fair. She decides.") == 1
