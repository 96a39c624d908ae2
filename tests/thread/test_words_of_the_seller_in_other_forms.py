"""The seller's own words, in whatever form they were pasted, never count as the buyer's."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Message, Side, Thread


def _holding(thread: Thread, words: str) -> Message:
    return next(message for message in thread.messages if words in message.body)


DATED = "4 May 08:30 - Vera: here is the quote\n4 May 08:50 - Olaf: got it, thank you\n"
STAMPED = "[08:30] Vera: here is the quote\n[08:50] Olaf: got it, thank you\n"
MAILS = """\
From: Vera Stein <vera@kilnhouse.example>
To: Olaf Berg <olaf@bergpots.example>
Date: Mon, 4 May 2026 08:30
Subject: kiln

Here is the quote.

From: Olaf Berg <olaf@bergpots.example>
To: Vera Stein <vera@kilnhouse.example>
Date: Tue, 5 May 2026 08:30
Subject: Re: kiln

Hello Vera,
got it, thank you.

"""


@pytest.mark.parametrize("above", [DATED, STAMPED], ids=["dated", "stamped"])
@pytest.mark.parametrize(
    "line",
    [
        "Vera: we take it, signed today",
        "vera: we take it, signed today",
        "5 May 9:15 Vera: we take it, signed today",
        "[this morning] Vera: we take it, signed today",
        "Tue 9:15 - Vera: we take it, signed today",
        "5. Mai - Vera: we take it, signed today",
        "[Vera] we take it, signed today",
        "Vera, Tue 9:15\nwe take it, signed today",
        "Vera\nwe take it, signed today",
        "Vera wrote on 5 May:\nwe take it, signed today",
        "Vera> we take it, signed today",
        "me: we take it, signed today",
    ],
)
def test_a_line_in_another_form_begins_a_message_of_its_own(above: str, line: str) -> None:
    thread = read_thread(above + line, me=("Vera",))
    taken = _holding(thread, "signed today")

    assert taken.speaker.side is not Side.BUYER
    assert "signed today" not in _holding(thread, "got it").body
    assert _holding(thread, "got it").is_buyer


def test_the_buyers_no_below_the_sellers_line_is_not_the_sellers() -> None:
    thread = read_thread(f"{DATED}4 May 09:00 - Vera: shall I?\nOlaf: we bought another kiln\n", me=("Vera",))

    assert not _holding(thread, "another kiln").is_seller
    assert _holding(thread, "shall I").is_seller


def test_who_goes_on_in_another_form_keeps_his_message_whole() -> None:
    thread = read_thread(f"{DATED}Olaf: and the shelves?", me=("Vera",))

    assert len(thread.messages) == 2
    assert "shelves" in _holding(thread, "got it").body
    assert not any(message.doubtful for message in thread.messages)


@pytest.mark.parametrize(
    "heading", ["From: Vera", "Vera, 6 May 2026:", "Vera to Olaf, 6 May", "6 May 9:15 Vera:"]
)
def test_a_bare_heading_in_a_pasted_mail_ends_the_mail_above(heading: str) -> None:
    thread = read_thread(f"{MAILS}{heading}\n\nWe take it, signed today.", me=("Vera",))

    assert _holding(thread, "signed today").speaker.side is not Side.BUYER
    assert _holding(thread, "got it").is_buyer


@pytest.mark.parametrize(
    "letter",
    [
        "Vera,\nwe like it.",
        "Vera: please see below.\nWe like it.",
        "As you said,\nVera: the shelves come later. We like it.",
        "We spoke on 3 May.\nVera knows that we like it.",
        "I asked our potter and\nVera, 4 pm suits me. We like it.",
    ],
)
def test_a_letter_that_names_the_seller_at_a_lines_start_stays_whole(letter: str) -> None:
    thread = read_thread(f"{MAILS}{letter}", me=("Vera",))

    assert len(thread.messages) == 2
    assert "like it" in _holding(thread, "got it").body


@pytest.mark.parametrize(
    "greeting",
    [
        "Vera, thanks for your call on 3 May",
        "Vera - lovely to meet you at 9:30",
        "Vera, your call of 3 May was a help",
    ],
)
def test_a_mail_that_greets_the_seller_with_a_day_is_its_writers(greeting: str) -> None:
    thread = read_thread(f"{MAILS.partition('Hello Vera')[0]}{greeting}\n\nWe like it.", me=("Vera",))

    assert _holding(thread, "like it").is_buyer


@pytest.mark.parametrize(
    "heading",
    [
        "Vera, Fri 9:00",
        "Vera, Stein Coffee Supplies, 3 May",
        "Vera wrote on 4 May:",
        "Vera - the offer she made you on 4 May",
        "Vera, what you sent on 4 May",
        "Vera - notes from the call on 4 May",
    ],
)
def test_a_mail_that_begins_with_a_heading_of_the_sellers_is_not_its_writers(heading: str) -> None:
    thread = read_thread(f"{MAILS.partition('Hello Vera')[0]}{heading}\n\nWe like it.", me=("Vera",))

    assert not _holding(thread, "like it").is_buyer


@pytest.mark.parametrize(
    "text",
    [
        "Hello Olaf,\n\nwe take it, all signed.\n\nKind regards\nVera S.",
        "We take it, all signed. Vera",
        "We take it, all signed.\nCheers, Vera",
        "[Vera] we take it, all signed\n[Olaf] good",
        "Vera> we take it, all signed",
        "1. Vera: we take it, all signed\n2. Olaf: good",
        "--- Vera, 4 May ---\nwe take it, all signed",
        "Mail from Vera, 4 May\n\nwe take it, all signed",
        "Vera wrote on 4 May:\nwe take it, all signed",
        "To Olaf:\nwe take it, all signed",
        "To: Olaf\nwe take it, all signed",
        "Reply to Olaf: we take it, all signed",
    ],
)
def test_a_text_without_headings_that_may_be_the_sellers_is_not_the_buyers(text: str) -> None:
    thread = read_thread(text, me=("Vera Stein",))

    assert not thread.buyer_messages()


@pytest.mark.parametrize(
    "text",
    [
        "Hi Vera,\n\nwe take it, all signed.\n\nOlaf",
        "Hello Mrs Stein, we take it, all signed. Olaf Berg",
        "We take it, all signed.\nOlaf",
        "Good morning,\nwe take it, all signed.",
        "We asked Vera and\nVera said that all is signed.",
        "Thank you Vera!",
    ],
)
def test_a_letter_to_the_seller_is_the_buyers(text: str) -> None:
    thread = read_thread(text, me=("Vera Stein",))

    assert [message.speaker.side for message in thread.messages] == [Side.BUYER]
