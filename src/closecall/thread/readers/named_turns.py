"""``Name: text`` lines. A line without a name goes on with the turn above it."""

from __future__ import annotations

from collections import Counter

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, named, pieces_of
from closecall.thread.records import ThreadKind

_LARGEST_TITLE = 6
_MOST_SPEAKERS = 12


def confidence(page: Page) -> float:
    """High when most lines are turns of a few speakers who come back."""
    sample = page.filled[:SAMPLE]
    found = [(place, turn[0].casefold()) for place, i in enumerate(sample) if (turn := named(page.lines[i]))]
    if len(found) < 2 or found[0][0] > _LARGEST_TITLE:
        return 0.0
    speakers = Counter(name for _, name in found)
    share = len(found) / (len(sample) - found[0][0])
    returns = max(speakers.values()) > 1 and (len(speakers) > 1 or len(found) > 2)
    if len(speakers) > _MOST_SPEAKERS or share < 0.3 or not (returns or share > 0.99):
        return 0.0
    return 0.8 if len(speakers) > 1 else 0.5


def read(page: Page) -> Reading:
    """One piece a turn; what stands above the first is the title."""
    turns: list[Turn] = []
    title: list[str] = []
    for index, line in enumerate(page.lines):
        turn = named(line)
        if turn is not None:
            turns.append(Turn(turn[0], index, index, lines=[turn[1]]))
        elif turns:
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("named turns", 0.8, confidence, read)
