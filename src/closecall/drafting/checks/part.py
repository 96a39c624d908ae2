"""One text that reaches the buyer, read once: sentences, amounts, numbers, days, times."""

from __future__ import annotations

from functools import cached_property

from closecall.drafting.checks.days import DayNamed, clock_times, days_named
from closecall.text.amounts import Amount, amounts_in
from closecall.text.numbers import Number, numbers_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import Words, words_of


class Part:
    """The subject or the body of a draft; everything is computed once, on first use."""

    def __init__(self, where: str, text: str, *, lang: str) -> None:
        self.where = where
        self.text = text
        self.lang = lang

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return sentences_of(self.text)

    @cached_property
    def words(self) -> Words:
        """The folded words with their places."""
        return words_of(self.text)

    @cached_property
    def days(self) -> tuple[DayNamed, ...]:
        """The days, months and weekdays named."""
        return days_named(self.text, lang=self.lang)

    @cached_property
    def times(self) -> tuple[tuple[int, int, int], ...]:
        """The times of day outside of dates: start, end, minutes past twelve."""
        dates = {place for day in self.days for place in range(day.start, day.end)}
        return tuple(time for time in clock_times(self.text) if time[0] not in dates)

    @cached_property
    def dated(self) -> frozenset[int]:
        """Places that belong to a day or a time of day."""
        spans = [(day.start, day.end) for day in self.days] + [(start, end) for start, end, _ in self.times]
        return frozenset(place for start, end in spans for place in range(start, end))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts and percentages; a bare number inside a date is none."""
        found = amounts_in(self.text)
        return tuple(
            amount
            for amount, beside in zip(found, _neighbours(found), strict=True)
            if (amount.currency or amount.is_percent or amount.start not in self.dated)
            and not self._borrows_its_sign(amount, beside)
        )

    def _borrows_its_sign(self, amount: Amount, beside: tuple[Amount, ...]) -> bool:
        """In "one £4 cake" and "on 2025-03-01 £4" the sign belongs to the second number alone."""
        overlaps = any(other.start < amount.end and amount.start < other.end for other in beside)
        return overlaps and (amount.in_words or amount.start in self.dated)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers, in digits and in words."""
        return numbers_in(self.text)


def _neighbours(found: tuple[Amount, ...]) -> list[tuple[Amount, ...]]:
    """For each amount, the one before it and the one after it."""
    return [found[max(0, place - 1) : place] + found[place + 1 : place + 2] for place in range(len(found))]
