"""Which price is in force: the first commitment of what the seller offered last (DOMAIN 3.2).

One-off prices stand as they are; a monthly, weekly or yearly price counts for twelve months, or for the
full minimum term when that is longer. Extras, discounts in passing and amounts of other things are no prices.
Where several packages are on offer and the buyer has named none, the price is not known. An offer that is
lower than the one before counts only where the seller says that it replaces that, or the buyer names it. Else
it may be a part, a fee or another package, and too low a price would open the gate of size (S7).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from closecall.facts.money.amount_answers import Answer
from closecall.facts.money.first_commitment import durations_of, terms_of, total_of
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.text.quantities.amounts import Amount
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.records import Thread

# "Now only 40" after 4,000 is no new price, whatever the words around it say.
_LEAST_OF_EARLIER = Decimal("0.5")
# Bare numbers of both sides that agree are the price only in this range: below they count things, above they
# are limits and turnovers ("covers 3 million").
_FEWEST_FOR_BARE = 20
_MOST_FOR_BARE = 1_000_000
# "Up to 20 people, £580": what parts the words before an amount from it.
_PARTS = compiled_late(r"[,;:.\n]")


# "3,600 to 3,900 EUR", "£3,600-£3,900": where in between the price is, is not told.
_RANGE = compiled_late(
    r"\d[\d.,\u00a0 ]{0,9} ?(?:to|bis|\u00e0|a|tot|till|do|-|\u2013) ?[\u20ac\u00a3$]? ?\Z"
)
_RANGE_ON = compiled_late(r" ?(?:to|bis|\u00e0|-|\u2013) ?[\u20ac\u00a3$] ?\d")
_LONGEST_RANGE = 24


class Price(NamedTuple):
    """A price that was named: its first commitment, and the words that named it.

    Attributes:
        replaces: whether it was said to stand instead of an earlier one ("I can do", "new price", "down to").

    """

    total: Decimal
    amount: Amount
    message: int
    replaces: bool = False

    def is_named_by(self, value: Decimal) -> bool:
        """Whether a bare number means this price: the total, or what is paid each time."""
        return value >= _FEWEST_FOR_BARE and value in (self.total, self.amount.value)


def prices_of(
    statements: Sequence[Statement], units: Units, *, known: Iterable[Decimal] = ()
) -> tuple[Price, ...]:
    """The prices that statements name, in order.

    Args:
        statements: of one side, oldest first.
        units: the prices for one of several.
        known: values that others named: an amount without a currency is a price when it is one of them.

    """
    values = frozenset(known)
    terms = [(s.message, told) for s in statements if s.says("term") and (told := durations_of(s))]
    found: list[Price] = []
    for statement in statements:
        for amount in _first_ordered(statement) or statement.amounts:
            if amount.currency and _is_in_case(statement, amount):
                # What follows is for the other case: "£390 if you order by Friday, £420 afterwards". Another
                # currency is the same price, and which of the two is agreed on is open.
                if {a.currency for a in statement.amounts} != {amount.currency}:
                    found.append(Price(amount.value, amount, statement.message))
                break
            if is_price(statement, amount, known=values):
                bound = terms_of(statement, terms) if amount.period else ()
                total = total_of(statement, amount, bound, units)
                if total is not None:
                    found.append(Price(total, amount, statement.message, bool(statement.says("new_price"))))
        found += _corrected(statement, found)
    return tuple(found)


def _corrected(statement: Statement, found: Sequence[Price]) -> Iterator[Price]:
    """The bare numbers that correct a price of the same message: then none of them stands for sure."""
    if not statement.says("corrects"):
        return
    told = [price.total for price in found if price.message == statement.message]
    for number in statement.numbers:
        if any(total / 2 < number.value < total * 2 for total in told):
            yield Price(
                number.value, Amount(number.value, None, None, number.start, number.end), statement.message
            )


def _first_ordered(statement: Statement) -> tuple[Amount, ...]:
    """What the first order costs, where it is told beside other sums: that is the first commitment."""
    return tuple(
        amount
        for amount in statement.amounts
        for told in statement.says("first_order")
        if told.end <= amount.start and statement.words_between(told.end, amount.start) <= 2
    )


def answered_prices(answers: Iterable[Answer], *, of_buyer: bool, thread: Thread) -> tuple[Price, ...]:
    """The bare numbers with which a side says what the offer costs, in order.

    Args:
        of_buyer: whether the buyer's answers are meant, or the seller's.

    """
    found = []
    for answer in answers:
        message, number, amount = answer.statement.message, answer.number, answer.amount
        is_meant = answer.asked in ("price", "cost") and thread.messages[message].is_buyer is of_buyer
        is_plain = amount is None or not (amount.currency or amount.period)
        is_percent = any(a.is_percent for a in answer.statement.amounts)
        if is_meant and is_plain and not is_percent and _FEWEST_FOR_BARE <= number.value < _MOST_FOR_BARE:
            bare = Amount(number.value, None, None, number.start, number.end)
            found.append(Price(number.value, bare, message))
    return tuple(found)


def is_price(statement: Statement, amount: Amount, *, known: frozenset[Decimal] = frozenset()) -> bool:
    """Whether the amount is what the offer costs."""
    if is_no_price(statement, amount):
        return False
    if amount.currency and not amount.spoken:
        return True
    if _is_counted(statement):
        return False
    if amount.value in known and amount.value < _MOST_FOR_BARE:
        return True
    if amount.spoken:
        return bool(statement.says("price"))
    return bool(statement.says("price")) or _has_period(statement)


def is_no_price(statement: Statement, amount: Amount) -> bool:
    """Whether the words around the amount make it something else than what the offer costs."""
    return (
        amount.is_percent
        or amount.value <= 0
        or statement.says_beside("not_price", amount)
        or _is_part_of_a_sum(statement, amount)
        or _is_open(statement, amount)
    )


def _is_in_case(statement: Statement, amount: Amount) -> bool:
    """Whether a condition stands in the amount's clause."""
    start, end = statement.clause(amount)
    return any(start <= told.start < end for told in statement.says("not_price", "case"))


def _is_counted(statement: Statement) -> bool:
    """Whether a bare number counts things: "20,000 labels, £1,950", but "now 1,800 instead of £2,000"."""
    return any(a.currency and not a.spoken for a in statement.amounts) and not statement.says("new_price")


def _is_part_of_a_sum(statement: Statement, amount: Amount) -> bool:
    """Whether it is added ("+€90") or counted ("2 x €450")."""
    before = statement.body[max(0, amount.start - 4) : amount.start].rstrip().lower()
    after = statement.body[amount.end : amount.end + 4].lstrip().lower()
    return before.endswith(("+", " x", "×")) or after.startswith(("x ", "×"))


def _is_open(statement: Statement, amount: Amount) -> bool:
    """Whether "from", "between" or "up to" stands right before it: then the price is still to be told.

    So it is for the second of two that such a word begins: "between £2,000 and £3,000".
    """
    before = max(0, amount.start - _LONGEST_RANGE)
    is_range = _RANGE.search(statement.body, before, amount.start) or _RANGE_ON.match(
        statement.body, amount.end
    )
    if is_range or _opens(statement, amount):
        return True
    own = bisect_left(statement.amounts, amount.start, key=attrgetter("start"))
    last = statement.amounts[own - 1] if own else None
    return (
        last is not None
        and _opens(statement, last)
        and statement.words_between(last.end, amount.start) <= 1
        and not _PARTS.search(statement.body, last.end, amount.start)
    )


def _opens(statement: Statement, amount: Amount) -> bool:
    return any(
        told.end <= amount.start
        and statement.words_between(told.end, amount.start) <= 2
        and not _PARTS.search(statement.body, told.end, amount.start)
        for told in statement.says("open_price")
    )


def _has_period(statement: Statement) -> bool:
    """A list of packages has its period once: "Basic 300, Plus 500, all per year"."""
    return any(amount.period in ("month", "year") for amount in statement.amounts)


def price_in_force(
    prices: Sequence[Price], *, named_by_buyer: Sequence[Decimal] = (), taken: Sequence[Price] = ()
) -> Price | None:
    """The latest price that counts; of several in one message, the one that holds the others or was named.

    Args:
        named_by_buyer: numbers that the buyer said.
        taken: the prices of packages that the buyer took by their names.

    """
    standing: Price | None = None
    values, chosen = frozenset(named_by_buyer), frozenset(taken)
    for _, group in groupby(prices, key=lambda price: price.message):
        offered = list(group)
        named = [p for p in offered if any(map(p.is_named_by, values & {p.total, p.amount.value}))]
        named = [p for p in offered if p in chosen] or named
        offer = _only(offered) or _only(named)
        if offer is None:
            # Several below the one that stands are parts or smaller packages; a higher one leaves it open.
            if standing and any(p.total > standing.total for p in offered):
                standing = None
        elif standing is None or offer in named or not _falls_unsaid(offer, standing):
            standing = offer
    return standing


def _falls_unsaid(offer: Price, standing: Price) -> bool:
    """Whether the offer is lower than the one that stands, and not said to replace it, or far too low."""
    if offer.total >= standing.total:
        return False
    return not offer.replaces or offer.total < standing.total * _LEAST_OF_EARLIER


def _only(prices: Sequence[Price]) -> Price | None:
    """The one price that several ways of saying agree on, or that is the sum of the others."""
    totals = sorted({price.total for price in prices})
    if not totals:
        return None
    if len(totals) == 1 or (len(totals) > 2 and totals[-1] == sum(totals[:-1])):
        return next(price for price in prices if price.total == totals[-1])
    return None
