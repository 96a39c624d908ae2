"""Whether a turn of the buyer's tells back the price that the seller named, or bids another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import takewhile

from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import Number, numbers_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, holds_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

# A smaller number counts days, hours or things.
_LEAST_PRICE = 20
_ADDS_NOTHING = ("small", "yes", "holds", "denies", "opens")
# What stands right before and behind a number stands in so many signs.
_BESIDE = 24
_MARK = compiled_late(r"[.,;:!?()\n\u2013\u2014]")


@once_a_message
def tells_the_price_back(thread: Thread, turn: range) -> bool:
    """Whether the turn names the amount that the seller had named before, or the sum of two of them."""
    return any(
        _is_named(thread, turn, number.value)
        for index in turn
        for number in numbers_in(thread.messages[index].body)
    )


@once_a_message
def bids_another_price(thread: Thread, turn: range) -> bool:
    """Whether the turn puts another sum behind a "for" or an "at" than the seller named: "for 3,500 then".

    The price of one piece is none where the turn names the price of all: "28 at 35, so 980".
    """
    classes = word_classes(thread.lang)
    return any(
        not _is_named(thread, turn, number.value) and not _is_a_part(thread, turn, number)
        for index in turn
        for number in _bid(thread.messages[index].body, classes)
    )


def _bid(body: str, classes: Mapping[str, WordClass]) -> Iterator[Number]:
    """The sums behind a "for" or an "at" that count nothing named behind them."""
    money = {amount.start for amount in amounts_in(body) if amount.currency}
    for number in numbers_in(body):
        if number.value < _LEAST_PRICE:
            continue
        before = words_of(body[max(0, number.start - _BESIDE) : number.start]).folded
        if before and classes["sums"].holds(before[-1]):
            beside = _MARK.split(body[number.end : number.end + _BESIDE], maxsplit=1)[0]
            behind = words_of(beside).folded[:1]
            # "At 5,000 as we said": money is written with a mark between the thousands.
            if (
                number.start in money
                or number.grouped
                or all(holds_any(classes, _ADDS_NOTHING, word) for word in behind)
            ):
                yield number


def _is_a_part(thread: Thread, turn: range, number: Number) -> bool:
    """Whether it makes a sum that the seller named when it is taken as often as the turn says."""
    counts = (other.value for index in turn for other in numbers_in(thread.messages[index].body))
    return any(_is_named(thread, turn, number.value * count) for count in counts)


def _is_named(thread: Thread, turn: range, value: Decimal) -> bool:
    """Whether the seller had named that sum before the turn, or two sums that make it."""
    priced = _first_priced(thread)

    def is_named(one: Decimal) -> bool:
        return priced.get(one, turn.start) < turn.start

    return is_named(value) or any(
        value != 2 * one and is_named(value - one) for one in takewhile(is_named, priced)
    )


@once_a_thread
def _first_priced(thread: Thread) -> Mapping[Decimal, int]:
    """The amounts that the seller names, each with the index of the first message that does, in order."""
    first: dict[Decimal, int] = {}
    for index, message in enumerate(thread.messages):
        for amount in amounts_in(message.body) if message.is_seller else ():
            if amount.value >= _LEAST_PRICE:
                first.setdefault(amount.value, index)
    return first
