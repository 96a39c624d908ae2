"""``[00:12] Name: text``, ``00:13:46 Name: text`` and ``Name (00:12): text`` lines."""

from __future__ import annotations

import re

from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, named, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import is_speaker, seconds_of

_CLOCK = r"\d{1,2}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_BEFORE = re.compile(rf"\s{{0,4}}[\[(]?(?P<stamp>{_CLOCK})[\])]?[\s\u2013-]{{1,4}}")
_AFTER = re.compile(rf"(?P<name>[^\[(:]{{1,60}}?)\s?[\[(](?P<stamp>{_CLOCK})[\])]\s?:\s?(?P<text>.*)$")


def _stamped(line: str) -> tuple[str, str, str] | None:
    """Time, speaker and text."""
    if len(line) > LONGEST_LINE and ":" not in line[:LONGEST_LINE]:
        return None
    if line.lstrip(" [(")[:1].isdigit():
        before = _BEFORE.match(line)
        turn = named(line[before.end() :]) if before else None
        return (before["stamp"], *turn) if before and turn else None
    after = _AFTER.match(line)
    return (
        (after["stamp"], after["name"].strip(), after["text"])
        if after and is_speaker(after["name"])
        else None
    )


def confidence(page: Page) -> float:
    """High when a third of the lines begin with a time and a name, in either order."""
    sample = page.filled[:SAMPLE]
    found = sum(_stamped(page.lines[i]) is not None for i in sample)
    return 0.95 if found >= 2 and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a stamped line, with its offset. Times with a.m. or p.m. are those of a written chat."""
    turns: list[Turn] = []
    title: list[str] = []
    written = False
    for index, line in enumerate(page.lines):
        turn = _stamped(line)
        if turn is not None:
            stamp, name, text = turn
            written = written or stamp[-1] in "mM."
            turns.append(Turn(name, index, index, raw_time=stamp, offset=seconds_of(stamp), lines=[text]))
        elif turns:
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    kind = ThreadKind.EMAIL if written else ThreadKind.CALL
    return Reading(kind, pieces_of(turns), title="\n".join(title))


READER = Reader("stamped turns", 0.95, confidence, read)
