"""``<Name> text`` chat lines, with a time before or without: ``[10:02] <Name> text``."""

from __future__ import annotations

import re

from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page
from closecall.thread.readers.line_reader import Opens, Sample, Spoken, line_reader
from closecall.thread.records import ThreadKind

_LINE = re.compile(
    r"\s{0,4}(?P<stamp>[\[(]?[0-9][0-9:./, -]{2,24}[\])]?)?\s{0,4}<(?P<name>[^<>/@\n]{1,48})>\s(?P<text>.*)$"
)
_FEWEST = 3


def _written(line: str) -> Spoken | None:
    match = _LINE.match(line) if "<" in line else None
    if match is None:
        return None
    name = match["name"].strip("+~& ")
    if not (is_speaker(name) or name.isidentifier()):
        return None
    return Spoken(name, match["text"].strip(), (match["stamp"] or "").strip(" []()"))


def _opens_in(page: Page) -> Opens | None:
    """Whether most lines begin so and somebody comes back; a page of tags has closing ones."""
    sample = Sample(page, _written)
    lines = len(sample.spoken)
    if len(sample.names) < 2 or lines < _FEWEST or lines * 2 < len(sample.lines):
        return None
    return None if any("</" in line for line in sample.lines) else _written


READER = line_reader("angled names", 0.9, _opens_in, ThreadKind.EMAIL, typed=True)
