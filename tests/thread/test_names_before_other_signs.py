"""Turns that no colon parts, and chats whose names stand alone."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

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


@pytest.mark.parametrize(
    ("text", "me"),
    [
        ("loafandco: hi, still keen?\nann_77: no thanks\n", "loafandco"),
        ("loafandco: hi, still keen?\nMaisie: no thanks\nloafandco: no worries\n", "loafandco"),
        ("dave fixes: friday for 90?\nmrs p: ok\ndave fixes: see you\n", "Dave Fixes Ltd"),
        ("paws.and.manners: did you decide?\nliz-k: yes please\n", "paws and manners"),
    ],
)
def test_labels_are_names_where_one_of_them_is_the_sellers(text: str, me: str) -> None:
    thread = Thread.parse(text, me=me)
    labelled = [line.partition(": ") for line in text.strip().split("\n")]
    assert [(m.speaker.name, m.body) for m in thread.messages] == [(name, said) for name, _, said in labelled]
    sides = [m.speaker.side for m in thread.messages[:2]]
    assert sides == [Side.SELLER, Side.BUYER]
    assert not thread.warnings


@pytest.mark.parametrize(
    ("text", "me"),
    [
        ("loafandco: hi, still keen?\nann_77: no thanks\n", "Kelly"),
        ("price: 200\nterm: 12\n", "Ann"),
        ("note: call her\nloafandco: done\n", "loafandco"),
        ("owen: shall I book it?\ndee: let me see\nhowever: can't do it\nowen: ok\n", "Owen"),
        ("owen: shall I book it?\nsorry: can't do it\n", "Owen"),
        ("owen: shall I book it?\ndee: my answer is\nno: not this year\n", "Owen"),
        ("loafandco: hi, still keen?\n", "loafandco"),
    ],
)
def test_labels_that_nobody_tells_to_be_names_are_words(text: str, me: str) -> None:
    assert [m.body for m in Thread.parse(text, me=me).messages] == [text.strip()]


@pytest.mark.parametrize("label", ["Buyer", "Customer", "client", "Kundin"])
def test_a_single_line_with_the_buyers_role_is_by_the_buyer(label: str) -> None:
    (message,) = Thread.parse(f"{label}: not for us thanks\n").messages
    assert (message.speaker.side, message.body) == (Side.BUYER, "not for us thanks")


@pytest.mark.parametrize("label", ["Reminder", "Sales", "Subject", "Deposit"])
def test_a_single_line_with_another_label_is_nobodys(label: str) -> None:
    thread = Thread.parse(f"{label}: not for us thanks\n")
    assert not any(m.speaker.side is Side.BUYER and m.speaker.name == label for m in thread.messages)


def test_a_new_name_far_below_is_a_new_speaker() -> None:
    text = "loafandco: one\nann_77: two\n" * 45 + "Bo: three\n"
    assert Thread.parse(text, me="loafandco").messages[-1].speaker.name == "Bo"


_PAGE = "loafandco\nstill keen on the three tiers?\n\n{0}\nno ta\n\nloafandco\nno worries\n\n{0}\nthanks\n"


@pytest.mark.parametrize("me", [(), ("loafandco",)])
def test_a_handle_of_letters_alone_stands_above_what_it_wrote(me: tuple[str, ...]) -> None:
    thread = Thread.parse(_PAGE.format("ann_77"), me=me)
    assert [m.speaker.name for m in thread.messages] == ["loafandco", "ann_77"] * 2
    assert [m.body for m in thread.messages][1::2] == ["no ta", "thanks"]


@pytest.mark.parametrize(
    "text",
    [
        "thanks\nwe will think\n\nann_77\nhi\n\nthanks\n\nann_77\nbye\n",
        "thanks\nwe will think\nann_77\nhi\nthanks\nbye\nann_77\nbye\n",
    ],
)
def test_a_word_that_is_written_alone_is_no_handle(text: str) -> None:
    assert "thanks" not in {m.speaker.name for m in Thread.parse(text).messages}
