"""What was read in words and can be no fact: "I can sign off up to $0", or a question asked 20,000 times."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from closecall.facts.merging.fact_words import said_of
from closecall.facts.vocabulary import LARGEST_SUM, MOST_COUNTED


def within_bounds(read: Mapping[str, Any], warnings: list[str]) -> dict[str, Any]:
    """The values without sums that no fact may be, of which a warning tells, and with counts cut to the most.

    What somebody writes must never keep a thread from being advised.
    """
    values: dict[str, Any] = {}
    for name, value in read.items():
        if isinstance(value, Decimal) and not 0 < value <= LARGEST_SUM:
            warnings.append(f"I read {value:,f} as {said_of(name)}, which it cannot be: left out.")
        else:
            values[name] = min(value, MOST_COUNTED) if type(value) is int else value
    return values
