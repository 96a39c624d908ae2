"""W1: figures that a draft works out of the thread's own: a difference, a sum, a share, so many years.

"The electric one is 600 more" names no figure of the thread, and invents none. A figure counts as worked out
where one step leads to it from two figures of the thread, one of them stands before it in the same paragraph
or two prices are compared, and its sentence tells of a sum and of nothing that no sum proves: a gain, a price
cut, other customers (``data/sums.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, permutations

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_PERIODS = frozenset(map(Decimal, (7, 12, 52)))
"""Days of a week, months and weeks of a year."""
_SHARES = frozenset(map(Decimal, (2, 3, 4)))
_SMALL_COUNT = 2
"""Counts up to this are everywhere, and prove nothing."""
_ABOUT_REACH = 24
_TOLERANCE = Decimal("0.05")
"""How far a figure that is said to be rounded may be off."""
_MOST_FIGURES = 40
"""Figures of a thread above which some step leads to nearly any other."""


def figures_worked_out(sheet: Sheet, part: Part) -> frozenset[int]:
    """Where the figures of a part stand that follow from the thread's; none in a language without the words.

    A figure that was worked out may be named again, and others may be worked out of it.
    """
    own = word_lists("sums").get(sheet.draft.lang)
    money = {value for value, _, percent in sheet.allowed.money if not percent}
    known = {value for value in sheet.allowed.numbers | money if value > _SMALL_COUNT}
    if own is None or not known or len(known) > _MOST_FIGURES:
        return frozenset()
    found: dict[int, Decimal] = {}
    for start, value, is_money in _figures(part):
        if value in known or value <= _SMALL_COUNT:
            continue
        sentence = next((one for one in part.sentences if one.start <= start < one.end), None)
        if sentence is None or not own["barred"].isdisjoint(sentence.words.folded):
            continue
        before = _named_before(part, sentence, start)
        steps = _steps_from(before & (known | set(found.values())), known, money, is_money=is_money)
        steps = chain(steps, _compared(sentence, money, own), _shared_out(sheet, sentence, money, own))
        tells = not own["adds"].isdisjoint(sentence.words.folded)
        again = value in found.values()
        if again or (tells and _is_one_of(value, steps, _is_rounded(part, start, own))):
            found[start] = value
    return frozenset(found)


def _figures(part: Part) -> list[tuple[int, Decimal, bool]]:
    """Start, value, and whether it is money, of each figure in order."""
    amounts = [each for each in part.amounts if not each.is_percent]
    taken = part.dated.union(*(range(each.start, each.end) for each in part.amounts))
    counts = (each for each in part.numbers if each.kind == "plain" and each.start not in taken)
    return sorted(
        [
            *((each.start, each.value, each.currency is not None) for each in amounts),
            *((each.start, each.value, False) for each in counts),
        ]
    )


def _named_before(part: Part, sentence: Sentence, place: int) -> frozenset[Decimal]:
    """The figures of the paragraph before a place, and those of its sentence behind it."""
    start = part.text.rfind("\n\n", 0, place) + 1
    return frozenset(value for at, value, _ in _figures(part) if start <= at < sentence.end and at != place)


def _steps_from(
    named: Iterable[Decimal], known: set[Decimal], money: set[Decimal], *, is_money: bool
) -> Iterator[Decimal]:
    """What one step makes of a figure that is named and another of the thread."""
    factors = (known - money) | _PERIODS
    for one in named:
        priced = one in money
        if priced and is_money:
            yield from (each for other in money - {one} for each in (abs(one - other), one + other))
        elif priced:
            yield from (max(one, other) / min(one, other) for other in money)
        if priced == is_money:
            yield from (each for factor in factors for each in (one * factor, one / factor))


def _compared(sentence: Sentence, money: set[Decimal], own: Kinds) -> Iterator[Decimal]:
    """The differences of two prices, where the sentence compares."""
    if not own["compares"].isdisjoint(sentence.words.folded):
        yield from (one - other for one, other in permutations(money, 2) if one > other)


def _shared_out(sheet: Sheet, sentence: Sentence, money: set[Decimal], own: Kinds) -> Iterator[Decimal]:
    """The shares of a price, where the sentence names one that the thread names too."""
    if not own["fractions"].intersection(sentence.words.folded).isdisjoint(sheet.allowed.words):
        yield from (price / share for price in money for share in _SHARES)


def _is_rounded(part: Part, start: int, own: Kinds) -> bool:
    words = words_of(part.text, max(0, start - _ABOUT_REACH), start).folded
    return not own["about"].isdisjoint(words[-2:])


def _is_one_of(value: Decimal, steps: Iterable[Decimal], is_rounded: bool) -> bool:
    off = value * _TOLERANCE if is_rounded else 0
    return any(abs(value - step) <= off for step in steps)
