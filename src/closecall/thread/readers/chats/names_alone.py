"""A chat copied from a messenger: a name alone on a line, what was written below it, and times anywhere.

"You", or "You sent", is whose page it is. A day or time may stand above each name, below each message, or
here and there above a name. Where it stands between name and text, :mod:`.copied_chat` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from closecall.text.clock_times import find_clock
from closecall.text.dates import find_date
from closecall.thread.participants.speaker_labels import seconds_of
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.chats.name_layout import (
    Layout,
    Line,
    Times,
    is_owner,
    is_time,
    layout_of,
    lines_of,
)
from closecall.thread.readers.turn_lines import Turn, pieces_of
from closecall.thread.records import Side, ThreadKind
from closecall.thread.turns.name_openings import is_stamp

_BEGINS_WITHIN = 180.0
"""Seconds: a first time that is smaller is a recording's."""

_CONFIDENCE = 0.785
_TIMED = 0.895
"""Where times stand so that they can only be those of the names' messages."""


class _Goes(Enum):
    """Which turn a time is of."""

    TO_THIS = auto()
    TO_NEXT = auto()
    ENDS = auto()


def confidence(page: Page) -> float:
    """High when a few names stand alone above everything that is written."""
    layout = layout_of(page)
    if layout is None:
        return 0.0
    placed = layout.times not in (Times.NOWHERE, Times.BETWEEN)
    return _TIMED if placed and layout.is_told and not _is_recording(page) else _CONFIDENCE


def _is_recording(page: Page) -> bool:
    """Whether the first time is one of a recording: "0:03"."""
    first = next((text for i in page.filled if is_time(text := page.lines[i].strip())), "")
    seconds = seconds_of(first)
    return seconds is not None and seconds <= _BEGINS_WITHIN


def read(page: Page) -> Reading:
    """One piece below each name."""
    layout = layout_of(page)
    if layout is None:
        return Reading(ThreadKind.EMAIL, ())
    lines = lines_of(page, layout)
    turns = list(_turns(lines, layout))
    if layout.times is Times.NOWHERE:
        _take_times(turns)
    title = "\n".join(line.text for line in lines if line.place < layout.first and not line.is_time)
    return Reading(ThreadKind.EMAIL, pieces_of(turns), title=title)


def _turns(lines: Sequence[Line], layout: Layout) -> Iterator[Turn]:
    """The turns; a time goes to the turn that it stands with, a day alone to the times below it.

    Where the page's owner has no name on it, what follows a time without one may be his.
    """
    turn: Turn | None = None
    day = stamp = ""
    for at, line in enumerate(lines):
        if line.name is not None:
            if turn is not None:
                yield turn
            side = Side.SELLER if layout.is_owned and is_owner(line.name) else None
            turn, stamp = Turn(line.name, line.place, line.place, raw_time=stamp, side=side), ""
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        goes = _goes(line, turn, layout.times, below=below)
        if goes is None:
            if turn is not None:
                turn.add(line.place, line.text)
            continue
        dated = find_date(line.text) is not None
        time = f"{day}, {line.text}" if day and not dated else line.text
        day = line.text if dated and find_clock(line.text) is None else day
        if goes is _Goes.TO_NEXT:
            stamp = time
        elif turn is not None:
            turn.raw_time = time
            if goes is _Goes.ENDS:
                # A further message of the same person may follow.
                yield turn
                name = turn.name if layout.is_told else None
                turn = Turn(name, line.place + 1, line.place, side=turn.side)
    if turn is not None:
        yield turn


def _goes(line: Line, turn: Turn | None, times: Times, *, below: Line | None) -> _Goes | None:
    """Whose time a line is; None where it is text."""
    if not line.is_time or times is Times.NOWHERE:
        return None
    if turn is None:
        return _Goes.TO_NEXT
    is_day = find_clock(line.text) is None
    if (
        below is not None
        and below.name
        and (times in (Times.ABOVE, Times.AT_THE_TOP) or (times is Times.BELOW and is_day))
    ):
        return _Goes.TO_NEXT
    if times is Times.BELOW and (any(turn.lines) or not is_day or below is None or below.is_time):
        # A day that is all that stands below a name was said.
        return _Goes.ENDS if any(turn.lines) and not is_day else None
    return None if any(turn.lines) or find_clock(turn.raw_time) else _Goes.TO_THIS


def _take_times(turns: Sequence[Turn]) -> None:
    """Take the last line of every turn for its time, where all of them end with one."""
    filled = [[place for place, line in enumerate(turn.lines) if line] for turn in turns]
    if not all(
        len(places) > 1 and is_stamp(turn.lines[places[-1]])
        for turn, places in zip(turns, filled, strict=True)
    ):
        return
    for turn, places in zip(turns, filled, strict=True):
        turn.raw_time = turn.lines.pop(places[-1])


READER = Reader("names alone", _TIMED, confidence, read, typed=True)
