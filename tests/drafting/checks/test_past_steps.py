"""A step proposed for a day or an hour that is over when the draft is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.spans.day_mentions import is_past, latest_of_clock
from closecall.drafting.records import Brief, Draft, NextStep
from closecall.thread.records import Moment, Precision

BriefOf = Callable[..., Brief]


def _is_past(draft: Draft, brief: Brief, when: str, *, precision: Precision = Precision.MINUTE) -> bool:
    """Whether the step is refused where the newest message was written on 10 March at half past two."""
    return bool(_past(draft, brief, when, precision=precision))


def _past(draft: Draft, brief: Brief, when: str, *, precision: Precision = Precision.MINUTE) -> list[str]:
    """The stretches of ``when`` that are refused."""
    thread: Any = brief.thread
    *earlier, newest = thread.messages
    at = Moment("2025-03-10 14:30", precision, datetime(2025, 3, 10, 14, 30))
    brief = replace(brief, thread=replace(thread, messages=(*earlier, replace(newest, at=at))))
    body = draft.body.replace("on Thursday", when)
    step = NextStep(what="a short call", when=when)
    changed = draft.model_copy(update={"body": body, "next_step": step})
    return [when[p.start : p.end] for p in problems_in(changed, brief) if p.code == "step_in_past"]


@pytest.mark.parametrize(
    ("when", "is_past"),
    [
        ("today at 9 am", True),
        ("today at 14:00", True),
        ("on 10 March at 2:15 pm", True),
        ("today at 2:15", True),
        ("today at 3 pm", False),
        ("today at 9:00", False),  # it may be nine in the evening
        ("today at 14:30", False),
        ("on 11 March at 9 am", False),
        ("on Thursday at 9 am", False),
        ("today", False),
    ],
)
def test_an_hour_of_today_is_past_where_the_newest_message_came_later(
    honest: dict[str, Draft], brief_of: BriefOf, when: str, is_past: bool
) -> None:
    assert _is_past(honest["guide"], brief_of("guide"), when) is is_past


def test_a_message_that_only_knows_its_day_proves_no_hour_past(
    honest: dict[str, Draft], brief_of: BriefOf
) -> None:
    assert not _is_past(honest["guide"], brief_of("guide"), "today at 9 am", precision=Precision.DAY)


def test_a_day_that_is_past_is_marked_alone_and_an_hour_with_its_day(
    honest: dict[str, Draft], brief_of: BriefOf
) -> None:
    draft, brief = honest["guide"], brief_of("guide")
    assert _past(draft, brief, "on 9 March at 3 pm") == ["9 March"]
    assert _past(draft, brief, "on 9 or 10 March at 9 am") == ["on 9 or 10 March at 9 am"]
    assert _past(draft, brief, "today at 9 am") == ["today at 9 am"]


@pytest.mark.parametrize(
    ("day", "past"),
    [
        ((2025, 3, 9), True),
        ((2025, 3, 10), False),
        ((2024, 12, 31), True),
        ((None, 3, 9), True),
        ((None, 9, 9), False),
        ((None, 9, 10), False),
        ((None, None, 3), False),
        ((2026, 1, 1), False),
    ],
)
def test_a_day_is_past_by_its_year_or_where_it_was_not_long_ago(
    day: tuple[int | None, int | None, int], past: bool
) -> None:
    assert is_past(day, date(2025, 3, 10)) is past


def test_without_a_year_january_is_to_come_in_december_and_past_in_june() -> None:
    assert not is_past((None, 1, 5), date(2025, 12, 20))
    assert is_past((None, 1, 5), date(2025, 6, 20))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 9 am", 540),
        ("at 12:10 a.m.", 10),
        ("at 12 pm", 720),
        ("um 9 Uhr", 540),
        ("at 3:15", 915),
        ("at 15:30 or at 9 am", 930),
        ("soon", None),
        ("9 loaves", None),
    ],
)
def test_a_time_of_day_is_read_at_its_latest(text: str, minutes: int | None) -> None:
    assert latest_of_clock(text) == minutes
