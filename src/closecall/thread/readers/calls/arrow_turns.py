"""A phone's call recorder: one side's lines begin with ``<``, the other's with ``>``; nobody has a name."""

from __future__ import annotations

from itertools import pairwise

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_VOICES = {"> ": "Voice 1", "< ": "Voice 2"}
_LARGEST_TITLE = 4
_FEWEST = 4


def confidence(page: Page) -> float:
    """High when every line below a title begins so and the two mostly take turns; mail has ``>`` alone."""
    marks = [page.lines[i].lstrip()[:2] for i in page.filled[:SAMPLE]]
    first = next((place for place, mark in enumerate(marks) if mark in _VOICES), len(marks))
    spoken = marks[first:]
    if first > _LARGEST_TITLE or len(spoken) < _FEWEST or not all(mark in _VOICES for mark in spoken):
        return 0.0
    changes = sum(before != after for before, after in pairwise(spoken))
    return 0.86 if changes * 2 >= len(spoken) and min(map(spoken.count, _VOICES)) > 1 else 0.0


def read(page: Page) -> Reading:
    """One piece a line."""
    turns: list[Turn] = []
    title: list[str] = []
    for index in page.filled:
        line = page.lines[index].strip()
        voice = _VOICES.get(line[:2])
        if voice is not None:
            turns.append(Turn(voice, index, index, lines=[line[2:].strip()]))
        elif turns:
            turns[-1].add(index, line)
        else:
            title.append(line)
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("lines with arrows", 0.86, confidence, read)
