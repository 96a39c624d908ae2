"""A line ``Name  0:26`` (Otter), ``Speaker 1 (00:12):`` (Rev) or ``Name  9:14 AM`` (chat), then the text."""

from __future__ import annotations

import re

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import is_speaker, seconds_of

_LONGEST_HEADING = 90
_HEADING = re.compile(
    r"(?P<name>\S.{0,60}?)\s{1,8}[\[(]?(?P<stamp>\d{1,2}(?::\d{2}){1,2})(?P<half>\s?[AaPp]\.?[Mm]\.?)?[\])]?:?\s{0,4}$"
)
_FOOTERS = ("transcribed by https://",)
_FIRST_WITHIN = 6


def _heading(line: str) -> re.Match[str] | None:
    if len(line) > _LONGEST_HEADING or line.rstrip()[-1:] not in "0123456789)]:mM.":
        return None
    match = _HEADING.match(line)
    return match if match and is_speaker(match["name"]) else None


def confidence(page: Page) -> float:
    """High when every few lines a short line is a name and a time."""
    sample = page.filled[:SAMPLE]
    found = [place for place, i in enumerate(sample) if _heading(page.lines[i])]
    if len(found) < 2 or found[0] > _FIRST_WITHIN or len(found) * 6 < len(sample):
        return 0.0
    return 0.88


def read(page: Page) -> Reading:
    """One piece a heading. Times with a.m. or p.m. are those of a written chat."""
    turns: list[Turn] = []
    title: list[str] = []
    written = False
    for index, line in enumerate(page.lines):
        match = _heading(line) if line and not line.isspace() else None
        if match is not None:
            half = match["half"] or ""
            written = written or bool(half)
            offset = None if half else seconds_of(match["stamp"])
            turns.append(
                Turn(match["name"].strip(), index, index, raw_time=match["stamp"] + half, offset=offset)
            )
        elif turns and not line.casefold().startswith(_FOOTERS):
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    kind = ThreadKind.EMAIL if written else ThreadKind.CALL
    return Reading(kind, pieces_of(turns), title="\n".join(title))


READER = Reader("headed turns", 0.88, confidence, read)
