"""A yes of the buyer's to what the seller has just asked: the question tells what the yes means."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.cues.buyer_mentions import buyer_said
from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.thread.records import Thread


def affirmed(thread: Thread, question: str) -> Iterator[CueMention]:
    """The words of the buyer's that say yes, where the seller's message right before asks the question.

    Args:
        question: the fact of the seller's cue that asks it, such as ``asks_need``.

    """
    for said in buyer_said(thread, "need"):
        if said.cue.fact == "affirms" and _is_asked(thread, said.message - 1, question):
            yield said


def _is_asked(thread: Thread, index: int, question: str) -> bool:
    asked = said_in(thread, index, "seller") if index >= 0 else ()
    return any(said.cue.fact == question and said.sentence.is_question for said in asked)
