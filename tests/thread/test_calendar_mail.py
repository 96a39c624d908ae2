"""What calendar mail tells is kept as an event; what people add to it in words stays their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from closecall.thread.content.icalendar import read_calendar
from closecall.thread.parser import read_thread
from closecall.thread.records import Attendance, Automatic, CalendarEvent, Message, Side

ME = ("ines@ottermill.example",)
OFFER = """\
From: Ines Falk <ines@ottermill.example>
Date: 3 March 2025 09:00
Subject: Pumps

Offer attached.

From: Bo Lund <bo@tidewater.example>
Date: 3 March 2025 10:00
Subject: Pumps

Let us talk.

"""


def _part(
    method: str, *, answer: str = "NEEDS-ACTION", extra: str = "", start: str = "20250311T100000Z"
) -> str:
    return (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\n"
        f"BEGIN:VEVENT\r\nDTSTART:{start}\r\nSUMMARY:Pumps\\, demo\r\n"
        'ORGANIZER;CN="Falk, Ines":mailto:ines@ottermill.example\r\n'
        f"ATTENDEE;CN=Bo Lund;PARTSTAT={answer};ROLE=REQ-\r\n PARTICIPANT:MAILTO:bo@tidewater.example\r\n"
        f"{extra}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def _mail(
    part: str, *, subject: str = "Pumps", body: str = "", sender: str = "Bo Lund <bo@tidewater.example>"
) -> Message:
    source = (
        f"MIME-Version: 1.0\nFrom: {sender}\nTo: ines@ottermill.example\nSubject: {subject}\n"
        "Date: Tue, 4 Mar 2025 10:00:00 +0100\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{body}\n--b\nContent-Type: text/calendar\n\n{part}\n--b--\n"
    )
    [message] = read_thread(source, me=ME).messages
    return message


def _event(message: Message) -> CalendarEvent:
    assert message.event is not None
    return message.event


@pytest.mark.parametrize(
    ("part", "what", "who"),
    [
        (_part("REQUEST"), Attendance.INVITED, "ines@ottermill.example"),
        (_part("CANCEL"), Attendance.CANCELLED, "ines@ottermill.example"),
        (_part("REPLY", answer="ACCEPTED"), Attendance.ACCEPTED, "bo@tidewater.example"),
        (_part("REPLY", answer="DECLINED"), Attendance.DECLINED, "bo@tidewater.example"),
        (_part("REPLY", answer="TENTATIVE"), Attendance.TENTATIVE, "bo@tidewater.example"),
        (_part("COUNTER", answer="TENTATIVE"), Attendance.PROPOSED, "bo@tidewater.example"),
    ],
)
def test_a_calendar_part_becomes_an_event(part: str, what: Attendance, who: str) -> None:
    message = _mail(part)
    event = _event(message)

    assert message.automatic is Automatic.CALENDAR
    assert (event.what, event.email, event.title) == (what, who, "Pumps, demo")
    assert event.starts == datetime(2025, 3, 11, 10, tzinfo=UTC)
    assert not message.is_buyer


@pytest.mark.parametrize(
    ("start", "starts"),
    [
        ("20250311", datetime(2025, 3, 11)),
        ("20250311T100000", datetime(2025, 3, 11, 10)),
        ("20251341T100000", None),
        ("soon", None),
    ],
)
def test_a_start_without_a_zone_stays_without_one(start: str, starts: datetime | None) -> None:
    assert _event(_mail(_part("REQUEST", start=start))).starts == starts


@pytest.mark.parametrize(
    "part", ["", "METHOD:REPLY", "METHOD:PUBLISH\nBEGIN:VEVENT\nSUMMARY:x", _part("REFRESH"), ":" * 50]
)
def test_other_calendar_parts_are_no_event(part: str) -> None:
    assert read_calendar(part) is None


@pytest.mark.parametrize(
    ("part", "body"),
    [
        (_part("REPLY", answer="DECLINED"), "We decided against it. Please stop writing."),
        (
            _part(
                "REPLY", answer="DECLINED", extra="COMMENT:We decided against it. Please stop writing.\r\n"
            ),
            "",
        ),
        (
            _part("CANCEL").replace("ines@ottermill", "bo@tidewater"),
            "We decided against it. Please stop writing.",
        ),
    ],
)
def test_words_added_to_an_answer_are_the_persons_own(part: str, body: str) -> None:
    message = _mail(part, subject="Declined: Pumps", body=body)

    assert message.is_buyer
    assert message.body == "We decided against it. Please stop writing."
    assert _event(message).side is Side.BUYER


@pytest.mark.parametrize(
    "body",
    [
        "Bo Lund has accepted this invitation.\n\nPumps\nTuesday",
        "Invitation from Google Calendar: https://calendar.google.com/calendar/",
        "The demo of the pumps",
    ],
)
def test_words_of_the_calendar_are_nobodys(body: str) -> None:
    part = _part("REPLY", answer="ACCEPTED", extra="DESCRIPTION:The demo\r\n  of the pumps in full\r\n")

    assert _mail(part, body=body).automatic is Automatic.CALENDAR


def test_a_person_who_attaches_a_meeting_is_a_person() -> None:
    source = (
        "MIME-Version: 1.0\nFrom: Bo Lund <bo@tidewater.example>\nSubject: Pumps\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee you then.\n--b\n"
        "Content-Type: text/calendar\nContent-Disposition: attachment; filename=a.ics\n\n"
        f"{_part('REQUEST')}\n--b--\n"
    )
    [message] = read_thread(source, me=ME).messages

    assert message.is_buyer
    assert _event(message).what is Attendance.INVITED


@pytest.mark.parametrize(
    ("subject", "body", "what"),
    [
        (
            "Accepted: Pumps @ Thu 11 Sep 2025 10:00",
            "Bo Lund has accepted this invitation.",
            Attendance.ACCEPTED,
        ),
        (
            "Declined: Pumps @ Thu 11 Sep 2025 10:00",
            "Bo Lund has declined this invitation.",
            Attendance.DECLINED,
        ),
        (
            "Abgelehnt: Pumps @ Do. 11. Sep. 2025 10:00",
            "Bo Lund hat diese Einladung abgelehnt.",
            Attendance.DECLINED,
        ),
        ("Accepté : Pumps - 11 sept. 2025 10:00", "Bo Lund a accepté cette invitation.", Attendance.ACCEPTED),
        ("Aceptado: Pumps @ 11 sep 2025 10:00", "Bo Lund ha aceptado esta invitación.", Attendance.ACCEPTED),
        ("Updated invitation: Pumps @ Thu 11 Sep 2025 10:00", "", Attendance.INVITED),
        ("Canceled event: Pumps @ Thu 11 Sep 2025 10:00", "", Attendance.CANCELLED),
    ],
)
def test_a_pasted_calendar_mail_is_an_event_too(subject: str, body: str, what: Attendance) -> None:
    text = (
        f"{OFFER}From: Bo Lund (Google Calendar) <calendar-noreply@tidewater.example>\n"
        f"Date: 4 March 2025 09:00\nSubject: {subject}\n\n{body}\n"
    )
    message = read_thread(text, me=ME).messages[-1]
    event = _event(message)

    assert message.automatic is Automatic.CALENDAR
    assert (event.what, event.name, event.side) == (what, "Bo Lund", Side.BUYER)
    assert event.starts is not None
    assert event.starts.date().isoformat() == "2025-09-11"
    assert event.title.startswith("Pumps")


@pytest.mark.parametrize(
    ("sender", "side"),
    [
        ("Bo Lund <bo@tidewater.example>", Side.BUYER),
        ("Offers <events@webinar.example>", Side.UNKNOWN),
        ("Ines Falk <ines@ottermill.example>", Side.SELLER),
    ],
)
def test_an_invitation_by_somebody_else_is_not_the_buyers(sender: str, side: Side) -> None:
    text = (
        f"{OFFER}From: {sender}\nTo: events@webinar.example\n"
        "Date: 4 March 2025 09:00\nSubject: Invitation: Pumps @ Thu 11 Sep 2025 10:00\n\nJoin here\n"
    )
    assert _event(read_thread(text, me=ME).messages[-1]).side is side


def test_an_event_is_in_the_json_of_its_message_only() -> None:
    with_event = _mail(_part("REPLY", answer="ACCEPTED")).to_dict()

    assert with_event["event"]["what"] == "accepted"
    assert with_event["event"]["starts"] == "2025-03-11T10:00:00+00:00"
    assert "event" not in read_thread(OFFER).messages[0].to_dict()


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ("Auto-Submitted: auto-replied", Automatic.AUTO_REPLY),
        ("Auto-Submitted: auto-generated\nIn-Reply-To: <1@x.example>", Automatic.AUTO_REPLY),
        ("X-Autoreply: yes", Automatic.AUTO_REPLY),
        ("Precedence: auto_reply", Automatic.AUTO_REPLY),
        ("Auto-Submitted: auto-generated", Automatic.LIST),
        ("Auto-Submitted: no", None),
        ("List-Id: <news.example>", Automatic.LIST),
        ("Precedence: bulk", Automatic.LIST),
        ("List-Id: <sales.ottermill.example>\nIn-Reply-To: <1@x.example>", None),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", Automatic.BOUNCE),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", Automatic.LIST),
    ],
)
def test_headers_tell_mail_that_no_person_wrote(headers: str, automatic: Automatic | None) -> None:
    source = f"MIME-Version: 1.0\nFrom: Bo <bo@tidewater.example>\nSubject: Pumps\n{headers}\n\nI love it.\n"

    assert read_thread(source).messages[0].automatic is automatic


def test_the_sellers_own_bulk_mail_is_the_sellers() -> None:
    source = "MIME-Version: 1.0\nFrom: Ines <ines@ottermill.example>\nList-Id: <x.example>\n\nOur offer.\n"

    assert read_thread(source, me=ME).messages[0].is_seller


def test_the_words_of_a_web_form_are_the_enquirers_though_a_program_sent_them() -> None:
    source = (
        "MIME-Version: 1.0\nFrom: Website form <noreply@ottermill.example>\nAuto-Submitted: auto-generated\n"
        "Subject: Enquiry\n\nName: Bo Lund\nEmail: bo@tidewater.example\nMessage: What does it cost?\n"
    )
    [message] = read_thread(source, me=ME).messages

    assert message.is_buyer
