"""Durations in months and years: "24 months", "three-year minimum", "36-month plan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from closecall.text.quantities.money_lexicon import money_words
from closecall.text.quantities.numbers import Number
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import fold

# "24か月" is a duration, "3月" is March.
_UNIT = re.compile(r"[ \u00a0\u2011-]([^\W\d_]+)|[かヶヵカケ箇](月)|(年)")
_WORD_BEFORE = compiled_late(r"([^\W\d_]{1,16})\s{1,3}$")
_LONGEST = 600


class Duration(NamedTuple):
    """So many months, written in ``text[start:end]``; ``exact`` after words such as "for" and "over"."""

    months: int
    start: int
    end: int
    exact: bool = False


def durations_among(numbers: Sequence[Number], text: str) -> tuple[Duration, ...]:
    """The durations among the numbers of a text that are whole months, up to fifty years, in order."""
    words = money_words()
    found = []
    for number in numbers:
        unit = _UNIT.match(text, number.end)
        factor = words.durations.get(fold(unit.group(unit.lastindex or 0))) if unit else None
        if unit is None or factor is None or number.kind != "plain":
            continue
        months = number.value * factor
        before = _WORD_BEFORE.search(text[max(0, number.start - 16) : number.start])
        if 1 <= months <= _LONGEST and months == months.to_integral_value():
            exact = before is not None and fold(before.group(1)) in words.fixed_before
            found.append(Duration(int(months), number.start, unit.end(), exact))
    return tuple(found)
