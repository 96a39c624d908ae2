"""Claims of what the buyer said: a day alone, a look back at his sentence, and his words without marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
HEARD = (
    "We have the form back by Friday. It breaks down twice a month, half a day each. "
    "The keel drags in shallow water."
)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("On Friday, you said.", []),
        ("Friday, so you said.", []),
        ("All is well, by Friday, as you said.", []),
        ("You said by Friday, 6 March.", []),
        ("You said by Friday, the form is signed.", []),
        ("The deposit by Friday, as you said.", ["as you said", "you said"]),  # more than a day
        ("The deposit by Friday as you said.", ["you said"]),
        ("You said the Friday deposit.", ["You said"]),
        ("You said Friday or Monday.", ["You said"]),  # a day that he did not name
        ("On Monday, you said.", ["you said"]),
        ("The form, you said, by Monday.", ["you said"]),
        ("You said it by hand, by car.", ["You said"]),  # no day at all
    ],
)
def test_a_day_alone_may_be_said_to_be_the_buyers_where_he_named_it(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    assert marked_in(sheet_of(body, "Hello.", "Hi.", HEARD), "unproved_claim") == marked


@pytest.mark.parametrize(
    ("body", "proved"),
    [
        ("It breaks down twice a month. You told me that yourself.", True),
        ("It rains. It breaks down twice a month. You told me that.", True),  # the sentence right before
        ("It breaks down twice a month.\nIt rains in the south.\nYou told me that.", False),
        ("It rains in the far south. You told me that yourself.", False),
        ("You told me that yourself. It breaks down twice a month.", False),
        ("You told me that.", False),
        ("It breaks down twice a month. You told me that on the ferry.", False),
        ("It breaks down twice a month. You told.", False),
    ],
)
def test_a_look_back_is_proved_by_the_sentence_before(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, proved: bool
) -> None:
    assert (marked_in(sheet_of(body, "Hello.", "Hi.", HEARD), "unproved_claim") == []) is proved


def test_a_subject_looks_back_at_nothing(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "It breaks down twice a month. You told me that."
    for subject in (None, "A month", "You told me that."):
        assert marked_in(sheet_of(body, HEARD, subject=subject), "unproved_claim") == []


@pytest.mark.parametrize(
    ("body", "proved"),
    [
        ("In your words: breaks down twice a month.", True),
        ("In your words it really breaks down twice a month.", True),
        ("In your words it really does breaks down twice a month.", False),  # too far on
        ("In your words breaks down twice a.", False),  # four words
        ("In your words breaks down twice a day.", False),
        ("In your words.", False),
    ],
)
def test_what_is_called_his_words_goes_on_in_five_of_them(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, proved: bool
) -> None:
    assert (marked_in(sheet_of(body, "Hello.", "Hi.", HEARD), "unproved_claim") == []) is proved


@pytest.mark.parametrize(
    ("body", "invented"),
    [
        ('Reply "yes go ahead" to this.', False),
        ('"we want the other barge" it is', True),
        ('"keel drags in shallow" it is', False),
        ('Or "we want the other barge"', True),
        ("\u201ewe want the other barge\u201c, I hear.", True),
        ("\u00abwe want the other barge\u00bb, I hear.", True),
        ("\u00bbwe want the other barge\u00ab, I hear.", True),
        ("\u201awe want the other barge\u2018, I hear.", True),
        ("\u300cwe want the other barge\u300d, I hear.", True),
        ("\u201cwe want the other barge\u201d, I hear.", True),
        ("\u201ewe want the other barge\u201d, I hear.", True),
    ],
)
def test_a_quotation_at_either_end_and_in_any_marks_is_read(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, invented: bool
) -> None:
    marked = ["we want the other barge"] if invented else []
    assert marked_in(sheet_of(body, HEARD), "invented_quote") == marked
