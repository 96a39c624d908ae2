"""Where something stands in a draft: what a rule finds, and what lays a draft open for it."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Where a rule is broken: offsets into ``subject``, ``body`` or the draft field ``where``."""

    where: str = "body"
    start: int = 0
    end: int = 0
