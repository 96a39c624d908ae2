"""After a yes: the one paper may be needed by the buyer's own day, and delivery may be looked forward to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
YES = "It's a deal, two of them on 4 May. You have the form back by Friday."
STEP = NextStep(what="I need your signature", when="by Friday", how="by mail")
NEEDED = "I need your signature by Friday, by mail."


@pytest.mark.parametrize(
    ("approach", "body", "is_hurry"),
    [
        ("confirm", NEEDED, False),
        ("guide", NEEDED, True),
        ("confirm", NEEDED.replace("Friday", "Thursday"), True),
        ("confirm", "I need your answer by Friday.", True),
    ],
)
def test_the_step_after_a_yes_is_no_hurry_on_the_buyers_own_day(
    sheet_of: SheetOf, marked_in: MarkedIn, approach: str, body: str, is_hurry: bool
) -> None:
    sheet = sheet_of(body, YES, approach=approach, next_step=STEP)
    assert bool(marked_in(sheet, "false_urgency")) is is_hurry


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("See you on 4 May.", []),
        ("See you on 5 May.", ["See you on"]),
        ("See you on the boat, 4 of us.", ["See you on"]),
    ],
)
def test_who_is_seen_again_is_seen_on_a_day_of_the_thread(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    assert marked_in(sheet_of(body, YES, approach="confirm"), "unknown_meeting") == marked


@pytest.mark.parametrize(
    ("said", "body", "is_missing"),
    [
        ("I have signed it. Deliver on 4 May.", "Thank you. The two come on 4 May.", False),
        ("I have signed it. Deliver on 4 May.", "Thank you. The two come.", True),
        ("I have signed it. Deliver on 4 May.", "Thank you. The two come on 6 May.", True),  # nobody's day
        ("I will sign it. Deliver on 4 May.", "Thank you. The two come on 4 May.", True),  # something is left
    ],
)
def test_where_nothing_is_left_for_the_buyer_what_comes_next_will_do(
    sheet_of: SheetOf, said: str, body: str, is_missing: bool
) -> None:
    sheet = sheet_of(body, said, approach="confirm")
    codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert ("no_paper_step" in codes) is is_missing
