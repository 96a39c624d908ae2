"""When a yes in words is a deal that is done (S18): what the buyer says around it seals it.

It is sealed by calling for the papers or promising the money, by telling back the seller's own price in the
same breath, or by still going along after the seller has gone on to carry it out. Once a price was named, a
yes that hangs on nothing ("we'll take it") needs no seal, where the whole turn holds nothing unknown.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from closecall.facts.attribution.buyer_mentions import buyer_said
from closecall.facts.cues.cue_mentions import CueMention, says
from closecall.facts.deal.stage.price_echo import bids_another_price, tells_the_price_back
from closecall.facts.words.acceptance.close_answers import (
    agrees_to_the_close,
    answers_a_look,
    goes_along,
    is_doubted,
    order_in,
)
from closecall.facts.words.acceptance.reservations import unknown_beside
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

_ARRANGES = ("books", "accepts")
_LEAST_SPOKEN_PRICE = 100


def closed_by_a_yes(thread: Thread) -> Iterator[tuple[int, Sentence, bool]]:
    """The messages that agree to what the seller offered to carry out, or order at the price that he named.

    Each with the sentence that does, and whether nothing unknown stands beside it.
    """
    for index, _ in thread.buyer_messages():
        agreed, at_the_price = agrees_to_the_close(thread, index), None
        if agreed is None:
            ordered = order_in(thread, index)
            is_told_back = ordered is not None and tells_the_price_back(thread, turn_at(thread, index))
            agreed = at_the_price = ordered if is_told_back else None
        if agreed is not None and not bids_another_price(thread, turn_at(thread, index)):
            # An order at the price concludes.
            yield index, agreed, unknown_beside(thread, index, yes=at_the_price) is None


def sealed(thread: Thread, yeses: Iterable[int], plain: Iterable[CueMention]) -> frozenset[int]:
    """Those of the messages with a yes in words that are sealed; ``plain`` yeses hang on nothing.

    None that says yes to a visit or a call, and none of a turn in which something holds the buyer back, or
    which bids another price. What nobody understood beside it must be followed by more that goes along.
    """
    said = {index: turn_at(thread, index) for index in yeses if not answers_a_look(thread, index)}
    doubted = {
        turn
        for turn in set(said.values())
        if bids_another_price(thread, turn) or any(is_doubted(thread, each) for each in turn)
    }
    told = {index: turn for index, turn in said.items() if turn not in doubted}
    if not told:
        return frozenset()
    first = {
        said.message: said.sentence
        for said in reversed(list(buyer_said(thread, "stage")))
        if said.message in told and said.cue.fact == "stage"
    }
    clear = {index for index in told if unknown_beside(thread, index, yes=first.get(index)) is None}
    sealing = {
        said.message
        for said in buyer_said(thread, "stage")
        if said.cue.fact == "seals" and (said.cue.detail == "asked" or not said.sentence.is_question)
    }
    concluded = {yes.message for yes in plain if yes.message in told}
    priced = {turn for turn in set(told.values()) if tells_the_price_back(thread, turn)}
    gone_on = _gone_on_from(thread, sealing, since=min(told))
    return frozenset(
        index
        for index, turn in told.items()
        if index in concluded or (index in clear and (index in sealing or turn in priced or index < gone_on))
    )


def _gone_on_from(thread: Thread, sealing: Container[int], *, since: int) -> int:
    """The seller's last message after which the buyer goes along, in the end; -1 where no price was named."""
    along = (
        index
        for index, _ in reversed(thread.buyer_messages())
        if index > since
        and (index in sealing or goes_along(thread, index) or says(thread, index, "meetings", *_ARRANGES))
    )
    if not any(_names_a_price(message.body) for message in thread.messages):
        return -1
    return next((index for index in reversed(range(next(along, 0))) if thread.messages[index].is_seller), -1)


def _names_a_price(body: str) -> bool:
    """Whether it names an amount; in a call one says "three hundred and ninety five" and no currency."""
    spoken = (number for number in numbers_in(body) if number.in_words)
    return bool(amounts_in(body)) or any(number.value >= _LEAST_SPOKEN_PRICE for number in spoken)
