"""A call copied from a recorder's page: name and time on a line each, in either order, then the text.

Below a name the text may also stand beside its time: ``0:12 Morning, Bo.``
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import LONGEST_NAME, is_speaker, seconds_of
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import (
    SAMPLE,
    SPELLED,
    Talk,
    Turn,
    bare_time,
    ends_spelled,
    spelled_time,
)
from closecall.thread.records import ThreadKind

_BEGINS_WITHIN = 180.0
"""Seconds: a call's first time is small, a clock's seldom is."""

_ABOVE, _BELOW = -1, 1
_FROM_TO = compiled_late(
    r"[\[(]?(?P<stamp>\d{1,3}:\d{2}(?::\d{2})?)\s?[-\u2013\u2014]\s?\d{1,3}:\d{2}(?::\d{2})?[\])]?$"
)
_TIME_AND_TEXT = compiled_late(r"[\[(]?(?P<stamp>\d{1,3}:\d{2}(?::\d{2})?)[\])]?\s{1,8}(?P<text>\S.*)$")


_BESIDE_A_NAME = compiled_late(rf"[^\W\d_].{{0,60}}?\s{{1,8}}{SPELLED}$", re.IGNORECASE)


def confidence(page: Page) -> float:
    """High when a name stands right above, or right below, every one of the times."""
    sample = page.filled[:SAMPLE]
    times = [(place, timed[0]) for place, i in enumerate(sample) if (timed := _timed(page.lines[i]))]
    if len(times) < 2 or len(times) * 6 < len(sample) or times[0][0] > 6:
        return 0.0
    if times[0][1] > _BEGINS_WITHIN or _are_beside_names([page.lines[i] for i in sample], times=len(times)):
        return 0.0
    return 0.892 if _headings(page, sample) else 0.0


def _headings(page: Page, filled: tuple[int, ...]) -> Mapping[int, tuple[int, str]]:
    """The line of each time, with the line of its name and the name; empty where some time has none."""
    found = [(place, timed[1]) for place, i in enumerate(filled) if (timed := _timed(page.lines[i]))]
    times = [place for place, _ in found]
    for side in (_ABOVE, _BELOW) if not any(text for _, text in found) else (_ABOVE,):
        places = [place + side for place in times]
        named = [0 <= place < len(filled) and _may_name(page.lines[filled[place]]) for place in places]
        # The last time of a sample may have its name outside of it.
        if all(named[:-1]) and named[0]:
            return {
                filled[time]: (filled[place], page.lines[filled[place]].strip(" \t*_#:"))
                for time, place, is_named in zip(times, places, named, strict=True)
                if is_named
            }
    return {}


def _are_beside_names(lines: Sequence[str], *, times: int) -> bool:
    """Whether most times in words stand on one line with a name: then they head the turns."""
    beside = (_BESIDE_A_NAME.match(line) for line in lines if ends_spelled(line))
    return 2 * sum(found is not None for found in beside) > times


def _timed(line: str) -> tuple[float, str] | None:
    """The seconds of a line that begins with a time, and the text beside it."""
    bare = bare_time(line)
    bare = spelled_time(line) if bare is None else bare
    if bare is None and (spent := _FROM_TO.match(line.strip())):
        bare = seconds_of(spent["stamp"])
    if bare is not None:
        return bare, ""
    match = _TIME_AND_TEXT.match(line.strip()) if line.lstrip(" [(")[:1].isdigit() else None
    seconds = seconds_of(match["stamp"]) if match else None
    return (seconds, match["text"]) if match and seconds is not None else None


def _may_name(line: str) -> bool:
    line = line.strip(" \t*_#:")
    if ends_spelled(line):
        return False
    return is_speaker(line) or (0 < len(line) <= LONGEST_NAME and line.isidentifier())


def read(page: Page) -> Reading:
    """One piece a time."""
    headings = _headings(page, page.filled)
    names = {line for line, _ in headings.values()}
    talk = Talk()
    for index in page.filled:
        text = page.lines[index].strip()
        if index in headings:
            line, name = headings[index]
            seconds, beside = _timed(text) or (None, "")
            stamp = text.removesuffix(beside).strip()
            talk.turns.append(Turn(name, min(line, index), index, raw_time=stamp, offset=seconds))
            talk.add(index, beside)
        elif index not in names:
            talk.add(index, text)
    return talk.reading(ThreadKind.CALL)


READER = Reader("stacked turns", 0.892, confidence, read)
