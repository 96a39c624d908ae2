"""Headings that no program wrote: one line a mail, of a name and a day."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread


def told(text: str) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in read_thread(text).messages]


def test_mails_that_are_each_headed_by_day_name_and_verb_are_read_in_their_order() -> None:
    text = (
        "On 26 June Rhys Lund wrote:\nThe pump packed in. Please send a price.\n\n"
        "On 27 June Ada Bowen wrote:\nIt is 950.\n\nOn 29 June Rhys Lund wrote:\nFair enough.\n"
    )
    assert told(text) == [
        ("Rhys Lund", "The pump packed in. Please send a price."),
        ("Ada Bowen", "It is 950."),
        ("Rhys Lund", "Fair enough."),
    ]


def test_a_name_in_such_a_heading_may_have_its_firm_in_brackets() -> None:
    text = (
        "On 26 June Rhys Lund wrote:\nThe pump packed in.\n\n"
        "On 27 June Ada (Pumpworks) wrote:\nIt is 950.\n\nOn 29 June Rhys Lund wrote:\nFair enough.\n"
    )
    assert told(text)[1] == ("Ada (Pumpworks)", "It is 950.")


def test_mails_without_years_that_stand_newest_first_are_turned_round() -> None:
    text = "On 29 June Rhys Lund wrote:\nFair enough.\n\nOn 27 June Ada Bowen wrote:\nIt is 950.\n"
    assert told(text) == [("Ada Bowen", "It is 950."), ("Rhys Lund", "Fair enough.")]


@pytest.mark.parametrize(
    "text",
    [
        "Hello,\n\nOn 26 June Rhys Lund wrote:\nThe pump packed in.\n",
        "On 26 June our board wrote:\nThe pump packed in.\n\nOn 27 June the bank wrote:\nIt is 950.\n",
        "I kept a list.\nOn 26 June Rhys Lund wrote:\nIt stopped.\nOn 27 June Ada Bowen wrote:\nIt ran.\n",
    ],
)
def test_a_lone_line_of_the_kind_or_one_inside_of_a_paragraph_heads_nothing(text: str) -> None:
    assert len(read_thread(text).messages) == 1


@pytest.mark.parametrize("label", ["From", "Von", "De"])
def test_a_sender_and_a_day_on_one_line_head_a_mail(label: str) -> None:
    text = f"{label}: Bo Lund (films) | 3 July 2025\nHi Ines.\n\n{label}: Ines Vane | 4 July 2025\nHi Bo.\n"
    assert told(text) == [("Bo Lund (films)", "Hi Ines."), ("Ines Vane", "Hi Bo.")]


@pytest.mark.parametrize(
    "line", ["From: Bo | from 3 July 2025 on, mornings", "From: | 3 July 2025", "From: a | b"]
)
def test_a_line_that_says_more_than_sender_and_day_heads_nothing(line: str) -> None:
    assert len(read_thread(f"Hello.\n\n{line}\nHi Ines.\n").messages) == 1


def test_who_has_a_role_in_brackets_in_one_heading_is_one_person_in_all() -> None:
    text = (
        "From: Ada Bowen (Business Manager) <ada@stmark.example>\nDate: Tue, 17 June 2025 12:19\n"
        "To: Bo Lund\nSubject: Re: Minibus\n\nThanks, we would like to go with you.\n\n"
        "On Mon, 16 June 2025 09:02 Bo Lund wrote:\n> It is 950 a month.\n>\n"
        "> On Wed, 4 June 2025 Ada Bowen wrote:\n> > Our old bus failed.\n"
    )
    ada = [m.speaker.email for m in read_thread(text).messages if "Ada" in (m.speaker.name or "")]
    assert ada == ["ada@stmark.example"] * 2
