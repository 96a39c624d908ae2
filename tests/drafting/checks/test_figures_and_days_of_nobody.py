"""Which amounts, numbers, days and times of a draft nobody has named, each beside one that somebody has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep
from closecall.facts.vocabulary import Facts

Marks = Callable[..., list[str]]
BUYERS = "We bake seven batches a week. The cellar floods in 2019."
SELLERS = "The Palmleaf 40 is \u00a32,400, or 15% less on 4 May 2025 at 14:30."


@pytest.fixture(name="marks")
def _marks(sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]) -> Marks:
    """What one rule marks in a paragraph."""

    def marks(code: str, text: str, *, brief: dict[str, Any] | None = None, **parts: Any) -> list[str]:
        known = {"facts": Facts(currency="GBP"), "as_of": date(2025, 3, 10), **(brief or {})}
        sheet = sheet_of(f"Hi Ruth,\n\n{text}\n\nTom", BUYERS, SELLERS, brief=known, **parts)
        return [one.strip() for one in marked_in(sheet, code)]

    return marks


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It is \u00a32,400.", []),
        ("It is \u00a32,500.", ["\u00a32,500"]),
        ("It is 15% less.", []),
        ("It is 16% less.", ["16%"]),
        ("Take the Palmleaf 40 there.", []),  # a figure of the name
        ("Take the Palmleaf 40% there.", ["40%"]),
        ("Take the Palmleaf \u00a340 there.", ["\u00a340"]),
    ],
)
def test_an_amount_of_nobody_is_marked_unless_it_belongs_to_a_name(
    marks: Marks, text: str, marked: list[str]
) -> None:
    assert marks("invented_amount", text) == marked


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("You bake batches, seven a week.", False),
        ("You bake loaves, seven a week.", True),  # he counted something else
        ("You bake batches, eight a week.", True),  # in another number
        ("You do it, seven a week.", True),  # nothing is named
    ],
)
def test_a_rate_is_the_buyers_where_he_counted_the_same_thing(
    marks: Marks, text: str, invented: bool
) -> None:
    assert bool(marks("invented_amount", text)) is invented


@pytest.mark.parametrize(
    ("means", "text", "codes"),
    [
        (Decimal(90_000), "With \u00a390,000 it is small.", {"internal_amount"}),
        (Decimal(90_000), "With \u00a390,001 it is small.", {"invented_amount"}),
        (Decimal(2400), "With \u00a32,400 it is small.", set()),  # the thread speaks of it
        (None, "With \u00a390,000 it is small.", {"invented_amount"}),
    ],
)
def test_the_buyers_means_are_told_apart_from_what_nobody_named(
    sheet_of: Callable[..., Sheet], means: Decimal | None, text: str, codes: set[str]
) -> None:
    facts = Facts(currency="GBP", annual_means=means)
    sheet = sheet_of(text, BUYERS, SELLERS, brief={"facts": facts})
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert found & {"internal_amount", "invented_amount"} == codes


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("There are 2 of them.", []),
        ("There are 3 of them.", ["3"]),
        ("There are 15 of them.", []),  # a figure of the thread
        ("In 2019 they came.", []),
        ("1. The first\n2. The second\n3. The third", []),
        ("3) The third", []),
        ("Here 3. The third", ["3"]),
        ("A talk of 25 minutes.", []),
        ("A talk of 25 min is enough.", []),
        ("A talk of 25 hours.", ["25"]),
        ("These are three points.", []),  # of the letter's own
        ("These are five points.", []),
        ("These are six points.", ["six"]),
        ("These are 3 points.", ["3"]),
        ("It lasts three good months.", ["three"]),  # time
        ("It lasts three good hard months.", []),  # the third word is not counted
        ("These are three zeppelins.", ["three"]),  # goods that nobody named
        ("These are three batches.", []),  # of the thread
        ("These are three pages.", ["three"]),
    ],
)
def test_a_number_of_nobody_is_marked_unless_it_orders_or_counts_the_letter(
    marks: Marks, text: str, marked: list[str]
) -> None:
    assert marks("invented_number", text) == marked


def test_papers_may_be_counted_where_the_thread_speaks_of_them(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]
) -> None:
    text = "These are three full pages."
    for said, marked in (("I read the pages.", []), ("I read it.", ["three"])):
        assert marked_in(sheet_of(text, said), "invented_number") == marked


def test_what_is_counted_in_another_language_is_not_looked_up_in_english(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]
) -> None:
    assert marked_in(sheet_of("Das sind drei Punkte.", "Gut.", lang="de"), "invented_number") == []


@pytest.mark.parametrize(
    ("text", "when", "marked"),
    [
        ("On 4 May we meet.", None, []),
        ("On 5 May we meet.", None, ["5 May"]),
        ("On 17 March we meet.", "17 March", []),
        ("On 18 March we meet.", "17 March", ["18 March"]),
        ("We meet, and that Wednesday suits.", "19 March", []),  # the weekday of the step's date
        ("We meet, and that Tuesday suits.", "19 March", ["Tuesday"]),
        ("We meet, and that Friday suits.", "19 March 2027", []),
        ("On Thursday we meet.", "Thursday", []),
        ("On Friday we meet.", "Thursday", ["Friday"]),
        ("In May we meet.", None, []),
        ("In June we meet.", None, ["June"]),
        ("In June we meet.", "10 June", []),  # the month of the step's day
        ("In June we meet.", "in June", []),
        ("We meet, and that Thursday suits.", "5 March", []),  # next year's: this year's is past
        ("We meet, and that Wednesday suits.", "5 March", ["Wednesday"]),
        ("We meet, and that Tuesday suits.", "10 March", ["Tuesday"]),  # today is not past
    ],
)
def test_a_day_of_nobody_is_marked_unless_it_is_the_steps(
    marks: Marks, text: str, when: str | None, marked: list[str]
) -> None:
    step = NextStep(what="we meet", when=when)
    assert marks("invented_date", text, next_step=step) == marked


def test_without_a_day_of_its_own_a_draft_knows_no_weekday_of_a_date(marks: Marks) -> None:
    step = NextStep(what="we meet", when="19 March")
    text = "We meet, and that Wednesday suits."
    assert marks("invented_date", text, next_step=step) == []
    assert marks("invented_date", text, brief={"as_of": None}, next_step=step) == ["Wednesday"]


def test_a_leap_day_of_the_step_has_no_weekday_in_other_years(marks: Marks) -> None:
    step = NextStep(what="we meet", when="29 February")
    assert marks("invented_date", "On 29 February we meet.", next_step=step) == []


@pytest.mark.parametrize(
    ("text", "when", "marked"),
    [
        ("The year 2019 was wet.", None, []),  # of the thread
        ("The year 2025 is wet.", None, []),  # of a day of the thread
        ("The year 2031 is wet.", None, ["2031"]),
        ("The year 2031 is wet.", "4 May 2031", []),
        ("On 5 May 2031 it is wet.", None, []),  # the day is marked instead
        ("The part 2031-x is wet.", None, []),  # no year
        ("The part /2031 is wet.", None, []),
        ("The part A2031 is wet.", None, []),
        ("The sum 2031.5 is wet.", None, []),
        ("The year is 2031. It is wet.", None, ["2031"]),
        ("The year is 2031.", None, ["2031"]),
    ],
)
def test_a_year_of_nobody_is_marked_where_it_stands_alone(
    marks: Marks, text: str, when: str | None, marked: list[str]
) -> None:
    step = NextStep(what="we meet", when=when)
    assert [one for one in marks("invented_date", text, next_step=step) if one == "2031"] == marked


@pytest.mark.parametrize(
    ("text", "when", "marked"),
    [
        ("At 14:30 we meet.", None, []),
        ("At 15:30 we meet.", None, ["15:30"]),
        ("At 15:30 we meet.", "Thursday at 15:30", []),
        ("At 15:45 we meet.", "Thursday at 15:30", ["15:45"]),
    ],
)
def test_a_time_of_nobody_is_marked_unless_it_is_the_steps(
    marks: Marks, text: str, when: str | None, marked: list[str]
) -> None:
    assert marks("invented_time", text, next_step=NextStep(what="we meet", when=when)) == marked


def test_without_a_step_every_new_day_and_time_is_marked(marks: Marks) -> None:
    assert marks("invented_date", "On Friday we meet.") == ["Friday"]
    assert marks("invented_time", "At 15:30 we meet.") == ["15:30"]


@pytest.mark.parametrize(
    ("text", "what", "when", "invented"),
    [
        ("We meet on Thursday, no later than that.", "We meet", "Thursday", False),
        ("We meet on Thursday, no later than that.", "We sing", "Thursday", True),
        ("We meet on Thursday, no later than that.", "We meet", "Friday", True),
        ("We meet on Thursday, no later than that.", "We meet", None, True),
        ("The offer ends on 4 May.", "We meet", "Thursday", False),  # a day of the thread
        ("The offer ends on 5 May.", "We meet", "5 May", True),
        (
            "We meet on Thursday when the offer ends.",
            "We meet",
            "Thursday",
            True,
        ),  # more than a date of the step
    ],
)
def test_a_deadline_of_nobody_is_marked_unless_it_only_dates_the_step(
    marks: Marks, text: str, what: str, when: str | None, invented: bool
) -> None:
    step = NextStep(what=what, when=when)
    assert bool(marks("invented_deadline", text, next_step=step)) is invented


def test_without_a_step_a_deadline_dates_nothing(marks: Marks) -> None:
    assert marks("invented_deadline", "We meet on Thursday, no later than that.") != []


def test_the_subject_is_judged_as_the_body_is(sheet_of: Callable[..., Sheet]) -> None:
    subject = "For \u00a32,500, 33 of them, on Friday 5 June 2031 at 15:45, the offer ends"
    sheet = sheet_of("Hi", BUYERS, SELLERS, subject=subject)
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief) if problem.where == "subject"}
    assert {
        "invented_amount",
        "invented_number",
        "invented_date",
        "invented_time",
        "invented_deadline",
    } <= found
