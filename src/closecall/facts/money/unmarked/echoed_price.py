"""The price that the buyer tells back, asked after the offer or in one breath with "I read the proposal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.money.prices import Price, prices_of
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.money.unmarked.bare_sums import leads_its_clause
from closecall.text.quantities.amounts import Amount
from closecall.text.tokens import words_of

# A number in words below it counts things.
_LEAST_IN_WORDS = 100
# "Sixteen hundred and eighty for all seven": what is paid for follows. Folded.
_FOR = frozenset("for all a per fur insgesamt pour par por al in voor za".split())


def echoed_prices(buyer: Sequence[Statement], seller: Sequence[Statement], units: Units) -> tuple[Price, ...]:
    """The prices in the buyer's answers to whether the offer has come, and beside what he says of having it.

    A sum without a currency counts only where it begins its clause: "Yes, 6.500 is fine", but "we bake 4,000
    a day".
    """
    asked = frozenset(s.message + 1 for s in seller if s.says("asks_after_offer"))
    return tuple(
        price for statement in buyer if _echoes(statement, asked) for price in _prices(statement, units)
    )


def _echoes(statement: Statement, asked: frozenset[int]) -> bool:
    is_of_the_offer = statement.message in asked or statement.says("asks_after_offer")
    is_other = statement.sentence.is_question or statement.is_of_another_sum
    return bool(is_of_the_offer) and not is_other


def _prices(statement: Statement, units: Units) -> Iterator[Price]:
    bare = [a.value for a in statement.amounts if not a.spoken and leads_its_clause(statement, a.start)]
    found = prices_of([statement], units, known=bare)
    yield from found
    for number in () if found else statement.numbers:
        following = words_of(statement.body, number.end, statement.sentence.end).folded[:1]
        is_sum = number.in_words and number.value >= _LEAST_IN_WORDS and not _FOR.isdisjoint(following)
        if is_sum and leads_its_clause(statement, number.start):
            amount = Amount(number.value, None, None, number.start, number.end)
            yield Price(number.value, amount, statement.message)
