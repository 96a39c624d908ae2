"""The price that a confirmation repeats: as it was said in the talk, and as the buyer said yes to it (C2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.drafting.records import Brief
from closecall.text.amounts import Amount, amounts_in
from closecall.text.data_file import read_data
from closecall.text.money_words import Period
from closecall.text.numbers import numbers_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.thread.records import Thread


class AgreedPrice(NamedTuple):
    """A price as it may be told to the buyer.

    Attributes:
        value: the whole price, or what each period costs.
        currency: ISO 4217 code; None where nobody said it.
        period: what the value is paid for; None for the whole price.

    """

    value: Decimal
    currency: str | None
    period: Period | None = None


def agreed_price(brief: Brief) -> AgreedPrice | None:
    """The price of the facts where it stands in the talk; else the one for a period that it was counted from.

    None where the price is unknown, where nobody wrote the sum that it was counted from either, and where the
    buyer named another sum from his yes on: a wrong sum in a confirmation is worse than none.
    """
    facts, thread = brief.facts, brief.thread
    if facts.price_total is None:
        return None
    whole = AgreedPrice(facts.price_total, facts.currency)
    if thread is None:
        return whole
    told = whole if _is_written(thread, facts.price_total) else _for_a_period(brief, thread)
    return told if told and not _says_another(brief, thread, told) else None


def _is_written(thread: Thread, price: Decimal) -> bool:
    return any(number.value == price for message in thread.messages for number in numbers_in(message.body))


def _for_a_period(brief: Brief, thread: Thread) -> AgreedPrice | None:
    """The amount that the price rests on, where it is paid by the month, the week and so on."""
    for item in brief.evidence:
        if item.fact != "price_total" or item.message is None or item.start is None:
            continue
        for amount in amounts_in(thread.messages[item.message].body):
            if amount.period and amount.start <= item.start < amount.end:
                return AgreedPrice(amount.value, amount.currency or brief.facts.currency, amount.period)
    return None


def _says_another(brief: Brief, thread: Thread, told: AgreedPrice) -> bool:
    """Whether the buyer names sums from his yes on, and none of them is the price."""
    yes = [item.message for item in brief.evidence if item.fact == "stage" and item.message is not None]
    sums = list(_sums_from(thread, max(yes, default=len(thread.messages))))
    others = [amount for amount, sentence in sums if not _is_part_of(amount, sentence, told.value)]
    return bool(others) and all(amount.value != told.value for amount in others)


def _sums_from(thread: Thread, first: int) -> Iterator[tuple[Amount, Sentence]]:
    """The sums with a currency that the buyer names from a message on, each with its sentence."""
    for message in thread.messages[first:]:
        if message.is_buyer:
            for amount in amounts_in(message.body):
                within = (s for s in sentences_of(message.body) if s.start <= amount.start < s.end)
                if amount.currency and (sentence := next(within, None)):
                    yield amount, sentence


def _is_part_of(amount: Amount, sentence: Sentence, price: Decimal) -> bool:
    """Whether a sum is what is paid of the price beforehand, or what one of several costs."""
    if not 0 < amount.value < price:
        return False
    pieces = price / amount.value
    said = (number.value for number in numbers_in(" ".join(sentence.words.folded)))
    return pieces in said or not _part_payments().isdisjoint(sentence.words.folded)


@cache
def _part_payments() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".toml"))["part_payments"])
