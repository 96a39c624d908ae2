"""``<Name> text`` chat lines, with a time before or without: ``[10:02] <Name> text``."""

from __future__ import annotations

import re
from collections import Counter

from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_LINE = re.compile(
    r"\s{0,4}(?P<stamp>[\[(]?[0-9][0-9:./, -]{2,24}[\])]?)?\s{0,4}<(?P<name>[^<>/@\n]{1,48})>\s(?P<text>.*)$"
)


def _written(line: str) -> tuple[str, str, str] | None:
    """Time, name and text."""
    match = _LINE.match(line) if "<" in line else None
    if match is None:
        return None
    name = match["name"].strip("+~& ")
    if not (is_speaker(name) or name.isidentifier()):
        return None
    return (match["stamp"] or "").strip(" []()"), name, match["text"].strip()


def confidence(page: Page) -> float:
    """High when most lines begin so and somebody comes back; a page of tags has closing ones."""
    sample = [page.lines[i] for i in page.filled[:SAMPLE]]
    names = Counter(found[1] for line in sample if (found := _written(line)))
    if len(names) < 2 or names.total() < 3 or names.total() * 2 < len(sample):
        return 0.0
    return 0.0 if any("</" in line for line in sample) else 0.9


def read(page: Page) -> Reading:
    """One piece a line with a name; a line without one goes on with the message above."""
    turns: list[Turn] = []
    title: list[str] = []
    for index in page.filled:
        line = page.lines[index]
        found = _written(line)
        if found is not None:
            stamp, name, text = found
            turns.append(Turn(name, index, index, raw_time=stamp, lines=[text]))
        elif turns:
            turns[-1].add(index, line.strip())
        else:
            title.append(line.strip())
    return Reading(ThreadKind.EMAIL, pieces_of(turns), title="\n".join(title))


READER = Reader("angled names", 0.9, confidence, read, typed=True)
