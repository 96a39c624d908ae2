"""Talks that state no whole date: from which day the draft counts, with what stands there shown safely."""

from __future__ import annotations

from datetime import date

import pytest

from closecall import Advisor
from closecall.cli.verdict_lines import day_lines
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Bea", "bea@bakery.example", Side.BUYER)


@pytest.mark.parametrize(
    ("raw", "shown"), [("Tue, 9:10 AM", "Tue, 9:10 AM"), ("Tue \x1b[2J", "Tue \\x1b[2J")]
)
def test_the_day_and_what_stood_for_one_are_told(raw: str, shown: str) -> None:
    said = Message(BUYER, "I really want it.", Moment(raw, Precision.NONE))
    advice = Advisor(today=lambda: date(2026, 3, 9)).advise(Thread(ThreadKind.EMAIL, (said,), "en"))
    told = " ".join("\n".join(day_lines(advice)).split())
    assert told.startswith(f"As of 9 Mar 2026: no message states a whole date (\u201c{shown}\u201d);")
    assert told.endswith("--as-of DATE for another day.")
