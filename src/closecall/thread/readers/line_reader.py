"""The frame of every format in which a line alone tells who speaks: what a reader of one adds is its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn
from closecall.thread.records import ThreadKind

_LARGEST_TITLE = 4


class Spoken(NamedTuple):
    """What a line says, and who says it."""

    name: str
    text: str
    stamp: str = ""
    offset: float | None = None


Opens = Callable[[str], Spoken | None]
"""What a line says under a name; None for a line that goes on with the one above."""


class Sample:
    """The first filled lines of a page, what is said in them under a name, and how often each name speaks."""

    def __init__(self, page: Page, opens: Opens) -> None:
        self.lines = [page.lines[i] for i in page.filled[:SAMPLE]]
        found = [(place, spoken) for place, line in enumerate(self.lines) if (spoken := opens(line))]
        self.spoken = [spoken for _, spoken in found]
        self.names = Counter(spoken.name for spoken in self.spoken)
        self._title = found[0][0] if found else len(self.lines)

    def is_talk(self, *, fewest: int, share: float) -> bool:
        """Whether so many lines, and this share of those below a short title, begin with a name."""
        below = len(self.lines) - self._title
        return self._title <= _LARGEST_TITLE and len(self.spoken) >= max(fewest, share * below)

    def come_back(self) -> int:
        """How many of the names speak more than once."""
        return sum(times > 1 for times in self.names.values())


def talk_of(page: Page, opens: Opens) -> Talk:
    """One turn a line with a name; a line without one goes on with the turn above, or is the title."""
    talk = Talk()
    for index in page.filled:
        if (spoken := opens(page.lines[index])) is None:
            talk.add(index, page.lines[index])
        else:
            name, text, stamp, offset = spoken
            talk.turns.append(Turn(name, index, index, raw_time=stamp, offset=offset, lines=[text]))
    return talk


def line_reader(
    name: str,
    highest: float,
    opens_in: Callable[[Page], Opens | None],
    kind: ThreadKind,
    *,
    typed: bool = False,
) -> Reader:
    """A reader as sure as ``highest`` of each page for which ``opens_in`` tells how its lines are read."""

    def read(page: Page) -> Reading:
        opens = opens_in(page)
        return (talk_of(page, opens) if opens else Talk()).reading(kind)

    return Reader(name, highest, lambda page: highest if opens_in(page) else 0.0, read, typed)
