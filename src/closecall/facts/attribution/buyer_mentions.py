"""The cues in the buyer's own words, and his yes to what the seller has just asked."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.attribution.citations import cited_of_the_buyer
from closecall.facts.cues.cue_mentions import CueMention, is_note_of_a_call, said_by, said_in
from closecall.thread.records import Thread


def buyer_said(thread: Thread, topic: str) -> Iterator[CueMention]:
    """The topic's cues in everything the buyer wrote or said, oldest first.

    In the seller's note of a call, those in the words that it cites.
    """
    yield from said_by(thread, (index for index, _ in thread.buyer_messages()), topic)
    if not is_note_of_a_call(thread):
        return
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            spans = cited_of_the_buyer(message.body, thread.lang)
            for said in said_in(thread, index, topic):
                start, end = said.span
                if any(low <= start and end <= high for low, high in spans):
                    yield said


def affirmed(thread: Thread, question: str) -> Iterator[CueMention]:
    """The words of the buyer's that say yes, where the seller's message right before asks the question.

    The question tells what the yes means.

    Args:
        question: the fact of the seller's cue that asks it, such as ``asks_need``.

    """
    for said in buyer_said(thread, "need"):
        if said.cue.fact == "affirms" and _is_asked(thread, said.message - 1, question):
            yield said


def _is_asked(thread: Thread, index: int, question: str) -> bool:
    asked = said_in(thread, index, "seller") if index >= 0 else ()
    return any(said.cue.fact == question and said.sentence.is_question for said in asked)
