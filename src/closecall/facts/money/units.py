"""What one of several costs, and how many there are: "£11.50 a vehicle" and "the 14 vehicles".

Without how many, such a price is no total, and none is told: a tenth of the truth would pass the gate of
size (S7). How many either side may say, in the words that name the thing right behind the number. What is
free, the first of, or up to so many counts something else, and two different numbers leave it open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
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
        # What is counted at each word of a sentence, by where that stands.
        self._places: dict[tuple[int, int], dict[int, Decimal]] = {}

    def of(self, statement: Statement, amount: Amount) -> Unit | None:
        """The unit of an amount; None where it is no price for one of several."""
        if (
            self._words is None
            or amount.currency is None
            or amount.spoken
            or amount.period in ("hour", "day")
        ):
            return None
        unit = _named_behind(statement, amount, self._words) or self._counted_before(statement, amount)
        return unit and (unit if unit.number else unit._replace(number=self._how_many(unit.thing)))

    def _counted_before(self, statement: Statement, amount: Amount) -> Unit | None:
        """What is counted right before "at" and the amount: "10 licences at £29 a month"."""
        known, words = self._words, statement.sentence.words.folded
        at = bisect_left(statement.sentence.words.spans, (amount.start, 0)) - 1
        if known is None:
            return None
        if at > 0 and words[at] in known.each | known.singly and words[at - 1] in known.at:
            at -= 1  # "zu je 29"
        if at < 1 or words[at] not in known.at:
            return None
        thing, where = words[at - 1], (statement.message, statement.sentence.start)
        is_time = thing in money_words().periods or thing in money_words().durations
        if is_time or not thing.isalpha() or len(thing) < _SHORTEST:
            return None
        if where not in self._places:
            self._places[where] = {place: value for value, _, place in _counts(statement, known)}
        number = self._places[where].get(at - 1)
        return Unit(thing, amount.period, number) if number else None

    def _how_many(self, thing: str) -> Decimal | None:
        """How many of a thing there are, where all who say so agree; None where nobody does."""
        beginning = self._counted.get(thing[:_LEAST_ALIKE], {})
        told = {value for word, values in beginning.items() if _are_one(word, thing) for value in values}
        told |= self._bare if told else set()
        return told.pop() if len(told) == 1 else None

    @cached_property
    def _counted(self) -> dict[str, dict[str, set[Decimal]]]:
        """The numbers that stand before a word, by how the word begins and by the word."""
        found: dict[str, dict[str, set[Decimal]]] = {}
        if self._words is None:
            return found
        for statement in self._statements:
            for value, word, _ in _counts(statement, self._words):
                found.setdefault(word[:_LEAST_ALIKE], {}).setdefault(word, set()).add(value)
        return found

    @cached_property
    def _bare(self) -> set[Decimal]:
        """The numbers that end their sentence and name nothing: "We have five." may count the same."""
        return {value for statement in self._statements for value in _ending(statement)}


def _named_behind(statement: Statement, amount: Amount, known: _Words) -> Unit | None:
    """What "per" names behind the amount beside a stretch of time: "per vehicle per month", "/user/month"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    first = bisect_left(spans, (amount.end, 0))
    behind = range(first, min(first + _FURTHEST, len(spans)))
    thing, period, end, is_open = "", amount.period, amount.end, False
    for i in behind:
        gap = statement.body[end : spans[i][0]]
        end, word = spans[i][1], words[i]
        if "/" in gap:
            is_open = True
        elif gap.strip(" \u00a0\u202f€£$"):
            break
        if word in known.each or (word in known.joins and i != first):
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


def _counts(statement: Statement, known: _Words) -> tuple[tuple[Decimal, str, int], ...]:
    """The numbers of a statement that may count things, each with a word right behind it, and its place."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    if not known.no_count.isdisjoint(words):
        return ()
    sums = {n.start for a in statement.amounts if a.currency or a.period for n in _inside(statement, a)}
    sums |= {d.start for d in durations_among(statement.numbers, statement.body)}
    found = []
    for number in statement.numbers:
        is_whole = 1 < number.value <= _MOST and number.value == number.value.to_integral_value()
        if not is_whole or number.start in sums:
            continue
        first = bisect_left(spans, (number.end, 0))
        for i in range(first, min(first + _WORDS_BETWEEN, len(spans))):
            if any(mark in statement.body[number.end : spans[i][0]] for mark in ",;:.("):
                break
            found.append((number.value, words[i], i))
    return tuple(found)


def _inside(statement: Statement, amount: Amount) -> Sequence[Number]:
    first = bisect_left(statement.numbers, amount.start, key=attrgetter("start"))
    return statement.numbers[first : bisect_left(statement.numbers, amount.end, key=attrgetter("start"))]


def _ending(statement: Statement) -> Iterator[Decimal]:
    spans = statement.sentence.words.spans
    for number in statement.numbers[-1:]:
        is_sum = any(a.start <= number.start < a.end for a in statement.amounts)
        if spans and not is_sum and number.end >= spans[-1][1] and 1 < number.value <= _MOST:
            yield number.value


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
