"""Forms that recorders, telephones and sellers' own habits give to a talk."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side

SAID = (("Ada Lisk", "The gate is back."), ("Ivo Ram", "Good."), ("Ada Lisk", "It closes now."))


def told(text: str) -> tuple[tuple[str | None, str], ...]:
    return tuple((message.speaker.name, message.body) for message in read_thread(text).messages)


@pytest.mark.parametrize(
    "line",
    [
        "<00:00:0{n}> {name}: {said}",
        "{{0:0{n}}} {name}: {said}",
        "{name} (03/11 10:0{n}): {said}",
        "{name} - {said}",
    ],
)
def test_a_line_a_turn(line: str) -> None:
    lines = [line.format(n=n, name=name, said=said) for n, (name, said) in enumerate(SAID)]

    assert told("\n".join(lines)) == SAID


def test_subtitles_with_names_in_brackets() -> None:
    cues = [
        f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n[{name}] {said}\n"
        for n, (name, said) in enumerate(SAID)
    ]

    assert told("\n".join(cues)) == SAID


def test_sounds_in_brackets_are_no_speakers() -> None:
    cues = [f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n[music] la\n" for n in range(3)]

    assert {name for name, _ in told("\n".join(cues))} == {None}


def test_who_was_invited_stands_above_the_talk_and_says_nothing() -> None:
    talk = "".join(f"00:00:{n}0\n{name}: {said}\n\n" for n, (name, said) in enumerate(SAID, 1))

    assert told(f"Gate - call (2025-10-02 14:30)\n\nInvited: Ada Lisk, Ivo Ram\n\n{talk}") == SAID


def test_a_web_mails_page_with_names_that_have_no_capitals() -> None:
    page = "".join(
        f"{name}\nMon, {n} Nov, 10:02\nto me\n\n{said}\n\n"
        for n, (name, said) in enumerate([("古田 望", "晴れました。"), ("森川 透", "ええ。")], 3)
    )

    assert told(page) == (("古田 望", "晴れました。"), ("森川 透", "ええ。"))


def test_points_about_her_below_a_dated_line_are_the_sellers_notes() -> None:
    notes = (
        'Tue 6 May, Ada Lisk, she rang\n> gate: closes now\n> "do you know my brother?"\n> she pays cash\n'
    )
    thread = read_thread(notes)

    assert thread.format == "call notes"
    assert {message.speaker.side for message in thread.messages} == {Side.SELLER}
    assert read_thread(notes.replace("she pays", "do you take")).format != "call notes"


FORWARD = (
    "---------- Forwarded message ---------\nFrom: {who}\nDate: {date}\nSubject: Gate\n"
    "To: <ivo@ram.example>\n\n{said}\n\n"
)


def test_forwards_that_were_pasted_one_below_the_other_quote_each_other_not() -> None:
    ada = "Ada Lisk <ada@lisk.example>"
    said = [
        ("Mon, May 12, 2025 at 8:20 AM", "One."),
        ("Wed, May 14, 2025 at 8:20 AM", "Two."),
        ("Sat, May 17, 2025 at 8:20 AM", "Three."),
    ]
    text = "".join(FORWARD.format(who=ada, date=date, said=words) for date, words in said)
    thread = read_thread(text)

    assert [m.body for m in thread.messages] == ["One.", "Two.", "Three."]
    assert not any(m.quoted_by or m.postdated for m in thread.messages)
    falling = "".join(FORWARD.format(who=ada, date=date, said=words) for date, words in reversed(said))
    assert any(m.quoted_by for m in read_thread(falling).messages)


def test_a_web_forms_text_is_by_whom_it_names() -> None:
    form = "Name: Ada Lisk\nFirm: Lisk Looms\nText: How much is the gate?"
    text = FORWARD.format(
        who="Contact form <form@ram.example>", date="Mon, May 12, 2025 at 8:20 AM", said=form
    )
    (message,) = read_thread(text).messages

    assert (message.speaker.name, message.speaker.side) == ("Ada Lisk", Side.BUYER)
