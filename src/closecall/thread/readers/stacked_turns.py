"""A call copied from a recorder's page: name and time on a line each, in either order, then the text."""

from __future__ import annotations

from collections.abc import Mapping

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, bare_time, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import LONGEST_NAME, is_speaker

_BEGINS_WITHIN = 180.0
"""Seconds: a call's first time is small, a clock's seldom is."""

_ABOVE, _BELOW = -1, 1


def confidence(page: Page) -> float:
    """High when a name stands right above, or right below, every one of the times."""
    sample = page.filled[:SAMPLE]
    times = [place for place, i in enumerate(sample) if bare_time(page.lines[i]) is not None]
    if len(times) < 2 or len(times) * 6 < len(sample) or times[0] > 6:
        return 0.0
    if (bare_time(page.lines[sample[times[0]]]) or 0.0) > _BEGINS_WITHIN:
        return 0.0
    return 0.892 if _headings(page, sample) else 0.0


def _headings(page: Page, filled: tuple[int, ...]) -> Mapping[int, tuple[int, str]]:
    """The line of each time, with the line of its name and the name; empty where some time has none."""
    times = [place for place, i in enumerate(filled) if bare_time(page.lines[i]) is not None]
    for side in (_ABOVE, _BELOW):
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


def _may_name(line: str) -> bool:
    line = line.strip(" \t*_#:")
    return is_speaker(line) or (0 < len(line) <= LONGEST_NAME and line.isidentifier())


def read(page: Page) -> Reading:
    """One piece a time."""
    headings = _headings(page, page.filled)
    names = {line for line, _ in headings.values()}
    turns: list[Turn] = []
    title: list[str] = []
    for index in page.filled:
        text = page.lines[index].strip()
        if index in headings:
            line, name = headings[index]
            turns.append(Turn(name, min(line, index), index, raw_time=text, offset=bare_time(text)))
        elif index in names:
            continue
        elif turns:
            turns[-1].add(index, text)
        else:
            title.append(text)
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("stacked turns", 0.892, confidence, read)
