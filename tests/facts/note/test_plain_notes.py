"""Sellers' notes as busy sellers write them: each line of plain_notes.toml tells its fact, or tells none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from closecall.facts.note.note_facts import read_note

TOLD = tomllib.loads(Path(__file__).with_name("plain_notes.toml").read_text(encoding="utf-8"))
LINES = [
    (fact, value, note) for fact, values in TOLD.items() for value, notes in values.items() for note in notes
]
REASONS = [
    (
        "Their freezer failed twice and they lost stock. I'm certain it's right for them.",
        "Their freezer failed twice and they lost stock",
    ),
    (
        "The team spends 6 hours a week on rotas, so I'm certain it helps them.",
        "The team spends 6 hours a week on rotas",
    ),
    (
        "Sure it suits them. Reason: 14 of their 20 pallets come back broken.",
        "14 of their 20 pallets come back broken",
    ),
    ("I'm certain. Two of their vans stood still in May.", "Two of their vans stood still in May"),
]


@pytest.mark.parametrize(("fact", "value", "note"), LINES)
def test_a_plain_note_tells_its_fact(fact: str, value: str, note: str) -> None:
    assert str(read_note(note).values.get(fact)) == value


@pytest.mark.parametrize(("note", "reason"), REASONS)
def test_the_reason_may_stand_before_the_certainty_or_in_the_next_sentence(note: str, reason: str) -> None:
    assert read_note(note).values["conviction_reasons"] == (reason,)


@pytest.mark.parametrize(
    "note",
    [
        "She rang me twice this week. I'm certain it's right for her.",
        "They came over on Friday. I'm certain.",
        "I'm certain. They enjoyed the demo.",
        "They turn over 2 million, so I'm certain.",
    ],
)
def test_what_happened_in_the_sale_and_what_they_can_pay_are_no_reason(note: str) -> None:
    assert read_note(note).values["conviction_reasons"] == ()


ELSEWHERE = tomllib.loads(
    Path(__file__).with_name("plain_notes_in_other_languages.toml").read_text(encoding="utf-8")
)["note"]


@pytest.mark.parametrize("told", ELSEWHERE, ids=[told["text"] for told in ELSEWHERE])
def test_a_note_in_the_threads_language_tells_the_same(told: dict[str, Any]) -> None:
    found = read_note(told["text"], thread_lang=told["lang"]).values
    reasons = found.get("conviction_reasons") or ("",)
    assert {fact: reasons[0] if fact == "reason" else str(found.get(fact)) for fact in told["told"]} == told[
        "told"
    ]


def test_a_short_note_is_read_in_the_language_of_the_thread() -> None:
    assert "seller_conviction" not in read_note("Helt säker.", thread_lang="en").values
    assert read_note("Helt säker.", thread_lang="sv").values["seller_conviction"] == "certain"
