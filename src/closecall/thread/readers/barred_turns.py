"""Rows of a table or an export: ``Name | 13 Jan | text``, ``13 Jan 9:02 | Name | text``.

A tab, a semicolon or a dash between spaces parts them as well.
"""

from __future__ import annotations

from collections import Counter

from closecall.thread.line_openings import is_stamp
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, dated_turns, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import is_speaker

_BARS = (" | ", "\t", "; ", " - ", " \u2013 ", " \u2014 ")
_LARGEST_TITLE = 4
_MOST_SPEAKERS = 6
_FEWEST = 3
_CONFIDENCE = 0.8


def _row(line: str) -> tuple[str, str, str] | None:
    """Day, name and text; the first two in either order."""
    line = line.strip(" |") if line.startswith("|") else line.strip(" ")
    for bar in _BARS:
        cells = [cell.strip() for cell in line.split(bar, 2)]
        if len(cells) < 3 or not cells[2]:
            continue
        for name, stamp in (cells[:2], cells[1::-1]):
            if any(map(str.isdigit, stamp)) and is_stamp(stamp) and is_speaker(name):
                return stamp, name, cells[2]
    return None


def confidence(page: Page) -> float:
    """High when nearly every line below a title is such a row, and one of a few names comes back."""
    sample = [page.lines[i] for i in page.filled[:SAMPLE]]
    found = [(place, row[1]) for place, line in enumerate(sample) if (row := _row(line))]
    if len(found) < _FEWEST or found[0][0] > _LARGEST_TITLE:
        return 0.0
    names = Counter(name for _, name in found)
    few = 1 < len(names) <= _MOST_SPEAKERS and len(names) < len(found)
    return _CONFIDENCE if few and len(found) * 5 >= (len(sample) - found[0][0]) * 4 else 0.0


def read(page: Page) -> Reading:
    """One piece a row; a line without a name goes on with the row above."""
    return Reading(ThreadKind.EMAIL, pieces_of(dated_turns(page, _row)))


READER = Reader("rows with bars", _CONFIDENCE, confidence, read)
