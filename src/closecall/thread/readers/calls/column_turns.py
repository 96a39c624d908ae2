"""Turns whose speakers stand in a column of their own, in capitals (``MS LUND   That suits us``)."""

from __future__ import annotations

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page
from closecall.thread.readers.line_reader import Opens, Sample, Spoken, line_reader
from closecall.thread.records import ThreadKind

_LINE = compiled_late(r"(?P<name>[^\W\d_a-z][^\s:]{0,20}(?: [^\s:]{1,20}){0,2})(?:\t| {2,12})(?P<text>\S.*)$")
_MOST_SPEAKERS = 6


def _spoken(line: str) -> Spoken | None:
    match = _LINE.match(line.strip())
    if match is None or not match["name"].isupper() or not is_speaker(match["name"]):
        return None
    return Spoken(match["name"], match["text"].strip())


def _opens_in(page: Page) -> Opens | None:
    """Whether most lines begin with one of a few names in capitals, of which two come back."""
    sample = Sample(page, _spoken)
    are_few = sample.come_back() >= 2 and len(sample.names) <= _MOST_SPEAKERS
    return _spoken if are_few and sample.is_talk(fewest=4, share=1 / 2) else None


READER = line_reader("turns in columns", 0.79, _opens_in, ThreadKind.CALL)
