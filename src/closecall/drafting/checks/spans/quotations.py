"""What stands inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = (
    ("\u201c", "\u201d"),
    ("\u201e", "\u201c"),
    ("\u201e", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u201a", "\u2018"),
    ("\u300c", "\u300d"),
    ('"', '"'),
)
_QUOTED = re.compile("|".join(f"{a}(?:[^{a}{b}\n]{{1,400}}){b}" for a, b in _PAIRS))
_SINGLE = re.compile(r"(?<![\w'\u2019])['\u2018]([^'\u2018\n]{3,300}?)['\u2019](?!\w)")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands inside quotation marks, on one line."""
    for match in _QUOTED.finditer(text):
        yield match.start() + 1, match.end() - 1
    for match in _SINGLE.finditer(text):
        yield match.start(1), match.end(1)
