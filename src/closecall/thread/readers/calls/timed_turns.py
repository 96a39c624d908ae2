"""``Name 00:00:05 text`` and ``Speaker 1 (Name, Firm) 00:05: text`` lines.

A legend such as ``Speaker A = Name (Firm)`` gives short names their own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker, seconds_of
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.line_reader import Sample, Spoken, talk_of
from closecall.thread.records import ThreadKind
from closecall.thread.turns.timestamps import holds_stamp

_LINE = re.compile(
    r"\s{0,4}(?P<name>(?:[^\d\s:<>\[\]()=][^\d:<>\[\]()=]{0,40}?|[^\W\d_]{1,9} ?\d{1,2})"
    r"(?:\s\([^\d:<>\[\]()=]{1,40}\))?)"
    r"\s{1,4}[\[(]?(?P<stamp>\d{1,3}:\d{2}(?::\d{2})?)[\])]?:?\s{1,4}(?P<text>\S.*)$"
)
# "10:03 AM" is no time of a recording; "0:03 - 0:05)" is a heading of its own, with the text below.
_REST_OF_A_TIME = compiled_late(
    r"(?:[AP]M|[ap]\.m\.)\s|(?:[AaPp]\.?[Mm]\.?|[-\u2013] ?\d{1,3}:\d{2}(?::\d{2})?[\])]?"
    r"|\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)):?\s{0,4}$"
)
_LEGEND = compiled_late(
    r"(?P<short>[^\W_][^=,;()\n]{0,20}?)\s?=\s?(?P<full>[^=,;()\n]{1,48}(?:\([^()\n]{1,60}\))?)"
)
_LEGEND_WITHIN = 10
_LONGEST_LEGEND = 400
_FEWEST = 3


def _spoken(line: str) -> Spoken | None:
    match = _LINE.match(line) if ":" in line else None
    seconds = seconds_of(match["stamp"]) if match else None
    if match is None or seconds is None or _REST_OF_A_TIME.match(match["text"]):
        return None
    if not is_speaker(match["name"]) or holds_stamp(match["name"]):
        return None
    return Spoken(match["name"].strip(), match["text"].strip(), match["stamp"], seconds)


def confidence(page: Page) -> float:
    """High when most lines begin so, a speaker comes back, and the times grow."""
    sample = Sample(page, _spoken)
    lines, speakers = len(sample.spoken), len(sample.names)
    if lines < _FEWEST or speakers < 2 or speakers == lines:
        return 0.0
    # A further call begins at nought again; the times of a plan go up and down.
    times = [spoken.offset or 0.0 for spoken in sample.spoken]
    falls = sum(later < earlier for earlier, later in pairwise(times))
    return 0.91 if lines * 2 >= len(sample.lines) and falls * 3 <= lines else 0.0


def read(page: Page) -> Reading:
    """One piece a line with a name and a time, under the legend's name where there is one."""
    talk = talk_of(page, _spoken)
    names = _legend(talk.title)
    for turn in talk.turns:
        turn.name = names.get((turn.name or "").casefold(), turn.name)
    return talk.reading(ThreadKind.CALL)


def _legend(lines: list[str]) -> dict[str, str]:
    """The full name for each short one, and for its last word: "Speaker A" is "A" too."""
    names: dict[str, str] = {}
    for line in lines[:_LEGEND_WITHIN]:
        for match in _LEGEND.finditer(line[:_LONGEST_LEGEND]):
            short, full = match["short"].strip().casefold(), match["full"].strip()
            names.setdefault(short, full)
            names.setdefault(short.split()[-1], full)
    return names


READER = Reader("timed turns", 0.91, confidence, read)
