"""Parts of an offer whose number nobody tells: "£45 a head, plus £60 for the cake stand" has no total.

Beside such a part any other sum may be an extra. Taken for the total it would be confirmed to the buyer as
the price, and open the gate of size (S7). It stands only where it is that part times a number that was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from closecall.facts.money.first_commitment import total_of
from closecall.facts.money.prices import is_price
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.money_lexicon import Period

_TIMES_A_YEAR: dict[Period | None, int] = {"month": 12, "week": 52}


def is_beside_an_open_part(
    total: Decimal, seller: Sequence[Statement], units: Units, *, said: Sequence[Statement]
) -> bool:
    """Whether the seller also names what one, an hour or a measure costs, and the total does not hold it.

    Args:
        total: what the price in force comes to.
        seller: all that the seller says.
        units: the prices for one of several.
        said: all that both sides say; either may tell how many.

    """
    counts = {number.value for statement in said for number in statement.numbers if number.value > 1}
    return any(
        total / part.value not in counts
        and total / (part.value * _TIMES_A_YEAR.get(part.period, 1)) not in counts
        for part in _open_parts(seller, units)
    )


def _open_parts(seller: Sequence[Statement], units: Units) -> Iterator[Amount]:
    for statement in seller:
        # What the first order costs is told for all of it, whatever one costs.
        for amount in () if statement.says("first_order") else statement.amounts:
            if is_price(statement, amount) and total_of(statement, amount, (), units) is None:
                yield amount
