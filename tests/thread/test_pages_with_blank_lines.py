"""Mail copied from a page: blank lines in a heading, a last name that is a word, Apple's four lines."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

AGO = (
    "Wed, 4 Mar, 08:44 (1 day ago)", "mer. 4 mars 08:44 (il y a 1 jour)", "mer 4 mar, 08:44 (1 giorno fa)",
    "qua., 4 de mar., 08:44 (há 1 dia)", "wo 4 mrt 08:44 (1 dag geleden)",
    "ons 4 mars 08:44 (för 1 dag sedan)",
    "śr., 4 mar, 08:44 (1 dzień temu)", "Mi., 4. März, 08:44 (vor 1 Tag)",
)  # fmt: skip


@pytest.mark.parametrize("date", AGO)
def test_blank_lines_may_part_name_date_and_recipients(date: str) -> None:
    text = f"Ines Moor <ines@moor.example>\n\t\n{date}\n\t\n\t\nto me\n\nThe loom is 640.\n"
    text += f"\nBo Lund\n\t\n{date}\n\t\n\t\nto Ines\n\nFine by me.\n"

    assert [(m.speaker.name, m.body) for m in read_thread(text).messages] == [
        ("Ines Moor", "The loom is 640."),
        ("Bo Lund", "Fine by me."),
    ]


def test_an_address_below_its_name_belongs_to_it() -> None:
    message = read_thread(
        "Ines Moor\n<ines@moor.example>\n4 Mar 2026, 08:44\nto me\n\nThe loom is 640.\n"
    ).messages[0]

    assert (message.speaker.name, message.speaker.email) == ("Ines Moor", "ines@moor.example")


def test_price_is_a_last_name_and_a_label() -> None:
    text = "Dana Price\n4 Mar 2026, 08:44\nto Bo\n\nThe loom:\nTotal Price: 640\nUnit price: 320\n"

    assert [(m.speaker.name, m.body) for m in read_thread(text).messages] == [
        ("Dana Price", "The loom:\nTotal Price: 640\nUnit price: 320")
    ]


def test_a_name_a_subject_a_date_and_a_recipient_head_a_mail() -> None:
    message = read_thread("Ines Moor\nThe loom\n4 March 2026 at 08:44\nTo: Bo Lund\n\nIt is 640.\n").messages[
        0
    ]

    assert (message.speaker.name, message.subject, message.body) == ("Ines Moor", "The loom", "It is 640.")


def test_a_letter_that_begins_with_whom_it_is_for_keeps_that() -> None:
    text = "Ines Moor <ines@moor.example>\n4 Mar 2026, 08:44\n\nAn Lena,\n\nder Webstuhl ist da.\n"

    assert read_thread(text).messages[0].body.startswith("An Lena,")
