"""Lines of a page apart from their quote marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

DEEPEST_QUOTE = 50


class QuotedLines(NamedTuple):
    """Lines apart from their quote marks.

    Attributes:
        depths: how many ``>`` each line begins with, at most :data:`DEEPEST_QUOTE`.
        contents: the lines without them and without space around.

    """

    depths: tuple[int, ...]
    contents: tuple[str, ...]

    @classmethod
    def of(cls, lines: Sequence[str]) -> QuotedLines:
        """The lines of a page, parted from their quote marks."""
        parted = [_parted(line) if ">" in line else (0, line.strip()) for line in lines]
        return cls(depths=tuple([depth for depth, _ in parted]), contents=tuple([text for _, text in parted]))

    def next_filled(self, index: int) -> int | None:
        """The first line from ``index`` on that holds anything, looking at most 20 lines ahead."""
        ahead = range(index, min(len(self.contents), index + 20))
        return next((i for i in ahead if self.contents[i]), None)

    def last_filled(self, index: int) -> int | None:
        """The last line up to ``index`` that holds anything, looking at most 20 lines back."""
        return next((i for i in range(index, max(-1, index - 20), -1) if self.contents[i]), None)


def _parted(line: str) -> tuple[int, str]:
    text = line.strip()
    if text[:1] != ">" or (text.startswith(">>>") and text.endswith("<<<")):
        return 0, text
    rest = text.lstrip("> ")
    return min(DEEPEST_QUOTE, text.count(">", 0, len(text) - len(rest))), rest
