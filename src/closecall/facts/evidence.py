"""How what was heard or seen becomes evidence, and how the findings of several readers become one."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.findings import Evidence, EvidenceSource, Findings
from closecall.text.day_format import day_in_words
from closecall.thread.records import Thread

_LONGEST_QUOTE = 240


def from_words(thread: Thread, fact: str, said: CueMention) -> Evidence:
    """The buyer's sentence (or the one in a seller's note of a call); a very long one is cut to the cue."""
    start, end = said.sentence.start, said.sentence.end
    if end - start > _LONGEST_QUOTE:
        start, end = said.span
    return quoting(thread, fact, said.message, start, end)


def quoting(thread: Thread, fact: str, index: int, start: int, end: int) -> Evidence:
    """A place in a message; what the buyer did not write himself is the seller's word."""
    message = thread.messages[index]
    source: EvidenceSource = "words" if message.is_buyer else "seller"
    return Evidence(fact, source, index, start, end, message.body[start:end])


def from_behaviour(
    thread: Thread, fact: str, event: str, *, message: int | None = None, said: CueMention | None = None
) -> Evidence:
    """Something that happened, with its day where known; quoted only where the buyer's words show it."""
    index = said.message if said else message
    day = None if index is None else thread.messages[index].day
    told = f"{event}, {day_in_words(day)}" if day else event
    if said is None or not thread.messages[said.message].is_buyer:
        return Evidence(fact, "behaviour", index, event=told)
    words = from_words(thread, fact, said)
    return Evidence(fact, "behaviour", index, words.start, words.end, words.quote, told)


def together(parts: Sequence[Findings]) -> Findings:
    """One finding out of several that tell different facts."""
    return Findings(
        {name: value for part in parts for name, value in part.values.items()},
        tuple(dict.fromkeys(evidence for part in parts for evidence in part.evidence)),
        tuple(warning for part in parts for warning in part.warnings),
    )
