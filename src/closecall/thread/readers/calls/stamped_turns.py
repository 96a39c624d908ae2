"""``[00:12] Name: text``, ``00:13:46 Name: text``, ``Name (00:12): text``, ``Name: [00:12] text``.

The time may also stand in ``<>`` or ``{}``.
"""

from __future__ import annotations

import re

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker, seconds_of
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn, labelled, labels_of, named
from closecall.thread.records import ThreadKind

_CLOCK = r"\d{1,3}(?::\d{1,2}){1,2}(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?"
# What every stamp holds; most lines hold none.
_TIME = re.compile(r"\d:\d")
_UNTIL = rf"(?:\s?(?:-|--|\u2013|->|-->|to)\s?{_CLOCK})?"
_BEFORE = compiled_late(rf"\s{{0,4}}[\[(<{{]?(?P<stamp>{_CLOCK}){_UNTIL}[\])>}}]?[\s\u2013|-]{{1,4}}")
_AFTER = re.compile(
    rf"(?P<name>[^\[(:]{{1,60}}?)\s?[\[(](?P<stamp>{_CLOCK}){_UNTIL}[\])]\s?:\s?(?P<text>.*)$"
)
_INSIDE = compiled_late(rf"\s?[\[(](?P<stamp>{_CLOCK}){_UNTIL}[\])]\s?(?P<text>.*)$")


def _stamped(line: str) -> tuple[str, str, str] | None:
    """Time, label and text."""
    if not _TIME.search(line, 0, LONGEST_LINE):
        return None
    line = line.lstrip("*_ ")
    if line.lstrip(" [(<{")[:1].isdigit():
        before = _BEFORE.match(line)
        turn = labelled(line[before.end() :]) if before else None
        return (before["stamp"], *turn) if before and turn else None
    after = _AFTER.match(line)
    if after and is_speaker(after["name"]):
        return after["stamp"], after["name"].strip(" *_"), after["text"].strip(" *_")
    turn = named(line)
    inside = _INSIDE.match(turn[1]) if turn else None
    return (inside["stamp"], turn[0], inside["text"]) if turn and inside else None


def confidence(page: Page) -> float:
    """High when a third of the lines begin with a time and a name, in either order."""
    sample = page.filled[:SAMPLE]
    found = sum((turn := _stamped(page.lines[i])) is not None and is_speaker(turn[1]) for i in sample)
    return 0.95 if found >= 2 and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a stamped line, with its offset. Times with a.m. or p.m. are those of a written chat."""
    found = {index: turn for index in page.filled if (turn := _stamped(page.lines[index])) is not None}
    labels = labels_of(f"{label}: {text}" for _, label, text in found.values())
    talk = Talk()
    written = False
    for index, line in enumerate(page.lines):
        turn = found.get(index)
        if turn is not None and turn[1] in labels:
            stamp, name, text = turn
            written = written or stamp[-1] in "mM."
            offset = seconds_of(stamp)
            talk.turns.append(Turn(name, index, index, raw_time=stamp, offset=offset, lines=[text]))
        else:
            talk.add(index, line)
    kind = ThreadKind.EMAIL if written else ThreadKind.CALL
    return talk.reading(kind)


READER = Reader("stamped turns", 0.95, confidence, read)
