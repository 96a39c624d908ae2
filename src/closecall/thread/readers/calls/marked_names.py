"""``Name - text``, ``Name | text``, ``Name > text``, ``[Name] text``, ``(Name) text``, ``1. Name: text``."""

from __future__ import annotations

import re
from collections import Counter

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_NAME = r"(?P<name>[^\W\d_][^\t:<>\[\]()]{0,38}?)"
_SHAPES = tuple(
    compiled_late(shape)
    for shape in (
        rf"{_NAME}\s{{1,4}}[-\u2013\u2014]\s{{1,4}}(?P<text>\S.*)$",
        rf"{_NAME}\s{{1,4}}\|\s{{1,4}}(?P<text>\S.*)$",
        rf"{_NAME}\s{{0,4}}>\s{{1,4}}(?P<text>\S.*)$",
        rf"{_NAME}\t\s{{0,4}}(?P<text>\S.*)$",
        rf"\[{_NAME}\]\s{{1,4}}(?P<text>\S.*)$",
        rf"\({_NAME}\)\s{{1,4}}(?P<text>\S.*)$",
        rf"\d{{1,4}}[.)]\s{{1,4}}{_NAME}\s?:\s{{1,4}}(?P<text>\S.*)$",
    )
)
_LARGEST_TITLE = 4
_MOST_SPEAKERS = 6
_FEWEST = 3
_A_PAIR = 2
_MOST_NAME_WORDS = 3


def _spoken(line: str, shape: re.Pattern[str]) -> tuple[str, str] | None:
    match = shape.match(line.strip(" ")[:LONGEST_LINE])
    name = match["name"].strip() if match else ""
    if match is None or not is_speaker(name) or len(name.split()) > _MOST_NAME_WORDS:
        return None
    return name, line.strip(" ")[match.start("text") :].strip()


def _shape_of(page: Page) -> re.Pattern[str] | None:
    """The shape in which nearly every line below a title names one of a few who come back."""
    sample = [page.lines[i] for i in page.filled[:SAMPLE]]
    for shape in _SHAPES:
        found = [(place, turn[0]) for place, line in enumerate(sample) if (turn := _spoken(line, shape))]
        if len(found) < _FEWEST or found[0][0] > _LARGEST_TITLE:
            continue
        names = Counter(name for _, name in found)
        if len(found) == len(sample) and len(names) == _A_PAIR:
            return shape
        come_back = sum(times > 1 for times in names.values())
        dense = len(found) * 5 >= (len(sample) - found[0][0]) * 4
        if dense and come_back >= 2 and len(names) <= _MOST_SPEAKERS and len(names) * 2 <= len(found):
            return shape
    return None


def confidence(page: Page) -> float:
    """High when nearly every line begins so with one of a few names, of which two come back."""
    return 0.795 if _shape_of(page) else 0.0


def read(page: Page) -> Reading:
    """One piece a line with a name; a line without one goes on with the turn above."""
    shape = _shape_of(page)
    turns: list[Turn] = []
    title: list[str] = []
    for index in page.filled:
        line = page.lines[index].strip()
        spoken = _spoken(line, shape) if shape else None
        if spoken is not None:
            turns.append(Turn(spoken[0], index, index, lines=[spoken[1]]))
        elif turns:
            turns[-1].add(index, line)
        else:
            title.append(line)
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("names before other signs", 0.795, confidence, read)
