"""Calls and chats: turns, speakers, offsets, times."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Precision, Side, Thread, ThreadKind


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


TURNS = [("Ines", "Hello there."), ("Bo", "Hi. One thing:"), ("Ines", "Go on.")]

CALLS = {
    "names": "Ines: Hello there.\nBo: Hi. One thing:\nInes: Go on.\n",
    "stamped": "[00:03] Ines: Hello there.\n[00:07] Bo: Hi. One thing:\n[01:12] Ines: Go on.\n",
    "stamp after the name": "Ines (00:03): Hello there.\nBo (00:07): Hi. One thing:\nInes (01:12): Go on.\n",
    "zoom": "[Ines] 11:02:09\nHello there.\n\n[Bo] 11:02:13\nHi. One thing:\n\n[Ines] 11:03:18\nGo on.\n",
    "otter": "Ines  0:03\nHello there.\n\nBo  0:07\nHi. One thing:\n\nInes  1:12\nGo on.\n",
    "time before the name": ("0:03 Ines\nHello there.\n\n0:07 Bo\nHi. One thing:\n\n1:12 Ines\nGo on.\n"),
    "rev": "Ines (00:03):\nHello there.\n\nBo (00:07):\nHi. One thing:\n\nInes (01:12):\nGo on.\n",
    "vtt": (
        "WEBVTT\n\n1\n00:00:03.000 --> 00:00:06.000\n<v Ines>Hello there.</v>\n\n"
        "2\n00:00:07.000 --> 00:00:09.000\n<v Bo>Hi. One\nthing:</v>\n\n"
        "00:01:12.000 --> 00:01:13.000\n<v Ines>Go on.\n"
    ),
    "written out": (
        "Ines   0 minutes 3 seconds\nHello there.\n\nBo   0 minutes 7 seconds\nHi. One thing:\n\n"
        "Ines   1 minute 12 seconds\nGo on.\n"
    ),
    "spans": (
        "Ines (00:03 - 00:05)\nHello there.\n\nBo (00:07 - 00:09)\nHi. One thing:\n\n"
        "Ines (01:12 - 01:13)\nGo on.\n"
    ),
    "zoom vtt": (
        "WEBVTT\n\n1\n00:00:03.000 --> 00:00:06.000\nInes: Hello there.\n\n2\n00:00:07.000 --> 00:00:09.000\n"
        "Bo: Hi. One\n\n3\n00:00:09.500 --> 00:00:10.000\nBo: thing:\n\n4\n"
        "00:01:12.000 --> 00:01:13.000\nInes: Go on.\n"
    ),
    "srt": (
        "1\n00:00:03,000 --> 00:00:06,000\nInes: Hello there.\n\n2\n"
        "00:00:07,000 --> 00:00:09,000\nBo: Hi. One thing:\n\n"
        "3\n00:01:12,000 --> 00:01:13,000\nInes: Go on.\n"
    ),
}


@pytest.mark.parametrize("layout", CALLS)
def test_every_layout_gives_the_same_turns(layout: str) -> None:
    thread = read_thread(CALLS[layout])

    assert thread.kind is ThreadKind.CALL
    assert _told(thread) == TURNS


@pytest.mark.parametrize("layout", [name for name in CALLS if name != "names"])
def test_offsets_count_from_the_start_of_the_call(layout: str) -> None:
    moments = [message.at for message in read_thread(CALLS[layout]).messages]

    first = 0 if layout == "zoom" else 3
    assert [moment.offset_seconds for moment in moments if moment] == [first, first + 4, first + 69]
    assert all(moment and moment.precision is Precision.OFFSET for moment in moments)


def test_cues_of_one_speaker_in_a_row_are_one_turn() -> None:
    text = (
        "1\n00:00:03,000 --> 00:00:06,000\nBo: It is mine.\n\n2\n"
        "00:00:07,000 --> 00:00:09,000\nBo: Only mine.\n"
    )

    assert [m.body for m in read_thread(text).messages] == ["It is mine. Only mine."]


def test_a_meeting_text_drops_attendees_marks_and_footer() -> None:
    text = """\
Ines x Bo (2025-03-04 16:02 GMT-5) - Transcript

Attendees
Ines Falk, Bo Lund

Transcript
00:00:00

Ines Falk: Hello.
Bo Lund: Hi.

00:05:00

Ines Falk: Bye.

Transcription ended after 00:05:30
This editable transcript was computer generated and might contain errors.
"""
    thread = read_thread(text)

    assert _told(thread) == [("Ines Falk", "Hello."), ("Bo Lund", "Hi."), ("Ines Falk", "Bye.")]
    assert thread.messages[2].at is not None
    assert thread.messages[2].at.offset_seconds == 300
    assert thread.last_day() == date(2025, 3, 4)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Call recording 27 Oct 2025, 11:06", date(2025, 10, 27)),
        ("CALL NOTES 23/04", None),
        ("Tue 18 Feb", None),
    ],
)
def test_a_title_dates_the_call_when_it_has_a_year(title: str, day: date | None) -> None:
    assert read_thread(f"{title}\n\n{CALLS['names']}").last_day() == day


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk  9:14 AM\nMorning!\n\nBo Lund  9:20 AM\nHello.\n",
        "Ines Falk [9:14 AM]\nMorning!\n\nBo Lund [9:20 AM]\nHello.\n",
        "[9:14 AM] Ines Falk: Morning!\n[9:20 AM] Bo Lund: Hello.\n",
        "Ines Falk (9:14 AM): Morning!\nBo Lund (9:20 AM): Hello.\n",
    ],
)
def test_a_chat_with_clock_times_is_written(text: str) -> None:
    thread = read_thread(text)

    assert thread.kind is ThreadKind.EMAIL
    assert _told(thread) == [("Ines Falk", "Morning!"), ("Bo Lund", "Hello.")]


def test_a_chat_time_without_a_name_is_a_further_message_of_the_same_person() -> None:
    thread = read_thread(
        "Ines F.\nTue 6:12 PM\nOne\nTue 6:13 PM\nTwo\n\nBo at Tidewater\nTue 6:20 PM\nThree\n"
    )

    assert _told(thread) == [("Ines F.", "One"), ("Ines F.", "Two"), ("Bo at Tidewater", "Three")]
    moment = thread.messages[0].at
    assert moment is not None
    assert (moment.raw, moment.at, moment.precision) == ("Tue 6:12 PM", None, Precision.NONE)


@pytest.mark.parametrize(
    "lines",
    [
        "[02/03/2025, 20:14:09] Ines: Hi\nand more\n[13/03/2025, 20:20:41] Bo: Hello: you\n",
        "02/03/2025, 20:10 - Messages are end-to-end encrypted.\n02/03/2025, 20:14 - Ines: Hi\nand more\n"
        "13/03/2025, 20:20 - Bo: Hello: you\n",
    ],
)
def test_whatsapp_lines_are_messages(lines: str) -> None:
    thread = read_thread(lines)

    assert _told(thread) == [("Ines", "Hi\nand more"), ("Bo", "Hello: you")]
    assert thread.messages[0].at is not None
    assert thread.messages[0].at.at is not None
    assert thread.messages[0].at.at.replace(second=0) == datetime(2025, 3, 2, 20, 14)
    assert thread.kind is ThreadKind.EMAIL


def test_call_notes_give_the_buyer_only_what_is_marked_as_his() -> None:
    text = """\
CALL NOTES - Mr Osei
*** so keen ***

me: "you like it, don't you"
him: "I suppose."
me: great
him: "Send me something."
-> he wants it
"""
    thread = read_thread(text)

    assert thread.kind is ThreadKind.CALL
    assert [m.body for m in thread.messages if m.is_buyer] == ["I suppose.", "Send me something."]
    assert "so keen" in thread.messages[0].body
    assert thread.messages[0].speaker.side is Side.SELLER
    assert thread.messages[-1].speaker.side is Side.SELLER


def test_a_list_of_points_is_the_sellers_own_record() -> None:
    text = 'Notes - Osei - 20 min\n• wants it\n• "bought, for me"\n• no date\n'
    thread = read_thread(text)

    assert [m.speaker.side for m in thread.messages] == [Side.SELLER] * 3
    assert thread.kind is ThreadKind.CALL


def test_a_programme_of_the_day_is_no_call() -> None:
    text = (
        "9:30 Arrival\nCoffee in the hall.\n\n10:00 Tour\nWe see the works.\n\n12:00 Lunch\nIn the canteen."
    )

    assert read_thread(text).format == "plain text"


def test_a_list_inside_a_mail_is_no_call() -> None:
    thread = read_thread(
        "Hello Bo,\n\nwe need:\n- ten pumps\n- a price\n- a date\n\nCan you do that by May?\nInes"
    )

    assert thread.kind is ThreadKind.EMAIL
    assert len(thread.messages) == 1


@pytest.mark.parametrize("mark", [" - ", " \u2013 ", ", ", " | "])
def test_a_chat_whose_days_are_spelled_out_before_a_mark_is_read_with_its_days(mark: str) -> None:
    thread = read_thread(f"2 Oct 14:10{mark}Ines: Hello there.\nOne thing:\n3 Oct 9:05{mark}Bo: Hi.\n")
    assert _told(thread) == [("Ines", "Hello there.\nOne thing:"), ("Bo", "Hi.")]
    assert [message.at and message.at.raw for message in thread.messages] == ["2 Oct 14:10", "3 Oct 9:05"]


def test_a_day_without_a_time_before_a_mark_begins_a_note() -> None:
    thread = read_thread("12 March - Bo: he is away.\n14 March - Ines: she is back.\n")
    assert thread.format != "dated lines"


def test_a_chat_whose_days_are_spelled_out_in_brackets_is_read_with_its_days() -> None:
    thread = read_thread("[Feb 2 2026, 18:05] Ines: Hello there.\n[3 February 2026] Bo: Hi.\nOne thing:\n")
    assert _told(thread) == [("Ines", "Hello there."), ("Bo", "Hi.\nOne thing:")]
    assert [message.at and message.at.day for message in thread.messages] == [
        date(2026, 2, 2),
        date(2026, 2, 3),
    ]
    assert thread.kind is ThreadKind.EMAIL
