"""Chats of which names and times stand on lines of their own: above, below, here and there."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Thread

SAID = ["Do you still have the bench?", "I do, 180", "Then we want it"]


def _said(thread: Thread) -> list[tuple[str, str]]:
    sides = {True: "seller", False: "buyer"}
    return [(sides[m.is_seller] if m.is_seller or m.is_buyer else "?", m.body) for m in thread.messages]


def _times(thread: Thread) -> list[str]:
    return [message.at.raw if message.at else "" for message in thread.messages]


EXPECTED = list(zip(("buyer", "seller", "buyer"), SAID, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "10:05\nKit Orme\n{0}\n\n10:09\nJo Fenn\n{1}\n\n10:30\nKit Orme\n{2}\n",
        "Kit\n{0}\n10:05 AM\nYou\n{1}\n10:09 AM\nKit\n{2}\n10:30 AM\n",
        "Yesterday 10:05\nKit Orme\n{0}\nJo Fenn\nYesterday 10:09\n{1}\n1 Like reaction.\n1\n"
        "Kit Orme\nYesterday 10:30\n{2}\n",
        "Sat, 7 Nov at 10:05\nKit Orme\n{0}\n\nJo Fenn\n{1}\nDelivered\n\nKit Orme\n{2}\n",
        "Kit · Bench\nKit started this chat.\nNOV 7, 2026, 10:05 AM\nKit\n{0}\nYou sent\n{1}\n"
        "10:30 AM\nKit\n{2}\nSeen by Kit at 10:31 AM\n",
        "Instagram\nkit.orme\nKit Orme · Instagram\n7 Nov 2026, 10:05\nkit.orme\n{0}\nYou sent\n{1}\n"
        "kit.orme\n{2}\nSeen\n",
        "kit\n{0}\njo\n{1}\nkit\n{2}\njo\nGood\n",
    ],
)
def test_each_line_goes_to_the_name_above_it(text: str) -> None:
    thread = read_thread(text.format(*SAID), me=("Jo Fenn",))
    assert _said(thread)[:3] == EXPECTED


def test_a_day_alone_is_that_of_the_times_below() -> None:
    text = (
        "14/11/2026\nKit Orme\n{0}\n10:05\nStill there?\n10:06\nYou\n{1}\n10:09\n"
        "15/11/2026\nKit Orme\n{2}\n11:00\n"
    )
    thread = read_thread(text.format(*SAID))
    assert [m.at.at.strftime("%d %H:%M") for m in thread.messages if m.at and m.at.at] == [
        "14 10:05",
        "14 10:06",
        "14 10:09",
        "15 11:00",
    ]
    assert _said(thread)[1] == ("buyer", "Still there?")


def test_times_above_the_names_are_those_of_what_is_below() -> None:
    text = "10:05\nKit Orme\n{0}\n\n10:09\nJo Fenn\n{1}\n\n10:30\nKit Orme\n{2}\n"
    assert _times(read_thread(text.format(*SAID), me=("Jo Fenn",))) == ["10:05", "10:09", "10:30"]


@pytest.mark.parametrize("answer", ["10:30", "Tuesday 10:30", "12 November"])
def test_a_time_that_is_all_somebody_says_stays(answer: str) -> None:
    text = f"Sat, 7 Nov at 10:05\nKit Orme\nWhen will you come?\n\nJo Fenn\n{answer}\n\nKit Orme\nGood\n"
    assert read_thread(text, me=("Jo Fenn",)).messages[1].body == answer


@pytest.mark.parametrize("answer", ["Seen", "Delivered", "1", ":thumbsup:"])
def test_a_page_word_that_is_all_somebody_says_stays(answer: str) -> None:
    text = f"You\nHow is it?\nKit\n{answer}\nYou\nAh\nKit\nbye\n"
    assert read_thread(text).messages[1].body == answer


def test_a_sentence_that_only_begins_like_a_receipt_stays() -> None:
    text = "Kit, 7 Nov 10:05\nNo thanks, we\nread 14 books\n\nJo, 7 Nov 10:06\nOk?\n"
    assert read_thread(text).messages[0].body.endswith("read 14 books")


def test_a_message_without_a_name_may_be_the_owners_where_he_has_none_on_the_page() -> None:
    text = "Kit\nIs it there?\n10:05\nYes, 180\n10:06\nBea\nNot for me.\n10:07\nKit\nNor me.\n10:08\n"
    thread = read_thread(text, me=("Jo Fenn",))
    assert not any(message.is_buyer and "180" in message.body for message in thread.messages)


def test_a_buyer_whose_name_is_the_word_for_you_is_the_buyer() -> None:
    text = "Ty\nIs it there?\n10:05\nJo\nYes, 180\n10:06\nTy\nNot for me.\n10:07\n"
    assert [side for side, _ in _said(read_thread(text, me=("Jo Fenn",)))] == ["buyer", "seller", "buyer"]


def test_half_a_day_is_no_name() -> None:
    thread = read_thread("Kit\nIs it there?\n9:14 AM\nAnn Lowe\nYes\n9:20 AM\nKit\nGood\n9:31 AM\n")
    assert "AM" not in {message.speaker.name for message in thread.messages}


def test_a_name_below_a_letter_heads_nothing() -> None:
    text = "Hi Jo,\nthe bench is too dear for us.\nKit\n\nHi Kit,\nthat is a pity, would 150 do?\nJo\n"
    assert read_thread(text, me=("Jo Fenn",)).format != "names alone"


def test_a_page_with_the_state_of_who_writes_and_an_empty_field() -> None:
    thread = read_thread(
        "Kit Orme\nActive 2h ago\nKit Orme\n{}\nSat 10:05 AM\nJo Fenn\n{}\nSat 10:09 AM\nKit Orme\n{}\n"
        "Sat 10:30 AM\nMessage Kit Orme\n".format(*SAID),
        me=("Jo Fenn",),
    )
    assert _said(thread) == EXPECTED


def test_a_message_to_somebody_named_is_no_empty_field() -> None:
    text = "Kit\nHi\nYou\nHow do I reach him?\nKit\nMessage my boss\n"
    assert read_thread(text).messages[-1].body == "Message my boss"


def test_a_time_below_the_first_name_alone_is_his() -> None:
    thread = read_thread(
        "kit.orme\nNov 7, 2026, 10:05 AM\n{}\nYou sent\n{}\nkit.orme\n{}\nYou sent\nFine\n".format(*SAID)
    )
    assert _said(thread)[:3] == EXPECTED
    assert _times(thread)[0] == "Nov 7, 2026, 10:05 AM"


def test_times_told_from_now_head_messages() -> None:
    thread = read_thread(
        "Thread\nKit Orme\n  Today at 3:14 PM\n{}\n2 replies\n\nJo Fenn\n  15 minutes ago\n{}\nKit Orme\n"
        "  10 minutes ago\n{}\nlike 1\n".format(*SAID),
        me=("Jo Fenn",),
    )
    assert _said(thread) == EXPECTED


def test_a_speaker_whose_name_is_a_day_speaks() -> None:
    thread = read_thread(
        "Sam  0:03\nIs it there?\n\nJo Fenn  0:06\nYes\n\nSam  0:09\nGood\n", me=("Jo Fenn",)
    )
    assert [message.speaker.name for message in thread.messages] == ["Sam", "Jo Fenn", "Sam"]


def test_a_day_of_the_week_before_a_time_heads_nothing() -> None:
    text = "Kit Orme\nIs it there?\nSat 10:05 AM\nAnn Lowe\nYes, it is.\nSat 10:09 AM\nKit Orme\nGood.\n"
    assert "Sat" not in {message.speaker.name for message in read_thread(text).messages}
