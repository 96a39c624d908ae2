"""``Name - text``, ``Name | text``, ``Name > text``, ``[Name] text``, ``(Name) text``, ``1. Name: text``."""

from __future__ import annotations

import re
from functools import partial

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import LONGEST_LINE, Page
from closecall.thread.readers.line_reader import Opens, Sample, Spoken, line_reader
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
_MOST_SPEAKERS = 6
_A_PAIR = 2
_MOST_NAME_WORDS = 3


def _spoken(line: str, shape: re.Pattern[str]) -> Spoken | None:
    line = line.strip()
    match = shape.match(line[:LONGEST_LINE])
    name = match["name"].strip() if match else ""
    if match is None or not is_speaker(name) or len(name.split()) > _MOST_NAME_WORDS:
        return None
    return Spoken(name, line[match.start("text") :].strip())


def _opens_in(page: Page) -> Opens | None:
    """The first shape in which nearly every line below a title names one of a few who come back."""
    for shape in _SHAPES:
        opens = partial(_spoken, shape=shape)
        sample = Sample(page, opens)
        lines, speakers = len(sample.spoken), len(sample.names)
        are_two = lines == len(sample.lines) and speakers == _A_PAIR
        are_few = speakers <= _MOST_SPEAKERS and speakers * 2 <= lines and sample.come_back() >= 2
        if (are_two or are_few) and sample.is_talk(fewest=3, share=4 / 5):
            return opens
    return None


READER = line_reader("names before other signs", 0.795, _opens_in, ThreadKind.CALL)
