"""How many of a thing there are: the numbers before its name, and whether one is surely the whole.

"We have 14 vehicles" and "for the 14 vehicles" tell the whole; "we had two vehicles stolen", "8 users per
site" and "5 users tested it" tell of some. So a number is the whole only where nothing else is said beside
it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from closecall.facts.money.statements import Statement
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.durations import durations_among
from closecall.text.quantities.money_lexicon import money_words
from closecall.text.quantities.numbers import Number
from closecall.text.resources.toml_file import read_data

# "Ten new licences at 29": so many words between the number and what stands before the price.
_WORDS_BETWEEN = 3
_FARTHEST = 6
_MOST = 100_000
_MARKS = ",;:.(!?–—\n"


class UnitWords(NamedTuple):
    """The words of a language around prices for one of several, as ``quantities.toml`` explains them."""

    each: frozenset[str]
    every: frozenset[str]
    one: frozenset[str]
    joins: frozenset[str]
    passes: frozenset[str]
    links: frozenset[str]
    at: frozenset[str]
    singly: frozenset[str]
    no_thing: frozenset[str]
    no_count: frozenset[str]
    says: frozenset[str]
    holds: frozenset[str]
    ends: frozenset[str]
    left: frozenset[str]
    unsure: frozenset[str]
    endings: frozenset[str]


class Count(NamedTuple):
    """A number, and a word behind it that it may count.

    Attributes:
        at: which word of the sentence it is.
        is_whole: whether the sentence says nothing but that there are so many.
        is_offered: whether it may be the whole where its price stands right behind.

    """

    value: Decimal
    word: str
    at: int
    is_whole: bool
    is_offered: bool


@cache
def unit_words(lang: str) -> UnitWords | None:
    """The words of a language; None where none are known."""
    words = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    return words and UnitWords(*(frozenset(words[kind].split()) for kind in UnitWords._fields))


def forms_of(thing: str, known: UnitWords) -> Iterator[str]:
    """A name, and how it is written for one or for several: "seat" and "seats", "Nutzer" and "Nutzern"."""
    yield thing
    for ending in known.endings:
        one, several = ending.split("/")
        for old, new in ((one, several), (several, one)):
            if thing.endswith(old) and len(thing) - len(old) > 1:
                yield thing[: len(thing) - len(old)] + new


def counts_in(statement: Statement, known: UnitWords) -> Iterator[Count]:
    """The numbers of a statement that may count things, each with the words right behind it."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    if not known.no_count.isdisjoint(words):
        return
    sums = {n.start for a in statement.amounts if a.currency or a.period for n in _inside(statement, a)}
    sums |= {d.start for d in durations_among(statement.numbers, statement.body)}
    is_sure = known.unsure.isdisjoint(words)
    is_question = statement.body[: statement.sentence.end].rstrip().endswith("?")
    behind = _behind_from(statement, known)
    for number in statement.numbers:
        is_number = 1 < number.value <= _MOST and number.value == number.value.to_integral_value()
        if not is_number or number.start in sums:
            continue
        first = bisect_left(spans, (number.end, 0))
        before = _before(statement, number) if is_sure else None
        is_offered = before is not None and known.left.isdisjoint(words) and _opens_offer(before, known)
        for i in range(first, min(first + _WORDS_BETWEEN, len(spans))):
            if any(m in statement.body[number.end : spans[i][0]] for m in _MARKS) or words[i] in known.every:
                break
            is_whole = (
                i == first
                and before is not None
                and not is_question
                and _is_all_said(before, words[i], known)
                and _ends_behind(statement, i, behind, known)
            )
            yield Count(number.value, words[i], i, is_whole, is_offered and i <= first + 1)


def _before(statement: Statement, number: Number) -> tuple[str, ...] | None:
    """The words between what parts the number's clause, or an amount before it, and it; None for many."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    at = bisect_left(statement.amounts, number.start, key=attrgetter("start")) - 1
    low = statement.amounts[at].end if at >= 0 else statement.sentence.start
    last = first = bisect_left(spans, (number.start, 0))
    end = number.start
    while first and spans[first - 1][0] >= low:
        if any(mark in statement.body[spans[first - 1][1] : end] for mark in _MARKS):
            break
        first -= 1
        end = spans[first][0]
        if last - first > _FARTHEST * 2:
            return None
    return words[first:last]


def _opens_offer(before: Sequence[str], known: UnitWords) -> bool:
    return not before or before[-1] in known.says


def _is_all_said(before: Sequence[str], thing: str, known: UnitWords) -> bool:
    periods, forms = money_words().periods, set(forms_of(thing, known))
    own = known.says | known.holds | known.each | known.joins
    return all(word in own or word in periods or word in forms for word in before)


def _behind_from(statement: Statement, known: UnitWords) -> int:
    """From which word on the sentence holds only amounts, units and courtesies."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    units = known.each | known.every | known.joins
    plain = units | known.ends | known.at | known.singly | known.passes | known.links
    for i in range(len(words) - 1, -1, -1):
        is_plain = words[i] in plain or words[i] in money_words().periods
        if not (is_plain or (i and words[i - 1] in units) or statement.amount_at(spans[i][0])):
            return i + 1
    return 0


def _ends_behind(statement: Statement, thing: int, behind: int, known: UnitWords) -> bool:
    """Whether nothing but courtesies and a price stand behind the thing."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    at = bisect_left(statement.amounts, spans[thing][1], key=attrgetter("start"))
    has_price = at < len(statement.amounts)
    end = bisect_left(spans, (statement.amounts[at].start, 0)) if has_price else len(words)
    between = words[thing + 1 : min(end, thing + 2 + _FARTHEST)]
    allowed = known.ends | known.at | known.says if has_price else known.ends
    return len(between) <= _FARTHEST and allowed.issuperset(between) and (not has_price or behind <= end)


def _inside(statement: Statement, amount: Amount) -> Sequence[Number]:
    first = bisect_left(statement.numbers, amount.start, key=attrgetter("start"))
    return statement.numbers[first : bisect_left(statement.numbers, amount.end, key=attrgetter("start"))]
