"""The reason that a warning gives for a side is the true one."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

BO = "From: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025 09:00\n\nWe talked about the pumps.\n\n"
TICKET = "From: Ticket <noreply@desk.example>\nDate: 4 March 2025 09:00\n\nYour ticket is open.\n"


def reason(text: str, *, note: str | None = None) -> str:
    [warning] = [w for w in read_thread(text, note=note).warnings if w.startswith("I took")]
    return warning


def test_nobody_else_writes_only_where_nobody_else_does() -> None:
    assert "nobody else writes here" in reason(BO)
    assert "nobody else has a person's name here" in reason(BO + TICKET)


@pytest.mark.parametrize(
    ("domain", "note", "is_named"),
    [
        ("solarfirst.example", "Solar on the barn, he said.", False),
        ("solarfirst.example", "Solarfirst wants it.", True),
        ("solar-first.example", "Solar wants it.", True),
        ("harboursystems.example", "Harbour wants it.", True),
    ],
)
def test_only_a_firms_own_name_is_named_in_the_note(domain: str, note: str, *, is_named: bool) -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025 09:00\n\nIt was a good day.\n\n"
        f"From: Kim Oat <kim@{domain}>\nDate: 4 March 2025 09:00\n\nIt was.\n"
    )
    told = [w for w in read_thread(text, note=note).warnings if "Kim Oat is named in your note" in w]

    assert bool(told) is is_named


def test_a_lone_seller_is_given_no_buyers_reason() -> None:
    text = (
        "From: Theo - Slotly <theo@slotly.example>\nDate: 3 March 2025 09:00\n\n"
        "Thanks for joining. I attach our offer, the price is $900. What does your current tool cost?\n"
    )
    warning = reason(text)

    assert warning.startswith("I took Theo - Slotly for the seller: Theo - Slotly ")
    assert warning.count("Theo - Slotly ") == 2


def test_a_reason_is_given_only_for_whom_it_decides() -> None:
    text = (
        "From: Theo - Slotly <sales@slotly.example>\nTo: Rui <rui@harbour.example>\n"
        "Date: 3 March 2025 09:00\n\nTheo from Slotly here. Thanks for joining. I attach our offer.\n\n"
        "From: Rui <sales@harbour.example>\nTo: Theo <sales@slotly.example>\n"
        "Date: 4 March 2025 09:00\n\nIt was a good day. Shall we send you the plan?\n"
    )

    taken, _, why = reason(text).partition(": ")
    assert taken == "I took Rui for the buyer and Theo - Slotly for the seller"
    assert "Rui" not in why
