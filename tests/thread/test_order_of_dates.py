"""Dates of slashes have one order in one text: what settles it, and that it is said where nothing does."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread

INES, BO = "Ines Falk <ines@ottermill.example>", "Bo Lund <bo@tidewater.example>"


def read(*dates: str) -> tuple[list[str], bool]:
    """The days, as in the text, and whether a warning says that a date can be read two ways."""
    mails = "".join(
        f"From: {(INES, BO)[at % 2]}\nDate: {date}\n\nThis is mail number {at}.\n\n"
        for at, date in enumerate(dates)
    )
    thread = read_thread(mails, me=("ines@ottermill.example",))
    days = {m.body: f"{m.at.day:%d.%m}" if m.at and m.at.day else "" for m in thread.messages}
    in_text = [days[f"This is mail number {at}."] for at in range(len(dates))]
    return in_text, any("can be read two ways" in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("03/04/2026", "25/04/2026"), ["03.04", "25.04"]),
        (("03/04/2026", "04/25/2026"), ["04.03", "25.04"]),
        (("Fri, 03/04/2026", "05/04/2026"), ["03.04", "05.04"]),
        (("Wed, 03/04/2026", "05/04/2026"), ["04.03", "04.05"]),
        (("03/04/2026", "28.5.2026"), ["03.04", "28.05"]),
        (("03/04/2026", "5.4.2026"), ["03.04", "05.04"]),
    ],
)
def test_a_date_that_has_one_reading_settles_the_others(dates: tuple[str, ...], days: list[str]) -> None:
    assert read(*dates) == (days, False)


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("01/09/2026", "01/12/2026", "02/03/2026"), ["09.01", "12.01", "03.02"]),
        (("09/01/2026", "12/01/2026", "03/02/2026"), ["09.01", "12.01", "03.02"]),
        (("03/04/2026 9:00 AM", "03/05/2026"), ["04.03", "05.03"]),
        (("03/04/2026", "05/04/2026"), ["03.04", "05.04"]),
        (("03/04/2026", "25.3.2026"), ["03.04", "25.03"]),
    ],
)
def test_one_order_is_told_from_less_and_that_is_said(dates: tuple[str, ...], days: list[str]) -> None:
    assert read(*dates) == (days, True)


def test_two_orders_in_one_text_are_said() -> None:
    days, warned = read("03/25/2026", "25/04/2026", "03/04/2026")

    assert (days[:2], warned) == (["25.03", "25.04"], True)


def test_a_date_of_twice_the_same_number_is_clear() -> None:
    assert read("05/05/2026", "6 May 2026") == (["05.05", "06.05"], False)


@pytest.mark.parametrize(
    ("newer", "older"),
    [("Fri, 6 Nov, 09:00", "Thu, 5 Nov, 14:02"), ("Mon, 4 Jan, 09:00", "Wed, 23 Dec, 14:02")],
)
@pytest.mark.parametrize("newest_first", [True, False])
def test_days_without_a_year_tell_which_end_of_a_page_is_the_newer(
    newer: str, older: str, newest_first: bool
) -> None:
    mails = [
        f"{BO}\n{newer}\nto me\n\nThanks, we like it.\n",
        f"{INES}\n{older}\nto Bo Lund\n\nHere it is.\n",
    ]
    messages = read_thread("\n".join(mails if newest_first else mails[::-1])).messages

    assert [message.body for message in messages] == ["Here it is.", "Thanks, we like it."]


@pytest.mark.parametrize(
    ("price", "day"),
    [
        ("$2,350 with the grinder", "05.02"),
        ("A$2,350 with the grinder", "02.05"),
        ("$2,350, so about £1,800", "02.05"),
        ("2,350 with the grinder", "02.05"),
        ("US$2,350 with the grinder", "05.02"),
    ],
)
def test_where_sums_are_in_dollars_the_month_stands_first_and_that_is_said(price: str, day: str) -> None:
    thread = read_thread(f"[2/5/26, 10:12] Ines: It is {price}.\n[2/5/26, 10:14] Bo: Thanks, I have it now.")
    assert [f"{m.at.day:%d.%m}" for m in thread.messages if m.at and m.at.day] == [day, day]
    assert any("can be read two ways" in warning for warning in thread.warnings)


def test_a_pesos_sign_in_another_language_says_nothing_of_the_order() -> None:
    thread = read_thread(
        "[2/5/26, 10:12] Ines: Hola, le paso el presupuesto, son $ 12.000 con todo.\n"
        "[2/5/26, 10:14] Bo: Muchas gracias, lo tengo."
    )
    assert {f"{m.at.day:%d.%m}" for m in thread.messages if m.at and m.at.day} == {"02.05"}
