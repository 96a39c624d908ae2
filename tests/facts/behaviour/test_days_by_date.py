"""Days set and looked back at by their date, and meetings that only few lines set."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def mails(*said: tuple[Speaker, str], on: date = date(2026, 3, 2)) -> Thread:
    at = Moment(on.isoformat(), Precision.DAY, at=datetime(on.year, on.month, on.day))
    return Thread(ThreadKind.EMAIL, tuple(Message(who, body, at=at) for who, body in said), lang="en")


def booked(*said: tuple[Speaker, str], as_of: date = date(2026, 3, 2)) -> object:
    return observe(mails(*said), as_of=as_of).values.get("next_meeting_booked")


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Shall we say 14 March at ten?", "14 March is fine."),
        ("Can we hold it on the 18th?", "The 18th is confirmed."),
        ("Could we talk on the 14th?", "14 March at ten suits me."),
        ("I could come and look on Tuesday at eight.", "That's fine, I'll be in."),
        ("When could I visit?", "Friday morning would be best."),
    ],
)
def test_a_date_or_an_offered_day_that_the_buyer_takes_is_booked(seller: str, buyer: str) -> None:
    assert booked((SELLER, seller), (BUYER, buyer)) is True


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("The offer is valid until Friday.", "Thanks, I will read it by Friday."),
        ("Delivery would be on Thursday.", "Thursday is fine."),
        ("Can we meet on the 14th?", "I'm away on the 14th."),
        ("Can we meet on the 14th?", "The 15th is when we launch."),
        ("Good to see you on Monday.", "Monday was good."),
    ],
)
def test_a_day_that_is_for_something_else_is_not_booked(seller: str, buyer: str) -> None:
    assert booked((SELLER, seller), (BUYER, buyer)) is None


def test_a_date_that_is_past_is_booked_no_more() -> None:
    taken = ((SELLER, "Can we hold it on the 18th?"), (BUYER, "The 18th is confirmed."))
    assert booked(*taken, as_of=date(2026, 3, 18)) is True
    assert booked(*taken, as_of=date(2026, 3, 19)) is None


def test_a_day_that_the_buyer_cancels_and_names_again_is_called_off() -> None:
    turns = (
        (SELLER, "Shall we talk on Tuesday?"),
        (BUYER, "Yes."),
        (SELLER, "See you Tuesday."),
        (BUYER, "Something came up, I have to cancel Tuesday."),
    )
    assert booked(*turns) is False


def test_two_days_in_one_breath_are_two_meetings() -> None:
    thread = mails((SELLER, "Here is the quote."), (BUYER, "We met on Monday and again on Thursday."))
    assert observe(thread).values["meetings_kept"] == 2
    one = mails((SELLER, "Here is the quote."), (BUYER, "We met on Monday, I decide on Thursday."))
    assert observe(one).values["meetings_kept"] == 1


def test_a_few_lines_that_set_a_day_are_no_meeting() -> None:
    lines = (
        Message(SELLER, "Can I come and measure on Tuesday?"),
        Message(BUYER, "Come on Tuesday at two."),
        Message(SELLER, "Great."),
    )
    assert "meetings_kept" not in observe(Thread(ThreadKind.CALL, lines, "en")).values
    longer = (*lines, Message(BUYER, "Now tell me what it costs."))
    assert observe(Thread(ThreadKind.CALL, longer, "en")).values["meetings_kept"] == 1


@pytest.mark.parametrize(
    ("buyer", "missed"),
    [
        ("I'm sorry for not turning up twice.", 2),
        ("You're right, I've missed all three.", 3),
        ("I forgot.", 1),
    ],
)
def test_the_number_of_missed_meetings_is_the_one_that_is_stated(buyer: str, missed: int) -> None:
    thread = mails((SELLER, "You weren't there on Thursday."), (BUYER, buyer))
    assert observe(thread).values.get("no_shows") == missed


@pytest.mark.parametrize(
    ("seller", "buyer", "kept"),
    [
        ("Here is the paper.", "Thanks, and thank you for coming yesterday.", 1),
        ("I waited for you at eleven.", "Sorry, I totally forgot.", None),
        ("Are we good on the price?", "Yes, we are.", 1),
    ],
)
def test_a_few_lines_about_another_meeting_are_none_themselves(
    seller: str, buyer: str, kept: int | None
) -> None:
    lines = (Message(SELLER, seller), Message(BUYER, buyer))
    assert observe(Thread(ThreadKind.CALL, lines, "en")).values.get("meetings_kept") == kept
