"""The last guard: no fact raises the stance without evidence that can be shown (DOMAIN 3.1, S15, I39)."""

from __future__ import annotations

from typing import Any

from closecall.facts.attribution.citations import cited_of_the_buyer
from closecall.facts.cues.cue_mentions import is_note_of_a_call
from closecall.facts.findings import Evidence, Findings
from closecall.facts.merging.fact_words import said_of
from closecall.facts.stance import raises
from closecall.thread.records import Thread


def supported(
    thread: Thread, found: Findings, warnings: list[str]
) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """Values and evidence that can be shown; what raises the stance without any is dropped and warned of."""
    evidence = tuple(item for item in found.evidence if is_literal(item, thread))
    shown = {item.fact for item in evidence}
    values = dict(found.values)
    for name, value in found.values.items():
        if name not in shown and raises(name, value):
            del values[name]
            warnings.append(f"I left out {said_of(name)}: I cannot show where the thread says so.")
    return values, tuple(item for item in evidence if item.fact in values)


def is_literal(item: Evidence, thread: Thread) -> bool:
    """Whether a quote is literally what stands there, and the buyer's where it claims to be his words."""
    if item.message is None:
        return item.source != "words"
    if not 0 <= item.message < len(thread.messages):
        return False
    message = thread.messages[item.message]
    if item.start is None or item.end is None:
        return item.source != "words" and not item.quote
    if item.source == "words" and not (message.is_buyer or _cites_the_buyer(item, thread)):
        return False
    return message.body[item.start : item.end] == item.quote


def _cites_the_buyer(item: Evidence, thread: Thread) -> bool:
    """In the seller's note of a call, the words between quotation marks are the buyer's."""
    if item.message is None or item.start is None or item.end is None or not is_note_of_a_call(thread):
        return False
    spans = cited_of_the_buyer(thread.messages[item.message].body, thread.lang)
    return any(item.start < end and start < item.end for start, end in spans)
