"""Dates in the forms that mail programs, phones and transcripts write."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from closecall.text.clock_times import find_clock
from closecall.text.dates import find_date, weekdays


def _iso(text: str) -> str | None:
    found = find_date(text)
    return found.at.isoformat() if found and found.at else None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Monday, March 3, 2025 4:05 PM", "2025-03-03T16:05:00"),
        ("Monday, 3 March 2025 16:05", "2025-03-03T16:05:00"),
        ("Mon, 3 Mar 2025 at 16:05", "2025-03-03T16:05:00"),
        ("Mon, Mar 3, 2025 at 4:05 PM", "2025-03-03T16:05:00"),
        ("Mar 3, 2025, at 12:05 AM", "2025-03-03T00:05:00"),
        ("Monday, 3 March 2025 at 16:05", "2025-03-03T16:05:00"),
        ("3rd of March 2025", "2025-03-03T00:00:00"),
        ("2025-03-03 16:05", "2025-03-03T16:05:00"),
        ("2025-03-03T16:05:09", "2025-03-03T16:05:09"),
        ("Montag, 3. März 2025 16:05", "2025-03-03T16:05:00"),
        ("Mo., 3. März 2025 um 16:05 Uhr", "2025-03-03T16:05:00"),
        ("03.03.2025 um 16:05", "2025-03-03T16:05:00"),
        ("3.4.25 16:05", "2025-04-03T16:05:00"),
        ("lun. 3 mars 2025 à 16:05", "2025-03-03T16:05:00"),
        ("lundi 3 mars 2025 16:05", "2025-03-03T16:05:00"),
        ("lun, 3 mar 2025 a las 16:05", "2025-03-03T16:05:00"),
        ("lunes, 3 de marzo de 2025 16:05", "2025-03-03T16:05:00"),
        ("lun 3 mar 2025 alle ore 16:05", "2025-03-03T16:05:00"),
        ("mar 4 mar 2025 alle ore 16:05", "2025-03-04T16:05:00"),
        ("seg., 3 de mar. de 2025 às 16:05", "2025-03-03T16:05:00"),
        ("ma 3 mrt 2025 om 16:05", "2025-03-03T16:05:00"),
        ("mån 3 mars 2025 kl 16:05", "2025-03-03T16:05:00"),
        ("pon., 3 marca 2025 o 16:05", "2025-03-03T16:05:00"),
        ("[03/03/2025, 16:05:09]", "2025-03-03T16:05:09"),
    ],
)
def test_a_date_is_read_in_nine_languages(written: str, iso: str) -> None:
    assert _iso(written) == iso


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Mon, 3 Mar 2025 16:05 +0200", 2),
        ("03/03/2025 16:05 (GMT-05:00)", -5),
        ("2025-03-03 16:05 GMT-5", -5),
        ("2025-03-03T16:05:00Z", 0),
    ],
)
def test_a_zone_is_kept_where_it_is_stated(written: str, hours: int) -> None:
    found = find_date(written)

    assert found is not None
    assert found.at == datetime(2025, 3, 3, 16, 5, tzinfo=timezone(timedelta(hours=hours)))


def test_no_zone_is_invented() -> None:
    found = find_date("3 March 2025 16:05")

    assert found is not None
    assert found.zone is None


@pytest.mark.parametrize(
    ("written", "month", "ambiguous"),
    [
        ("13/02/2025", 2, False),
        ("02/13/2025", 2, False),
        ("05/06/2025 14:00", 6, True),
        ("5/6/2025 2:00 PM", 5, True),
        ("Thu 6/5/2025", 6, False),
        ("Fri 6/5/2026 8:00 AM", 6, False),
        ("05/05/2025", 5, False),
        ("05.06.2025", 6, False),
    ],
)
def test_a_slash_date_is_read_by_what_it_can_mean(written: str, month: int, ambiguous: bool) -> None:
    found = find_date(written)

    assert found is not None
    assert (found.month, found.ambiguous) == (month, ambiguous)


@pytest.mark.parametrize(("day_first", "month"), [(True, 6), (False, 5)])
def test_the_callers_order_settles_a_slash_date(day_first: bool, month: int) -> None:
    found = find_date("05/06/2025", day_first=day_first)

    assert found is not None
    assert (found.month, found.ambiguous) == (month, False)


def test_a_date_without_a_year_has_no_moment() -> None:
    found = find_date("Sat, Nov 22, 9:02 AM (6 days ago)")

    assert found is not None
    assert (found.year, found.month, found.day, found.at) == (None, 11, 22, None)


@pytest.mark.parametrize(
    "text", ["no date here", "$38", "8.4 kWp", "v2.3.11", "31/31/2025", "0000-01-01", "call 0117 496 0182"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find_date(text) is None


def test_the_span_covers_weekday_and_time() -> None:
    text = "On Mon, 3 Mar 2025 at 16:05, Ada wrote"
    found = find_date(text)

    assert found is not None
    assert text[found.start : found.end] == "Mon, 3 Mar 2025 at 16:05"


def test_a_clock_alone_is_found() -> None:
    found = find_clock("Tue 6:12 PM")

    assert found is not None
    assert (found[0].hour, found[0].minute) == (18, 12)
    assert find_clock("99:99") is None


def test_weekdays_are_known_short_and_long() -> None:
    assert [weekdays()[word] for word in ("thursday", "gio", "niedz", "mån")] == [3, 3, 6, 0]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("tir. 4. mar. 2025 kl. 16.05", "2025-03-04T16:05:00"),
        ("ti 4. maalisk. 2025 klo 16.05", "2025-03-04T16:05:00"),
        ("út 4. 3. 2025 v 16:05", "2025-03-04T16:05:00"),
        ("utorok 4. marca 2025 o 16:05", "2025-03-04T16:05:00"),
        ("2025. márc. 4., K, 16:05", "2025-03-04T16:05:00"),
        ("kedd, 2025. március 4. 16:05", "2025-03-04T16:05:00"),
        ("mar., 4 mar. 2025 la 16:05", "2025-03-04T16:05:00"),
        ("uto, 4. ožu 2025. u 16:05", "2025-03-04T16:05:00"),
        ("4 Mart 2025 Salı 16:05", "2025-03-04T16:05:00"),
        ("вт, 4 мар. 2025 г. в 16:05", "2025-03-04T16:05:00"),
        ("вівторок, 4 березня 2025 р. о 16:05", "2025-03-04T16:05:00"),
        ("Τρίτη, 4 Μαρτίου 2025 στις 16:05", "2025-03-04T16:05:00"),
        ("2025年3月4日火曜日 16:05", "2025-03-04T16:05:00"),
        ("2025年3月4日 星期二 下午 4:05", "2025-03-04T16:05:00"),
        ("2025년 3월 4일 (화) 오후 4:05", "2025-03-04T16:05:00"),
        ("04-Mar-2025 16:05", "2025-03-04T16:05:00"),
        ("Op 04/03/2025 16:05 heeft", "2025-03-04T16:05:00"),
        ("04.03.2025 16:05:", "2025-03-04T16:05:00"),
    ],
)
def test_a_date_is_read_in_further_languages(written: str, iso: str) -> None:
    assert _iso(written) == iso


@pytest.mark.parametrize(
    ("written", "month"),
    [("4 listopada 2025", 11), ("4. listopada 2025.", 10), ("4. listopadu 2025", 11), ("4. lis 2025.", 10)],
)
def test_one_name_is_another_month_in_croatian(written: str, month: int) -> None:
    found = find_date(written)

    assert found is not None
    assert found.month == month


@pytest.mark.parametrize("words", ["10 pro plans", "2 tem", "a 3 kas", "5 dub mixes", "7 led lamps"])
def test_a_short_word_is_a_month_only_beside_a_year(words: str) -> None:
    assert find_date(words) is None


def test_the_words_after_a_time_are_whole_words() -> None:
    text = "04/03/2025 16:05 heeft"
    found = find_date(text)

    assert found is not None
    assert text[found.start : found.end] == "04/03/2025 16:05"
