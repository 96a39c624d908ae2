"""A phone's call recorder: one side's lines begin with ``<``, the other's with ``>``; nobody has a name."""

from __future__ import annotations

from itertools import pairwise

from closecall.thread.pieces import Page
from closecall.thread.readers.line_reader import Opens, Sample, Spoken, line_reader
from closecall.thread.records import ThreadKind

_VOICES = {"> ": "Voice 1", "< ": "Voice 2"}


def _spoken(line: str) -> Spoken | None:
    line = line.strip()
    voice = _VOICES.get(line[:2])
    return Spoken(voice, line[2:].strip()) if voice else None


def _opens_in(page: Page) -> Opens | None:
    """Whether every line below a title begins so and the two mostly take turns; mail has ``>`` alone."""
    sample = Sample(page, _spoken)
    changes = sum(before.name != after.name for before, after in pairwise(sample.spoken))
    take_turns = changes * 2 >= len(sample.spoken) and sample.come_back() == len(_VOICES)
    return _spoken if take_turns and sample.is_talk(fewest=4, share=1) else None


READER = line_reader("lines with arrows", 0.86, _opens_in, ThreadKind.CALL)
