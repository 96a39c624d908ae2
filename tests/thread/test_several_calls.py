"""Several calls in one text, each below a heading with its date."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.behaviour import observe
from closecall.text.dates import find_date
from closecall.thread.parser import read_thread
from closecall.thread.readers.turn_lines import call_day

HEADINGS = ["Call 1, 14 May 2026", "Second call, 21 May 2026", "--- Call 3 (28 May 2026) ---"]
TURNS = {
    "named": "Tom: How is the oven?\nInes: We need a bigger one.\nTom: I see.\n",
    "stamped": "[00:00] Tom: How is the oven?\n[00:09] Ines: We need a bigger one.\n[00:20] Tom: I see.\n",
    "headed": "Tom  0:00\nHow is the oven?\n\nInes  0:09\nWe need a bigger one.\n\nTom  0:20\nI see.\n",
    "timed": "Tom 00:00 How is the oven?\nInes 00:09 We need a bigger one.\nTom 00:20 I see.\n",
}


@pytest.mark.parametrize("form", TURNS)
def test_each_call_has_the_day_of_its_heading_and_is_a_meeting(form: str) -> None:
    text = "\n".join(f"{heading}\n{TURNS[form]}" for heading in HEADINGS)
    thread = read_thread(text, me=("Tom",))
    days = [m.at.day for m in thread.messages if m.at and m.at.day]
    assert days == [date(2026, 5, 14), date(2026, 5, 21), date(2026, 5, 28)]
    assert [m.body for m in thread.messages] == ["How is the oven?", "We need a bigger one.", "I see."] * 3
    assert observe(thread).values["meetings_kept"] == 3


def test_a_call_in_which_the_buyer_does_not_speak_is_no_meeting() -> None:
    text = f"{HEADINGS[0]}\n{TURNS['named']}\n{HEADINGS[1]}\nTom: Hello? Please call me back.\n"
    assert observe(read_thread(text, me=("Tom",))).values["meetings_kept"] == 1


def test_the_same_day_twice_is_one_meeting() -> None:
    text = f"{HEADINGS[0]}\n{TURNS['named']}\n{HEADINGS[0]}\n{TURNS['named']}"
    assert observe(read_thread(text, me=("Tom",))).values["meetings_kept"] == 1


def test_a_time_at_each_turn_makes_no_further_call() -> None:
    turns = [("Tom", "2026-05-14T23:59:00"), ("Ines", "2026-05-15T00:01:00"), ("Tom", "2026-05-16T00:02:00")]
    entries = ", ".join(f'{{"speaker": "{who}", "text": "Yes.", "date": "{when}"}}' for who, when in turns)
    assert observe(read_thread(f"[{entries}]", me=("Tom",))).values.get("meetings_kept", 1) == 1


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("Call 3, 14 May 2026", True),
        ("# 2nd meeting on 14 May 2026", True),
        ("Gespräch vom 14.05.2026", True),
        ("--- 14 May 2026 ---", True),
        ("14 May 2026", False),
        ("Call me on 14 May 2026", False),
        ("Call 3", False),
        ("No call after 14 May 2026 please", False),
        ("", False),
    ],
)
def test_a_heading_holds_a_call_and_its_date_and_nothing_else(line: str, is_heading: bool) -> None:
    assert call_day(line) == (find_date(line) if is_heading else None)
