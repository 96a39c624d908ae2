"""How long something runs, in digits and words."""

from __future__ import annotations

import pytest

from closecall.text.quantities.durations import durations_among
from closecall.text.quantities.numbers import numbers_in


def months(text: str) -> list[tuple[int, bool]]:
    return [(d.months, d.exact) for d in durations_among(numbers_in(text), text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minimum term 24 months", [(24, False)]),
        ("three-year minimum", [(36, False)]),
        ("on the 36-month plan", [(36, False)]),
        ("for 6 months", [(6, True)]),
        ("Laufzeit 24 Monate", [(24, False)]),
        ("engagement de 2 ans", [(24, False)]),
        ("zwölf Monate", [(12, False)]),
        ("30 days, 24/7, 2 months ago", [(2, False)]),
        ("900 years", []),
        ("in 2024 months pass", []),
    ],
)
def test_months_and_years_are_counted_in_months(text: str, expected: list[tuple[int, bool]]) -> None:
    assert months(text) == expected


def test_the_place_is_a_literal_slice() -> None:
    text = "It runs 24 months."
    (duration,) = durations_among(numbers_in(text), text)
    assert text[duration.start : duration.end] == "24 months"
