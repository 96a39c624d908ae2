"""``[Feb 2, 18:05] Name: text`` and ``2 Oct 14:10 - Name: text`` lines: a day written in any way.

In square brackets it may be alone; without them a time of day and a mark end it, for "12 March: called Bo:
he is away" is a note. WhatsApp's own dates, in numbers, are :mod:`.whatsapp`'s.
"""

from __future__ import annotations

from closecall.text.dates import find_date
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, dated_turns, named, pieces_of
from closecall.thread.records import ThreadKind

_LONGEST_STAMP = 40
_FEWEST = 2
_CONFIDENCE = 0.95
_ENDS_A_DAY = (" - ", " \u2013 ", " \u2014 ", " | ", " / ", ", ", "; ")


def _dated(line: str) -> tuple[str, str, str] | None:
    """Day, name and text."""
    if line.startswith("["):
        end = line.find("]", 1, _LONGEST_STAMP + 2)
        stamp, date = line[1:end], find_date(line[1:end]) if end > 0 else None
        behind = end
    else:
        date = find_date(line[:_LONGEST_STAMP]) if any(map(str.isdigit, line[:_LONGEST_STAMP])) else None
        behind = date.end if date is not None else 0
        if date is None or date.clock is None or not line.startswith(_ENDS_A_DAY, behind):
            return None
        stamp = line[:behind]
    if date is None or date.start:
        return None
    turn = named(line[behind + 1 :].lstrip("-\u2013\u2014|/ "))
    return (stamp, *turn) if turn else None


def confidence(page: Page) -> float:
    """High when a third of the lines begin so."""
    sample = page.filled[:SAMPLE]
    found = sum(_dated(page.lines[i]) is not None for i in sample)
    return _CONFIDENCE if found >= _FEWEST and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a dated line."""
    return Reading(ThreadKind.EMAIL, pieces_of(dated_turns(page, _dated)))


READER = Reader("dated lines", _CONFIDENCE, confidence, read)
