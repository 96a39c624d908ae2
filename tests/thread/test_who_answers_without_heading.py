"""The top of a chain has no heading: who signs it is told by the greeting of the mail below."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

CHAIN = """{hello}

Thanks, we are thinking about it.

{signed}

On Thu, 5 Nov 2026 at 14:02, Bo Lund <bo@tidewater.example> wrote:
> {greeting} here is our offer, 400 a year.
> Bo
"""


@pytest.mark.parametrize(
    ("greeting", "signed"),
    [
        ("Hi Emma,", "Emma"),
        ("Hi Emma!", "Emma Stone"),
        ("Hello Mrs Stone,", "Emma Stone"),
        ("Guten Tag Frau Koch,", "Sabine Koch"),
        ("Sehr geehrter Herr Dr. Koch,", "Ulf Koch"),
    ],
)
@pytest.mark.parametrize("hello", ["Hi Bo,", "Bo,"])
def test_who_is_greeted_below_and_signs_above_wrote_it(greeting: str, signed: str, hello: str) -> None:
    text = CHAIN.format(hello=hello, greeting=greeting, signed=signed)

    assert [each.speaker.name for each in read_thread(text).messages] == ["Bo Lund", signed]


@pytest.mark.parametrize(
    ("greeting", "closed"),
    [
        ("Hallo Herr Koch,", "Gruß Koch"),
        ("Hi Koch,", "Best wishes, Koch"),
        ("Beste Koch,", "Groet, Koch"),
        ("Bonjour Koch,", "Koch"),
    ],
)
def test_a_closing_before_the_name_is_no_part_of_it(greeting: str, closed: str) -> None:
    text = CHAIN.format(hello="Bo,", greeting=greeting, signed=closed)

    assert [each.speaker.name for each in read_thread(text).messages] == ["Bo Lund", "Koch"]


@pytest.mark.parametrize(
    ("greeting", "signed"),
    [("Hi Emma,", "Carl"), ("We met Emma,", "Emma"), ("Good news for Emma,", "Emma")],
)
def test_who_is_not_greeted_below_stays_unnamed(greeting: str, signed: str) -> None:
    messages = read_thread(CHAIN.format(hello="Hi Bo,", greeting=greeting, signed=signed)).messages

    assert messages[-1].speaker.name is None


def test_a_mail_of_one_line_is_signed_where_it_ends() -> None:
    text = CHAIN.format(
        hello="Morning Bo, the form is in the post. Thanks, Emma", greeting="Hi Emma,", signed=""
    )
    text = text.replace("\n\nThanks, we are thinking about it.\n\n", "")

    assert [each.speaker.name for each in read_thread(text).messages] == ["Bo Lund", "Emma"]
    assert read_thread(text.replace("Thanks, Emma", "I told Emma")).messages[-1].speaker.name != "Emma"
