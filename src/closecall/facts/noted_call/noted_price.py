"""The price that the seller notes to have told: "quoted 5,200", a bare number too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from closecall.facts.attribution.retelling import Telling
from closecall.facts.evidence import quoting
from closecall.facts.findings import Findings
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import Stage
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import read_numbers
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Thread

_LEAST = 50
"""Smaller bare numbers count vans and weeks."""
_WORDS_BETWEEN = 2
_LOOKED_AT = 60


class _Price(NamedTuple):
    value: Decimal
    currency: str | None
    start: int
    end: int


def told_price(thread: Thread, telling: Telling) -> Findings:
    """``price_total``, ``currency``, ``price_known`` and ``stage``, where the notes name one price alone."""
    found = [
        (index, price)
        for index, message in enumerate(thread.messages)
        if message.is_seller
        for price in _prices(message, telling)
    ]
    if len({price.value for _, price in found}) != 1:
        return Findings()
    index, price = found[0]
    values = {"price_total": price.value, "price_known": True, "stage": Stage.PROPOSAL}
    if price.currency:
        values["currency"] = price.currency
    shown = tuple(quoting(thread, fact, index, price.start, price.end) for fact in values)
    return Findings(values, shown)


def _prices(message: Message, telling: Telling) -> Iterator[_Price]:
    for sentence in unplanted_sentences(message.body):
        for start in _told_at(sentence, telling):
            price = _price_behind(message.body, sentence, start)
            if price is not None:
                yield price


def _told_at(sentence: Sentence, telling: Telling) -> Iterator[int]:
    """Where each phrase that tells of a price ends."""
    folded, spans = sentence.words.folded, sentence.words.spans
    for phrase in telling.told_price:
        for at in range(len(folded) - len(phrase) + 1):
            if folded[at : at + len(phrase)] == phrase:
                yield spans[at + len(phrase) - 1][1]


def _price_behind(body: str, sentence: Sentence, start: int) -> _Price | None:
    """The sum right behind a phrase; none where it is one for each month or year, or a share."""
    end = min(sentence.end, start + _LOOKED_AT)
    amounts = amounts_in(body, start=start, end=end)
    numbers = [n for n in read_numbers(body, start=start, end=end) if n.kind == "plain"]
    if not numbers or numbers[0].weak or numbers[0].value < _LEAST:
        return None
    number = numbers[0]
    if len(words_of(body, start, number.start).folded) > _WORDS_BETWEEN:
        return None
    amount = next((a for a in amounts if a.start <= number.start < a.end), None)
    if amount is None:
        return _Price(number.value, None, number.start, number.end)
    if amount.period or amount.is_percent:
        return None
    return _Price(amount.value, amount.currency, amount.start, amount.end)
