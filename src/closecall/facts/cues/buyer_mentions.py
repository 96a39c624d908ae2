"""The cues in the buyer's own words; in the seller's note of a call, those in the words that it cites."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.cues.cue_mentions import CueMention, is_note_of_a_call, said_by, said_in
from closecall.facts.noted_call.citations import cited_of_the_buyer
from closecall.thread.records import Thread


def buyer_said(thread: Thread, topic: str) -> Iterator[CueMention]:
    """The topic's cues in everything the buyer wrote or said, oldest first."""
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
