"""When to be in touch next: widening waits, the buyer's own dates, and silence after a no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from closecall.decision import decide, load_policy
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
        (QUIET | {"vulnerability": "bereavement"}, 14),
        (QUIET | {"asked_no_pressure": True}, 14),
        (QUIET | {"vulnerability": "bereavement", "seller_unanswered": 3}, 30),
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
        ({"next_meeting_booked": True}, 7),
        ({"stage": "accepted", "hesitations": [], "asked_no_pressure": True}, 2),
        (QUIET | {"auto_reply_pending": "2025-08-20"}, 7),
        (QUIET | {"defer_until": "2025-08-01"}, 7),
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


def test_before_the_closing_note_every_touch_is_to_be_of_use(ready: Callable[..., Facts]) -> None:
    assert decide(ready(**QUIET), as_of=DAY).cadence.why == "Something useful in 7 days, or nothing."


@pytest.mark.parametrize(
    ("as_of", "touch", "days"),
    [
        (date(2025, 9, 2), date(2025, 9, 8), 6),
        (date(2025, 9, 3), date(2025, 9, 8), 5),
        (date(2025, 9, 4), date(2025, 9, 8), 4),
        (date(2025, 9, 7), date(2025, 9, 11), 4),
    ],
    ids=["a Saturday", "a Sunday", "a Monday", "a Thursday"],
)
def test_a_touch_on_a_weekend_waits_for_monday_and_the_reason_counts_those_days(
    as_of: date, touch: date, days: int, ready: Callable[..., Facts]
) -> None:
    cadence = decide(ready(annoyed=True), as_of=as_of).cadence
    assert cadence.next_touch == touch
    assert cadence.why == f"If they have not come back, a helpful word in {days} days."


@pytest.mark.parametrize(("unanswered", "told"), [(None, 0), (0, 0), (2, 2)])
@pytest.mark.parametrize("as_of", [DAY, None])
def test_a_sentence_of_ones_own_may_count_the_unanswered(
    as_of: date | None, unanswered: int | None, told: int, ready: Callable[..., Facts]
) -> None:
    policy = load_policy()
    sentences = {**policy.cadence.say, "nurture": "{unanswered} so far."}
    own = policy._replace(cadence=policy.cadence._replace(say=sentences))
    facts = ready(**QUIET, seller_unanswered=unanswered)
    assert decide(facts, as_of=as_of, policy=own).cadence.why == f"{told} so far."


def test_an_unknown_number_of_unanswered_messages_is_none(ready: Callable[..., Facts]) -> None:
    policy = load_policy()
    once = policy._replace(cadence=policy.cadence._replace(last_unanswered=1))
    why = [decide(ready(**QUIET, seller_unanswered=n), as_of=DAY, policy=once).cadence.why for n in (None, 1)]
    assert why == ["Something useful in 7 days, or nothing.", "One closing note in 7 days, then silence."]


def test_without_a_day_the_reason_names_the_wait(ready: Callable[..., Facts]) -> None:
    cadence = decide(ready(annoyed=True)).cadence
    assert cadence.next_touch is None
    assert "in 4 days" in cadence.why


def test_without_a_day_a_date_of_the_buyer_still_holds(ready: Callable[..., Facts]) -> None:
    assert decide(ready(defer_until="2026-01-05")).cadence.next_touch == date(2026, 1, 5)


def test_the_last_day_of_the_calendar_is_no_error(ready: Callable[..., Facts]) -> None:
    assert decide(ready(), as_of=date.max).cadence.next_touch == date.max
