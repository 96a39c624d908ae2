"""Where a stamp stands in a line, and where a name is none for the day within."""

from __future__ import annotations

import pytest

from closecall.thread.turns.timestamps import holds_stamp, stamp_ends


@pytest.mark.parametrize(
    "stamp",
    [
        "23/06 09:14",
        "Aug 29, 6:10 PM",
        "Mi, 3. September, 08:02",
        "23 juin à 09h14",
        "07/10/2025 | 11:00",
        "10/2 kl. 15:02",
        "09:10, 01.04.2025",
        "yesterday at 7:45 AM",
        "2025-08-27T09:14:00Z",
        "12/5/2025 a las 17:03",
        "Mi 03.09. 08:02",
        "lun. 23 juin 2025, 09:14",
        "18 november 13:05 uur",
        "7月14日 9:30",
        "mar 7 ottobre – 11:00",
        "12.05. 10.10",
        "8-Sep-25 7:45 AM",
    ],
)
def test_a_stamp_ends_before_what_is_none(stamp: str) -> None:
    assert list(stamp_ends(f"{stamp}: Ida", 0))[-1] == len(stamp)


def test_a_name_that_is_a_month_may_be_a_name() -> None:
    assert next(stamp_ends("10:00 Mai: da", 0)) == len("10:00")
    assert list(stamp_ends("Lis; 01-04-2025", 0)) == []


def test_a_figure_behind_the_day_is_no_part_of_it() -> None:
    assert list(stamp_ends("16 Jan | 90 every month", 0)) == [len("16 Jan")]


@pytest.mark.parametrize("text", ["May I ask", "3 pallets 10:00", "Monday", "12", "at 10:00"])
def test_no_stamp_begins_with_anything_else(text: str) -> None:
    assert list(stamp_ends(text, 0)) == []


@pytest.mark.parametrize("name", ["Ida Rahm, 11/06", "Ida, Mi", "Ida – Today at", "Aug 27, 2025", "Ida Mon"])
def test_a_day_is_no_part_of_a_name(name: str) -> None:
    assert holds_stamp(name)


@pytest.mark.parametrize(
    "name", ["Ida Rahm", "Mo", "Lan Do", "April May", "Speaker 2", "Rohr 24", "K2 | Lodz"]
)
def test_a_name_that_is_like_a_day_stays(name: str) -> None:
    assert not holds_stamp(name)
