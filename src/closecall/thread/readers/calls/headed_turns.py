"""A line with a name and a time, then the text.

``Name  0:26`` (Otter, Teams), ``Speaker 1 (00:12):`` (Rev), ``[Name] 11:02:09`` (Zoom), ``0:26 | Name`` and
``00:00:26 - Name``, ``00:00:26 Name`` (call recorders), ``Name   0 minutes 26 seconds`` (Teams),
``Name  9:14 AM``, ``[9:14 AM] Name`` (chats). With a day beside the time it is :mod:`.stamped_openings`'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from closecall.text.dates import weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.call_words import call_words
from closecall.thread.participants.speaker_labels import is_speaker, seconds_of
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import (
    SAMPLE,
    SPELLED,
    Talk,
    Turn,
    bare_time,
    ends_spelled,
    is_announced,
    seconds_spelled,
    spelled_time,
)
from closecall.thread.records import ThreadKind
from closecall.thread.turns.timestamps import holds_stamp
from closecall.thread.turns.turn_openings import is_sentence
from closecall.thread.typed_talk import is_recorded, reads_typed

_LONGEST_HEADING = 90
_MOST_NAME_WORDS = 7
_STAMP = r"(?P<stamp>\d{1,3}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?(?P<half>\s?[AaPp]\.?[Mm]\.?)?"
_UNTIL = r"(?:\s?[-\u2013]\s?\d{1,3}:\d{2}(?::\d{2})?)?"
_NAME_FIRST = compiled_late(
    rf"(?P<name>\S.{{0,60}}?)(?P<gap>\s{{0,8}}[|\u00b7\u2022,\u2013\u2014-]\s{{0,4}}|[\s]{{1,8}})(?P<open>[\[(]?){_STAMP}{_UNTIL}[\])]?"
    r":?\s{0,4}$"
)
_TIME_FIRST = compiled_late(
    rf"[\[(]?{_STAMP}[\])]?"
    r"(?P<gap>\s{0,4}[|\u00b7\u2022\u2013\u2014-]\s{0,4}|\s{2,8}|\t|(?<=[\dMm.][\])])\s|(?<=\d:\d\d)\s)"
    r"(?P<name>[^\s\d].{0,60}?):?\s{0,4}$"
)
_SPELLED = compiled_late(rf"\s{{1,8}}{SPELLED}$", re.IGNORECASE)
_LAST_CHARACTERS = "0123456789)]:mM."
_FIRST_WITHIN = 14
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LATE = 6
"""No recording's first turn that is pasted whole begins so many minutes in."""
_HALVES = frozenset(("am", "pm", "a.m", "p.m", "a.m.", "p.m."))


class _Shape(Enum):
    """How headings of one file look; a line of another shape is text."""

    BRACKETED = auto()
    TIME_IN_BRACKETS = auto()
    TIME_FIRST = auto()
    TIME_CLOSE = auto()
    MARKED = auto()
    WIDE = auto()
    NARROW = auto()


class _Heading(NamedTuple):
    shape: _Shape
    name: str
    stamp: str
    half: str

    @property
    def raw_time(self) -> str:
        """The time as written; with a.m. or p.m. it is a chat's."""
        return f"{self.stamp}{self.half}"


def _heading(line: str) -> _Heading | None:
    line = line.strip(" \t*_#")
    if not line or len(line) > _LONGEST_HEADING or _is_footer(line):
        return None
    if ends_spelled(line):
        if line[0].isdigit():
            return None
        line = _SPELLED.sub(_in_digits, line)
    if line[0] in "[(0123456789" and (match := _TIME_FIRST.match(line)):
        return _found(match, _Shape.TIME_CLOSE if match["gap"] == " " else _Shape.TIME_FIRST)
    match = _NAME_FIRST.match(line) if line[-1] in _LAST_CHARACTERS else None
    return _found(match, _shape(match)) if match else None


def _in_digits(spelled: re.Match[str]) -> str:
    minutes, seconds = divmod(int(seconds_spelled(spelled)), 60)
    return f"  {minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def _shape(match: re.Match[str]) -> _Shape:
    name, gap = match["name"], match["gap"]
    if name[0] == "[" and name[-1] == "]":
        return _Shape.BRACKETED
    if gap.strip():
        return _Shape.MARKED
    if match["open"]:
        return _Shape.TIME_IN_BRACKETS
    return _Shape.WIDE if len(gap) > 1 or "\t" in gap else _Shape.NARROW


def _found(match: re.Match[str], shape: _Shape) -> _Heading | None:
    name = match["name"].strip(" []*_#")
    free = shape in (_Shape.BRACKETED, _Shape.WIDE)
    # "9:14 AM" is a time and no name.
    if (
        name.casefold() in _HALVES
        or not (is_speaker(name) or (free and _may_be_name(name)))
        or "\t" in name
        or holds_stamp(name)
    ):
        return None
    return _Heading(shape, name, match["stamp"], match["half"] or "")


def _may_be_name(name: str) -> bool:
    """Whether it can be a name that the speaker chose, such as "stokes" or "K2 | Lodz"."""
    words = name.split()
    return 0 < len(words) <= _MOST_NAME_WORDS and name[-1] not in ".!?,;:" and any(map(str.isalpha, name))


def _shape_of(lines: Iterable[str]) -> tuple[_Shape | None, int, int]:
    """The commonest shape of heading, how many there are, and where the first stands."""
    found = [(place, heading.shape) for place, line in enumerate(lines) if (heading := _heading(line))]
    if not found:
        return None, 0, 0
    shape, times = Counter(shape for _, shape in found).most_common(1)[0]
    return shape, times, next(place for place, each in found if each is shape)


def confidence(page: Page) -> float:
    """High when every few lines a short line is a name and a time."""
    sample = [line for i in page.filled[:SAMPLE] if not is_announced(line := page.lines[i])]
    shape, times, first = _shape_of(sample)
    if shape is None or first > _FIRST_WITHIN or times * 6 < len(sample):
        return 0.0
    if (shape is _Shape.TIME_CLOSE and not _come_back(sample)) or _are_days(sample):
        return 0.0
    if times > 1:
        return 0.88
    return 0.85 if shape is not _Shape.NARROW and any(_is_start(line) for line in sample[:first]) else 0.0


def _come_back(lines: Iterable[str]) -> bool:
    """Whether a name heads more than one turn: "9:30 Arrival" is a programme's."""
    names = [heading.name for line in lines if (heading := _heading(line))]
    return len(set(names)) < len(names)


def _are_days(lines: Iterable[str]) -> bool:
    """Whether each name is a day of the week: "Sat 10:05 AM" stands below a chat's messages."""
    return all(heading.name.casefold() in weekdays() for line in lines if (heading := _heading(line)))


def _is_start(line: str) -> bool:
    return line.strip().casefold().endswith(call_words().started)


def read(page: Page) -> Reading:
    """One piece a heading. Times with a.m. or p.m. are those of a written chat, as are times of the day."""
    shape, _, _ = _shape_of(page.lines[i] for i in page.filled[:SAMPLE])
    talk = Talk()
    written = False
    found = {
        place: heading
        for place, index in enumerate(page.filled)
        if (heading := _heading(page.lines[index])) and heading.shape is shape
    }
    headings = {page.filled[place]: found[place] for place in _meant(found, len(page.filled))}
    for index, line in enumerate(page.lines):
        if (heading := headings.get(index)) is not None:
            written = written or bool(heading.half)
            offset = None if heading.half else seconds_of(heading.stamp)
            if talk.turns:
                _drop_announced(talk.turns[-1], heading.name)
            talk.turns.append(Turn(heading.name, index, index, raw_time=heading.raw_time, offset=offset))
        elif not (talk.turns and _is_footer(line)):
            talk.add(index, line)
    if shape is _Shape.BRACKETED:
        _count_from_first(talk.turns)
    if shape is _Shape.NARROW and _is_typed(talk.turns):
        written = True
        for turn in talk.turns:
            turn.offset = None
    kind = ThreadKind.EMAIL if written else ThreadKind.CALL
    return talk.reading(kind)


def _is_typed(turns: Sequence[Turn]) -> bool:
    """Whether "Ana 12:30" is a time of the day, as WhatsApp is copied: a recording begins near zero.

    A part of a recording does not; but it has full stops, and nobody's message lacks one.
    """
    clocks = [_CLOCK.fullmatch(turn.raw_time) for turn in turns]
    is_of_the_day = bool(clocks) and all(clocks) and clocks[0] is not None and int(clocks[0][1]) >= _LATE
    names = [turn.name or "" for turn in turns]
    return is_of_the_day and not is_recorded(names) and reads_typed(["\n".join(t.lines) for t in turns], "")


def _meant(found: dict[int, _Heading], lines: int) -> Iterator[int]:
    """Where headings stand, without a line of what two people say that ends in a time: "No. Ask me, 12:30".

    It is a sentence, or has nothing below it, and nobody of that name is heard again.
    """
    names = Counter(heading.name for heading in found.values())
    several = sum(times > 1 for times in names.values()) > 1 or len(names) < len(found)
    for place, heading in found.items():
        is_alone = place + 1 in found or place + 1 == lines
        if not (several and names[heading.name] == 1 and (is_alone or is_sentence(heading.name))):
            yield place


def _is_footer(line: str) -> bool:
    text = line.strip().casefold()
    if len(text) > 2 * _LONGEST_HEADING:
        return False
    known = call_words()
    return text.startswith(known.footers) or text.endswith(known.stopped) or is_announced(text)


def _drop_announced(turn: Turn, name: str) -> None:
    """Take the next speaker's name and time from below a turn: the page of Teams shows them three times."""
    initials = "".join(word[0] for word in name.split()).upper()
    while len(turn.lines) > 1 and (
        turn.lines[-1] in ("", name, initials)
        or bare_time(turn.lines[-1]) is not None
        or spelled_time(turn.lines[-1]) is not None
    ):
        turn.lines.pop()


def _count_from_first(turns: list[Turn]) -> None:
    """Zoom saves the time of day; the call began with the first turn."""
    start = next((turn.offset for turn in turns if turn.offset is not None), 0.0)
    for turn in turns:
        if turn.offset is not None:
            turn.offset = max(0.0, turn.offset - start)


READER = Reader("headed turns", 0.88, confidence, read)
