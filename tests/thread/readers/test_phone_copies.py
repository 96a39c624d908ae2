"""What is copied from a phone: a time above "Name: text", a time below a name and text, a network's page."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Thread


def _said(thread: Thread) -> list[tuple[str, str]]:
    sides = {True: "seller", False: "buyer"}
    return [(sides[m.is_seller] if m.is_seller or m.is_buyer else "?", m.body) for m in thread.messages]


def test_a_day_and_time_above_named_lines_is_their_time() -> None:
    thread = read_thread(
        "SMS +44 7700 900345\nFri 13 Nov 10:02\nMe: Hi Mr Dunmore, time for your winter cover? £190\n"
        "Fri 20 Nov 10:05\nMe: Just following up\nFri 20 Nov 10:41\nMr Dunmore: please dont text me again\n"
    )
    assert [side for side, _ in _said(thread)] == ["seller", "seller", "buyer"]
    assert thread.messages[2].body == "please dont text me again"
    assert thread.messages[2].at is not None


def test_the_same_with_dates_in_figures() -> None:
    thread = read_thread(
        "13.11.2026 10:02\nMe: Hallo Frau Lenz, 190 € wie besprochen\n14.11.2026 09:30\nFrau Lenz: ja passt\n"
    )
    assert [side for side, _ in _said(thread)] == ["seller", "buyer"]


def test_a_name_with_a_remark_above_and_a_time_below() -> None:
    thread = read_thread(
        "Lottie (bride Sept 27)\nWe'd love to book you!!\n21:14\nYou\nFull day is 1,950\n21:20\n"
        "Lottie (bride Sept 27)\nmy mum is paying half\n21:22\n"
    )
    assert _said(thread) == [
        ("buyer", "We'd love to book you!!"),
        ("seller", "Full day is 1,950"),
        ("buyer", "my mum is paying half"),
    ]


def test_a_networks_handles_and_what_it_says_of_reading() -> None:
    thread = read_thread(
        "Instagram\nlucy.travels\nthe intensive is £95?? sign me up\nSeen 16:20\ncasa.idiomas\n"
        "Yay! starts Mon 7 dec, 95 all in. Whats your email?\nlucy.travels\nlucy@postbox.example\n",
        me=("casa.idiomas",),
    )
    assert _said(thread)[0] == ("buyer", "the intensive is £95?? sign me up")
    assert [side for side, _ in _said(thread)] == ["buyer", "seller", "buyer"]


@pytest.mark.parametrize("line", ["Seen it already", "Read the offer, too dear", "Delivered on Friday?"])
def test_what_somebody_says_of_reading_stays(line: str) -> None:
    thread = read_thread(f"You\nHow was it?\nLottie\n{line}\nYou\nAh\nLottie\nbye\n")
    assert thread.messages[1].body == line


def test_a_pages_address_alone_on_a_line_is_a_message() -> None:
    thread = read_thread("You\nwhere did you see it?\nLottie\nshop.example\nYou\nah ok\nLottie\nyes\n")
    assert [message.speaker.label for message in thread.messages] == ["You", "Lottie", "You", "Lottie"]
