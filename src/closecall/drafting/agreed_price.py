"""The price that a confirmation repeats: as it was said in the talk, and as the buyer said yes to it (C2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.drafting.records import Brief
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.quantities.amounts import Amount, amounts_in
from closecall.text.quantities.money_lexicon import Period
from closecall.text.quantities.numbers import numbers_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_A_YEAR = {"week": 52, "month": 12, "year": 1}
_NEAR = 2
"""How many times as much or as little a bare number may be to be meant for the price."""
_FARTHEST_TAX = 60
_LINE_OR_SENTENCE_ENDS = compiled_late(r"[\n;]|[.!?](?:\s|$)|\d")
_CLAUSE_ENDS = compiled_late(r"[ \t]{0,3}(?:[.,;:!?)\n\r–—]|- |$)")
# "210 plus VAT a month": behind the tax, what it is paid for may stand.
_CLAUSE_OR_PERIOD_ENDS = compiled_late(
    r"(?: [^\W\d_]{1,12} [^\W\d_]{1,12})?[ \t]{0,3}(?:[.,;:!?)\n\r–—]|- |$)"
)


class AgreedPrice(NamedTuple):
    """A price as it may be told to the buyer.

    Attributes:
        value: the whole price, or what each period costs.
        currency: ISO 4217 code; None where nobody said it.
        period: what the value is paid for; None for the whole price.
        tax: the words beside it that put a tax on top ("+ VAT"), as they were written; empty without one.

    """

    value: Decimal
    currency: str | None
    period: Period | None = None
    tax: str = ""


def agreed_price(brief: Brief) -> AgreedPrice | None:
    """The price of the facts where it stands in the talk; else the one for a period that it was counted from.

    None where the price is unknown, where nobody wrote the sum that it was counted from either, where the
    buyer named another sum from his yes on or said yes to one, and where a tax comes on top in words that
    stand elsewhere: a wrong sum in a confirmation is worse than none.
    """
    facts, thread = brief.facts, brief.thread
    if facts.price_total is None:
        return None
    whole = AgreedPrice(facts.price_total, facts.currency)
    if thread is None:
        return whole
    told = whole if _is_written(thread, facts.price_total) else _for_a_period(brief, thread)
    if told is None or _says_another(brief, thread, told) or _may_take_another(brief, thread, told):
        return None
    return _with_tax(thread, told)


def tax_beside(text: str, end: int) -> str:
    """The words behind a sum, up to the next number or the end of its sentence, that put a tax on top."""
    tail = text[end : end + _FARTHEST_TAX]
    ends = _LINE_OR_SENTENCE_ENDS.search(tail)
    # A full stop may be that of "zzgl. MwSt": what puts a tax on top may reach over it.
    found = _tax_on_top().search(tail)
    return found[0] if found and (ends is None or found.start() <= ends.start()) else ""


def _with_tax(thread: Thread, told: AgreedPrice) -> AgreedPrice | None:
    """The price with the tax that comes on top, as the seller wrote it each time that he named the price.

    None where he named it once with a tax and once without or with another, where only the buyer put one
    beside it ("Is the 520 plus VAT?"), and where more follows on the tax ("plus VAT in other countries").
    """
    named = [_names(message.body, told) for message in thread.messages]
    since = named.index(True) if True in named else len(named)
    naming = [message for message, is_named in zip(thread.messages, named, strict=True) if is_named]
    # "The prices are without VAT; 20 % comes on top", in answer to a question.
    later = (m for m in thread.messages[since:] if m.is_seller and m not in naming)
    if _says_tax(message.body for message in later):
        return None
    taxes = {tax for m in naming if m.is_seller for tax in _taxes_beside(m.body, told)}
    if len(taxes) == 1 and (tax := taxes.pop()):
        return told._replace(tax=tax)
    return None if taxes or _says_tax(m.body for m in naming) else told


def _names(body: str, told: AgreedPrice) -> bool:
    return any(number.value == told.value for number in numbers_in(body))


def _taxes_beside(body: str, told: AgreedPrice) -> Iterator[str | None]:
    """What stands beside each mention of the price: empty without a tax, None where its words go on."""
    for number in numbers_in(body):
        if number.value == told.value:
            tax = tax_beside(body, number.end)
            behind = body[body.index(tax, number.end) + len(tax) :] if tax else ""
            ends = (_CLAUSE_OR_PERIOD_ENDS if told.period else _CLAUSE_ENDS).match(behind)
            yield tax if ends or not tax else None


def _says_tax(bodies: Iterable[str]) -> bool:
    return any(_tax_on_top().search(body) for body in bodies)


@cache
def _tax_on_top() -> re.Pattern[str]:
    data = read_data(Path(__file__).with_suffix(".toml"))
    tax, joins, on_top, alone = (
        "|".join(sorted(map(re.escape, data[name]), key=len, reverse=True))
        for name in ("tax", "joins_tax", "puts_tax_on_top", "without_tax")
    )
    return re.compile(
        rf"(?<!\w)(?:(?:{joins})\s{{0,2}}(?:\d{{1,2}}(?:[.,]\d)?\s?%\s)?"
        rf"(?:the |de |la |l'|l\u2019|dem |der )?(?:{tax})(?!\w)"
        rf"|(?:{tax})\s(?:is |is not |will be |est |es |è )?(?:{on_top})(?!\w)|(?:{alone})(?![^\W\d_]))",
        re.IGNORECASE,
    )


def _is_written(thread: Thread, price: Decimal) -> bool:
    return any(number.value == price for message in thread.messages for number in numbers_in(message.body))


def _for_a_period(brief: Brief, thread: Thread) -> AgreedPrice | None:
    """The amount that the price rests on, where it is paid by the month, the week and so on."""
    for item in brief.evidence:
        if item.fact != "price_total" or item.message is None or item.start is None:
            continue
        for amount in amounts_in(thread.messages[item.message].body):
            is_it = amount.period and amount.start <= item.start < amount.end
            # Any other number of times may be that of users or vans, and what all of them cost is not said.
            if is_it and brief.facts.price_total == amount.value * _A_YEAR.get(amount.period or "", 0):
                return AgreedPrice(amount.value, amount.currency or brief.facts.currency, amount.period)
    return None


def _may_take_another(brief: Brief, thread: Thread, told: AgreedPrice) -> bool:
    """Whether the yes may be to another sum of the seller's than the price.

    He named another right before it, and the price not again ("The used one is 2,900", "The stand is 350 on
    top"), or he named several, and the buyer takes it without something.
    """
    first = _first_of_the_yes(brief, thread)
    said = " ".join(m.body for m in thread.messages[first:] if m.is_buyer)
    if first == len(thread.messages) or _names(said, told):
        return False
    before = seller_before(thread, first)
    others = [
        amount
        for sentence in sentences_of(before)
        for amount in amounts_in(before[sentence.start : sentence.end])
        if amount.currency
        and _is_another(amount, told)
        and not _is_part_of(amount.value, sentence, told.value)
    ]
    if others and not _names(before, told):
        return True
    sums = {
        amount.value
        for message in thread.messages[:first]
        if message.is_seller
        for amount in amounts_in(message.body)
        if amount.currency
    }
    return len(sums) > 1 and not _leaving_out().isdisjoint(words_of(said).folded)


def _first_of_the_yes(brief: Brief, thread: Thread) -> int:
    yes = [item.message for item in brief.evidence if item.fact == "stage" and item.message is not None]
    return max(yes, default=len(thread.messages))


def _says_another(brief: Brief, thread: Thread, told: AgreedPrice) -> bool:
    """Whether the buyer names anything from his yes on that may be another sum than the price.

    That is an amount, a share of it, or a number in words near it ("four fifty, as agreed on the phone").
    What is paid beforehand and what one of several costs are part of the price.
    """
    return any(
        _is_another(number, told) and not _is_part_of(number.value, sentence, told.value)
        for message in thread.messages[_first_of_the_yes(brief, thread) :]
        if message.is_buyer
        for sentence in sentences_of(message.body)
        for number in _sums_in(message.body[sentence.start : sentence.end])
    )


def _sums_in(sentence: str) -> Iterator[Amount]:
    """Its amounts, and each number in words as one without a currency; in digits it may number an offer."""
    amounts = amounts_in(sentence)
    yield from amounts
    taken = {amount.value for amount in amounts}
    for number in numbers_in(sentence):
        is_in_words = not any(map(str.isdigit, sentence[number.start : number.end]))
        if is_in_words and number.value not in taken:
            yield Amount(number.value, None, None, number.start, number.end)


def _is_another(amount: Amount, told: AgreedPrice) -> bool:
    if amount.is_percent:
        return True
    if amount.currency is None:
        return amount.value != told.value and told.value / _NEAR <= amount.value <= told.value * _NEAR
    return (amount.value, amount.currency) != (told.value, told.currency or amount.currency)


def _is_part_of(value: Decimal, sentence: Sentence, price: Decimal) -> bool:
    """Whether a sum or a share is what is paid of the price beforehand, or what one of several costs."""
    if not 0 < value < price:
        return False
    pieces = price / value
    said = (number.value for number in numbers_in(" ".join(sentence.words.folded)))
    return pieces in said or not _part_payments().isdisjoint(sentence.words.folded)


@cache
def _leaving_out() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".toml"))["leaving_out"])


@cache
def _part_payments() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".toml"))["part_payments"])
