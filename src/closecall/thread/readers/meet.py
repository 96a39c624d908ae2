"""Google Meet's text: a title, the attendees, ``Name: text`` paragraphs, a bare time every few minutes."""

from __future__ import annotations

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turns import Turn, named, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import seconds_of

_HEADING_WITHIN = 8
_END = ("transcription ended after", "this editable transcript was computer generated", "meeting ended after")


def _is_heading(line: str, word: str) -> bool:
    return line.strip("# *_:").casefold() == word


def confidence(page: Page) -> float:
    """Certain when an "Attendees" heading stands near the top and names speak below."""
    top = [page.lines[i] for i in page.filled[:_HEADING_WITHIN]]
    if not any(_is_heading(line, "attendees") for line in top):
        return 0.0
    return 0.97 if any(named(page.lines[i]) for i in page.filled[2:40]) else 0.0


def read(page: Page) -> Reading:
    """One piece a turn; a bare time is the earliest that the turns below it can begin."""
    turns: list[Turn] = []
    title: list[str] = []
    stamp, offset = "", None
    for index, line in enumerate(page.lines):
        text = line.strip()
        bare = seconds_of(text) if len(text) <= 12 else None
        turn = named(text)
        if bare is not None:
            stamp, offset = text, bare
        elif text.casefold().startswith(_END):
            break
        elif turn is not None:
            turns.append(Turn(turn[0], index, index, raw_time=stamp, offset=offset, lines=[turn[1]]))
        elif turns:
            turns[-1].add(index, text)
        elif text:
            title.append(text)
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


READER = Reader("Google Meet text", 0.97, confidence, read)
