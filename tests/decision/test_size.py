"""How large a price is for a buyer: both anchors, every line of the size table, currencies, approvals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.decision import load_policy
from closecall.decision.size import Size, SizeClass, buyer_size
from closecall.facts import Facts


def size(**facts: Any) -> Size:
    return buyer_size(Facts.from_mapping(facts), policy=load_policy())


PERSON = {"buyer_kind": "individual", "currency": "USD"}
COMPANY = {"buyer_kind": "organisation", "currency": "USD"}
TABLE: list[tuple[dict[str, Any], str | None]] = [
    (PERSON | {"price_total": 3_000, "annual_means": 42_000}, "large"),
    (PERSON | {"price_total": 1_500, "annual_means": 30_000}, "large"),
    (PERSON | {"price_total": 1_499, "annual_means": 30_000}, "moderate"),
    (PERSON | {"price_total": 3_000, "annual_means": 60_000}, "large"),
    (PERSON | {"price_total": 3_000, "annual_means": 151_000}, "moderate"),
    (PERSON | {"price_total": 4_000, "annual_means": 200_000}, "large"),
    (PERSON | {"price_total": 480, "annual_means": 42_000}, "small"),
    (PERSON | {"price_total": 3_000}, "large"),
    (PERSON | {"price_total": 2_999}, None),
    (PERSON | {"price_total": 750}, None),
    (PERSON | {"price_total": 749}, "small"),
    (COMPANY | {"price_total": 10_000_000, "annual_means": 50_000_000}, "large"),
    (COMPANY | {"price_total": 50_000, "annual_means": 5_000_000}, "large"),
    (COMPANY | {"price_total": 49_999, "annual_means": 5_000_000}, "moderate"),
    (COMPANY | {"price_total": 12_500, "annual_means": 5_000_000}, "moderate"),
    (COMPANY | {"price_total": 12_499, "annual_means": 5_000_000}, "small"),
    (COMPANY | {"price_total": 3_000, "annual_means": 1_000_000}, "moderate"),
    (COMPANY | {"price_total": 10_000, "org_segment": "micro"}, "large"),
    (COMPANY | {"price_total": 12_500, "org_segment": "small"}, "moderate"),
    (COMPANY | {"price_total": 10_000_000, "org_segment": "medium"}, "large"),
    (COMPANY | {"price_total": 3_000, "org_segment": "medium"}, "small"),
    (COMPANY | {"price_total": 999_999, "org_segment": "large"}, "moderate"),
    (COMPANY | {"price_total": 250_000}, "large"),
    (COMPANY | {"price_total": 249_999}, None),
    (COMPANY | {"price_total": 5_000}, None),
    (COMPANY | {"price_total": 4_999}, "small"),
    ({"price_total": 4_999, "currency": "USD"}, None),
    ({"price_total": 749, "currency": "USD"}, "small"),
    ({"price_total": 250_000, "currency": "USD"}, "large"),
    ({"price_total": 3_000, "annual_means": 200_000, "currency": "USD"}, None),
    ({"price_total": 15_000, "annual_means": 200_000, "currency": "USD"}, "large"),
    ({"price_total": 1_500, "annual_means": 200_000, "currency": "USD"}, "small"),
    (COMPANY | {"annual_means": 5_000_000}, None),
]


@pytest.mark.parametrize(("facts", "expected"), TABLE)
def test_size_class(facts: dict[str, Any], expected: str | None) -> None:
    assert size(**facts).value == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"price_total": 20_000, "approval_limit": 25_000}, "moderate"),
        ({"price_total": 25_000, "approval_limit": 25_000}, "moderate"),
        ({"price_total": 300_000, "approval_limit": 500_000}, "moderate"),
        ({"price_total": 300_000, "approval_limit": 100_000}, "large"),
        ({"price_total": 20_000, "approval_limit": 10_000}, "moderate"),
        ({"price_total": 3_000, "approval_limit": 25_000}, "small"),
        ({"price_total": 60_000, "approval_limit": 75_000, "annual_means": 5_000_000}, "large"),
        ({"price_total": 60_000, "approval_limit": 75_000, "org_segment": "small"}, "large"),
    ],
)
def test_an_approval_limit_makes_a_price_routine_only_where_means_and_segment_are_unknown(
    facts: dict[str, Any], expected: str
) -> None:
    assert size(**COMPANY, **facts).value == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"buyer_kind": "individual", "price_total": 2_600, "currency": "EUR"}, "large"),
        ({"buyer_kind": "individual", "price_total": 2_600, "currency": "USD"}, None),
        ({"buyer_kind": "individual", "price_total": 80_000, "currency": "JPY"}, "small"),
        (
            {"buyer_kind": "organisation", "price_total": 9_000, "currency": "GBP", "org_segment": "micro"},
            "large",
        ),
    ],
)
def test_thresholds_in_dollars_are_converted(facts: dict[str, Any], expected: str | None) -> None:
    assert size(**facts).value == expected


def test_a_ratio_in_one_currency_needs_no_rate() -> None:
    found = size(buyer_kind="organisation", price_total=60_000, annual_means=5_000_000, currency="XTS")
    assert found.value is SizeClass.LARGE


@pytest.mark.parametrize(
    "facts",
    [
        {"buyer_kind": "individual", "price_total": 3_000},
        {"buyer_kind": "organisation", "price_total": 900_000},
        {"buyer_kind": "organisation", "price_total": 9, "org_segment": "micro"},
        {"buyer_kind": "individual", "price_total": 1_500, "annual_means": 42_000},
    ],
)
def test_a_currency_without_a_rate_leaves_the_size_unknown_and_says_so(facts: dict[str, Any]) -> None:
    found = size(**facts, currency="XTS")
    assert found.value is None
    assert found.why == "no rate for XTS"


@pytest.mark.parametrize(("price", "expected"), [(2_100, "large"), (200, "small")])
def test_without_a_rate_a_clear_share_of_income_is_still_told(price: int, expected: str) -> None:
    found = size(buyer_kind="individual", price_total=price, annual_means=42_000, currency="XTS")
    assert found.value == expected


def test_a_missing_currency_is_read_as_dollars_aloud() -> None:
    found = size(buyer_kind="individual", price_total=3_000)
    assert found.value is SizeClass.LARGE
    assert "read as dollars" in found.why


def test_the_reason_names_share_and_line() -> None:
    found = size(**COMPANY, price_total=60_000, annual_means=5_000_000)
    assert found.why == "1.2 % of yearly revenue"
    assert found.large_from == Decimal(50_000)


@settings(max_examples=100, deadline=None)
@given(
    kind=st.sampled_from(["individual", "organisation"]),
    currency=st.sampled_from(["USD", "EUR", "XTS", None]),
    price=st.integers(1, 10**7),
    means=st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)).map(sorted),
)
def test_size_never_rises_with_means(kind: str, currency: str | None, price: int, means: list[int]) -> None:
    order = [SizeClass.SMALL, None, SizeClass.MODERATE, SizeClass.LARGE]
    base = {"buyer_kind": kind, "currency": currency, "price_total": price}
    poor, rich = (size(**base, annual_means=amount).value for amount in means)
    assert order.index(rich) <= order.index(poor)
