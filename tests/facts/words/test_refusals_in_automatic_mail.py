"""A no in a mail that was taken for automatic is heard; what programs and absence notices say is none."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.parser import read_thread
from closecall.thread.records import Thread

ME = ("ines@ottermill.example",)
OFFER = "From: Ines Falk <ines@ottermill.example>\nDate: 3 March 2025 09:00\nSubject: Pumps\n\nSee below.\n\n"
KEEN = (
    "From: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025 10:00\nSubject: Pumps\n\nWe want the pumps.\n\n"
)


def automatic(body: str, *, subject: str = "Automatic reply: Pumps", before: str = OFFER) -> Thread:
    head = f"From: Bo Lund <bo@tidewater.example>\nDate: 4 March 2025 09:00\nSubject: {subject}"
    thread = read_thread(f"{before}{head}\n\n{body}\n", me=ME)
    assert thread.messages[-1].automatic is not None
    return thread


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("Thank you for your mail. We are not interested, please stop writing to me.", "opt_out"),
        ("Please do not contact me again.", "opt_out"),
        ("We have decided against your pumps.", "explicit_no"),
    ],
)
@pytest.mark.parametrize("before", [OFFER, OFFER + KEEN])
def test_a_no_in_an_automatic_reply_is_heard_and_shown(body: str, refusal: str, before: str) -> None:
    found = hear(automatic(body, before=before))
    assert found.values["refusal"] == refusal
    [shown] = [e for e in found.evidence if e.fact == "refusal"]
    assert shown.event is not None
    assert shown.event.startswith('automatic mail "')


@pytest.mark.parametrize(
    "body",
    [
        "I no longer work here. Please write to office@tidewater.example.",
        "I no longer work at Tidewater. My mails are not forwarded.",
        "I have left the company. Please contact my colleague.",
        "I am out of the office until 10 March and have no access to my mail.",
        "I am on leave and cannot answer. Please do not expect a reply before Monday.",
        "This mailbox is not monitored. Please do not reply to this message.",
        "I do not read mails during my holiday. In urgent cases call the office.",
        "We received your mail. If you do not want to receive these notices, click here to unsubscribe.",
        "Your ticket is closed. We will not process it further without your answer.",
    ],
)
def test_an_absence_notice_is_no_refusal(body: str) -> None:
    assert hear(automatic(body)).values.get("refusal", "none") == "none"


def test_an_automatic_reply_never_raises() -> None:
    found = hear(automatic("We love it and we will buy the pumps today. When can you deliver?"))
    assert "verbal_interest" not in found.values
    assert "buying_questions" not in found.values


def test_a_note_below_a_declined_invitation_is_heard() -> None:
    body = (
        "Bo Lund has declined this invitation with this note:\n\n"
        "We are not interested, please stop inviting me.\n\n"
        "You receive this mail because you are an attendee. To stop receiving mails, change your settings.\n"
    )
    assert hear(automatic(body, subject="Declined: Pumps @ Thu 11 Sep 2025 10:00")).values["refusal"] in (
        "explicit_no",
        "opt_out",
    )


def test_a_calendars_own_words_are_no_refusal() -> None:
    body = (
        "Bo Lund has declined this invitation.\n\nYou receive this mail because you are an attendee.\n"
        "To stop receiving mails about it, decline this event."
    )
    found = hear(automatic(body, subject="Declined: Pumps @ Thu 11 Sep 2025 10:00", before=OFFER + KEEN))
    assert found.values["refusal"] == "none"


def test_a_strangers_newsletter_refuses_nothing() -> None:
    text = (
        f"{OFFER}{KEEN}From: Fair News <no-reply@fair.example>\nDate: 5 March 2025 09:00\n"
        "Subject: Automatic reply: we are done\n\nWe are not interested in your stand, stop writing to us.\n"
    )
    assert hear(read_thread(text, me=ME)).values["refusal"] == "none"
