"""The reason that stands beside a seller's certainty with no mark between, and neighbours that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.note import implied_reasons
from closecall.facts.note.note_facts import read_note
from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.toml_file import read_data

ROWS = tomllib.loads(Path(__file__).with_name("reasons_beside.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "note", "reason"), ROWS["told"], ids=[row[1] for row in ROWS["told"]])
def test_a_burden_or_a_trials_result_beside_the_certainty_is_the_reason(
    lang: str, note: str, reason: str
) -> None:
    assert read_note(note, thread_lang=lang).values["conviction_reasons"] == (reason,)


@pytest.mark.parametrize(("lang", "note"), ROWS["none"], ids=[row[1] for row in ROWS["none"]])
def test_what_else_stands_beside_the_certainty_is_none(lang: str, note: str) -> None:
    found = read_note(note, thread_lang=lang).values
    assert (found["seller_conviction"], found["conviction_reasons"]) == ("certain", ())


def test_of_two_neighbours_the_one_that_tells_a_burden_is_taken() -> None:
    note = "Mould cost them two pallets in May. I'm certain. They have a nice yard by the river."
    assert read_note(note).values["conviction_reasons"] == ("Mould cost them two pallets in May",)


def test_that_they_need_it_is_no_certainty_because_a_burden_stands_beside_it() -> None:
    assert "seller_conviction" not in read_note("Their roof leaks in three places. He needs it.").values


DATA = Path(implied_reasons.__file__).with_suffix(".toml")


@pytest.mark.parametrize("lang", read_data(DATA))
def test_every_phrase_can_be_read(lang: str) -> None:
    lists = {name: said for name, said in read_data(DATA)[lang].items() if name != "and"}
    PatternSet([(name, phrase) for name, phrases in lists.items() for phrase in phrases]).check()
