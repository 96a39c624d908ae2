"""Mails copied from a web mail's page, where names stand without addresses and times without days."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Automatic, Side

GMAIL = """\
Pumps for the mill
Inbox

Ines Falk
Mon, Mar 3, 2025, 9:00 AM (2 days ago)
to me

A question about pumps.

Bo Lund
Tue, Mar 4, 2025, 9:00 AM (1 day ago)
to Ines

An answer.

Ines Falk
9:12 AM (3 hours ago)
to me

One more thing.

Reply
Forward
"""
OUTLOOK = """\
Pumps for the mill
Ines Falk
To: You
Mon 3/3/2025 9:00 AM
A question about pumps.

BL
Bo Lund
To: Ines Falk
Cc: Kim Ode
Tue 3/4/2025 9:00 AM
An answer.
"""


def test_gmails_page_is_read_without_addresses() -> None:
    thread = read_thread(GMAIL)

    assert [(m.speaker.name, m.speaker.side, m.at and m.at.raw, m.body) for m in thread.messages] == [
        ("Ines Falk", Side.BUYER, "Mon, Mar 3, 2025, 9:00 AM (2 days ago)", "A question about pumps."),
        ("Bo Lund", Side.SELLER, "Tue, Mar 4, 2025, 9:00 AM (1 day ago)", "An answer."),
        ("Ines Falk", Side.BUYER, "9:12 AM (3 hours ago)", "One more thing."),
    ]


def test_outlooks_page_names_recipients_before_the_date() -> None:
    thread = read_thread(OUTLOOK)

    assert [(m.speaker.name, m.speaker.side, m.body) for m in thread.messages] == [
        ("Ines Falk", Side.BUYER, "A question about pumps."),
        ("Bo Lund", Side.SELLER, "An answer."),
    ]


@pytest.mark.parametrize(
    ("when", "to"),
    [
        ("Mo 03.03.2025 09:00", "An:Bo Lund"),
        ("lun. 3 mars 2025 09:00", "à moi"),
        ("Yesterday 9:00 AM", "to me"),
        ("Gestern 09:00", "an mich"),
    ],
)
def test_dates_and_recipients_are_read_in_other_languages(when: str, to: str) -> None:
    text = f"Ines Falk\n{when}\n{to}\n\nHello.\n\nBo Lund\n{when}\nto Ines\n\nHi.\n"

    assert [(m.speaker.name, m.body) for m in read_thread(text).messages] == [
        ("Ines Falk", "Hello."),
        ("Bo Lund", "Hi."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Ottermill\n3 March 2025\nDear Bo, we would like to wait.",
        "Ines Falk\nto Bo and everybody else.\nWe would like to wait.",
        "Ines Falk\n9:00 AM\nan Bo haben wir noch Fragen. We would like to wait.",
        "Next steps\nMonday 3 March 2025 9:00\nWe would like to wait.",
    ],
)
def test_a_name_and_a_date_alone_are_no_heading(lines: str) -> None:
    text = f"From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025\nSubject: x\n\nHello.\n\n{lines}\n"
    thread = read_thread(text)

    assert len(thread.messages) == 1
    assert "We would like to wait." in thread.messages[0].body or "we would like to wait." in text


def test_a_pages_heading_inside_of_a_mail_is_quoted_by_that_mail() -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025 09:00\n\nSee what she says:\n\n"
        "Ines Falk <ines@ottermill.example>\nTue, 4 Mar 2025 at 09:00\nto me\n\nWe accept everything.\n"
    )
    quoted, own = read_thread(text).messages

    assert (quoted.body, [who.email for who in quoted.quoted_by]) == (
        "We accept everything.",
        ["bo@tidewater.example"],
    )
    assert own.quoted_by == ()


def test_a_page_with_quoted_mails_stays_a_page() -> None:
    text = GMAIL.replace(
        "An answer.", "An answer.\n\nOn Mon, Mar 3, 2025 at 9:00 AM Ines Falk wrote:\n> A question."
    )

    assert [m.quoted_by for m in read_thread(text).messages if m.body != "A question."] == [(), (), ()]


def test_words_above_a_page_are_no_title_of_it() -> None:
    thread = read_thread(f"No, thank you.\n\n{OUTLOOK}")

    assert "No, thank you." in "\n".join(m.body for m in thread.messages)


@pytest.mark.parametrize(
    ("label", "subject"),
    [("Subject", "Automatic reply: The kiln"), ("Betreff", "Abwesenheitsnotiz: Der Ofen")],
)
def test_a_subject_copied_below_the_recipients_is_read(label: str, subject: str) -> None:
    thread = read_thread(
        f"Ida <ida@holm.example>\nTue, 24 Jun 2025 at 09:01\nto me\n{label}: {subject}\n\nYes! I am away.\n"
    )
    (message,) = thread.messages
    assert (message.subject, message.body) == (subject, "Yes! I am away.")
    assert message.automatic is Automatic.AUTO_REPLY


def test_a_second_subject_below_a_pages_heading_is_the_writers() -> None:
    thread = read_thread(
        "Ida <ida@holm.example>\nTue, 24 Jun 2025 at 09:01\nto me\nSubject: The kiln\nSubject: it glows\n"
    )
    assert thread.messages[0].body == "Subject: it glows"


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Wed, Nov 25, 4:20 PM (3 days ago)", "2026-11-25"),
        ("Thu, Nov 26, 4:20 PM", "2026-11-26"),
        # no such day near the dated mail
        ("Mon, Nov 25, 4:20 PM (3 days ago)", None),
        ("Nov 25, 4:20 PM (3 days ago)", None),
    ],
)
def test_a_day_without_its_year_is_the_one_near_the_dated_mail_below(heading: str, day: str | None) -> None:
    thread = read_thread(
        f"Ada Lund\n{heading}\nto me\n\nWe will think about it.\n\nAda\n\n"
        "On Mon, Nov 23, 2026 at 10:11 AM Bo Pell <bo@looms.example> wrote:\n\nHere is the offer.\n\nBo\n",
        me=("bo@looms.example",),
    )
    moment = thread.messages[-1].at
    assert moment is not None
    assert (moment.at and moment.at.date().isoformat()) == day
