"""``Name (Sep 18, 2025): text`` and ``Name (03/11 10:02): text`` blocks."""

from __future__ import annotations

from closecall.text.dates import find_date
from closecall.text.expressions import compiled_late
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import is_speaker

_LONGEST_HEADING = 110
_LARGEST_TITLE = 6
_DAY_AND_TIME = compiled_late(r"\d{1,2}[/.-]\d{1,2}\.?,? (?:at )?\d{1,2}[:.h]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?$")


def _dated(line: str) -> tuple[str, str, str] | None:
    head, mark, _ = line[:_LONGEST_HEADING].partition("):")
    name, bracket, date = head.partition("(")
    if not mark or not bracket or not is_speaker(name):
        return None
    if find_date(date) is None and not _DAY_AND_TIME.match(date):
        return None
    return name.strip(), date, line[len(head) + 2 :].strip()


def confidence(page: Page) -> float:
    """High when the first line and another one begin so, less below a title."""
    sample = page.filled[:SAMPLE]
    found = [place for place, i in enumerate(sample) if _dated(page.lines[i])]
    if not found or found[0] > _LARGEST_TITLE or (len(found) == 1 and (found[0] > 0 or len(sample) >= 8)):
        return 0.0
    return 0.95 if found[0] == 0 else 0.89


def read(page: Page) -> Reading:
    """One piece a block."""
    turns: list[Turn] = []
    title: list[str] = []
    for index, line in enumerate(page.lines):
        block = _dated(line)
        if block is not None:
            turns.append(Turn(block[0], index, index, raw_time=block[1], lines=[block[2]]))
        elif turns:
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    return Reading(ThreadKind.EMAIL, pieces_of(turns), title="\n".join(title), signed=True)


READER = Reader("dated names", 0.95, confidence, read)
