"""Which number is the price where things are counted, paid each time, or only said in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from closecall.facts.money.money_facts import read_money
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ines Falk", None, Side.BUYER)
SELLER = Speaker("Otto Brand", None, Side.SELLER)


def money(*turns: str) -> dict[str, Any]:
    messages = tuple(Message(BUYER if t.startswith("B:") else SELLER, t[2:].strip()) for t in turns)
    return dict(read_money(Thread(ThreadKind.CALL, messages, "en")).values)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("20,000 sleeves would be £1,950 plus VAT.", 1950),
        ("2,500 boxes in two colours, €1,840 delivered.", 1840),
        ("Up to 20 guests, £580 for the evening.", 580),
        ("CHF 3,200 for the day.", 3200),
        ("The repair comes to EUR 7,450 plus travel.", 7450),
        ("I can do 1,800 instead of £2,000.", 1800),
        ("The quote is £1,340 for 12 months, £5m public liability.", 1340),
        ("It is £0.11 a sleeve, about £2,200 a month, first order £2,200.", 2200),
        ("£8,300 for the field. I can also recommend the posts (£420).", 8300),
        ("£890 a van, £2,670 for the three.", 2670),
        ("£400 with a £100 deposit.", 400),
        ("£1,500, of which £500 is due on signing.", 1500),
    ],
)
def test_the_price_is_told_from_what_is_counted_beside_it(words: str, total: int) -> None:
    assert money("B: Could you quote for 20,000?", f"S: {words}", "B: Thanks.")["price_total"] == total


@pytest.mark.parametrize(
    "words",
    ["Shop front, twice a month, £45.", "£46 a head with wine.", "The boxes are £0.42 each."],
)
def test_what_is_paid_each_time_tells_the_currency_and_no_total(words: str) -> None:
    read = money(f"S: {words}", "B: Thanks.")
    assert (read["currency"], read["price_known"]) == ("GBP", True)
    assert "price_total" not in read


@pytest.mark.parametrize(
    ("seller", "buyer", "total"),
    [
        ("Did you get the quote?", "I did, dear, twelve hundred and sixty.", 1260),
        ("You got the sheet with the packages?", "I did. The ten lessons, three hundred and eighty.", 380),
        ("You got the price I sent?", "Fourteen and a half grand, yeah.", 14_500),
        ("You'd had a look at the quote for the twelve?", "Yes. Thirteen eight.", 13_800),
        ("You have our estimate there?", "Yes, $8,400, I have it here.", 8400),
        ("The small one is three hundred and ninety, it's on the list.", "Yes.", 390),
    ],
)
def test_a_number_without_a_currency_is_the_price_where_the_talk_is_of_the_quote(
    seller: str, buyer: str, total: int
) -> None:
    assert money(f"S: {seller}", f"B: {buyer}")["price_total"] == Decimal(total)


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Did you get the quote?", "I did. We are three hundred people here."),
        ("Did you get the quote?", "Yes. Two hundred boxes a week is what we need."),
        ("How was the fair?", "Busy. Twelve hundred, they say."),
        ("Did you get the quote?", "Not yet. Our turnover is nine hundred thousand."),
    ],
)
def test_a_number_that_counts_or_stands_elsewhere_is_no_price(seller: str, buyer: str) -> None:
    assert "price_total" not in money(f"S: {seller}", f"B: {buyer}")


@pytest.mark.parametrize("said", ["Please quote for 20,000.", "I'd like a price for 2,000 by Friday."])
def test_how_many_the_buyer_wants_is_no_price(said: str) -> None:
    assert "price_total" not in money("S: Hello, how can I help?", f"B: {said}")


def test_what_the_buyer_pays_to_others_is_no_price() -> None:
    assert "price_total" not in money("S: What do you pay now?", "B: £900 a month to the present firm.")
    assert "price_total" not in money("S: And now?", "B: We pay £900 a month to the present firm.")


@pytest.mark.parametrize(
    ("said", "limit"),
    [("I'm allowed to okay repairs up to 300.", 300), ("Under £5,000 I sign myself.", 5000)],
)
def test_the_limit_may_be_a_bare_number(said: str, limit: int) -> None:
    assert money("S: Can you okay it?", f"B: {said}")["approval_limit"] == limit


def test_a_count_of_things_is_no_limit() -> None:
    assert "approval_limit" not in money("S: Can you okay it?", "B: I can approve up to 300 boxes.")


def test_neither_end_of_a_range_is_the_price() -> None:
    assert "price_total" not in money("S: That is between £2,000 and £3,000.", "B: Ok.")
