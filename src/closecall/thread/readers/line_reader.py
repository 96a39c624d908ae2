"""The frame of every format in which a line alone tells who speaks: what a reader of one adds is its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn
from closecall.thread.records import ThreadKind

_LARGEST_TITLE = 4
"""Filled lines above the first that somebody speaks."""


class Spoken(NamedTuple):
    """What a line says, and who says it."""

    name: str
    text: str
    stamp: str = ""
    offset: float | None = None


Opens = Callable[[str], Spoken | None]
"""What a line says under a name; None for a line that goes on with the one above."""


class Sample:
    """The first filled lines of a page, and those of them that say something under a name.

    Attributes:
        lines: as they stand.
        spoken: what those with a name say.
        first: where the first of them stands; the number of lines where there is none.

    """

    def __init__(self, page: Page, opens: Opens) -> None:
        self.lines = [page.lines[i] for i in page.filled[:SAMPLE]]
        found = [(place, spoken) for place, line in enumerate(self.lines) if (spoken := opens(line))]
        self.spoken: Sequence[Spoken] = [spoken for _, spoken in found]
        self.first = found[0][0] if found else len(self.lines)

    @property
    def has_short_title(self) -> bool:
        """Whether no more stands above the first that is spoken than a title has lines."""
        return self.first <= _LARGEST_TITLE

    @cached_property
    def names(self) -> Counter[str]:
        """How often each of them speaks."""
        return Counter(spoken.name for spoken in self.spoken)

    @property
    def come_back(self) -> int:
        """How many of the names speak more than once."""
        return sum(times > 1 for times in self.names.values())

    def is_spoken(self, share: float) -> bool:
        """Whether this share of the lines below the title begin with a name."""
        return len(self.spoken) >= share * (len(self.lines) - self.first)


def talk_of(page: Page, opens: Opens) -> Talk:
    """One turn a line with a name; a line without one goes on with the turn above, or is the title."""
    talk = Talk()
    for index in page.filled:
        line = page.lines[index]
        spoken = opens(line)
        if spoken is None:
            talk.add(index, line)
        else:
            name, text, stamp, offset = spoken
            talk.turns.append(Turn(name, index, index, raw_time=stamp, offset=offset, lines=[text]))
    return talk


def line_reader(
    name: str,
    confidence: float,
    opens_in: Callable[[Page], Opens | None],
    *,
    kind: ThreadKind = ThreadKind.CALL,
    typed: bool = False,
) -> Reader:
    """The reader of a format that is told line by line.

    Args:
        name: of the format.
        confidence: that a page is of it, where it is at all.
        opens_in: what a page's lines are read by; None for a page of another format.
        kind: of the thread.
        typed: as in :class:`closecall.thread.pieces.Reader`.

    """

    def read(page: Page) -> Reading:
        opens = opens_in(page)
        return (talk_of(page, opens) if opens else Talk()).reading(kind)

    return Reader(name, confidence, lambda page: confidence if opens_in(page) else 0.0, read, typed)
