"""What a buyer lives on: a company's revenue or a person's gross income, a year."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from closecall.facts.money.prices import Price
from closecall.facts.money.statements import MoneyMention, Statement
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.numbers import Number
from closecall.text.resources.lazy_regex import compiled_late

_TIMES_A_YEAR = {"month": 12, "week": 52, "year": 1}
_FURTHEST = 6
_LEAST = 1_000
_ENDS_CLAUSE = compiled_late(r"\s{0,3}(?:[.,;:!?)\n]|$)")


class Means(NamedTuple):
    """Means a year, and the words that tell them: ``body[start:end]``.

    Attributes:
        kind: whose they are: "individual" or "organisation".
        amount: the sum that tells them; None where a share of the price or a bare number does.

    """

    yearly: Decimal
    currency: str | None
    kind: str
    amount: Amount | None
    start: int
    end: int


def means_of(statement: Statement) -> Means | None:
    """The means that a sentence tells: an amount within six words of a cue; for a year unless it says.

    Beside a cue of detail "with_period" only what is said to come in by the month or the year counts.
    """
    if statement.sentence.is_question:
        return None
    for told in statement.says("means"):
        near = sorted(
            (distance, amount.start, amount)
            for amount in statement.amounts
            if (distance := _distance(statement, told, amount)) is not None
            and (told.cue.detail != "with_period" or _comes_in(statement, amount))
        )
        for _, _, amount in near:
            times = _TIMES_A_YEAR.get(amount.period or "year")
            if times and amount.value * times >= _LEAST:
                start, end = min(told.start, amount.start), max(told.end, amount.end)
                return Means(amount.value * times, amount.currency, told.cue.value, amount, start, end)
    return None


def _comes_in(statement: Statement, amount: Amount) -> bool:
    """Whether it is told by its period alone, with no word for a price or for what they pay beside it."""
    is_other = statement.says("price") or statement.says_beside("not_price", amount)
    return amount.period in ("month", "year") and not is_other


def means_by_share(statement: Statement, price: Price) -> Means | None:
    """The means that a price measured in income tells ("two months' pay"); None if it is paid by period."""
    if statement.sentence.is_question or price.amount.period is not None:
        return None
    shares = statement.says("share")
    part = _part(statement, shares[0]) if len(shares) == 1 else None
    if part is None:
        return None
    told = shares[0]
    times = 12 if told.cue.value == "months" or statement.says("share_of", "month") else 1
    yearly = (price.total * times / part).quantize(Decimal(1))
    start, end = statement.sentence.start, statement.sentence.end
    return Means(yearly, price.amount.currency, "individual", None, start, end)


def _part(statement: Statement, told: MoneyMention) -> Decimal | None:
    """The part of the income, or how many months of it."""
    if told.cue.value == "percent":
        shown = [a.value / 100 for a in statement.amounts if a.is_percent]
        return shown[0] if len(shown) == 1 and 0 < shown[0] <= 1 else None
    if told.cue.value == "months":
        if statement.body[told.start : told.end].casefold().startswith("month"):
            return next((n.value for n in statement.numbers if _counts(statement, n, told)), None)
        return Decimal(1)
    above, below = told.cue.value.split("/")
    return Decimal(above) / Decimal(below)


def _counts(statement: Statement, number: Number, told: MoneyMention) -> bool:
    """Whether it is the number of months right before the word."""
    is_near = number.end <= told.start and not statement.words_between(number.end, told.start)
    return is_near and 0 < number.value <= _TIMES_A_YEAR["month"]


def ends_clause(body: str, at: int) -> bool:
    """Whether a mark, a line's end or the end of the text stands there."""
    return _ENDS_CLAUSE.match(body, at) is not None


def _distance(statement: Statement, told: MoneyMention, amount: Amount) -> int | None:
    """Words between cue and amount; None if too far, or if the amount is none of means."""
    if amount.is_percent or amount.spoken:
        return None
    if amount.start >= told.end:
        words = statement.words_between(told.end, amount.start)
    else:
        # "7.2 Mio turnover": what stands before is only meant when it stands close.
        words = statement.words_between(amount.end, told.start) + _FURTHEST // 2
    return words if words <= _FURTHEST else None
