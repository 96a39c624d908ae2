"""Invisible characters go, visible ones stay, and no run of marks is slow."""

from __future__ import annotations

import unicodedata

import pytest

from closecall.text.unicode import (
    LONGEST_FOLDED,
    LONGEST_MARK_RUN,
    clean_text,
    fold_line,
    without_controls,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Fr\u200bom: Ada", "From: Ada"),
        ("un\u00adsub\u2060scribe", "unsubscribe"),
        ("\ufeffHello", "Hello"),
        ("\u202eevil\u202c", "evil"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("12\u00a0400\u202f€", "12 400 €"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("cafe\u0301", "café"),
        ("no\u200dpe", "nope"),
    ],
)
def test_what_cannot_be_seen_is_dropped(written: str, read: str) -> None:
    assert clean_text(written) == read


@pytest.mark.parametrize("text", ["plain ascii\ttab", "👩\u200d🔧 fixed it 💪", "Żółć, naïve, 日本語"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert clean_text(text) == text


def test_a_run_of_marks_is_capped_before_it_is_normalised() -> None:
    cleaned = clean_text("a" + "\u0301\u0316" * 60_000 + "b")

    marks = [
        character for character in unicodedata.normalize("NFD", cleaned) if unicodedata.combining(character)
    ]
    assert len(marks) == LONGEST_MARK_RUN
    assert cleaned.endswith("b")


def test_few_marks_are_left_alone() -> None:
    assert clean_text("Vie\u0323\u0302t") == "Việt"


def test_folding_brings_look_alikes_together() -> None:
    assert fold_line("Ｆｒｏｍ：") == "from:"
    assert fold_line("STRASSE") == fold_line("straße")


def test_folding_reads_a_bounded_part() -> None:
    assert len(fold_line("x" * 10_000)) == LONGEST_FOLDED


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31mBo\x1b[0m Lund", "Bo Lund"),
        ("\x1b]0;owned\x07Bo", "Bo"),
        ("B\x08o\x07\x9b2J", "Bo"),
        ("\u202eBo\u2066", "Bo"),
        ("Bo\tLund", "Bo Lund"),
        ("Zo\u00eb \u00c5ngstr\u00f6m", "Zo\u00eb \u00c5ngstr\u00f6m"),
    ],
)
def test_a_name_is_shown_without_what_steers_a_screen(written: str, shown: str) -> None:
    assert without_controls(written) == shown
