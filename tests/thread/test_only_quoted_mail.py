"""A mail whose words all stand behind quote marks loses none of them; whose they are is right, or said."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

ME = ("ines@ottermill.example",)
INES, BO = "Ines Falk <ines@ottermill.example>", "Bo Lund <bo@tidewater.example>"
OFFER = (
    f"From: {INES}\nTo: {BO}\nDate: 3 March 2025 09:00\n\nShall we go ahead with\nthe ten pumps in May?\n\n"
)
HEAD = f"From: {BO}\nTo: {INES}\nDate: 4 March 2025 09:00\n"
ATTRIBUTION = "On 3 March 2025 09:00, Ines Falk <ines@ottermill.example> wrote:\n"
FILE = f"MIME-Version: 1.0\nMessage-ID: <1@tidewater.example>\nSubject: Re: Pumps\n{HEAD}"


def read(text: str) -> Thread:
    return read_thread(text, me=ME)


def doubts(thread: Thread) -> bool:
    return any("is not certain" in warning for warning in thread.warnings)


@pytest.mark.parametrize("head", [OFFER + HEAD, HEAD, FILE])
def test_marked_words_that_their_writer_signs_are_his(head: str) -> None:
    thread = read(f"{head}\n> Hi Ines,\n> please stop writing to me.\n> Bo\n")
    last = thread.messages[-1]

    assert last.body == "Hi Ines,\nplease stop writing to me."
    assert last.is_buyer
    assert "its writer signs it" in last.warnings[0]
    assert hear(thread).values["refusal"] == "opt_out"


@pytest.mark.parametrize("head", [OFFER + HEAD, HEAD, FILE])
def test_marked_words_that_nobody_signs_may_lower_and_that_is_said(head: str) -> None:
    thread = read(f"{head}\n> Please stop writing to me.\n")

    assert thread.messages[-1].body == "Please stop writing to me."
    assert thread.messages[-1].speaker.side is Side.UNKNOWN
    assert doubts(thread)
    assert hear(thread).values["refusal"] == "opt_out"


@pytest.mark.parametrize("head", [OFFER + HEAD, FILE])
def test_marked_words_that_nobody_signs_are_nobodys_interest(head: str) -> None:
    thread = read(f"{head}\n> We want to buy the pumps. Send me the contract.\n")

    assert hear(thread).values.get("verbal_interest", "none") == "none"


def test_the_other_ones_mail_behind_marks_stays_the_other_ones() -> None:
    thread = read(f"{OFFER}{HEAD}Subject: Re: Pumps\n\n> Shall we go ahead with the ten\n> pumps in May?\n")

    assert thread.messages[-1].body == ""
    assert thread.messages[-1].cut.quoted == "> Shall we go ahead with the ten\n> pumps in May?"
    assert not doubts(thread)


def test_a_line_between_the_other_ones_marked_words_is_kept_apart() -> None:
    thread = read(
        f"{OFFER}{HEAD}\n> Shall we go ahead with\n> the ten pumps in May?\n> No, stop writing to me.\n"
    )

    assert thread.messages[-1].body == "No, stop writing to me."
    assert hear(thread).values["refusal"] == "opt_out"


@pytest.mark.parametrize("head", [HEAD, FILE])
def test_an_answer_inside_the_quoted_mail_is_not_lost(head: str) -> None:
    thread = read(f"{head}\n{ATTRIBUTION}> Shall we go ahead?\n> No, please take me off your list.\n")
    last = thread.messages[-1]

    assert (last.speaker.name, last.body) == ("Bo Lund", "")
    assert "No, please take me off your list." in last.aside
    assert "may stand between the quoted lines" in last.warnings[0]
    assert hear(thread).values["refusal"] == "opt_out"


def test_of_a_mail_that_stands_alone_too_only_the_new_line_is_an_answer() -> None:
    thread = read(
        f"{OFFER}{HEAD}\n{ATTRIBUTION}> Shall we go ahead with the ten\n> pumps in May?\n> Never.\n"
    )

    assert [m.aside for m in thread.messages if m.aside] == ["Never."]


def test_a_mail_that_is_only_passed_on_is_no_answer() -> None:
    thread = read(
        f"From: {BO}\nTo: kim@tidewater.example\nDate: 4 March 2025 09:00\n\n"
        f"{ATTRIBUTION}> Please take me off your list.\n"
    )

    assert not any(m.aside for m in thread.messages)


def test_a_page_that_is_quoted_as_a_whole_is_read_without_its_marks() -> None:
    [message] = read_thread("> Hi Ines,\n> please stop writing to me.\n").messages

    assert message.body == "Hi Ines,\nplease stop writing to me."


@pytest.mark.parametrize("me", [(), ("bo@tidewater.example",)])
def test_whose_words_a_page_of_quoted_lines_holds_nobody_knows(me: tuple[str, ...]) -> None:
    """They may be the seller's own, quoted in an answer: they are asked about, not taken for the buyer's."""
    [message] = read_thread("> We will buy it.\n> Shall I send the papers?\n", me=me).messages

    assert message.doubtful
    assert message.speaker.side is Side.UNKNOWN


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (f"{HEAD}\n> Shall I stop writing?\n\nNo.\n", [("Shall I stop writing?", "No.")]),
        ("> Would you like it?\n\nNo.\n", [("Would you like it?", "No.")]),
        (f"{FILE}\n> Would you like it?\nNo.\n", [("Would you like it?", "No.")]),
        (
            f"{HEAD}\nHi,\n> Hello Bo.\n>\n> Is that\n> all?\nYes.\n> When?\n\nIn May.\n",
            [("Is that all?", "Yes."), ("When?", "In May.")],
        ),
        (
            f"{HEAD}\n{ATTRIBUTION}> Well?\n\nNo.\n\n> And this?\nYes.\n",
            [("Well?", "No."), ("And this?", "Yes.")],
        ),
        (f"{HEAD}\nNo.\n\n> Well?\n", []),
        (f"{HEAD}\nI thought about it.\n> Well?\n\nBo Lund\n", []),
    ],
)
def test_a_quoted_line_is_known_as_what_the_line_below_it_answers(
    text: str, answered: list[tuple[str, str]]
) -> None:
    last = read(text).messages[-1]

    assert [(q.text, last.body[q.answered_at :].split("\n")[0]) for q in last.answered] == answered
