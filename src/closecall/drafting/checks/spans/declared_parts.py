"""Where a draft says what it says: its declared parts, and the paragraphs between greeting and sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from closecall.drafting.records import Draft

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+){0,200}")


def declared_spans(draft: Draft) -> Iterator[tuple[int, int]]:
    """Start and end in the body of each part that the draft declares and the body holds."""
    step = draft.next_step
    single = (draft.exit, draft.hesitation, draft.disagreement, draft.recommendation, draft.question)
    dated = (step.what, step.when, step.how) if step is not None else ()
    for part in (*single, *draft.quotes, *draft.reasons, *dated):
        if part and (start := draft.body.find(part)) >= 0:
            yield start, start + len(part)


def any_overlaps(spans: Sequence[tuple[int, int]], *, start: int, end: int) -> bool:
    """Whether one of the spans shares a character with the stretch."""
    return any(first < end and start < last for first, last in spans)


def middle_paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Start and end of the paragraphs between the greeting and the sign-off."""
    every = [match.span() for match in _PARAGRAPH.finditer(body.rstrip())]
    yield from every[1:-1]
