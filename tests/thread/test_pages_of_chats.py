"""Speakers of chats and recordings that are pasted from a page, and of Japanese transcripts."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, ThreadKind


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in read_thread(text).messages]


SAID = ["Hi Ines, the oven is 900", "too much for us", "would 800 do?"]
NAMES = ["Tom Vane", "Ines Marlow", "Tom Vane"]


@pytest.mark.parametrize(
    "form",
    [
        "<{name}> {text}\n",
        "[10:0{n}] <{name}> {text}\n",
        "{name}\n10:0{n} AM\n{text}\n",
        "{text} by {name}\n{name}\nMonday 10:0{n} AM\n{text}\n",
        "[10:0{n} AM] {name}\n{text}\n\n",
        "{name} 3/4 10:0{n} AM\n{text}\n",
        "{name}  10:0{n} (03-04)\n{text}\n\n",
        "{name}：{text}\n",
        "{name} 00:00:0{n} {text}\n",
    ],
)
def test_each_line_of_a_pasted_chat_has_its_writer(form: str) -> None:
    lines = zip(NAMES, SAID, strict=True)
    text = "".join(form.format(name=name, text=said, n=n) for n, (name, said) in enumerate(lines))
    assert turns(text) == list(zip(NAMES, SAID, strict=True))


def test_a_chats_short_messages_above_a_time_name_nobody() -> None:
    text = "Tom Vane\nMon 10:02 AM\nFine\nMon 10:03 AM\nGood\nMon 10:04 AM\nBye\n"
    assert turns(text) == [("Tom Vane", "Fine"), ("Tom Vane", "Good"), ("Tom Vane", "Bye")]


def test_japanese_labels_with_a_wide_colon_tell_the_sides() -> None:
    text = "営業（高瀬）：五万円です。\nお客様（森）：高いですね。10：30に切ります。\n営業（高瀬）：はい。\n"
    messages = read_thread(text).messages
    assert [message.speaker.side for message in messages] == [Side.SELLER, Side.BUYER, Side.SELLER]
    assert messages[1].body == "高いですね。10：30に切ります。"


@pytest.mark.parametrize(
    "legend",
    [
        "Speaker A = Tom Vane (Ovenworks), Speaker B = Ines Marlow (Quarry Bakery)",
        "A = Tom Vane (Ovenworks)\nB = Ines Marlow (Quarry Bakery)",
    ],
)
def test_a_legend_names_the_speakers_of_timed_lines(legend: str) -> None:
    said = "A 00:00:05 The oven is 900.\nB 00:00:12 It's too much.\nA 00:01:00 Would 800 do?\n"
    text = f"Recording\n{legend}\n\n{said}"
    thread = read_thread(text, me=("Tom",))
    assert thread.kind is ThreadKind.CALL
    assert [message.speaker.name for message in thread.messages] == [
        "Tom Vane (Ovenworks)",
        "Ines Marlow (Quarry Bakery)",
        "Tom Vane (Ovenworks)",
    ]
    assert thread.messages[2].at is not None
    assert thread.messages[2].at.offset_seconds == 60


@pytest.mark.parametrize(
    "text",
    [
        "Lunch 12:00 at the plant\nTour 13:00 of the halls\nTalk 14:00 in the office\n",
        "The plan is below.\nTom 13:00 tour\nInes 12:00 lunch\nTom 9:00 talk\n",
        "<P> Hello there</P>\n<DIV> The oven is fine</DIV>\n<P> Bye</P>\n",
    ],
)
def test_a_plan_or_a_page_is_no_chat(text: str) -> None:
    assert read_thread(text).format not in ("timed turns", "angled names")


@pytest.mark.parametrize(
    ("text", "is_spoken"),
    [
        ("Ana 12:30\nHi Bo, shall we go ahead?\n\nBo 12:41\nMaybe, I need to think about it\n", False),
        # a recording, whole or a part of it
        ("Ana 00:30\nHi Bo, shall we go ahead?\n\nBo 00:41\nMaybe, I need to think about it\n", True),
        ("Ana 12:30\nHi Bo, shall we go ahead?\n\nBo 12:41\nMaybe, I need to think about it.\n", True),
    ],
)
def test_a_name_and_a_time_of_the_day_above_what_was_typed_is_a_chat(text: str, is_spoken: bool) -> None:
    thread = read_thread(text, me=("Ana",))
    assert [message.speaker.name for message in thread.messages] == ["Ana", "Bo"]
    assert thread.is_spoken is is_spoken
