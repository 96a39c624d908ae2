"""What a person writes beside a heading, or what looks like one, stays that person's words."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

HEAD = "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025 10:00\nSubject: x\n\n"
QUOTE = "On Tue, 4 Mar 2025 at 09:05, Kim <kim@ottermill.example> wrote:\n> Shall we go on?\n"


@pytest.mark.parametrize(
    "line",
    [
        "On our side the answer is no.",
        "We say no to Kim <kim@ottermill.example> and to you.",
        "On Monday we decide, in May at the latest.",
        "2 things keep us from it.",
        "At 40 a piece it is too much.",
    ],
)
@pytest.mark.parametrize("quote", [QUOTE, "Kim <kim@ottermill.example> wrote:\n> Shall we go on?\n"])
def test_a_line_right_above_a_heading_is_none_of_it(line: str, quote: str) -> None:
    thread = read_thread(f"{HEAD}{line}\n{quote}")

    assert [(m.speaker.name, m.body) for m in thread.messages] == [
        ("Kim", "Shall we go on?"),
        ("Bo Lund", line),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Tue, 4 Mar 2025 at 09:05 we met Kim <kim@ottermill.example> and wrote:\nWe do not want it.",
        "On 3 March 2025 Legal sent:\nthe contract. We will not sign.",
        "On 3 March 2025 at 9:00 the board wrote:\nWe will not sign.",
        "1. 4 March 2025 is too early for Kim <kim@ottermill.example>:\nNot this year.",
        "Our contact Kim <kim@ottermill.example>, since 3 March 2025, wrote:\nWe stay with them.",
        "- the original message said 40, and\n- a forwarded message said 50.\nWe do not want it.",
        "Ask Kim <kim@ottermill.example>\nOn 4 March 2025 she is in.\nWe wrote:\nNo, thanks.",
    ],
)
def test_a_sentence_with_a_name_and_a_date_stays_its_writers(text: str) -> None:
    assert [m.body for m in read_thread(f"{HEAD}Hello,\n{text}\n").messages] == [f"Hello,\n{text}"]


def test_a_plain_mail_that_speaks_of_tags_keeps_its_lines() -> None:
    text = (
        f"{HEAD}Your page shows <br> and </div> twice, and </p> once.\n\n"
        "From: Kim Ode <kim@ottermill.example>\nSent: 3 March 2025 09:00\n"
        "To: Bo <bo@tidewater.example>\nSubject: x\n\nDoes it work?\n"
    )

    assert [m.body for m in read_thread(text).messages] == [
        "Does it work?",
        "Your page shows <br> and </div> twice, and </p> once.",
    ]


@pytest.mark.parametrize("tag", ['<div class="q">', "<p>"])
def test_a_piece_of_html_without_a_first_tag_is_html(tag: str) -> None:
    close = "</div>" if "div" in tag else "</p>"
    heading = QUOTE.splitlines()[0].replace("<", "&lt;")
    text = f"Fine with us.<br><br>{tag}{heading}{close}<blockquote>Well?</blockquote>"

    assert [m.body for m in read_thread(text).messages] == ["Well?", "Fine with us."]


def test_a_short_mail_above_a_dated_heading_is_no_chat() -> None:
    thread = read_thread("No, thanks.\n\n04.03.2025 09:05, Bo Lund пишет:\n\n> Well?\n")

    assert [(m.speaker.name, m.body) for m in thread.messages] == [
        ("Bo Lund", "Well?"),
        (None, "No, thanks."),
    ]
