"""When to be in touch next: widening waits, the buyer's own dates, and silence after a no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from closecall.decision import decide
from closecall.facts import Facts

DAY = date(2025, 9, 1)
QUIET = {"verbal_interest": "none", "meetings_kept": 0, "buyer_actions": [], "buyer_initiated": 0}


@pytest.mark.parametrize(
    ("changes", "days"),
    [
        (QUIET, 7),
        (QUIET | {"seller_unanswered": 1}, 7),
        (QUIET | {"seller_unanswered": 2}, 14),
        ({"seller_unanswered": 3}, 30),
        ({"seller_unanswered": 4}, 60),
        ({"seller_unanswered": 6}, 60),
        (QUIET | {"refusal": "brush_off"}, 30),
        ({"refusal": "not_now"}, 60),
        ({"auto_reply_pending": True}, 7),
        ({}, 7),
        ({"annoyed": True}, 4),
        ({"asked_no_pressure": True}, 14),
        ({"vulnerability": "bereavement"}, 14),
        ({"vulnerability": "complaint"}, 4),
        ({"firm_attempts": 2}, 14),
        ({"stage": "accepted", "hesitations": []}, 2),
        ({"seller_conviction": None}, 0),
    ],
)
def test_the_wait_in_days(changes: dict[str, Any], days: int, ready: Callable[..., Facts]) -> None:
    assert decide(ready(**changes), as_of=DAY).cadence.next_touch == DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("changes", "touch"),
    [
        ({"refusal": "not_now", "defer_until": "2026-01-05"}, date(2026, 1, 5)),
        ({"defer_until": "2025-09-02", "seller_unanswered": 9}, date(2025, 9, 2)),
        ({"refusal": "not_now", "defer_until": "2025-08-01"}, DAY),
        ({"auto_reply_pending": "2025-09-20"}, date(2025, 9, 20)),
        ({"stage": "accepted", "hesitations": [], "defer_until": "2025-10-01"}, date(2025, 10, 1)),
    ],
)
def test_a_date_of_the_buyer_goes_before_our_waits(
    changes: dict[str, Any], touch: date, ready: Callable[..., Facts]
) -> None:
    assert decide(ready(**changes), as_of=DAY).cadence.next_touch == touch


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"refusal": "opt_out", "defer_until": "2026-01-05"}, "Not before they write."),
        ({"refusal": "explicit_no"}, "Not before they write."),
        ({"vulnerability": "minor"}, "Not before they write."),
        ({"seller_unanswered": 7}, "Silence now: 7 messages without a reply are an answer."),
        ({"annoyed": True, "next_meeting_booked": True}, "The meeting that is booked is the next touch."),
    ],
)
def test_no_date_where_the_buyer_or_a_meeting_comes_first(
    changes: dict[str, Any], why: str, ready: Callable[..., Facts]
) -> None:
    cadence = decide(ready(**changes), as_of=DAY).cadence
    assert (cadence.next_touch, cadence.why) == (None, why)


def test_after_six_unanswered_one_closing_note(ready: Callable[..., Facts]) -> None:
    why = decide(ready(seller_unanswered=6), as_of=DAY).cadence.why
    assert why == "One closing note in 60 days, then silence."


def test_without_a_day_the_reason_names_the_wait(ready: Callable[..., Facts]) -> None:
    cadence = decide(ready(annoyed=True)).cadence
    assert cadence.next_touch is None
    assert "in 4 days" in cadence.why


def test_without_a_day_a_date_of_the_buyer_still_holds(ready: Callable[..., Facts]) -> None:
    assert decide(ready(defer_until="2026-01-05")).cadence.next_touch == date(2026, 1, 5)


def test_the_last_day_of_the_calendar_is_no_error(ready: Callable[..., Facts]) -> None:
    assert decide(ready(), as_of=date.max).cadence.next_touch == date.max
