"""``2025-08-26 Ada: text`` lines: a day without a time before every name, as people type a chat off.

Dated notes look the same ("2025-08-26 Visit: ..."), so one of the names must be said by another's.
"""

from __future__ import annotations

from closecall.text.dates import find_date
from closecall.text.expressions import compiled_late
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, dated_turns, named, pieces_of
from closecall.thread.records import ThreadKind

_LONGEST_DAY = 24
_FEWEST = 2
_CONFIDENCE = 0.5
_NAME = compiled_late(r"[^\W\d_]{2,40}")


def _dated(line: str) -> tuple[str, str, str] | None:
    """Day, name and text."""
    line = line.lstrip("[ ")
    day = find_date(line[:_LONGEST_DAY]) if line[:1].isdigit() else None
    if day is None or day.start or day.clock is not None:
        return None
    turn = named(line[day.end :].lstrip("] ,-\u2013"))
    return (line[: day.end], *turn) if turn else None


def confidence(page: Page) -> float:
    """Above plain text where every line begins so and somebody calls another by the name before his lines."""
    found = [_dated(page.lines[i]) for i in page.filled[:SAMPLE]]
    turns = [turn for turn in found if turn is not None]
    if len(turns) < len(found) or len({name for _, name, _ in turns}) < _FEWEST:
        return 0.0
    said = {name: set[str]() for _, name, _ in turns}
    for _, name, text in turns:
        said[name].update(_NAME.findall(text))
    firsts = {name: set(_NAME.findall(name)[:1]) for name in said}
    called = any(firsts[name] & said[other] for name in said for other in said if other != name)
    return _CONFIDENCE if called else 0.0


def read(page: Page) -> Reading:
    """One piece a line."""
    return Reading(ThreadKind.EMAIL, pieces_of(dated_turns(page, _dated)))


READER = Reader("days before names", _CONFIDENCE, confidence, read)
