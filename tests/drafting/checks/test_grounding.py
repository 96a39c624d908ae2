"""What is told of the buyer's words is kept to one sentence of his, its sense unturned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet

HIS = (
    "We want this, and I decide alone. I wrote two chapters in it. The price is no problem. We lose a "
    "batch of cheese every month. My order program prints the orders."
)
SELLERS = "We set it up on Saturday 18 July and take it down on Monday 20 July."


@pytest.mark.parametrize(
    ("text", "proved"),
    [
        ("You want this, and you are the decider alone. You said both.", True),
        ("You want this and two chapters. You said both.", False),  # of two sentences
        ("You've written two chapters in it.", True),
        ("You've written twenty letters in it.", False),
        ("The reason is what you wrote at once: a batch lost each month.", True),
        ("The reason is what you wrote at once: a dairy lost each month.", False),
        ("The reason is what you wrote at once: no batch lost each month.", False),  # it denies
    ],
)
def test_a_claim_is_proved_by_one_sentence_of_the_buyers(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, proved: bool
) -> None:
    assert (marked_in(sheet_of(text, HIS, SELLERS), "unproved_claim") == []) is proved


@pytest.mark.parametrize(
    ("subject", "code"), [("Your order", set()), ("Your invoice", {"misleading_subject"})]
)
def test_a_subject_may_name_what_the_thread_names_in_another_form(
    sheet_of: Callable[..., Sheet], subject: str, code: set[str]
) -> None:
    sheet = sheet_of("Hi.", HIS.replace("order program", "program"), subject=subject)
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert found & {"misleading_subject"} == code


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("On the Monday we take it down.", []),
        ("On the Tuesday we take it down.", ["Tuesday"]),
        ("So we do on Thursday.", ["Thursday"]),  # "do" is a Thursday in German alone
    ],
)
def test_the_weekday_of_a_date_without_a_year_is_named_too(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, marked: list[str]
) -> None:
    assert marked_in(sheet_of(text, HIS, SELLERS), "invented_date") == marked


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("You may return it within 14 days.", False),
        ("You may return it within 30 days.", True),
        ("You may return it within 14 days for free.", True),
        ("You may return it within 14 days, and the refund is yours.", True),
    ],
)
def test_what_one_sentence_of_the_sellers_offers_may_be_offered_in_kindred_words(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, invented: bool
) -> None:
    sheet = sheet_of(text, HIS, "You have 14 days to give it back.")
    assert bool(marked_in(sheet, "invented_terms")) is invented
