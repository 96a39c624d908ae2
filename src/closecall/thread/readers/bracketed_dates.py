"""``[Feb 2, 18:05] Name: text`` lines: a day written in any way, alone or with a time, in square brackets.

WhatsApp's own dates, in numbers, are :mod:`.whatsapp`'s.
"""

from __future__ import annotations

from closecall.text.dates import find_date
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, dated_turns, named, pieces_of
from closecall.thread.records import ThreadKind

_LONGEST_STAMP = 40
_FEWEST = 2
_CONFIDENCE = 0.95


def _dated(line: str) -> tuple[str, str, str] | None:
    """Day, name and text."""
    if not line.startswith("["):
        return None
    stamp, bracket, rest = line[1:LONGEST_LINE].partition("]")
    if not bracket or len(stamp) > _LONGEST_STAMP:
        return None
    date = find_date(stamp)
    turn = named(rest.strip()) if date is not None and date.start == 0 else None
    return (stamp, *turn) if turn else None


def confidence(page: Page) -> float:
    """High when a third of the lines begin so."""
    sample = page.filled[:SAMPLE]
    found = sum(_dated(page.lines[i]) is not None for i in sample)
    return _CONFIDENCE if found >= _FEWEST and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a dated line."""
    return Reading(ThreadKind.EMAIL, pieces_of(dated_turns(page, _dated)))


READER = Reader("bracketed dates", _CONFIDENCE, confidence, read)
