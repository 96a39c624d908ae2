"""Google Meet's text: a title, the attendees, ``Name: text`` paragraphs, a bare time every few minutes.

Gemini's notes of the same meeting may stand above it: they are a program's words, not the speakers'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from closecall.thread.lexicon.call_words import call_words
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import Talk, Turn, bare_time, labelled, named, summarised
from closecall.thread.records import ThreadKind

_HEADING_WITHIN = 8
_LONGEST_HEADING = 220
_MARKS = " \t#*_:\ufe0f📖📝"
_LEFT_OUT = "The notes above the transcript were left out: a program wrote them, not the speakers."


def _heading(line: str) -> str:
    return line.strip(_MARKS).casefold().replace("’", "'") if len(line) <= _LONGEST_HEADING else ""


def _lists_attendees(heading: str) -> bool:
    """Whether a line is the heading above the attendees, or names them itself: "Attendees: Ann, Bo"."""
    return heading == "attendees" or heading.startswith("attendees:")


def _is_title(heading: str) -> bool:
    return heading in call_words().titles or heading.endswith(call_words().title_ends)


def _beginning(page: Page) -> int:
    """The line on which the transcript begins: the last title of one that speech follows, else the first."""
    for place in range(len(page.filled) - 1, -1, -1):
        index = page.filled[place]
        if _is_title(_heading(page.lines[index])):
            below = page.filled[place + 1 : place + 8]
            if any(named(page.lines[i]) for i in below):
                return index
    return 0


def _is_by_gemini(lines: Sequence[str]) -> bool:
    return any(_heading(line).startswith(call_words().notes_above) for line in lines)


def confidence(page: Page) -> float:
    """Certain when names speak below an "Attendees" heading near the top, or below a transcript's title."""
    top = [_heading(page.lines[i]) for i in page.filled[:_HEADING_WITHIN]]
    if any(_lists_attendees(heading) for heading in top) and any(
        named(page.lines[i]) for i in page.filled[2:40]
    ):
        return 0.97
    if not any(word in page.text.casefold() for word in call_words().titles):
        return 0.0
    begin = _beginning(page)
    below = [page.lines[i] for i in page.filled if i > begin][:40]
    titled = _is_title(_heading(page.lines[begin])) or any(map(_is_title, top))
    timed = any(bare_time(line) is not None for line in below)
    if not titled or not any(named(line) for line in below):
        return 0.0
    return 0.97 if timed or _is_by_gemini(page.lines[:begin]) else 0.0


def read(page: Page) -> Reading:
    """One piece a turn; a bare time is the earliest that the turns below it can begin."""
    begin = _beginning(page)
    labels = _labels(page, begin)
    talk = Talk(title=[page.lines[i].strip() for i in page.filled if i < begin][:6])
    stamp, offset = "", None
    for index, line in enumerate(page.lines[begin:], begin):
        text = line.strip()
        turn = labelled(text)
        if (bare := bare_time(text)) is not None:
            stamp, offset = text.strip(_MARKS), bare
        elif talk.turns and _heading(text).startswith(call_words().ended):
            break
        elif turn is not None and (turn[0] in labels or summarised(text)):
            talk.turns.append(Turn(turn[0], index, index, raw_time=stamp, offset=offset, lines=[turn[1]]))
        else:
            talk.add(index, text)
    warnings = (_LEFT_OUT,) if _is_by_gemini(page.lines[:begin]) else ()
    return talk.reading(ThreadKind.CALL, warnings=warnings)


def _labels(page: Page, begin: int) -> frozenset[str]:
    """Who speaks: the attendees and whoever speaks twice; everybody that looks so where none are listed."""
    lines = [page.lines[i] for i in page.filled if i >= begin]
    counted = Counter(turn[0] for line in lines if (turn := labelled(line.strip())))
    attendees = counted.keys() & _attendees(page)
    return frozenset(
        label
        for label, times in counted.items()
        if label in attendees or (is_speaker(label) and (times > 1 or not attendees))
    )


def _attendees(page: Page) -> frozenset[str]:
    for place, index in enumerate(page.filled[:_HEADING_WITHIN]):
        if _lists_attendees(_heading(page.lines[index])):
            _, _, listed = page.lines[index].partition(":")
            below = [page.lines[i] for i in page.filled[place + 1 : place + 2]]
            names = listed if listed.strip(_MARKS) else " ".join(below)
            return frozenset(name.strip(_MARKS) for name in names.split(","))
    return frozenset()


READER = Reader("Google Meet text", 0.97, confidence, read)
