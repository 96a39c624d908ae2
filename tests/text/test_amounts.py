"""Amounts and numbers as people write and say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in

WRITTEN = [
    ("it is 12k all told", "12000", None, None),
    ("zusammen 3.480,50 € netto", "3480.50", "EUR", None),
    ("€730", "730", "EUR", None),
    ("730 euro", "730", "EUR", None),
    ("21'300 CHF", "21300", "CHF", None),
    ("CHF 21'300.- fix", "21300", "CHF", None),
    ("37 200 zł netto", "37200", "PLN", None),
    ("8 700 kr per month", "8700", "SEK", "month"),
    ("$85 a week", "85", "USD", "week"),
    ("85 € le week-end", "85", "EUR", None),
    ("US$ 60", "60", "USD", None),
    ("NZ$730", "730", "NZD", None),
    ("A$90", "90", "AUD", None),
    ("$6,420 CAD", "6420", "CAD", None),
    ("about £3.7m", "3700000", "GBP", None),
    ("3.3 million a year", "3300000", None, "year"),
    ("EUR 1.4bn.", "1400000000", "EUR", None),
    ("510 MSEK a year", "510000000", "SEK", "year"),
    ("90 TEUR im Jahr", "90000", "EUR", "year"),
    ("5.6 Mio, wie im Vorjahr", "5600000", None, None),
    ("2,8 M€ de CA", "2800000", "EUR", None),
    ("kosztuje 4 tys. zł miesięcznie", "4000", "PLN", "month"),
    ("12.500,- euro", "12500", "EUR", None),
    ("canone annuo € 9.600,00", "9600", "EUR", "year"),
    ("€7 per user per month", "7", "EUR", "month"),
    ("£65/mo", "65", "GBP", "month"),
    ("65 € HT par mois", "65", "EUR", "month"),
    ("65 € zzgl. MwSt. im Monat", "65", "EUR", "month"),
    ("£65 (plus VAT) a month", "65", "GBP", "month"),
    ("£65 (see you in a month)", "65", "GBP", None),
    ("£65 tax return of the year", "65", "GBP", None),
    ("sixteen thousand two hundred, fitted", "16200", None, None),
    ("two and a half grand", "2500", None, None),
    ("a hundred and fifty pounds", "150", "GBP", None),
    ("half a million", "500000", None, None),
    ("small hotel, 2 mil turnover", "2000000", None, None),
    ("They do about 3.5 mill a year.", "3500000", None, "year"),
    ("Turnover 3 mil. Sure of it.", "3000000", None, None),
    ("I think that they are at 4 mil now.", "4000000", None, None),
    ("£2mil", "2000000", "GBP", None),
    ("facturan unos 800 mil al año", "800000", None, "year"),
    ("son 3 mil euros, con todo", "3000", "EUR", None),
    ("faturam 450 mil por ano", "450000", None, "year"),
    ("facturan 2 mil millones", "2000000000", None, None),
    ("faturam 2 mil milhões", "2000000000", None, None),
    ("they turn over a million two", "1200000", None, None),
    ("a million two hundred thousand", "1200000", None, None),
    ("a million and two reasons", "1000002", None, None),
    ("vierzehntausendfünfhundert Euro", "14500", "EUR", None),
    ("zweiundzwanzig Euro im Monat", "22", "EUR", "month"),
    ("anderthalb Millionen", "1500000", None, None),
    ("mille deux cents euros par mois", "1200", "EUR", "month"),
    ("quatre-vingt-dix euros", "90", "EUR", None),
    ("dos mil quinientos", "2500", None, None),
    ("quattordicimila euro", "14000", "EUR", None),
    ("quarenta e dois mil, montado", "42000", None, None),
    ("um milhão e meio por mês", "1500000", None, "month"),
    ("tweeduizend vijfhonderd euro per maand", "2500", "EUR", "month"),
    ("tjugofem tusen kronor", "25000", "SEK", None),
    ("dwa tysiące złotych", "2000", "PLN", None),
]


@pytest.mark.parametrize(("text", "value", "currency", "period"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_an_amount_is_read_with_its_currency_and_period(
    text: str, value: str, currency: str | None, period: str | None
) -> None:
    (amount,) = amounts_in(text)
    assert (amount.value, amount.currency, amount.period) == (Decimal(value), currency, period)


@pytest.mark.parametrize(
    "text",
    ["16:20", "12 Jun 2025", "June 3rd", "24/7", "0117 555 0182", "+44 20 7946 0000", "2025-06-12",
     "12.06.2025", "by 2027", "at 10 am", "once upon a time", "nineteen ninety-eight", "order 5521",
     "three of us", "11.3"],
)  # fmt: skip
def test_dates_times_phone_numbers_and_counts_are_no_amounts(text: str) -> None:
    assert amounts_in(text) == ()


@pytest.mark.parametrize(("text", "currency"), [("1,200 try it", None), ("1,200 TRY", "TRY")])
def test_a_code_that_is_also_a_word_counts_only_in_capitals(text: str, currency: str | None) -> None:
    assert amounts_in(text)[0].currency == currency


def test_a_pair_of_spoken_numbers_is_a_candidate_that_says_so() -> None:
    (price,) = amounts_in("sixteen two, you said")
    assert (price.value, price.spoken) == (Decimal(16200), True)
    (price,) = amounts_in("the three ninety-five for the year")
    assert (price.value, price.spoken, price.period) == (Decimal(395), True, "year")


@pytest.mark.parametrize("text", ["9 % off", "nine percent", "9 Prozent", "9 pour cent"])
def test_a_percentage_is_marked_and_has_no_currency(text: str) -> None:
    (amount,) = amounts_in(text)
    assert (amount.value, amount.is_percent, amount.currency) == (Decimal(9), True, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("€1.250", "1250"), ("€1,250", "1250"), ("€0.250", "0.250"), ("€1.250 million", "1250000"),
     ("€1.25", "1.25"), ("€1,250,000", "1250000"), ("€1.250.000,75", "1250000.75"), ("€1,250.75", "1250.75")],
)  # fmt: skip
def test_a_single_mark_before_three_digits_groups_thousands(text: str, value: str) -> None:
    assert amounts_in(text)[0].value == Decimal(value)


def test_a_period_before_a_bare_number_makes_no_amount_of_it() -> None:
    assert [a.value for a in amounts_in("€60 monthly, first 2 months free")] == [60]
    assert [a.period for a in amounts_in("billed yearly, $708")] == ["year"]


def test_the_place_is_a_literal_slice_of_the_text() -> None:
    text = "The frame is about £2,340 fitted, trims +£85."
    frame, trims = amounts_in(text)
    assert text[frame.start : frame.end] == "£2,340"
    assert frame.approximate
    assert text[trims.start : trims.end] == "£85"
    assert not trims.approximate
    assert amounts_in(text, start=text.index("trims")) == (trims,)


def test_numbers_include_counts_and_words_but_tell_dates_apart() -> None:
    found = numbers_in("We hired twenty-one people on 4 May, 340 euro a head, one by one.")
    assert [(int(n.value), n.kind) for n in found] == [(21, "plain"), (4, "date"), (340, "plain")]


@given(st.integers(1, 999_999))
@settings(max_examples=60, deadline=None)
def test_grouping_never_changes_the_value(value: int) -> None:
    for text in (
        f"€{value:,}",
        f"{value:,}".replace(",", ".") + " €",
        f"{value:,}".replace(",", "'") + " CHF",
    ):
        assert amounts_in(text)[0].value == value


@given(st.text("0123456789.,'€$ kmabc%\n", max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_ordered_places_inside_it(text: str) -> None:
    places = [(a.start, a.end) for a in amounts_in(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two point four million pounds", 2_400_000),
        ("one point two five million euro", 1_250_000),
        ("zwei komma vier Millionen Euro", 2_400_000),
        ("twelve point five thousand dollars", 12_500),
        ("two million pounds", 2_000_000),
    ],
)
def test_decimals_said_after_a_point_belong_to_the_number(text: str, value: int) -> None:
    (amount,) = amounts_in(text)
    assert amount.value == value


def test_a_sign_after_a_figure_gives_no_currency_to_the_next_word() -> None:
    values = [amount.value for amount in amounts_in("21.500 € en lugar de 23.900 €")]
    assert values == [21_500, 23_900]


def test_a_mill_is_a_building_where_no_money_is_told() -> None:
    assert amounts_in("We left the old mill, and there are 3 mill sites.") == ()
