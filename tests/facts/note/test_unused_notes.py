"""What of a note told nothing is shown: a seller who is not believed should know it."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts

TALK = "Ada: The harrow is 480 EUR, as offered.\nIvo: I saw it. Let me think about it.\n"
NO_NOTE = ("What should I answer?", "Shall I push him?")


def unused(note: str) -> str:
    warnings = read_facts(Thread.parse(TALK, me="Ada"), note=note).warnings
    return next((warning for warning in warnings if warning.startswith("Not used of your note")), "")


@pytest.mark.parametrize(
    "note",
    [
        "He is dying to buy it.",
        "He said yes on the phone, the order comes on Monday.",
        "Er ist total begeistert.",
        "Elle veut vraiment la machine.",
        "Nice one :)",
    ],
)
def test_what_a_note_cannot_tell_is_named(note: str) -> None:
    assert f"\u201c{note.rstrip('.')}\u201d" in unused(note)


@pytest.mark.parametrize(
    "note",
    [
        "I'm certain: his old harrow cost him a week in May.",
        "He turns over 900k EUR a year. He alone decides.",
        "Household about 70k.",
        "He rang this morning and said no.",
        "Ich bin mir sicher: er verliert jede Woche einen halben Tag.",
        *NO_NOTE,
    ],
)
def test_nothing_is_said_of_what_was_used_or_asked(note: str) -> None:
    assert unused(note) == ""


def test_beside_what_counts_only_the_rest_is_named_and_not_all_of_it() -> None:
    rest = [f"Wish number {n} of ours." for n in ("one", "two", "three", "four")]
    told = unused(" ".join(["He turns over 900k EUR a year.", *rest]))
    assert "900k" not in told
    assert [f"\u201c{each[:-1]}\u201d" in told for each in rest] == [True, True, True, False]
    assert " and 1 more." in told


@pytest.mark.parametrize(
    ("note", "fact", "value"),
    [
        ("Dr. Abara alone decides.", "decision_makers_total", 1),
        ("Only Ivo decides.", "decision_makers_total", 1),
        ("Only one of the two decides it with the bank.", "decision_makers_total", None),
        ("Household about 70k.", "annual_means", 70_000),
        ("Income about 55k pension and part time.", "annual_means", 55_000),
    ],
)
def test_who_decides_and_what_a_household_has_are_told_in_few_words(
    note: str, fact: str, value: int | None
) -> None:
    assert getattr(read_facts(Thread.parse(TALK, me="Ada"), note=note).facts, fact) == value
