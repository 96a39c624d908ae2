"""WhatsApp exports: ``[02/08/2025, 20:14:09] Name: text`` and ``09/01/2025, 18:41 - Name: text``."""

from __future__ import annotations

import re

from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turns import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_LINE = re.compile(
    r"\[?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?: ?[AaPp]\.? ?[Mm]\.?)?)\]?(?: [-\u2013])? (?P<rest>.*)$"
)


def _stamped(line: str) -> re.Match[str] | None:
    return _LINE.match(line) if line[:2].lstrip("[")[:1].isdigit() else None


def confidence(page: Page) -> float:
    """Certain when a third of the lines begin with a date, a time and a name."""
    sample = page.filled[:SAMPLE]
    found = sum(
        (match := _stamped(page.lines[i][:LONGEST_LINE])) is not None and ": " in match["rest"]
        for i in sample
    )
    return 1.0 if found and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a message; the lines that WhatsApp itself writes are nobody's."""
    turns: list[Turn] = []
    for index, line in enumerate(page.lines):
        match = _stamped(line)
        if match is None:
            if turns:
                turns[-1].add(index, line.strip())
            continue
        name, colon, text = match["rest"].partition(":")
        if colon and len(name) <= 60:
            turns.append(Turn(name.strip("~ "), index, index, raw_time=match["date"], lines=[text.strip()]))
    return Reading(ThreadKind.EMAIL, pieces_of(turns))


READER = Reader("WhatsApp export", 1.0, confidence, read)
