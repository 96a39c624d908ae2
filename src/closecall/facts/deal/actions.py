"""What the buyer did that cost him something (S14): only what he says himself that he did or does."""

from __future__ import annotations

from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.findings import Findings
from closecall.facts.proof import from_words
from closecall.facts.vocabulary import BuyerAction, Evidence
from closecall.thread.records import Thread


def buyer_actions(thread: Thread) -> Findings:
    """``buyer_actions``: each kind once, in the order of :class:`BuyerAction`, with its first evidence."""
    first: dict[BuyerAction, Evidence] = {}
    for said in buyer_said(thread, "actions"):
        asks = BuyerAction(said.cue.value) is BuyerAction.ASKED_FOR_CONTRACT
        if asks or not said.sentence.is_question:
            first.setdefault(BuyerAction(said.cue.value), from_words(thread, "buyer_actions", said))
    done = tuple(action for action in BuyerAction if action in first)
    return Findings({"buyer_actions": done}, tuple(first[a] for a in done)) if done else Findings()
