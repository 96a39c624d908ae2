"""What a price commits the buyer to at first: once, for the term, or for as many as there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter

from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.durations import Duration, durations_among
from closecall.text.resources.lazy_regex import compiled_late

_YEAR = 12
_BESIDE = compiled_late(r"\s?,?\s?(?:at|@|x|×)?\s?")


def total_of(statement: Statement, amount: Amount, terms: Sequence[Duration], units: Units) -> Decimal | None:
    """The first commitment, for as many as there are; None where it is for one, and nobody says how many."""
    unit = units.of(statement, amount)
    if unit is None:
        return _first_commitment(statement, amount, terms)
    if unit.number is None:
        return None
    one = _for_the_term(
        amount._replace(period=unit.period), terms if amount.period else durations_of(statement)
    )
    return one * unit.number


def _first_commitment(statement: Statement, amount: Amount, terms: Sequence[Duration]) -> Decimal | None:
    """What the buyer commits to at first; None for the price of one unit, hour or day.

    How many he takes is his to say: "two sessions are free" and "holds 120 heads" count other things.
    """
    if any(told.start - amount.end in (0, 1) for told in statement.says("whole")):
        return amount.value
    if amount.period in ("hour", "day") or _is_each(statement, amount):
        return None
    if amount.period is None:
        return None if statement.says("frequency") else amount.value
    return _for_the_term(amount, terms)


def _for_the_term(amount: Amount, terms: Sequence[Duration]) -> Decimal:
    if amount.period is None:
        return amount.value
    exact = next((t.months for t in terms if t.exact), None)
    months = exact or max([_YEAR, *(t.months for t in terms)])
    if amount.period == "month":
        return amount.value * months
    if amount.period == "week":
        return amount.value * 52 * months / _YEAR
    return amount.value * max(_YEAR, months) / _YEAR


def terms_of(statement: Statement, told: Sequence[tuple[int, tuple[Duration, ...]]]) -> tuple[Duration, ...]:
    """How long one is bound: said in the sentence, else where it was told last, by message."""
    own = durations_of(statement)
    if own:
        return own
    until = bisect_right(told, statement.message, key=itemgetter(0))
    return told[until - 1][1] if until else ()


def durations_of(statement: Statement) -> tuple[Duration, ...]:
    """How long a sentence says that one is bound; what is near words for another time is none."""
    found = durations_among(statement.numbers, statement.body)
    other = statement.says("not_term")
    bound = bool(statement.says("term", "minimum"))
    return tuple(
        Duration(d.months, d.start, d.end, exact=(d.exact or _is_beside_a_rate(statement, d)) and not bound)
        for d in found
        if not any(abs(o.start - d.end) <= 3 or abs(d.start - o.end) <= 3 for o in other)
    )


def _is_beside_a_rate(statement: Statement, told: Duration) -> bool:
    """Whether it stands right beside what is paid a month: "six months, £65 a month"."""
    return any(
        amount.period == "month"
        and (
            _BESIDE.fullmatch(statement.body, told.end, amount.start)
            or _BESIDE.fullmatch(statement.body, amount.end, told.start)
        )
        for amount in statement.amounts
    )


def _is_each(statement: Statement, amount: Amount) -> bool:
    """Whether it is what one of them costs: "each" stands near it, or "a" and what it is right after it."""
    return (
        any(
            told.start >= amount.end and statement.words_between(amount.end, told.start) <= 2
            for told in statement.says("each", "unit")
        )
        or (amount.period is None and bool(statement.says("each", "rate")))
        or (
            amount.period is None
            and any(told.start - amount.end == 1 for told in statement.says("each", "next"))
        )
    )
