"""A no that stands inside of a quotation, or behind quote marks of the writer's own, is not lost."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.parser import read_thread
from closecall.thread.records import Thread

ASKED = """\
From: Vera Stein <vera@kilnhouse.example>
To: Olaf Berg <olaf@bergpots.example>
Date: Mon, 4 May 2026 08:30
Subject: kiln

Hello Olaf, the big kiln stands ready in our yard.
Would you like us to bring it over?
Vera

From: Olaf Berg <olaf@bergpots.example>
To: Vera Stein <vera@kilnhouse.example>
Date: Tue, 5 May 2026 08:30
Subject: Re: kiln

"""
ATTRIBUTION = "On Mon, 4 May 2026 at 08:30, Vera Stein <vera@kilnhouse.example> wrote:"
BLOCK = """\
From: Vera Stein <vera@kilnhouse.example>
Sent: Monday, 4 May 2026 08:30
To: Olaf Berg <olaf@bergpots.example>
Subject: kiln
"""
NO = "No, we bought a kiln from somebody else."


def _read(answer: str) -> Thread:
    return read_thread(ASKED + answer, me=("vera@kilnhouse.example",))


@pytest.mark.parametrize(
    "copy",
    [
        f"{ATTRIBUTION}\nHello Olaf, the big kiln stands ready in our yard.\n"
        f"Would you like us to bring it over? {NO.upper()}\nVera",
        f"{ATTRIBUTION}\n> Hello Olaf, the big kiln stands ready in our yard.\n"
        f"> Would you like us to bring it over? --> {NO}\n> Vera",
        f"{ATTRIBUTION}\n> Hello Olaf, the big kiln stands ready in our yard.\n"
        f"> Would you like us to bring it over?\n>> {NO}\n> Vera",
        f"{BLOCK}\nHello Olaf, the big kiln stands ready in our yard.\n"
        f"Would you like us to bring it over?\n[Olaf] {NO}\nVera",
        f"{BLOCK}\nHello Olaf, the big kiln stands ready in our yard.\n"
        f"Would you like us to bring it over?\nOB: {NO}\nVera",
    ],
    ids=["capitals", "arrow", "deeper", "name", "initials"],
)
def test_an_answer_inside_the_copy_of_a_mail_is_heard(copy: str) -> None:
    thread = _read(f"It looks lovely, my answers are below.\nOlaf\n\n{copy}\n")

    assert read_facts(thread).facts.refusal is Refusal.EXPLICIT_NO


def test_a_plain_copy_adds_nothing() -> None:
    copy = (
        "> Hello Olaf, the big kiln stands ready in our\n> yard. Would you like us to bring it over?\n> Vera"
    )
    thread = _read(f"It looks lovely.\nOlaf\n\n{ATTRIBUTION}\n{copy}\n")

    assert not any(message.aside or message.warnings for message in thread.messages)


def test_a_yes_inside_the_copy_counts_for_nothing() -> None:
    quoted = "> Hello Olaf, the big kiln stands ready in our yard."
    copy = f"{ATTRIBUTION}\n{quoted}\n>> We want it, we sign today.\n"
    facts = read_facts(_read(f"See below.\n\n{copy}")).facts

    assert facts.verbal_interest is None or facts.verbal_interest.value == "none"
    assert facts.refusal in (None, Refusal.NONE)


def test_another_mail_of_the_same_writer_is_no_copy() -> None:
    words = "Would you like a visit? No hurry, we do not want to push."
    other = f"From: Vera Stein\nSent: Sunday, 3 May 2026 08:30\n\n{words}\n"
    thread = _read(f"It looks lovely.\nOlaf\n\n{other}")

    assert not any(message.aside for message in thread.messages)


@pytest.mark.parametrize("lead", ["My wife sent me this today:", "I wrote this on Friday and never sent it:"])
def test_what_the_buyer_pastes_behind_quote_marks_is_heard(lead: str) -> None:
    thread = _read(f"Hello Vera, {lead}\n> {NO}\n\nThank you for all of it.\nOlaf\n")

    assert read_facts(thread).facts.refusal is Refusal.EXPLICIT_NO


def test_words_behind_quote_marks_in_a_chat_are_not_the_writers() -> None:
    thread = read_thread(
        "[4 May, 08:30] Vera: here is the quote\n"
        "[4 May, 08:50] Olaf: thanks, I will see. My neighbour says:\n> we want it, we love it, we signed\n",
        me=("Vera",),
    )

    assert thread.messages[1].body == "thanks, I will see. My neighbour says:"
    assert "we signed" in thread.messages[1].cut.quoted
    assert "we signed" in thread.messages[1].aside
    assert read_facts(thread).facts.verbal_interest.value == "none"  # type: ignore[union-attr]
