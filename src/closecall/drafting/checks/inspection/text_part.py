"""One text that reaches the buyer, read once: sentences, amounts, numbers, days, times."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from closecall.drafting.checks.spans.day_mentions import DayNamed, clock_times, days_named
from closecall.drafting.checks.word_lists import rule_data
from closecall.text.quantities.amounts import Amount, amounts_in
from closecall.text.quantities.numbers import Number, numbers_in
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
        named = days_named(self.text, lang=self.lang)
        return tuple(day for day in named if day.start not in self._no_figures)

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
            and not (amount.currency is None and amount.start in self._no_figures)
            and not self._borrows_its_sign(amount, beside)
        )

    def _borrows_its_sign(self, amount: Amount, beside: tuple[Amount, ...]) -> bool:
        """In "one £4 cake" and "on 2025-03-01 £4" the sign belongs to the second number alone."""
        overlaps = any(other.start < amount.end and amount.start < other.end for other in beside)
        return overlaps and (amount.in_words or amount.start in self.dated)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers, in digits and in words."""
        return tuple(number for number in numbers_in(self.text) if number.start not in self._no_figures)

    @cached_property
    def _no_figures(self) -> frozenset[int]:
        return frozenset(place for start, end in self._sayings() for place in range(start, end))

    def _sayings(self) -> Iterator[tuple[int, int]]:
        folded, spans = self.words.folded, self.words.spans
        for place, word in enumerate(folded):
            for saying in _no_figures().get(self.lang, {}).get(word, ()):
                if folded[place : place + len(saying)] == saying:
                    yield spans[place][0], spans[place + len(saying) - 1][1]


def _neighbours(found: tuple[Amount, ...]) -> list[tuple[Amount, ...]]:
    """For each amount, the one before it and the one after it."""
    return [found[max(0, place - 1) : place] + found[place + 1 : place + 2] for place in range(len(found))]


@cache
def _no_figures() -> dict[str, dict[str, list[tuple[str, ...]]]]:
    """By language and first word: what looks like a figure or a day there (``data/no_figures.toml``)."""
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for lang, table in rule_data("no_figures").items():
        for phrase in table["phrases"]:
            words = tuple(phrase.split())
            found.setdefault(lang, {}).setdefault(words[0], []).append(words)
    return found
