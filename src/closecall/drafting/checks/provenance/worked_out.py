"""W1: figures that a draft works out of the thread's own: a difference, a sum, a share, so many years.

"The electric one is 600 more" names no figure of the thread, and invents none. A figure counts as worked out
where one step leads to it from two figures of the thread that are named beside it, or one of them and the
calendar, or from two prices that are compared. Its sentence tells of nothing that no sum proves: a gain, a
price cut, other customers (``data/sums.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, permutations
from typing import Any, NamedTuple

from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.word_lists import rule_data
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_CALENDAR = frozenset(map(Decimal, (4, 5, 7, 12, 52)))
"""Weeks of a month, working days and days of a week, months and weeks of a year."""
_SHARES = frozenset(map(Decimal, (2, 3, 4)))
_SMALL_COUNT = 2
"""Counts up to this are everywhere, and prove nothing."""
_REACH = 24
_TOLERANCE = Decimal("0.05")
"""How far a figure that is said to be rounded may be off."""
_MOST_FIGURES = 40
"""Figures of a thread above which some step leads to nearly any other."""


class _Known(NamedTuple):
    """The figures of a thread: all, prices, what words say ("une quinzaine"), and those of each sentence."""

    values: frozenset[Decimal]
    money: frozenset[Decimal]
    said: frozenset[Decimal]
    sentences: tuple[tuple[frozenset[str], frozenset[Decimal]], ...]


class _Figure(NamedTuple):
    """A figure of a draft: where it stands, its value, and its sentence."""

    start: int
    end: int
    value: Decimal
    sentence: Sentence


def figures_worked_out(sheet: Sheet, part: Part) -> frozenset[int]:
    """Where the figures of a part stand that follow from the thread's; none in a language without the words.

    A figure that was worked out may be named again, and others may be worked out of it.
    """
    words = _words(sheet.draft.lang)
    figures = tuple(_figures(part)) if words else ()
    if not figures:
        return frozenset()
    known = _known(sheet, words)
    if not known.values or len(known.values) > _MOST_FIGURES:
        return frozenset()
    found: dict[int, Decimal] = {}
    for figure in figures:
        if figure.value in known.values - known.said or figure.value <= _SMALL_COUNT:
            continue
        if not words["barred"].isdisjoint(figure.sentence.words.folded):
            continue
        paragraph = part.text.rfind("\n\n", 0, figure.start) + 1
        beside = (each for each in figures if paragraph <= each.start < figure.sentence.end)
        named = {each.value for each in beside if each.start != figure.start}
        named &= known.values | set(found.values())
        steps = _steps(sheet, figure.sentence, named, known, words)
        again = figure.value in {*found.values(), *known.said} or _is_of_the_calendar(part, figure, words)
        if again or _is_one_of(part, figure, steps, words):
            found[figure.start] = figure.value
    return frozenset(found)


def _is_one_of(part: Part, figure: _Figure, steps: Iterable[Decimal], words: dict[str, Any]) -> bool:
    before = words_of(part.text, max(0, figure.start - _REACH), figure.start).folded[-2:]
    off = 0 if words["about"].isdisjoint(before) else figure.value * _TOLERANCE
    return any(abs(figure.value - step) <= off for step in steps)


def _steps(
    sheet: Sheet, sentence: Sentence, named: set[Decimal], known: _Known, words: dict[str, Any]
) -> Iterator[Decimal]:
    """What one step makes of the figures that are named, and of those that the sentence speaks of."""
    told = frozenset(sentence.words.folded)
    bare = {plain(word) for word in told if len(word) >= SHORTEST_TELLING}
    spoken = [figures for about, figures in known.sentences if about & bare]
    prices = known.money & frozenset().union(*spoken)
    for one in named:
        for other in (named | prices if one in known.money else named) - {one}:
            yield from (abs(one - other), one + other)
    if not words["adds"].isdisjoint(told):
        for figures in spoken:
            yield from (one + other for one, other in combinations(figures - known.money, 2))
        for one in named:
            yield from (each for other in named - {one} for each in (one * other, one / other))
            yield from (each for unit in _CALENDAR for each in (one * unit, one / unit))
    if not words["compares"].isdisjoint(told):
        yield from (one - other for one, other in permutations(known.money, 2) if one > other)
    if not words["divides"].isdisjoint(told):
        yield from (one / other for one in known.money for other in known.values - known.money | _CALENDAR)
    if not words["fractions"].intersection(told).isdisjoint(sheet.allowed.words):
        yield from (price / share for price in known.money for share in _SHARES)


def _is_of_the_calendar(part: Part, figure: _Figure, words: dict[str, Any]) -> bool:
    """Whether a number divides, or counts the days of a week: "by twelve", "a month of four weeks"."""
    before = words_of(part.text, max(0, figure.start - _REACH), figure.start).folded[-2:]
    following = words_of(part.text, figure.end, figure.end + _REACH).folded[:1]
    counts = not (words["units"].isdisjoint(before) or words["units"].isdisjoint(following))
    return figure.value in _CALENDAR and (counts or not words["by"].isdisjoint(before[-1:]))


def _figures(part: Part) -> Iterator[_Figure]:
    """The figures of a part, in order, save for days, times and percentages."""
    amounts = [each for each in part.amounts if not each.is_percent]
    taken = part.dated.union(*(range(each.start, each.end) for each in part.amounts))
    counts = (each for each in part.numbers if each.kind == "plain" and each.start not in taken)
    found = [(each.start, each.end, each.value) for each in amounts]
    for start, end, value in sorted([*found, *((each.start, each.end, each.value) for each in counts)]):
        for sentence in part.sentences:
            if sentence.start <= start < sentence.end:
                yield _Figure(start, end, value, sentence)


def _known(sheet: Sheet, words: dict[str, Any]) -> _Known:
    collectives = words.get("collectives", {})
    said = {Decimal(value) for word, value in collectives.items() if word in sheet.allowed.words}
    money = {value for value, _, percent in sheet.allowed.money if not percent}
    values = {value for value in sheet.allowed.numbers | money if value > _SMALL_COUNT}
    texts = tuple(message.body for message in sheet.brief.messages)
    sentences = _sentences_with_figures(texts, sheet.draft.lang)
    return _Known(frozenset(values | said), frozenset(money), frozenset(said - values), sentences)


@lru_cache(maxsize=32)
def _sentences_with_figures(
    texts: tuple[str, ...], lang: str
) -> tuple[tuple[frozenset[str], frozenset[Decimal]], ...]:
    """Of each sentence of a thread with figures: its words of content without their endings, and those."""
    found: dict[Sentence, set[Decimal]] = {}
    for part in (Part("body", text, lang=lang) for text in texts):
        for figure in _figures(part):
            if figure.value > _SMALL_COUNT:
                found.setdefault(figure.sentence, set()).add(figure.value)
    return tuple(
        (
            frozenset(plain(word) for word in told.words.folded if len(word) >= SHORTEST_TELLING),
            frozenset(each),
        )
        for told, each in found.items()
    )


@lru_cache(maxsize=8)
def _words(lang: str) -> dict[str, Any]:
    """The words of a language (ISO 639-1) by kind; empty where there are none."""
    return {
        kind: frozenset(words.split()) if isinstance(words, str) else words
        for kind, words in rule_data("sums").get(lang, {}).items()
    }
