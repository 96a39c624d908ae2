"""Deeds that only the question and its answer tell together: "did you try it?", "yes, twice" (S14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import BuyerAction
from closecall.thread.records import Thread

_TRIED = BuyerAction.TRIAL_USED
_NAMED = BuyerAction.NAMED_AMOUNT_OR_DATE
# What the seller asks for, and what the buyer then names.
_ASKED_AND_NAMED = (("asks_day", "a_day"), ("asks_sum", "a_sum"))


def answered_deeds(thread: Thread) -> Iterator[tuple[BuyerAction, CueMention]]:
    """What a message of the buyer's affirms of what the seller's message right before it asks.

    A deed counts where he says that it is done, a trial also where he says how he liked it, a day or a sum
    where the seller asked for one. Nothing counts where the same message denies a deed, and no question does.
    """
    for index, message in enumerate(thread.messages):
        if not index or not message.is_buyer or not thread.messages[index - 1].is_seller:
            continue
        asked = {said.cue.fact: said.cue.value for said in said_in(thread, index - 1, "seller")}
        if asked.keys().isdisjoint(("asks_done", "asks_day", "asks_sum")):
            continue
        heard = said_in(thread, index, "actions")
        if any(said.cue.fact == "denies_action" for said in heard):
            continue
        stated = [said for said in heard if not said.sentence.is_question]
        if "asks_done" in asked:
            yield from _affirmed(BuyerAction(asked["asks_done"]), stated)
        for question, answer in _ASKED_AND_NAMED:
            if question in asked:
                yield from ((_NAMED, said) for said in stated if said.cue.fact == answer)


def _affirmed(deed: BuyerAction, stated: Sequence[CueMention]) -> Iterator[tuple[BuyerAction, CueMention]]:
    tells = ("says_done", "liked_it") if deed is _TRIED else ("says_done",)
    yield from ((deed, said) for said in stated if said.cue.fact in tells)
