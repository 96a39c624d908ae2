"""What one of several costs, and how many there are: "£11.50 a vehicle" and "the 14 vehicles".

Without how many, such a price is no total, and none is told: a tenth of the truth would pass the gate of
size (S7). How many either side may say, where the sentence surely tells of all there are (``counts``).
What is free, the first of, or up to so many counts something else; a second number leaves it open.

"140 seats at 7,900" may be the price of one or of all: only "each", "je" or "chacun" says that it is for one.
Without such a word it is neither, so that nobody is told a hundred times the truth, or a hundredth.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from closecall.facts.money.statements import Statement
from closecall.facts.money.units.quantities import Count, UnitWords, counts_in, forms_of, unit_words
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.money_lexicon import Period, money_words
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import fold

_FURTHEST = 8
# "At just 480", "29 a month each": so many words between "at" and a price, and between that and "each".
_WORDS_BETWEEN = 3
_SHORTEST = 3
_MARKS = frozenset(",;:.(!?–—\n")
_MOST = 100_000
# "£30pp", "£8/kg": what follows an amount without "per".
_SHORT_FORM = compiled_late(r"\s?/?\s?(pp|p\.p\.|pax|kg|ea|pc|pcs|sqm|m2|m²)(?!\w)")


class Unit(NamedTuple):
    """What an amount is paid for one of.

    Attributes:
        thing: its name, folded.
        period: how often it is paid.
        number: how many there are; None where nobody says so.
        is_for_one: whether it is surely for one of them.

    """

    thing: str
    period: Period | None
    number: Decimal | None = None
    is_for_one: bool = True


class Units:
    """The prices for one of several in a thread, and how many either side says there are.

    Args:
        lang: the language of the thread.
        statements: of both sides.

    """

    def __init__(self, lang: str, statements: Sequence[Statement]) -> None:
        self._words = unit_words(lang)
        self._statements = statements
        # What is counted at each word of a sentence, by where that stands.
        self._counts: dict[tuple[int, int], dict[int, Count]] = {}
        self._numbers: dict[str, Decimal | None] = {}

    def of(self, statement: Statement, amount: Amount) -> Unit | None:
        """The unit of an amount; None where it is no price for one of several."""
        known = self._words
        if known is None or amount.spoken or amount.period in ("hour", "day"):
            return None
        # "20 licences at 29 per piece": a piece is whatever was counted.
        counted = self._counted_before(statement, amount, known)
        if amount.currency is None:
            return counted
        is_told = counted is not None and counted.number is not None
        unit = (
            (counted if is_told else _named_behind(statement, amount, known))
            or counted
            or _named_before(statement, amount, known.every, known)
            or self._one_of_counted(statement, amount, known)
        )
        if unit is None or unit.number or not unit.is_for_one:
            return unit
        return unit._replace(number=self._how_many(unit.thing))

    def _one_of_counted(self, statement: Statement, amount: Amount, known: UnitWords) -> Unit | None:
        """The unit of "a licence is £29", where somebody speaks of several licences."""
        unit = _named_before(statement, amount, known.one, known)
        return unit if unit and self._told_of(unit.thing) else None

    def _counted_before(self, statement: Statement, amount: Amount, known: UnitWords) -> Unit | None:
        """What is counted before "at" and the amount: "10 licences at £29 each"."""
        at, where = _at_before(statement, amount, known), (statement.message, statement.sentence.start)
        if not at or not _is_numbered(statement, at - 1):
            return None
        if where not in self._counts:
            self._counts[where] = {count.at: count for count in counts_in(statement, known)}
        count = self._counts[where].get(at - 1)
        is_for_one = _is_for_one(statement, amount, at - 1, known)
        number = count.value if count and is_for_one and count.is_offered else None
        return Unit(statement.sentence.words.folded[at - 1], amount.period, number, is_for_one)

    def _how_many(self, thing: str) -> Decimal | None:
        """How many of a thing there are, where all who say so agree; None where nobody surely does."""
        if thing not in self._numbers:
            told = self._told_of(thing)
            whole = {count.value for count in told if count.is_whole}
            whole |= self._bare if whole else set()
            most = max((count.value for count in told), default=None)
            self._numbers[thing] = most if whole == {most} else None
        return self._numbers[thing]

    def _told_of(self, thing: str) -> list[Count]:
        """Every number that stands before a thing, in any of its forms."""
        forms = set(forms_of(thing, self._words)) if self._words else set()
        return [count for form in forms for count in self._counted.get(form, ())]

    @cached_property
    def _counted(self) -> dict[str, list[Count]]:
        """The numbers that stand before a word, by the word."""
        found: dict[str, list[Count]] = {}
        if self._words is None:
            return found
        for statement in self._statements:
            for count in counts_in(statement, self._words):
                found.setdefault(count.word, []).append(count)
        return found

    @cached_property
    def _bare(self) -> set[Decimal]:
        """The numbers that end their sentence and name nothing: "We have five." may count the same."""
        return {value for statement in self._statements for value in _ending(statement)}


def _at_before(statement: Statement, amount: Amount, known: UnitWords) -> int | None:
    """Which word says "at" before an amount: "at just £29", "zu je 29"; with "@" the one behind it."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    last = bisect_left(spans, (amount.start, 0)) - 1
    if last >= 0 and "@" in statement.body[spans[last][1] : amount.start]:
        return last + 1
    parting = known.links | known.joins | (known.each - known.singly - known.one)
    for at in range(last, max(last - _WORDS_BETWEEN, 0), -1):
        if not _MARKS.isdisjoint(statement.body[spans[at][1] : amount.start]):
            break
        if words[at] in known.at:
            return at
        if words[at] in parting or words[at] in money_words().periods:
            break
    return None


def _is_numbered(statement: Statement, thing: int) -> bool:
    """Whether a number stands before a word that is no stretch of time: "140 seats", "ten new licences"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    is_time = words[thing] in money_words().periods or words[thing] in money_words().durations
    first = spans[max(thing - _WORDS_BETWEEN, 0)][0]
    before = bisect_left(statement.numbers, spans[thing][0], key=attrgetter("start")) - 1
    if is_time or not words[thing].isalpha() or before < 0:
        return False
    number = statement.numbers[before]
    amount = statement.amount_at(number.start)
    is_sum = amount is not None and (amount.currency is not None or amount.is_percent)
    between = statement.body[number.end : spans[thing][0]]
    return number.start >= first and number.value > 1 and not is_sum and _MARKS.isdisjoint(between)


def _is_for_one(statement: Statement, amount: Amount, thing: int, known: UnitWords) -> bool:
    """Whether "each", or the thing once more, stands beside an amount: "zu je 29", "29 a month each"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    first = bisect_left(spans, (amount.start, 0))
    if not known.singly.isdisjoint(words[thing + 1 : first]):
        return True
    tells = known.singly.union(forms_of(words[thing], known))
    behind = range(bisect_left(spans, (amount.end, 0)), len(spans))[: _WORDS_BETWEEN + 1]
    return any(
        words[i] in tells and _MARKS.isdisjoint(statement.body[amount.end : spans[i][0]]) for i in behind
    )


def _named_behind(statement: Statement, amount: Amount, known: UnitWords) -> Unit | None:
    """What "per" names behind the amount beside a stretch of time: "per vehicle per month", "/user/month"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    first = bisect_left(spans, (amount.end, 0))
    behind = range(first, min(first + _FURTHEST, len(spans)))
    if short := _SHORT_FORM.match(statement.body, amount.end):
        return Unit(fold(short.group(1)), amount.period)
    thing, period, end, is_open, opens = "", amount.period, amount.end, False, known.each
    for i in behind:
        gap = statement.body[end : spans[i][0]]
        end, word = spans[i][1], words[i]
        if "/" in gap:
            is_open = True
        elif gap.strip(" \u00a0\u202f€£$(+."):
            break
        if not (thing or is_open) and (word in known.passes or word in known.links):
            opens = known.every if word in known.links else known.each
            continue
        if word in opens or (word in known.joins and i != first):
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


def _named_before(
    statement: Statement, amount: Amount, opens: frozenset[str], known: UnitWords
) -> Unit | None:
    """What the clause of an amount opens with: "each vehicle costs £300", "per vehicle it's £300"."""
    words, spans = statement.sentence.words.folded, statement.sentence.words.spans
    first = bisect_left(spans, (statement.clause(amount)[0], 0))
    end = bisect_left(spans, (amount.start, 0))
    if not first + 2 <= end <= first + _FURTHEST or words[first] not in opens:
        return None
    thing = words[first + 1]
    is_time = thing in money_words().periods or thing in money_words().durations
    if is_time or thing in known.no_thing or not thing.isalpha() or len(thing) < _SHORTEST:
        return None
    return Unit(thing, amount.period)


def _is_period(words: Sequence[str], at: int) -> bool:
    return at < len(words) and words[at] in money_words().periods


def _ending(statement: Statement) -> Iterator[Decimal]:
    spans = statement.sentence.words.spans
    for number in statement.numbers[-1:]:
        is_sum = statement.amount_at(number.start) is not None
        if spans and not is_sum and number.end >= spans[-1][1] and 1 < number.value <= _MOST:
            yield number.value
