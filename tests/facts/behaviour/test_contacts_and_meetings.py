"""Who started, who came, and what is booked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import (
    Attendance,
    Automatic,
    CalendarEvent,
    Message,
    Moment,
    Precision,
    Side,
    Speaker,
    Thread,
    ThreadKind,
)

BUYER = Speaker("Ines Marlow", "ines@quarrybakery.example", Side.BUYER)
SELLER = Speaker("Tom Vane", "tom@ovenworks.example", Side.SELLER)
STRANGER = Speaker("Somebody", None, Side.UNKNOWN)


def mail(who: Speaker, when: str, body: str, **more: Any) -> Message:
    return Message(who, body, at=Moment(when, Precision.MINUTE, at=datetime.fromisoformat(when)), **more)


def mails(*messages: Message) -> Thread:
    return Thread(ThreadKind.EMAIL, messages, lang="en")


def call(*turns: tuple[Speaker, str]) -> Thread:
    return Thread(ThreadKind.CALL, tuple(Message(who, said) for who, said in turns), lang="en")


def value(thread: Thread, fact: str, **more: Any) -> Any:
    return observe(thread, **more).values.get(fact)


OFFER = mail(SELLER, "2025-03-04T10:00", "Hello Ines, the small oven is 900.", subject="Oven")


def test_a_first_mail_by_the_buyer_is_a_contact_he_started() -> None:
    thread = mails(mail(BUYER, "2025-03-03T09:00", "Do you sell small ovens?", subject="Oven"), OFFER)
    found = observe(thread)
    assert found.values["buyer_initiated"] == 1
    assert found.evidence[0].event == "buyer wrote first, 3 Mar 2025"


def test_a_first_mail_by_the_seller_starts_nothing_for_the_buyer() -> None:
    assert value(mails(OFFER, mail(BUYER, "2025-03-05T09:00", "Noted.")), "buyer_initiated") is None


def test_a_first_mail_that_answers_an_older_one_is_no_contact_he_started() -> None:
    assert (
        value(mails(mail(BUYER, "2025-03-03T09:00", "Noted.", subject="Re: Oven"), OFFER), "buyer_initiated")
        is None
    )


def test_a_pasted_chat_that_goes_on_with_something_older_is_not_started_by_the_buyer() -> None:
    thread = mails(mail(BUYER, "2025-03-03T09:00", "ok read the leaflet, lovely"), OFFER)
    assert value(thread, "buyer_initiated") is None


def test_coming_back_unasked_counts_again() -> None:
    thread = mails(
        mail(BUYER, "2025-03-03T09:00", "Do you sell small ovens?", subject="Oven"),
        OFFER,
        mail(BUYER, "2025-05-20T09:00", "Hi, it's me again, I have changed my mind."),
    )
    assert value(thread, "buyer_initiated") == 2


def test_asking_for_a_meeting_counts_but_moving_one_does_not() -> None:
    asked = mail(BUYER, "2025-03-05T09:00", "Could we have a call about the racks?")
    proposed = mail(SELLER, "2025-03-04T10:00", "A call on Thursday?", subject="Oven")
    assert value(mails(OFFER, asked), "buyer_initiated") == 1
    assert value(mails(proposed, asked), "buyer_initiated") is None


def test_the_sellers_thanks_for_writing_count_only_when_the_buyer_goes_on_without_denying_it() -> None:
    thanks = mail(SELLER, "2025-03-04T10:00", "Thank you for your enquiry about ovens.", subject="Oven")
    agreed = mails(thanks, mail(BUYER, "2025-03-05T09:00", "Which sizes are there?"))
    denied = mails(thanks, mail(BUYER, "2025-03-05T09:00", "Who is this? I never wrote to you."))
    assert value(agreed, "buyer_initiated") == 1
    assert value(denied, "buyer_initiated") is None
    assert value(mails(thanks), "buyer_initiated") is None


def test_thanks_for_a_first_mail_that_is_in_the_thread_are_not_a_second_contact() -> None:
    thread = mails(
        mail(BUYER, "2025-03-03T09:00", "Do you sell small ovens?", subject="Oven"),
        mail(SELLER, "2025-03-04T10:00", "Thank you for your enquiry about ovens."),
        mail(BUYER, "2025-03-05T09:00", "Which sizes are there?"),
    )
    assert value(thread, "buyer_initiated") == 1


def test_a_sellers_claim_is_not_quoted_as_if_the_buyer_had_said_it() -> None:
    thanks = mail(SELLER, "2025-03-04T10:00", "Thank you for your enquiry about ovens.", subject="Oven")
    found = observe(mails(thanks, mail(BUYER, "2025-03-05T09:00", "Which sizes are there?")))
    started = [e for e in found.evidence if e.fact == "buyer_initiated"]
    assert [e.quote for e in started] == [""]


def test_messages_of_an_unknown_side_never_raise() -> None:
    thread = mails(
        mail(
            STRANGER, "2025-03-03T09:00", "Can I see a demo? Thanks for the call. I put Thursday in already."
        )
    )
    assert not observe(thread).evidence


def test_a_call_that_the_buyer_asked_for_is_one_contact_however_often_it_is_said() -> None:
    thread = call((SELLER, "You asked me to ring."), (BUYER, "I did. I rang you this morning as well."))
    assert value(thread, "buyer_initiated") == 1


def test_booking_the_next_call_is_a_second_contact() -> None:
    thread = call((SELLER, "You asked for this call."), (BUYER, "Yes. I put Thursday in already."))
    assert value(thread, "buyer_initiated") == 2


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Fifth call, we ought to get a medal.", 5),
        ("Third time, here we are.", 3),
        ("After the demo my people were sold.", 2),
        ("My foreman came back to see it, he was here a second time.", 3),
        ("I read it for the third time.", 1),
        ("I've read it three times now.", 1),
        ("You have come out three times now.", 3),
        ("Fine so far.", 1),
    ],
)
def test_a_call_counts_itself_and_what_is_said_of_earlier_ones(said: str, kept: int) -> None:
    assert value(call((BUYER, said), (SELLER, "Good.")), "meetings_kept") == kept


def test_a_voice_message_and_a_wrong_number_are_no_meetings() -> None:
    assert value(call((SELLER, "Hello, it's Tom, please ring back.")), "meetings_kept") is None
    wrong = call((SELLER, "Hello Ines?"), (BUYER, "Wrong number, sorry."))
    assert value(wrong, "meetings_kept") is None


def test_two_remarks_about_the_same_day_are_one_meeting() -> None:
    thread = mails(
        mail(BUYER, "2025-03-04T16:00", "Good call just now.", subject="Oven"),
        mail(SELLER, "2025-03-05T09:00", "Thanks for the chat yesterday!"),
        mail(BUYER, "2025-03-05T12:00", "Which racks fit?"),
    )
    assert value(thread, "meetings_kept") == 1


def test_meetings_on_two_days_are_two() -> None:
    thread = mails(
        mail(SELLER, "2025-03-05T09:00", "Thanks for the demo yesterday!", subject="Oven"),
        mail(BUYER, "2025-03-20T12:00", "Thanks for coming by on Tuesday."),
    )
    assert value(thread, "meetings_kept") == 2


def test_meeting_again_is_a_second_meeting() -> None:
    assert (
        value(
            mails(OFFER, mail(BUYER, "2025-03-05T09:00", "Good to see you again on Monday.")), "meetings_kept"
        )
        == 2
    )


def test_a_remark_without_a_day_may_be_about_the_meeting_with_a_day() -> None:
    thread = mails(
        mail(SELLER, "2025-03-05T09:00", "Thanks for the demo yesterday!", subject="Oven"),
        mail(BUYER, "2025-03-06T12:00", "Thanks for coming by."),
    )
    assert value(thread, "meetings_kept") == 1


def test_the_sellers_claim_of_a_meeting_needs_a_buyer_who_writes_on_and_does_not_deny_it() -> None:
    claim = mail(SELLER, "2025-03-05T09:00", "Great having you both here.", subject="Oven")
    assert value(mails(claim), "meetings_kept") is None
    assert (
        value(mails(claim, mail(BUYER, "2025-03-06T09:00", "Sorry, did we meet?")), "meetings_kept") is None
    )
    assert value(mails(claim, mail(BUYER, "2025-03-06T09:00", "Which racks fit?")), "meetings_kept") == 1


def test_a_wish_to_meet_is_no_meeting() -> None:
    thread = mails(
        OFFER, mail(BUYER, "2025-03-05T09:00", "It would be great to meet you, thanks for the brochure.")
    )
    assert value(thread, "meetings_kept") is None


def test_a_missed_meeting_told_by_both_is_one_no_show() -> None:
    thread = mails(
        mail(SELLER, "2025-03-05T19:00", "We missed you tonight, everything fine?", subject="Oven"),
        mail(BUYER, "2025-03-06T09:00", "Sorry, I forgot the appointment."),
        mail(SELLER, "2025-03-12T19:00", "Missed you again."),
    )
    assert value(thread, "no_shows") == 2
    assert value(mails(*thread.messages[:2]), "no_shows") == 1


def test_a_note_of_a_call_counts_the_conversations_it_states() -> None:
    thread = call((SELLER, 'Notes, Ines, 5th conversation, she rang me. "For me it is settled."'))
    assert value(thread, "meetings_kept") == 5
    assert value(thread, "buyer_initiated") == 1


PROPOSED = mail(SELLER, "2025-03-04T10:00", "Shall we look at it on Thursday at ten?", subject="Oven")


@pytest.mark.parametrize(
    ("answer", "booked"),
    [
        ("Thursday at ten.", True),
        ("Yes, see you then.", True),
        ("I can't make Thursday.", None),
        ("Thursday is out for me.", None),
        ("Which racks fit?", None),
    ],
)
def test_a_day_the_seller_proposed_is_booked_when_the_buyer_takes_it_up(
    answer: str, booked: bool | None
) -> None:
    thread = mails(PROPOSED, mail(BUYER, "2025-03-04T11:00", answer))
    assert value(thread, "next_meeting_booked") is booked


def test_a_booking_whose_day_is_past_is_no_next_meeting() -> None:
    thread = mails(PROPOSED, mail(BUYER, "2025-03-04T11:00", "Thursday at ten."))
    assert value(thread, "next_meeting_booked", as_of=date(2025, 3, 6)) is True
    assert value(thread, "next_meeting_booked", as_of=date(2025, 3, 7)) is None


def test_a_day_the_buyer_asked_for_is_booked_when_the_seller_confirms_it() -> None:
    asked = mail(BUYER, "2025-03-04T11:00", "Can we do a call on Thursday?", subject="Oven")
    confirmed = mails(asked, mail(SELLER, "2025-03-04T12:00", "Thursday at five, booked."))
    busy = mails(asked, mail(SELLER, "2025-03-04T12:00", "Another day please, we are fully booked."))
    assert value(confirmed, "next_meeting_booked") is True
    assert value(busy, "next_meeting_booked") is None


def test_the_seller_cannot_book_for_the_buyer() -> None:
    thread = mails(
        mail(BUYER, "2025-03-03T09:00", "What does it cost?", subject="Oven"),
        mail(SELLER, "2025-03-04T12:00", "I put Thursday in already, see you on Thursday."),
    )
    assert value(thread, "next_meeting_booked") is None


def test_a_booking_that_the_buyer_calls_off_is_known_to_be_none() -> None:
    thread = mails(
        PROPOSED,
        mail(BUYER, "2025-03-04T11:00", "Thursday at ten."),
        mail(BUYER, "2025-03-05T11:00", "Sorry, I have to cancel."),
    )
    assert value(thread, "next_meeting_booked") is False


def calendar(what: Attendance, side: Side, *, when: str = "2025-03-05T12:00", body: str = "") -> Message:
    event = CalendarEvent(what, starts=datetime(2025, 3, 13, 10), title="Oven talk", side=side)
    automatic = None if body else Automatic.CALENDAR
    who = {Side.BUYER: BUYER, Side.SELLER: SELLER}.get(side, STRANGER) if body else Speaker("Calendar")
    return mail(who, when, body, subject="Oven talk", automatic=automatic, event=event)


@pytest.mark.parametrize(
    ("what", "side", "booked"),
    [
        (Attendance.ACCEPTED, Side.BUYER, True),
        (Attendance.INVITED, Side.BUYER, True),
        (Attendance.ACCEPTED, Side.SELLER, None),
        (Attendance.INVITED, Side.SELLER, None),
        (Attendance.ACCEPTED, Side.UNKNOWN, None),
        (Attendance.TENTATIVE, Side.BUYER, None),
        (Attendance.PROPOSED, Side.BUYER, None),
        (Attendance.DECLINED, Side.BUYER, False),
        (Attendance.CANCELLED, Side.BUYER, False),
        (Attendance.CANCELLED, Side.SELLER, None),
    ],
)
def test_a_calendars_mail_books_only_in_the_buyers_name(
    what: Attendance, side: Side, booked: bool | None
) -> None:
    thread = mails(
        PROPOSED, mail(BUYER, "2025-03-05T11:00", "Send an invitation please."), calendar(what, side)
    )
    assert value(thread, "next_meeting_booked") is booked


@pytest.mark.parametrize(
    ("what", "side", "booked"),
    [
        (Attendance.DECLINED, Side.BUYER, False),
        (Attendance.CANCELLED, Side.BUYER, False),
        (Attendance.CANCELLED, Side.SELLER, None),
        (Attendance.TENTATIVE, Side.BUYER, None),
        (Attendance.CANCELLED, Side.UNKNOWN, None),
        (Attendance.INVITED, Side.SELLER, True),
    ],
)
def test_what_the_calendar_says_later_holds(what: Attendance, side: Side, booked: bool | None) -> None:
    accepted = calendar(Attendance.ACCEPTED, Side.BUYER)
    thread = mails(PROPOSED, accepted, calendar(what, side, when="2025-03-06T12:00"))
    assert value(thread, "next_meeting_booked") is booked


def test_an_accepted_invitation_counts_until_its_day_is_past_and_shows_its_mail() -> None:
    thread = mails(PROPOSED, calendar(Attendance.ACCEPTED, Side.BUYER))
    found = observe(thread, as_of=date(2025, 3, 13))
    assert found.values["next_meeting_booked"] is True
    [shown] = [e for e in found.evidence if e.fact == "next_meeting_booked"]
    assert (shown.source, shown.message, shown.event) == (
        "behaviour",
        1,
        "buyer accepted the invitation, 5 Mar 2025",
    )
    later = observe(thread, as_of=date(2025, 3, 14)).values
    assert "next_meeting_booked" not in later
    assert "meetings_kept" not in later


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        ((mail(BUYER, "2025-03-14T09:00", "How loud is the oven?"),), 1),
        ((mail(BUYER, "2025-03-14T09:00", "Thanks for the demo yesterday."),), 1),
        ((mail(BUYER, "2025-03-13T09:00", "How loud is the oven?"),), None),
        ((mail(SELLER, "2025-03-14T09:00", "Any thoughts?"),), None),
        ((mail(BUYER, "2025-03-14T09:00", "Sorry I missed the demo."),), None),
        ((mail(BUYER, "2025-03-14T09:00", "I can't make it this week."),), None),
        (
            (
                mail(SELLER, "2025-03-13T11:00", "We missed you today."),
                mail(BUYER, "2025-03-14T09:00", "Yes."),
            ),
            None,
        ),
        (
            (
                calendar(Attendance.CANCELLED, Side.SELLER, when="2025-03-12T12:00"),
                mail(BUYER, "2025-03-14T09:00", "How loud is the oven?"),
            ),
            None,
        ),
    ],
)
def test_an_accepted_invitation_was_kept_once_the_buyer_writes_after_it(
    later: tuple[Message, ...], kept: int | None
) -> None:
    thread = mails(PROPOSED, calendar(Attendance.ACCEPTED, Side.BUYER), *later)
    assert value(thread, "meetings_kept") == kept


@pytest.mark.parametrize(
    ("answer", "later", "kept"),
    [
        ("Thursday at ten is fine.", mail(BUYER, "2025-03-07T09:00", "How loud is the oven?"), 1),
        ("Thursday at ten is fine.", mail(BUYER, "2025-03-07T09:00", "Thanks for coming yesterday."), 1),
        ("Thursday at ten is fine.", mail(BUYER, "2025-03-06T08:00", "How loud is the oven?"), None),
        ("Thursday at ten is fine.", mail(SELLER, "2025-03-07T09:00", "Any thoughts?"), None),
        (
            "Thursday at ten is fine.",
            mail(BUYER, "2025-03-07T09:00", "Sorry I missed you on Thursday."),
            None,
        ),
        ("Thursday at ten is fine.", mail(BUYER, "2025-03-05T18:00", "I have to cancel Thursday."), None),
        ("Thursday is bad, sorry.", mail(BUYER, "2025-03-07T09:00", "How loud is the oven?"), None),
    ],
)
def test_a_day_agreed_in_words_was_kept_once_the_buyer_writes_after_it(
    answer: str, later: Message, kept: int | None
) -> None:
    asked = mail(SELLER, "2025-03-04T10:00", "Shall I come by on Thursday at ten and measure?")
    after = mail(BUYER, "2025-03-08T09:00", "Is it heavy?")
    thread = mails(asked, mail(BUYER, "2025-03-04T12:00", answer), later)
    assert value(thread, "meetings_kept") == kept
    if "cancel" in later.body:
        assert value(mails(*thread.messages, after), "meetings_kept") is None


@pytest.mark.parametrize(
    ("side", "answer", "booked"),
    [
        (Side.SELLER, "Accepted.", True),
        (Side.SELLER, "Yes, fine.", True),
        (Side.SELLER, "Not sure yet.", None),
        (Side.SELLER, "I can't make it, another day?", None),
        (Side.BUYER, "Accepted.", True),
        (Side.UNKNOWN, "Accepted.", None),
    ],
)
def test_a_written_yes_to_the_sellers_invitation_books_its_day(
    side: Side, answer: str, booked: bool | None
) -> None:
    thread = mails(OFFER, calendar(Attendance.INVITED, side), mail(BUYER, "2025-03-05T14:00", answer))
    assert value(thread, "next_meeting_booked", as_of=date(2025, 3, 13)) is booked
    if side is Side.SELLER:
        assert value(thread, "next_meeting_booked", as_of=date(2025, 3, 14)) is None


def test_a_calendars_mail_is_not_the_buyer_speaking() -> None:
    found = observe(mails(PROPOSED, calendar(Attendance.ACCEPTED, Side.BUYER)), as_of=date(2025, 3, 10))
    assert "days_since_buyer" not in found.values
    assert found.values["seller_unanswered"] == 1


def test_an_invitation_that_the_buyer_sends_is_a_contact_he_started() -> None:
    found = observe(mails(OFFER, calendar(Attendance.INVITED, Side.BUYER)))
    assert found.values["buyer_initiated"] == 1
    assert [e.event for e in found.evidence if e.fact == "buyer_initiated"] == [
        "buyer sent an invitation, 5 Mar 2025"
    ]


@pytest.mark.parametrize(
    "messages",
    [
        (PROPOSED, calendar(Attendance.INVITED, Side.BUYER)),
        (OFFER, calendar(Attendance.INVITED, Side.SELLER)),
        (OFFER, calendar(Attendance.ACCEPTED, Side.BUYER)),
    ],
)
def test_an_invitation_to_the_sellers_day_starts_nothing(messages: tuple[Message, ...]) -> None:
    assert value(mails(*messages), "buyer_initiated") is None


def test_one_meeting_is_started_once_however_many_mails_are_about_it() -> None:
    invited = calendar(Attendance.INVITED, Side.BUYER)
    asked = mail(BUYER, "2025-03-05T11:00", "Could we meet on Thursday?")
    again = calendar(Attendance.INVITED, Side.BUYER, when="2025-03-06T12:00", body="Moved by an hour.")
    later = mail(BUYER, "2025-03-07T11:00", "Could we meet on Thursday?")
    assert value(mails(OFFER, asked, invited), "buyer_initiated") == 1
    assert value(mails(OFFER, invited, again, later), "buyer_initiated") == 1


def test_every_quote_is_the_literal_slice_of_the_buyers_body() -> None:
    thread = mails(PROPOSED, mail(BUYER, "2025-03-04T11:00", "Good call just now.\nThursday at ten."))
    quoted = [e for e in observe(thread).evidence if e.quote]
    assert {e.quote for e in quoted} == {"Good call just now.", "Thursday at ten."}
    for shown in quoted:
        assert shown.message == 1
        assert thread.messages[1].body[shown.start : shown.end] == shown.quote


def test_thanks_for_a_day_that_the_buyer_asked_for_book_no_other() -> None:
    asked = mail(BUYER, "2025-03-03T09:00", "Could you come on Friday?")
    booked = mail(SELLER, "2025-03-04T09:00", "Friday it is.")
    looked_back = mail(SELLER, "2025-03-10T09:00", "Thanks for having me in on Friday.")
    assert value(mails(asked, booked), "next_meeting_booked") is True
    assert value(mails(asked, looked_back), "next_meeting_booked") is None


@pytest.mark.parametrize(
    "said",
    ["Give me a ring in the middle of April and we'll look at it again then.", "Call me in September."],
)
def test_who_asks_to_be_rung_in_another_month_has_started_nothing(said: str) -> None:
    thread = call((SELLER, "How do you feel about the oven?"), (BUYER, f"Honestly not now. {said}"))
    assert value(thread, "buyer_initiated") is None


@pytest.mark.parametrize("said", ["Give me a ring on Monday.", "Could we meet in May?"])
def test_who_asks_for_a_call_or_a_meeting_has(said: str) -> None:
    thread = call((SELLER, "How do you feel about the oven?"), (BUYER, f"I like it. {said}"))
    assert value(thread, "buyer_initiated") == 1
