"""Talks whose speakers no colon shows: names in a column, arrows, a time beside the text, a day below."""

from __future__ import annotations

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, ThreadKind


def said(text: str, *, note: str = "") -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in read_thread(text, note=note).messages]


COLUMN = (
    "Tape 12 / 4.3.2025\n\nAGENT   Morning, Mrs Lunt. Did you get our brochure?\n"
    "MRS L   I did. What does the big one cost?\nAGENT   Nine hundred pounds, shall I hold one for you?\n"
    "        They go fast.\nMRS L   I'll think about it.\n"
)


def test_names_in_a_column_part_the_turns() -> None:
    thread = read_thread(COLUMN)

    assert said(COLUMN)[1:3] == [
        ("MRS L", "I did. What does the big one cost?"),
        ("AGENT", "Nine hundred pounds, shall I hold one for you?\nThey go fast."),
    ]
    assert thread.kind is ThreadKind.CALL
    assert thread.heading == "Tape 12 / 4.3.2025"
    assert [message.is_buyer for message in thread.messages] == [False, True, False, True]


def test_shouted_words_with_wide_gaps_are_no_speakers() -> None:
    text = "THE  gate is open.\nOLD  one too.\nNOW  what?\nSO  it goes.\n"

    assert read_thread(text).format != "turns in columns"


ARROWS = (
    "Recorded 04-03-2025 18:22\n\n> Hello, is the boat still for sale?\n< It is.\n"
    "> What would you take for it?\n< Nine hundred, and I'd throw the cover in.\n> I'll think about it.\n"
)


def test_arrows_part_two_voices() -> None:
    thread = read_thread(ARROWS)

    assert thread.format == "lines with arrows"
    assert [message.speaker.side for message in thread.messages] == [
        Side.BUYER,
        Side.SELLER,
        Side.BUYER,
        Side.SELLER,
        Side.BUYER,
    ]


def test_quoted_lines_are_no_arrows() -> None:
    assert read_thread("> one\n> two\nYes.\n> three\n> four\n").format != "lines with arrows"


BESIDE = (
    "Call of 4 March 2025\n\nAda Lunt\n0:02 Morning, Ivo. It is 900 euro.\n\n"
    "Ivo Brandt\n0:09 Good. Is the gate\nincluded?\n\nAda Lunt\n0:15 It is.\n"
)


def test_text_may_stand_beside_its_time_below_the_name() -> None:
    thread = read_thread(BESIDE)

    assert said(BESIDE) == [
        ("Ada Lunt", "Morning, Ivo. It is 900 euro."),
        ("Ivo Brandt", "Good. Is the gate\nincluded?"),
        ("Ada Lunt", "It is."),
    ]
    assert [message.at and message.at.offset_seconds for message in thread.messages] == [2, 9, 15]


DAYS = (
    "Ada Lunt\nMar 4 · 10:14 AM\nis it still there?\n\nIvo's Boats\nMar 4 · 10:31 AM\nIt is.\n\n"
    "Ada Lunt\nMar 5 · 7:55 PM\nlovely\n"
)


def test_a_day_and_a_time_below_a_name_open_a_message() -> None:
    assert said(DAYS) == [
        ("Ada Lunt", "is it still there?"),
        ("Ivo's Boats", "It is."),
        ("Ada Lunt", "lovely"),
    ]
    assert [message.at and message.at.raw for message in read_thread(DAYS).messages] == [
        "Mar 4 · 10:14 AM",
        "Mar 4 · 10:31 AM",
        "Mar 5 · 7:55 PM",
    ]


def test_attendees_on_the_line_of_their_heading_speak_and_a_title_does_not() -> None:
    text = (
        "Boats - Transcript\nIntro: the new yard\nAttendees: Ada Lunt, Ivo Brandt\n\n00:00:12\n"
        "Ada Lunt: Morning.\nIvo Brandt: Good morning.\nWhich one: the blue one.\n00:01:00\nAda Lunt: Yes.\n"
    )

    assert [name for name, _ in said(text)] == ["Ada Lunt", "Ivo Brandt", "Ada Lunt"]


def test_a_recordings_title_is_no_speaker() -> None:
    text = (
        "Recording: yard / 4 March\n\nADA: Morning.\nIVO: Good morning.\nADA: It is 900 euro.\nIVO: Fine.\n"
    )

    assert [name for name, _ in said(text)] == ["ADA", "IVO", "ADA", "IVO"]


NOTES = (
    "Gesprächsnotiz, Dienstag 4. März, Werkstatt\n\n- Angebot 900 € liegt vor\n"
    '- sie: "Den nehmen wir nicht."\n- er: überlegt noch\n- nächster Termin am Freitag\n'
)


def test_a_point_that_gives_somebodys_words_is_theirs_and_one_that_retells_is_the_sellers() -> None:
    found = {message.body: message.speaker.side for message in read_thread(NOTES).messages}

    assert found["Den nehmen wir nicht."] is Side.BUYER
    assert found["er: überlegt noch"] is Side.SELLER
