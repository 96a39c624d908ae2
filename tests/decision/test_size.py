"""How large a price is for a buyer: both anchors, every line of the size table, currencies, approvals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.decision import load_policy
from closecall.decision.price_size import Size, SizeClass, buyer_size
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
        ({"price_total": 300_000, "approval_limit": 300_000}, "moderate"),
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
    assert size(buyer_kind="individual", price_total=2_999).value is None
    found = size(buyer_kind="individual", price_total=3_000)
    assert found.value is SizeClass.LARGE
    assert "read as dollars" in found.why


def test_a_sum_without_a_currency_is_followed_by_no_space_of_its_own() -> None:
    assert "300,000" in (why := size(buyer_kind="organisation", price_total=300_000).why)
    assert "300,000 ," not in why
    assert "  " not in why


def test_the_reason_names_share_and_line() -> None:
    found = size(**COMPANY, price_total=60_000, annual_means=5_000_000)
    assert found.why == "1.2 % of yearly revenue"
    assert found.large_from == Decimal(50_000)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, "price unknown"),
        ({"price_total": 4_999, "currency": "USD"}, "kind of buyer unknown"),
        (PERSON | {"price_total": 500, "annual_means": 42_000}, "1.2 % of a yearly income"),
        (PERSON | {"price_total": 42_000, "annual_means": 42_000}, "100 % of a yearly income"),
        (PERSON | {"price_total": 525_000, "annual_means": 42_000}, "1,250 % of a yearly income"),
        (PERSON | {"price_total": 41_000, "annual_means": 42_000}, "98 % of a yearly income"),
        (COMPANY | {"price_total": 12_500, "org_segment": "small"}, "12,500 USD for a small organisation"),
        (COMPANY | {"price_total": 20_000, "approval_limit": 25_000}, "20,000 USD"),
        (COMPANY | {"price_total": 20_000, "approval_limit": 25_000}, "25,000 USD"),
        (COMPANY | {"price_total": "1234567.5"}, "1,234,567.5 USD"),
        (PERSON | {"price_total": 749}, "749 USD"),
        ({"buyer_kind": "organisation", "price_total": 300_000}, "300,000"),
    ],
)
def test_the_reason_shows_the_sum_or_its_share(facts: dict[str, Any], why: str) -> None:
    assert why in size(**facts).why


@pytest.mark.parametrize(
    ("facts", "aloud"),
    [
        (PERSON | {"price_total": 1_500, "annual_means": 42_000}, False),
        ({"buyer_kind": "individual", "price_total": 1_500, "annual_means": 42_000}, True),
        ({"buyer_kind": "organisation", "price_total": 9_000, "org_segment": "micro"}, True),
        ({"buyer_kind": "organisation", "price_total": 900}, True),
        ({"buyer_kind": "organisation", "price_total": 9_000, "annual_means": 10**6}, False),
    ],
)
def test_dollars_are_told_aloud_only_where_a_line_in_dollars_counts(
    facts: dict[str, Any], aloud: bool
) -> None:
    assert ("read as dollars" in size(**facts).why) is aloud


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (PERSON | {"price_total": 3_000, "annual_means": 42_000}, 2_100),
        (PERSON | {"price_total": 9_000, "annual_means": 20_000}, 1_000),
        (PERSON | {"price_total": 9_000, "annual_means": 200_000}, 4_000),
        (PERSON | {"price_total": 9_000}, 3_000),
        (COMPANY | {"price_total": 900_000}, 250_000),
        (COMPANY | {"price_total": 60_000, "org_segment": "small"}, 50_000),
        ({"price_total": 900_000, "currency": "USD"}, 250_000),
        ({"price_total": 900_000, "annual_means": 42_000, "currency": "USD"}, 2_100),
        (PERSON | {"price_total": 480, "annual_means": 42_000}, None),
        (COMPANY | {"price_total": 13_000, "annual_means": 5_000_000}, None),
    ],
)
def test_a_large_price_names_the_line_it_has_passed(facts: dict[str, Any], line: int | None) -> None:
    assert size(**facts).large_from == line


def test_a_line_in_dollars_is_told_in_the_currency_of_the_price() -> None:
    found = size(buyer_kind="individual", price_total=9_000, currency="EUR")
    assert found.large_from == Decimal(3_000) / Decimal("1.17")


def test_without_a_rate_a_large_share_of_income_names_its_line() -> None:
    found = size(buyer_kind="individual", price_total=2_100, annual_means=42_000, currency="XTS")
    assert (found.value, found.large_from) == (SizeClass.LARGE, Decimal(2_100))
    assert size(buyer_kind="individual", price_total=2_099, annual_means=42_000, currency="XTS").value is None
    assert size(buyer_kind="individual", price_total=210, annual_means=42_000, currency="XTS").value is None
    assert (
        size(buyer_kind="individual", price_total=209, annual_means=42_000, currency="XTS").value == "small"
    )


@pytest.mark.parametrize(
    ("facts", "best"),
    [
        ({"price_total": 4_999}, "small"),
        ({"price_total": 3_000, "annual_means": 200_000}, "moderate"),
        ({"price_total": 60_000, "annual_means": 5_000_000}, "moderate"),
        ({}, "small"),
    ],
)
def test_an_unknown_size_says_the_best_it_may_turn_out(facts: dict[str, Any], best: str) -> None:
    assert size(currency="USD", **facts).at_best == best


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
