"""Chats and calls copied from a page: names thrice, days behind names, buttons in other languages."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

TEAMS_TRANSCRIPT = """\
Ines Moor
0 minutes 3 seconds
0:03
Ines Moor 0 minutes 3 seconds
Shall we go through the loom quote?
Bo Lund
0 minutes 12 seconds
0:12
Bo Lund 0 minutes 12 seconds
Yes please, my boss asked about the delivery.
Ines Moor
1 minute 2 seconds
1:02
Ines Moor 1 minute 2 seconds
Six weeks from order.
"""

TEAMS_CHAT = """\
[12/03/2026 09:01] Ines Moor
Shall we go through the loom quote?
[12/03/2026 10:12] Bo Lund (External)
On Friday, yes.
"""

SLACK = """\
Ines Moor
  9:01 AM
Shall we go through the loom quote?
Bo Lund
  10:12 AM
On Friday, yes.
10:13
Bring the samples.
Ines Moor
  10:20 AM
Will do.
"""

LINKEDIN = """\
MAR 12
Ines Moor sent the following message at 9:01 AM
View Ines’s profile
Ines Moor
(She/Her)
Ines Moor
 9:01 AM
We weave for small hotels. Open to a chat?
Bo Lund sent the following message at 10:12 AM
View Bo’s profile
Bo Lund
Bo Lund
 10:12 AM
What does it cost?
"""

MARKET = """\
Bo  Sun 3 May 18:20
Is the loom still there?

Ines Looms  Sun 3 May 18:31
It is, 640 and it's yours

Bo  Mon 4 May 12:02
I'll come on Friday.
"""

GONG = """\
Lund Ltd <> Moorweave - Demo
Recorded on March 12, 2026 via Zoom, 22m

Participants
Moorweave
Ines Moor, Account Executive
Lund Ltd
Bo Lund, Owner

Transcript

0:03 | Ines
Shall we go through the loom quote?

0:12 | Bo
Yes please.
"""


def _said(thread: Thread) -> list[tuple[str, str]]:
    return [(message.speaker.label, message.body) for message in thread.messages]


def test_the_page_of_a_teams_recording_names_each_speaker_once() -> None:
    thread = read_thread(TEAMS_TRANSCRIPT)

    assert _said(thread) == [
        ("Ines Moor", "Shall we go through the loom quote?"),
        ("Bo Lund", "Yes please, my boss asked about the delivery."),
        ("Ines Moor", "Six weeks from order."),
    ]
    assert [m.at and m.at.offset_seconds for m in thread.messages] == [3, 12, 62]


def test_a_guest_of_the_meeting_buys_and_the_day_before_the_name_is_read() -> None:
    thread = read_thread(TEAMS_CHAT)

    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER]
    assert [str(m.at and m.at.day) for m in thread.messages] == ["2026-03-12", "2026-03-12"]
    assert thread.kind == "email"


def test_outside_of_the_firm_is_no_firm_of_ones_own() -> None:
    guest = read_thread(
        "Bo (External)  9:01 AM\nMorning.\n\nIna  9:02 AM\nHello.\n\nBo (External)  9:03 AM\nOh.\n"
    )

    assert guest.messages[0].speaker.side is Side.BUYER


def test_a_name_above_a_time_that_stands_apart_ends_no_message() -> None:
    assert _said(read_thread(SLACK)) == [
        ("Ines Moor", "Shall we go through the loom quote?"),
        ("Bo Lund", "On Friday, yes."),
        ("Bo Lund", "Bring the samples."),
        ("Ines Moor", "Will do."),
    ]


def test_what_a_network_announces_is_no_message() -> None:
    assert _said(read_thread(LINKEDIN)) == [
        ("Ines Moor", "We weave for small hotels. Open to a chat?"),
        ("Bo Lund", "What does it cost?"),
    ]


def test_the_day_behind_a_name_is_no_part_of_it() -> None:
    thread = read_thread(MARKET)

    assert [m.speaker.name for m in thread.messages] == ["Bo", "Ines Looms", "Bo"]
    assert [m.at and m.at.raw for m in thread.messages] == [
        "Sun 3 May 18:20",
        "Sun 3 May 18:31",
        "Mon 4 May 12:02",
    ]


def test_a_call_below_its_participants_is_read() -> None:
    thread = read_thread(GONG)

    assert _said(thread) == [("Ines", "Shall we go through the loom quote?"), ("Bo", "Yes please.")]
    assert "Account Executive" in thread.heading


@pytest.mark.parametrize(
    "mine",
    [
        "You sent", "Enviaste", "Du hast gesendet", "Vous avez envoyé", "Hai inviato", "Você enviou",
        "Je hebt verzonden", "Du skickade", "Wysłano przez Ciebie",
    ],
)  # fmt: skip
def test_what_the_owner_of_the_page_sent_is_the_sellers(mine: str) -> None:
    thread = read_thread(f"bo.lund_77\nIs it blue?\n{mine}\nIt is.\nbo.lund_77\nGood.\n")

    assert [m.speaker.side for m in thread.messages] == [Side.BUYER, Side.SELLER, Side.BUYER]


def test_a_day_without_a_name_is_nobody() -> None:
    thread = read_thread(
        "Today 9:01 AM\nThe loom is 640.\nToday 9:05 AM\nI'll take it.\nYesterday 9:06 AM\nOh.\n"
    )

    assert {m.speaker.name for m in thread.messages} == {None}


def test_what_whatsapp_writes_in_a_name_is_not_said() -> None:
    thread = read_thread(
        "[12/03/2026, 09:00:12] Ines: \u200eMessages and calls are end-to-end encrypted.\n"
        "[12/03/2026, 09:01:12] Ines: The loom is 640.\n"
        "[12/03/2026, 09:02:12] Bo: Fine.\n"
    )

    assert [m.body for m in thread.messages] == ["The loom is 640.", "Fine."]


def test_linkedin_messages_without_profile_lines_are_by_whom_they_name() -> None:
    page = (
        "Ines Moor sent the following message at 9:01 AM\nOpen to a chat?\n\n"
        "Bo Lund sent the following messages at 10:12 AM\nWhat does it cost?\n"
    )
    assert _said(read_thread(page)) == [("Ines Moor", "Open to a chat?"), ("Bo Lund", "What does it cost?")]
