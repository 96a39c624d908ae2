"""The buyer's words that a point rests on, as they stand below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from closecall.cli.console import one_line, wrapped
from closecall.facts.findings import Evidence
from closecall.facts.reading import Reading
from closecall.text.day_format import day_in_words

if TYPE_CHECKING:
    # `closecall score` shows a decision alone.
    from closecall.thread.records import Message, Thread

_QUOTES_A_POINT = 2
_LONGEST_QUOTE = 200


def quote_lines(reading: Reading, facts: tuple[str, ...], thread: Thread, quoted: set[str]) -> Iterator[str]:
    """The two latest quotes for some facts, none that was shown already."""
    spoken = [e for e in reading.evidence if e.fact in facts and e.quote and e.message is not None]
    for evidence in latest(spoken, _QUOTES_A_POINT):
        if evidence.quote not in quoted:
            quoted.add(evidence.quote)
            yield wrapped(cited(evidence, thread), indent="          ")


def latest(evidence: Iterable[Evidence], most: int) -> list[Evidence]:
    """The pieces that stand last in the thread, oldest first."""
    return sorted(evidence, key=lambda e: (e.message or 0, e.start or 0))[-most:]


def cited(evidence: Evidence, thread: Thread) -> str:
    """A quote with who said it and when, or that it is the note's."""
    place = evidence.message
    source = "your note" if place is None else _who_and_when(thread.messages[place])
    return f"\u201c{shortened(evidence.quote)}\u201d ({source})"


def shortened(quote: str) -> str:
    """A quote on one line, without its end where it is long."""
    quote = one_line(quote)
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."


def _who_and_when(message: Message) -> str:
    at = message.at
    when = ""
    if at is not None:
        when = f", {day_in_words(at.day)}" if at.day else f", {one_line(at.raw)}" if at.raw else ""
    return f"{one_line(message.speaker.label)}{when}"
