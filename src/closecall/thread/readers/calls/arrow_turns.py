"""A phone's call recorder: one side's lines begin with ``<``, the other's with ``>``; nobody has a name."""

from __future__ import annotations

from itertools import pairwise

from closecall.thread.pieces import Page
from closecall.thread.readers.line_reader import Opens, Sample, Spoken, line_reader

_VOICES = {"> ": "Voice 1", "< ": "Voice 2"}
_FEWEST = 4


def _spoken(line: str) -> Spoken | None:
    line = line.strip()
    voice = _VOICES.get(line[:2])
    return Spoken(voice, line[2:].strip()) if voice else None


def _opens_in(page: Page) -> Opens | None:
    """Whether every line below a title begins so and the two mostly take turns; mail has ``>`` alone."""
    sample = Sample(page, _spoken)
    if len(sample.spoken) < _FEWEST or not (sample.has_short_title and sample.is_spoken(1)):
        return None
    changes = sum(before.name != after.name for before, after in pairwise(sample.spoken))
    return _spoken if changes * 2 >= len(sample.spoken) and sample.come_back == len(_VOICES) else None


READER = line_reader("lines with arrows", 0.86, _opens_in)
