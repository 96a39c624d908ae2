"""The price that stands: the seller's latest, or where he offers none the one in the buyer's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from closecall.facts.money.amount_answers import Answer
from closecall.facts.money.open_parts import is_beside_an_open_part
from closecall.facts.money.packages import packages_taken
from closecall.facts.money.prices import Price, answered_prices, price_in_force, prices_of
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.money.unmarked.confirmed_prices import taken_up_prices
from closecall.facts.money.unmarked.echoed_price import echoed_prices
from closecall.facts.money.unmarked.quoted_prices import quoted_prices
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import Number
from closecall.thread.records import Thread


class StandingPrice(NamedTuple):
    """The price, and what it was found among.

    Attributes:
        price: None where nothing, or more than one, may be it.
        offered: all prices of the seller's, by message; of the buyer's only the one that stands.
        repeated: message and number, wherever the buyer repeats the seller's price.

    """

    price: Price | None
    offered: tuple[Price, ...]
    repeated: Sequence[tuple[int, Number]] = ()


def standing_price(
    thread: Thread,
    *,
    buyer: Sequence[Statement],
    seller: Sequence[Statement],
    answers: Sequence[Answer],
    note: str | None,
) -> StandingPrice:
    """The price in force at the end of the thread.

    Args:
        buyer: what the buyer says of money, and what the seller's own notes of a call report.
        seller: what the seller says of it.
        answers: bare numbers that answer the other side's question.
        note: the seller's; only asked which bare number is the price.

    """
    both = sorted({id(s): s for s in [*buyer, *seller]}.values(), key=lambda s: (s.message, s.sentence.start))
    units = Units(thread.lang, both)
    in_note = [amount.value for amount in amounts_in(note or "") if not amount.is_percent]
    elsewhere = {(a.statement.message, a.number.start) for a in answers if a.asked not in ("price", "cost")}
    offered = _by_message(
        prices_of(seller, units, known=in_note),
        answered_prices(answers, of_buyer=False, thread=thread),
        quoted_prices(both, thread, of_buyer=False),
    ) or taken_up_prices(both, thread, of_buyer=False)
    if not offered:
        told = [s for s in buyer if not any((s.message, n.start) in elsewhere for n in s.numbers)]
        repeating = _by_message(
            _told_by_buyer(told, units),
            echoed_prices(told, seller, units),
            answered_prices(answers, of_buyer=True, thread=thread),
            quoted_prices(both, thread, of_buyer=True),
            taken_up_prices(both, thread, of_buyer=True),
        )
        price = price_in_force(repeating)
        return StandingPrice(price, (price,) if price else ())
    own = [s for s in buyer if thread.messages[s.message].is_buyer]
    named = [(s.message, n) for s in own for n in s.numbers if (s.message, n.start) not in elsewhere]
    taken = packages_taken(offered, own, thread)
    price = price_in_force(offered, named_by_buyer=[number.value for _, number in named], taken=taken)
    if price is None or is_beside_an_open_part(price.total, seller, units, said=both):
        return StandingPrice(None, offered)
    return StandingPrice(price, offered, [(i, n) for i, n in named if price.is_named_by(n.value)])


def _by_message(*sources: Sequence[Price]) -> tuple[Price, ...]:
    """All prices by message; those of a later source only where their message holds no price already."""
    found: list[Price] = []
    for prices in sources:
        priced = {price.message for price in found}
        found += [price for price in prices if price.message not in priced]
    return tuple(sorted(found, key=lambda price: price.message))


def _told_by_buyer(buyer: Sequence[Statement], units: Units) -> tuple[Price, ...]:
    """Prices that stand only in the buyer's words: he speaks of a price, and neither bargains nor asks."""
    telling = [
        s
        for s in buyer
        if (s.says("price") or s.says("price_known", "true"))
        and not (s.sentence.is_question or s.says("approval") or s.says("means") or s.says("budget_status"))
    ]
    return prices_of(telling, units)
