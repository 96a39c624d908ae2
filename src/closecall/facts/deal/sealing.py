"""When a yes in words is a deal that is done (S18): what the buyer says around it seals it.

It is sealed by calling for the papers or promising the money, by telling back the seller's own price in the
same breath, or by still going along after the seller has gone on to carry it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.hearing import said_in
from closecall.facts.words.agreeing import (
    agrees_to_the_close,
    answers_a_look,
    goes_along,
    is_doubted,
    order_in,
)
from closecall.text.amounts import amounts_in
from closecall.text.numbers import numbers_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

_ARRANGES = ("books", "accepts")
# A smaller number counts days, hours or things.
_LEAST_PRICE = 20
_LEAST_SPOKEN_PRICE = 100


def closed_by_a_yes(thread: Thread) -> Iterator[tuple[int, Sentence]]:
    """The messages that agree to what the seller offered to carry out, or order at the price that he named.

    Each with the sentence that does.
    """
    for index, _ in thread.buyer_messages():
        agreed = agrees_to_the_close(thread, index)
        if agreed is None and _tells_the_price_back(thread, index):
            agreed = order_in(thread, index)
        if agreed is not None:
            yield index, agreed


def sealed(thread: Thread, yeses: Iterable[int]) -> frozenset[int]:
    """Those of the messages with a yes in words that are sealed.

    None that says yes to a visit or a call, and none of a turn in which something holds the buyer back.
    """
    told = [
        index
        for index in dict.fromkeys(yeses)
        if not answers_a_look(thread, index)
        and not any(is_doubted(thread, each) for each in _turn(thread, index))
    ]
    if not told:
        return frozenset()
    sealing = {
        said.message
        for said in buyer_said(thread, "stage")
        if said.cue.fact == "seals" and not said.sentence.is_question
    }
    return frozenset(
        index
        for index in told
        if index in sealing or _tells_the_price_back(thread, index) or _goes_on(thread, index, sealing)
    )


def _goes_on(thread: Thread, yes: int, sealing: Iterable[int]) -> bool:
    """Whether the buyer, after the seller wrote on, goes along in his last words, and a price was named."""
    later = [index for index, _ in thread.buyer_messages() if index > yes]
    wrote_on = next((n for n in range(yes + 1, len(thread.messages)) if thread.messages[n].is_seller), None)
    if wrote_on is None or not any(_names_a_price(message.body) for message in thread.messages):
        return False
    after = [index for index in later if index > wrote_on]
    return any(
        index in sealing
        or goes_along(thread, index)
        or any(said.cue.fact in _ARRANGES for said in said_in(thread, index, "meetings"))
        for index in after
    )


def _names_a_price(body: str) -> bool:
    """Whether it names an amount; in a call one says "three hundred and ninety five" and no currency."""
    spoken = (number for number in numbers_in(body) if number.in_words)
    return bool(amounts_in(body)) or any(number.value >= _LEAST_SPOKEN_PRICE for number in spoken)


def _tells_the_price_back(thread: Thread, yes: int) -> bool:
    """Whether the turn names the amount that the seller had named before, or the sum of two of them."""
    turn = _turn(thread, yes)
    priced = {
        amount.value
        for message in thread.messages[: turn[0]]
        if message.is_seller
        for amount in amounts_in(message.body)
        if amount.value >= _LEAST_PRICE
    }
    sums = priced | {one + other for one, other in combinations(priced, 2)}
    return any(number.value in sums for index in turn for number in numbers_in(thread.messages[index].body))


def _turn(thread: Thread, index: int) -> Sequence[int]:
    """The messages of the buyer's that no word of the seller's parts from this one."""
    first, last = index, index
    while first > 0 and thread.messages[first - 1].is_buyer:
        first -= 1
    while last + 1 < len(thread.messages) and thread.messages[last + 1].is_buyer:
        last += 1
    return range(first, last + 1)
