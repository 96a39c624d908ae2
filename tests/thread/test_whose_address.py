"""Whose a mail is when a heading shows two addresses: the one it came from, whatever name is shown."""

import pytest

from closecall.thread.person_names import parse_person


@pytest.mark.parametrize(
    "written",
    [
        '"Ann Lee <ann@buy.example>" <max@other.example>',
        '"Ann Lee <ann@buy.example> of Buy Ltd" <max@other.example>',
        "Ann Lee <ann@buy.example> <max@other.example>",
        "ann@buy.example <max@other.example>",
        '"ann@buy.example"<max@other.example>',
    ],
)
def test_an_address_that_is_shown_as_a_name_is_not_the_writers(written: str) -> None:
    assert parse_person(written) == (None, "max@other.example")


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Ann Lee <ann@buy.example>", ("Ann Lee", "ann@buy.example")),
        ("ann@buy.example <ann@buy.example>", (None, "ann@buy.example")),
        ("Ann Lee <ann@buy.example<mailto:ann@buy.example>>", ("Ann Lee", "ann@buy.example")),
        ("Ann Lee <ann@buy.example> on behalf of Max <max@other.example>", ("Ann Lee", "ann@buy.example")),
        ("Ann Lee <ann@buy.example>, <max@other.example>", ("Ann Lee", "ann@buy.example")),
    ],
)
def test_one_writer_keeps_name_and_address(written: str, person: tuple[str, str]) -> None:
    assert parse_person(written) == person
