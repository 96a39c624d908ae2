"""Sums said without a currency where the talk is of the quote ("Twelve hundred" for "Did you get it?").

In a call the price is often a bare number in words. It counts only beside a word for the quote, or in the
answer to a question about it, and only where nothing that could be counted follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.cues.cue_mentions import is_retold
from closecall.facts.money.first_commitment import total_of
from closecall.facts.money.prices import Price, is_no_price
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.money.unmarked.bare_sums import stands_alone
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.durations import durations_among
from closecall.thread.records import Thread

# Below it a bare number counts things, above it turnovers.
_LEAST = 100
_MOST = 1_000_000
# A sentence with more numbers is a list.
_MOST_NUMBERS = 12
# How far into a reply the sum may stand: "I did, dear. The ten lessons, three hundred and eighty."
_SENTENCES = 3
# "Yes. The others want £2,640": asked after the offer, he may tell of another sum.


def quoted_prices(statements: Sequence[Statement], thread: Thread, *, of_buyer: bool) -> tuple[Price, ...]:
    """The prices of one side that only the talk of a quote tells, in order.

    In the seller's own notes of a call there are none: what he notes to have quoted is read there. A question
    of the buyer's ("six thousand nine hundred, wasn't it?") tells one where the seller then says yes.

    Args:
        statements: of both sides, oldest first.
        of_buyer: whether the buyer's are meant, or the seller's.

    """
    if is_retold(thread):
        return ()
    asking = {s.message for s in statements if s.says("asks_quoted") or _asks_after_offer(s)}
    confirmed = {
        s.message for s in statements if s.says("confirms_price") and thread.messages[s.message].is_seller
    }
    found: list[Price] = []
    seen: dict[int, int] = {}
    for statement in statements:
        index = statement.message
        seen[index] = seen.get(index, 0) + 1
        if thread.messages[index].is_buyer is not of_buyer:
            continue
        if of_buyer and statement.sentence.is_question and index + 1 not in confirmed:
            continue
        is_reply = (
            index - 1 in asking
            and thread.messages[index - 1].is_buyer is not of_buyer
            and seen[index] <= _SENTENCES
            and not statement.is_of_another_sum
        )
        if is_reply or statement.says("quoted") or statement.says("asks_quoted"):
            found += _prices(statement, thread.lang, is_reply=is_reply)
    return tuple(found)


def _asks_after_offer(statement: Statement) -> bool:
    return statement.sentence.is_question and bool(statement.says("asks_after_offer"))


def _prices(statement: Statement, lang: str, *, is_reply: bool) -> Iterator[Price]:
    if len(statement.numbers) > _MOST_NUMBERS or any(amount.is_percent for amount in statement.amounts):
        return
    terms = durations_among(statement.numbers, statement.body)
    for amount in _sums(statement, lang, is_reply=is_reply):
        total = total_of(statement, amount, terms, Units(lang, [statement]))
        if total is not None and not is_no_price(statement, amount):
            yield Price(total, amount, statement.message)


def _sums(statement: Statement, lang: str, *, is_reply: bool) -> Iterator[Amount]:
    for number in statement.numbers:
        amount = next((a for a in statement.amounts if a.start <= number.start < a.end), None)
        if amount and (amount.currency or amount.period):
            if is_reply:
                yield amount
        elif number.spoken and not is_reply:
            continue
        elif _LEAST <= number.value < _MOST and stands_alone(statement, number, lang):
            yield Amount(number.value, None, None, number.start, number.end, in_words=number.in_words)
