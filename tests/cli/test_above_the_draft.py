"""What a seller is told above a draft: what he alone can write in, and when nobody reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

OFFER = (
    "From: Per Holm <per@holm.example>\nDate: Tue, 18 Nov 2025 09:00\nTo: Ada Birch <ada@birch.example>\n"
    "Subject: Saw\n\nHi Ada, the saw is £900.\n"
)
HEADING = (
    "From: Ada Birch <ada@birch.example>\nDate: Thu, 20 Nov 2025 10:31\nTo: Per Holm <per@holm.example>\n"
)


def _told(run: Run, said: str, *, subject: str = "Re: Saw") -> str:
    mail = f"{HEADING}Subject: {subject}\n\n{said}\n\n{OFFER}"
    out = str(run("advise", "-", "--me", "per@holm.example", stdin=mail.encode()).out)
    return " ".join(out[out.index("\nDraft") :].partition("-----")[0].split())


@pytest.mark.parametrize(
    "said",
    [
        "Hi Per, we like the saw. Does it cut at forty degrees?",
        "Hi Per, the saw looks right. Can you tell me if it comes with a second blade?",
        "Hi Per, thanks. What does the second blade cost?",
    ],
)
def test_the_questions_that_the_draft_cannot_answer_stand_above_it(run: Run, said: str) -> None:
    told = _told(run, said)
    assert "Write your answer in" in told
    assert said.partition(". ")[2] in told


@pytest.mark.parametrize(
    "said",
    ["Hi Per, we like the saw a lot. I have to think about it.", "Hi Per, thanks, no, it is not for us."],
)
def test_where_nothing_is_asked_nothing_stands_above_it(run: Run, said: str) -> None:
    assert _told(run, said) == "Draft"


def test_nothing_is_to_be_sent_to_somebody_who_is_away(run: Run) -> None:
    note = "I am out of the office until 1 December with no access to email."
    told = _told(run, note, subject="Automatic reply: Saw")
    assert "They are away: there is nothing to send now." in told
    assert "before Mon 1 Dec 2025" in told


def test_somebody_who_only_sent_an_absence_note_is_greeted_by_name(run: Run) -> None:
    mail = f"{HEADING}Subject: Automatic reply: Saw\n\nI am out of the office until 1 December.\n\n{OFFER}"
    out = run("advise", "-", "--me", "per@holm.example", "--draft-only", stdin=mail.encode()).out
    assert "Hi Ada," in out


def test_somebody_who_wrote_that_he_has_left_is_not_greeted_by_name(run: Run) -> None:
    mail = f"{HEADING}Subject: Automatic reply: Saw\n\nI no longer work here. Please write to Sam.\n\n{OFFER}"
    out = run("advise", "-", "--me", "per@holm.example", "--draft-only", stdin=mail.encode()).out
    assert "Hi Ada," not in out
