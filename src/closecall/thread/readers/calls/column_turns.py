"""Turns whose speakers stand in a column of their own, in capitals (``MS LUND   That suits us``)."""

from __future__ import annotations

from collections import Counter

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_LINE = compiled_late(r"(?P<name>[^\W\d_a-z][^\s:]{0,20}(?: [^\s:]{1,20}){0,2})(?:\t| {2,12})(?P<text>\S.*)$")
_LARGEST_TITLE = 4
_MOST_SPEAKERS = 6
_FEWEST = 4


def _spoken(line: str) -> tuple[str, str] | None:
    match = _LINE.match(line.strip(" "))
    if match is None or not match["name"].isupper() or not is_speaker(match["name"]):
        return None
    return match["name"], match["text"].strip()


def confidence(page: Page) -> float:
    """High when most lines begin with one of a few names in capitals, of which two come back."""
    sample = page.filled[:SAMPLE]
    found = [(place, turn[0]) for place, i in enumerate(sample) if (turn := _spoken(page.lines[i]))]
    if len(found) < _FEWEST or found[0][0] > _LARGEST_TITLE:
        return 0.0
    names = Counter(name for _, name in found)
    come_back = sum(times > 1 for times in names.values())
    if come_back < 2 or len(names) > _MOST_SPEAKERS or len(found) * 2 < len(sample) - found[0][0]:
        return 0.0
    return 0.79


def read(page: Page) -> Reading:
    """One piece a line with a name; a line without one goes on with the turn above."""
    turns: list[Turn] = []
    title: list[str] = []
    for index in page.filled:
        line = page.lines[index].strip()
        spoken = _spoken(line)
        if spoken is not None:
            turns.append(Turn(spoken[0], index, index, lines=[spoken[1]]))
        elif turns:
            turns[-1].add(index, line)
        else:
            title.append(line)
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("turns in columns", 0.79, confidence, read)
