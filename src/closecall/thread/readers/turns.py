"""Turns gathered line by line, shared by the transcript readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from closecall.text.dates import WrittenDate
from closecall.thread.pieces import Piece
from closecall.thread.speakers import LONGEST_NAME, is_speaker

SAMPLE = 80
"""Filled lines that a confidence looks at."""


@dataclass(slots=True)
class Turn:
    """A turn while its lines are gathered; ``first`` and ``last`` count from 0."""

    name: str | None
    first: int
    last: int
    raw_time: str = ""
    offset: float | None = None
    date: WrittenDate | None = None
    lines: list[str] = field(default_factory=list)

    def add(self, index: int, text: str) -> None:
        """Put a line of text at the end of the turn."""
        self.lines.append(text)
        if text.strip():
            self.last = index


def pieces_of(turns: list[Turn]) -> tuple[Piece, ...]:
    """The turns that say anything, as pieces."""
    return tuple(_spoken(turns))


def _spoken(turns: list[Turn]) -> Iterator[Piece]:
    for turn in turns:
        body = "\n".join(turn.lines).strip()
        if body:
            yield Piece(
                body=body,
                lines=(turn.first + 1, turn.last + 1),
                name=turn.name,
                raw_time=turn.raw_time,
                offset=turn.offset,
                date=turn.date,
            )


def named(line: str) -> tuple[str, str] | None:
    """Speaker and text of a ``Name: text`` line, None for any other line."""
    head, colon, text = line[: LONGEST_NAME + 8].partition(":")
    is_time = head[-1:].isdigit() and text[:1].isdigit()
    if not colon or is_time or text.startswith("//") or not is_speaker(head):
        return None
    return head.strip(" *_"), line[line.index(":") + 1 :].strip(" *_\t")
