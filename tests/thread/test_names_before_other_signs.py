"""Turns that no colon parts, and chats whose names stand alone."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side

TURNS = [
    ("Ines", "Here is our offer, 400 a year."),
    ("Bo", "Thanks. I need to ask my wife."),
    ("Ines", "Of course - take your time."),
    ("Bo", "She says yes."),
]
SHAPES = (
    "{name} - {text}",
    "{name} \u2013 {text}",
    "{name} | {text}",
    "{name} | {number} Nov | {text}",
    "{number} Nov 10:0{number} | {name} | {text}",
    "| {name} | {number} Nov | {text} |",
    "{name} - {number} Nov - {text}",
    "{name}; {number} Nov 2026; {text}",
    "{name} > {text}",
    "{name}\t{text}",
    "[{name}] {text}",
    "({name}) {text}",
    "{number}. {name}: {text}",
    "[10:0{number}] {name}\n{text}\n",
    "[Yesterday 10:0{number} AM] {name}\n{text}\n",
    "{name} \u2014 Today at 10:0{number} AM\n{text}\n",
    "2026-11-05 10:0{number} {name}: {text}",
    "{name}\n{text}\n",
)


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_the_same_turns_and_sides(shape: str) -> None:
    lines = (shape.format(name=name, text=text, number=at) for at, (name, text) in enumerate(TURNS, 1))
    messages = read_thread("\n".join(lines)).messages

    assert [(each.speaker.name, each.body) for each in messages] == TURNS
    assert [each.speaker.side for each in messages] == [Side.SELLER, Side.BUYER] * 2


def test_you_is_whose_page_it_is() -> None:
    text = "Kate from Bloom\nWe would take 500.\nHow long?\nYou sent\nTen days.\nKate from Bloom\nLovely."
    messages = read_thread(text).messages

    assert [each.speaker.side for each in messages] == [Side.BUYER, Side.SELLER, Side.BUYER]
    assert messages[0].body == "We would take 500.\nHow long?"


def test_what_linkedin_announces_is_nobodys_words() -> None:
    sent = "{n} sent the following message at 10:03 AM\nView {n}\u2019s profile\n{n}  10:03 AM\n{t}\n\n"
    text = "".join(sent.format(n=name, t=words) for name, words in TURNS)

    assert [each.body for each in read_thread(text).messages] == [words for _, words in TURNS]


def test_a_profile_that_somebody_speaks_of_stays() -> None:
    text = "Ines  10:03 AM\nOur firm's profile is attached.\n\nBo  10:04 AM\nThanks.\n"

    assert read_thread(text).messages[0].body == "Our firm's profile is attached."


def test_a_mail_with_names_on_lines_of_their_own_is_no_chat() -> None:
    text = "Hello Bo,\n\nthe offer is ready.\n\nInes\n\nPS: call me.\n\nInes"

    assert read_thread(text).format != "names alone"


def test_a_numbered_voice_with_its_name_and_a_time_speaks() -> None:
    turn = "Speaker {n} ({name}) 00:0{at}: {text}"
    ids = {"Ines": (1, "Ines, Fernwood Press"), "Bo": (2, "Bo Hart")}
    text = "\n".join(
        turn.format(n=ids[name][0], name=ids[name][1], at=at, text=words)
        for at, (name, words) in enumerate(TURNS, 1)
    )
    messages = read_thread(text).messages

    assert [each.body for each in messages] == [words for _, words in TURNS]
    assert [each.speaker.side for each in messages] == [Side.SELLER, Side.BUYER] * 2


def test_a_table_whose_rows_name_nobody_twice_is_no_talk() -> None:
    text = "Oak | 3 Nov | 40 boards\nAsh | 4 Nov | 20 boards\nElm | 5 Nov | 11 boards\n"

    assert read_thread(text).format != "opened turns"
