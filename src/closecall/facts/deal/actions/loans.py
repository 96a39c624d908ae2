"""What the seller has lent or sent to be tried, and the buyer then tells of (S14)."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import BuyerAction
from closecall.thread.records import Thread

_TELLS_OF_USE = frozenset({"in_use", "liked_it"})


def used_loans(thread: Thread) -> Iterator[tuple[BuyerAction, CueMention]]:
    """What the buyer says of a thing's use or work, in any message after the seller spoke of lending it.

    "The two desks are in use all day" names no trial; beside "two desks are on loan until the 15th" it tells
    one. Nothing counts in a message that denies a deed, and no question does.
    """
    is_lent = False
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            is_lent = is_lent or _lends(thread, index)
        elif is_lent and message.is_buyer:
            heard = said_in(thread, index, "actions")
            if not any(said.cue.fact == "denies_action" for said in heard):
                yield from (
                    (BuyerAction.TRIAL_USED, said)
                    for said in heard
                    if said.cue.fact in _TELLS_OF_USE and not said.sentence.is_question
                )


def _lends(thread: Thread, index: int) -> bool:
    said = said_in(thread, index, "seller")
    return any(one.cue.fact == "lends" and not one.sentence.is_question for one in said)
