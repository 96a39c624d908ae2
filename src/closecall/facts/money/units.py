"""What one of several costs, and how many there are: "£11.50 a vehicle" and "the 14 vehicles".

Without how many, such a price is no total, and none is told: a tenth of the truth would pass the gate of
size (S7). How many either side may say, in the words that name the thing right behind the number. What is
free, the first of, or up to so many counts something else, and two different numbers leave it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.money.statements import Statement
from closecall.text.amounts import Amount
from closecall.text.data_file import read_data
from closecall.text.durations import durations_among
from closecall.text.money_words import Period, money_words
from closecall.text.numbers import Number

_FURTHEST = 6
_SHORTEST = 3
_LEAST_ALIKE = 3
_COMMON_PART = 0.55
# "Ten new licences at 29": so many words between the number and what stands before the price.
_WORDS_BETWEEN = 3
_MOST = 100_000


class _Words(NamedTuple):
    each: frozenset[str]
    joins: frozenset[str]
    at: frozenset[str]
    singly: frozenset[str]
    no_thing: frozenset[str]
    no_count: frozenset[str]


class Unit(NamedTuple):
    """What an amount is paid for one of.

    Attributes:
        thing: its name, folded.
        period: how often it is paid.
        number: how many there are; None where nobody says so.

    """

    thing: str
    period: Period | None
    number: Decimal | None = None


class Units:
    """The prices for one of several in a thread, and how many either side says there are.

    Args:
        lang: the language of the thread.
        statements: of both sides.

    """

    def __init__(self, lang: str, statements: Sequence[Statement]) -> None:
        self._words = _words_of(lang)
        self._statements = statements

    def of(self, statement: Statement, amount: Amount) -> Unit | None:
        """The unit of an amount; None where it is no price for one of several."""
        if (
            self._words is None
            or amount.currency is None
            or amount.spoken
            or amount.period in ("hour", "day")
        ):
            return None
        unit = _named_behind(statement, amount, self._words) or _counted_before(
            statement, amount, self._words
        )
        return unit and (unit if unit.number else unit._replace(number=self._how_many(unit.thing)))

    def _how_many(self, thing: str) -> Decimal | None:
        """How many of a thing there are, where all who say so agree; None where nobody does."""
        if self._words is None:
            return None
        told = {n.value for each in self._statements for n in _counting(thing, each, self._words)}
        told |= {n.value for each in self._statements for n in _bare(each)} if told else set()
        return told.pop() if len(told) == 1 else None


def _named_behind(statement: Statement, amount: Amount, known: _Words) -> Unit | None:
    """What "per" names behind the amount beside a stretch of time: "per vehicle per month", "/user/month"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    behind = [i for i, span in enumerate(spans) if span[0] >= amount.end][:_FURTHEST]
    thing, period, end, is_open = "", amount.period, amount.end, False
    for i in behind:
        gap = statement.body[end : spans[i][0]]
        end, word = spans[i][1], words[i]
        if "/" in gap:
            is_open = True
        elif gap.strip(" \u00a0\u202f€£$"):
            break
        if word in known.each or (word in known.joins and i != behind[0]):
            is_open = True
        elif not is_open:
            is_open = word in money_words().per and _is_period(words, i + 1)
            if not is_open:
                break
        elif word in money_words().periods:
            period, is_open = money_words().periods[word], False
        elif thing or word in known.no_thing or len(word) < _SHORTEST or not word.isalpha():
            break
        else:
            thing, is_open = word, False
    return Unit(thing, period) if thing else None


def _is_period(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in money_words().periods


def _counted_before(statement: Statement, amount: Amount, known: _Words) -> Unit | None:
    """What is counted right before "at" and the amount: "10 licences at £29 a month"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    before = [i for i, span in enumerate(spans) if span[1] <= amount.start]
    if len(before) > 1 and words[before[-1]] in known.each | known.singly and words[before[-2]] in known.at:
        before.pop()  # "zu je 29"
    if len(before) < 2 or words[before[-1]] not in known.at:
        return None
    thing = words[before[-2]]
    is_thing = thing.isalpha() and len(thing) >= _SHORTEST and thing not in money_words().periods
    if not is_thing or thing in money_words().durations:
        return None
    counted = [n for n in _counting(thing, statement, known) if n.end <= spans[before[-2]][0]]
    return Unit(thing, amount.period, counted[-1].value) if counted else None


def _counting(thing: str, statement: Statement, known: _Words) -> Iterator[Number]:
    """The numbers of a statement that count the thing: its name right behind them, or one word further."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    if not known.no_count.isdisjoint(words):
        return
    sums = [(a.start, a.end) for a in statement.amounts if a.currency or a.period]
    stretches = [(d.start, d.end) for d in durations_among(statement.numbers, statement.body)]
    for number in statement.numbers:
        if not 1 < number.value <= _MOST or number.value != number.value.to_integral_value():
            continue
        if any(start <= number.start < end for start, end in (*sums, *stretches)):
            continue
        following = [i for i, span in enumerate(spans) if span[0] >= number.end][:_WORDS_BETWEEN]
        named = next((i for i in following if _are_one(words[i], thing)), None)
        if named is None or any(mark in statement.body[number.end : spans[named][0]] for mark in ",;:.("):
            continue
        yield number


def _bare(statement: Statement) -> Iterator[Number]:
    """The numbers that end their sentence and name nothing: "We have five." may count the same."""
    last = statement.sentence.words.spans[-1:]
    for number in statement.numbers:
        is_sum = any(a.start <= number.start < a.end for a in statement.amounts)
        if last and not is_sum and number.end >= last[0][1] and 1 < number.value <= _MOST:
            yield number


def _are_one(word: str, thing: str) -> bool:
    """Whether two words are forms of one: "Nutzer" and "Nutzern", "seat" and "seats"."""
    if len(word) < _SHORTEST:
        return False
    alike = 0
    for a, b in zip(word, thing, strict=False):
        if a != b:
            break
        alike += 1
    return alike >= max(_LEAST_ALIKE, _COMMON_PART * max(len(word), len(thing)))


@cache
def _words_of(lang: str) -> _Words | None:
    words = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    return words and _Words(*(frozenset(words[kind].split()) for kind in _Words._fields))
