"""Which questions of a draft wait for an answer of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.open_questions import open_questions
from closecall.drafting.records import NextStep

SheetOf = Callable[..., Sheet]
PARTS = {
    "exit": {"exit": "Or shall I stop?"},
    "hesitation": {"hesitation": "Or shall I stop?"},
    "disagreement": {"disagreement": "Or shall I stop?"},
    "what": {"next_step": NextStep(what="shall I stop", when=None)},
    "when": {"next_step": NextStep(what="Not there", when="shall I stop")},
}


def waiting(sheet: Sheet) -> list[str]:
    return [sheet.draft.body[s.start : s.end] for s in open_questions(sheet)]


@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_what_the_draft_declares_does_not_wait(sheet_of: SheetOf, parts: dict[str, Any]) -> None:
    assert waiting(sheet_of("Which tiles do you like? Or shall I stop?\n\nTom", **parts)) == [
        "Which tiles do you like?"
    ]


def test_a_part_that_the_body_does_not_hold_takes_no_question_away(sheet_of: SheetOf) -> None:
    assert waiting(sheet_of("Which tiles do you like?", exit="Or shall I stop?")) == [
        "Which tiles do you like?"
    ]


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        ("Say so. Which of the tiles do you like best?", "Say so. "),
        ("Which of the tiles do you like best? Say so.", " Say so."),
    ],
)
def test_a_question_that_only_touches_a_declared_part_waits(
    sheet_of: SheetOf, body: str, declared: str
) -> None:
    sheet = sheet_of(f"Hi Ruth\n\n{body}\n\nTom", exit=declared, question="Another one?")
    assert waiting(sheet) == [body.replace(declared, "")]


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ('You asked "is it fireproof?"\n\nTom', []),
        ('You asked "is it fireproof?" twice.\n\nTom', []),
        ('"Fireproof" is what you need, is it?\n\nTom', ['"Fireproof" is what you need, is it?']),
    ],
)
def test_a_quoted_question_does_not_wait(sheet_of: SheetOf, body: str, kept: list[str]) -> None:
    assert waiting(sheet_of(body)) == kept


@pytest.mark.parametrize(
    ("body", "waits"),
    [
        ("Two minds? Then ask the third.", False),
        ("Are the two of you torn? Then ask the third.", False),  # six words
        ("Are the two of you torn now? Then ask the third.", True),  # seven
        ("Two minds?\nThen ask the third.", True),  # on another line
        ("Two minds?", True),
        ("Two minds?\n", True),
        ("Two minds? Then ask the third.\n\nTom", False),
        ("\nTwo minds? Then ask the third.", False),
        ("Then ask the third. Two minds?", True),
    ],
)
def test_a_short_question_that_is_answered_at_once_does_not_wait(
    sheet_of: SheetOf, body: str, waits: bool
) -> None:
    assert bool(waiting(sheet_of(body))) is waits


def test_a_question_that_another_one_follows_is_not_answered(sheet_of: SheetOf) -> None:
    assert waiting(sheet_of("Two minds? Or three?")) == ["Two minds?", "Or three?"]


@pytest.mark.parametrize(
    ("body", "question", "waits"),
    [
        ("I would ask first: which tiles suit the stove?", "Which tiles do you like?", False),
        ("I would ask first: which tiles suit the stove?", None, True),
        ("I would ask first: which tiles suit the stove?", "which tiles suit the stove?", True),
        ("I would ask first which tiles suit the stove?", "Which tiles do you like?", True),
        ("I would ask at 9:30 which tiles suit the stove?", "Which tiles do you like?", True),
    ],
)
def test_the_question_by_which_one_would_decide_stands_beside_the_one_that_is_asked(
    sheet_of: SheetOf, body: str, question: str | None, waits: bool
) -> None:
    assert bool(waiting(sheet_of(body, question=question))) is waits
