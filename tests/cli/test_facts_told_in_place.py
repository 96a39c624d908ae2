"""``--facts refusal=none``: a question is answered without writing a file first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

ANSWER = "Ada: Any thoughts on the harrow?\nIvo: The lower field is all gravel since April.\n"


def advised(run: Run, facts: str) -> dict[str, object]:
    ran = run("advise", "-", "--me", "Ada", "--facts", facts, "--json", stdin=ANSWER.encode())
    result: dict[str, object] = json.loads(ran.out)
    return result


@pytest.mark.parametrize(
    ("facts", "approach"),
    [
        ("refusal=none", "nurture"),
        ("refusal = explicit no", "respect_no"),
        ('refusal="explicit_no", price_total=480.50, next_meeting_booked=no', "respect_no"),
    ],
)
def test_the_facts_themselves_count_as_those_of_a_file(run: Run, facts: str, approach: str) -> None:
    assert advised(run, facts)["approach"] == approach


def test_the_screen_tells_how_to_answer_and_the_answer_is_taken(run: Run) -> None:
    screen = run("advise", "-", "--me", "Ada", stdin=ANSWER.encode()).out
    question = screen.index("What did the buyer say")
    assert "\u201cThe lower field is all gravel since April.\u201d" in screen[question:]
    assert "Answer with --facts, such as --facts refusal=none." in screen[question:]


def test_a_file_whose_name_holds_the_sign_is_still_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("refusal=none").write_text('refusal = "opt_out"\n', encoding="utf-8")
    assert advised(run, "refusal=none")["approach"] == "respect_no"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("refusal=none, gone", "'gone' is no NAME=VALUE"),
        ("refusal=perhaps", 'refusal: "perhaps" is not one of'),
        ("refused=yes", "refused"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(run: Run, facts: str, said: str) -> None:
    ran = run("advise", "-", "--me", "Ada", "--facts", facts, stdin=ANSWER.encode())
    assert ran.code == 2
    assert ran.err.startswith("closecall: --facts: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1
