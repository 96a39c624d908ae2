"""``[00:12] Name: text`` and ``00:13:46 Name: text`` lines."""

from __future__ import annotations

import re

from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, named, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import seconds_of

_STAMP = re.compile(r"\s{0,4}[\[(]?(\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?)[\])]?[\s\u2013-]{1,4}")


def _stamped(line: str) -> tuple[str, str, str] | None:
    match = _STAMP.match(line[:LONGEST_LINE]) if line.lstrip(" [(")[:1].isdigit() else None
    turn = named(line[match.end() :]) if match else None
    return (match.group(1), *turn) if match and turn else None


def confidence(page: Page) -> float:
    """High when a third of the lines begin with a time and a name."""
    sample = page.filled[:SAMPLE]
    found = sum(_stamped(page.lines[i]) is not None for i in sample)
    return 0.95 if found >= 2 and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a stamped line, with its offset."""
    turns: list[Turn] = []
    title: list[str] = []
    for index, line in enumerate(page.lines):
        turn = _stamped(line)
        if turn is not None:
            stamp, name, text = turn
            turns.append(Turn(name, index, index, raw_time=stamp, offset=seconds_of(stamp), lines=[text]))
        elif turns:
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("stamped turns", 0.95, confidence, read)
