"""Where an answer to an offer may be a yes, the screen asks that, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

_OFFER = (
    "Bess Arkle: Hi Tom, relining the flue comes to £780, scaffold included. Shall I book it in?\nTom Riley: "
)


def _screen(run: Run, tmp_path: Path, said: str, *more: str) -> str:
    file = tmp_path / "chat.txt"
    file.write_text(f"{_OFFER}{said}\n", encoding="utf-8")
    return " ".join(run("advise", str(file), "--me", "Bess Arkle", *more).out.split())


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("Agreed, whenever suits you.", "--facts stage=ANSWER"),
        ("Yes that's fine. Come round the back though.", "--facts stage=ANSWER,refusal=ANSWER"),
    ],
)
def test_the_one_question_is_whether_it_is_a_yes(run: Run, tmp_path: Path, said: str, facts: str) -> None:
    screen = _screen(run, tmp_path, said)
    assert screen.startswith("ASK FIRST: I could not tell whether they said yes.")
    assert f"? Is this a yes: an order, a yes in words, or none? \u201c{said}\u201d" in screen
    assert screen.count(" ? ") == 1
    assert facts in screen
    assert "refusal=explicit_no if it was a no" in screen


@pytest.mark.parametrize(
    "said", ["Agreed, whenever suits you.", "Yes that's fine. Come round the back though."]
)
def test_the_answer_that_is_shown_settles_it(run: Run, tmp_path: Path, said: str) -> None:
    screen = _screen(run, tmp_path, said, "--facts", "stage=accepted,refusal=none")
    assert screen.startswith("CONFIRM")
    assert _screen(run, tmp_path, said, "--facts", "refusal=explicit_no").startswith("RESPECT THE NO")


def test_what_the_buyer_wrote_last_stands_below_the_question_what_he_said(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    file.write_text("Bess Arkle: Ready to get going with the kiln? £780\nTom Riley: does it come in black\n")
    screen = " ".join(run("advise", str(file), "--me", "Bess Arkle").out.split())
    assert "or none of these? \u201cdoes it come in black\u201d" in screen
