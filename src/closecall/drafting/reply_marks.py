"""The marks before a mail's subject that say it answers or passes on another: "Re:", "AW:", "Fwd:"."""

from __future__ import annotations

import re

REPLY_MARK = re.compile(
    r"\s{0,4}(?:re|fwd?|aw|wg|tr|rv|sv|antw|ref|odp|r)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:\s{0,4}", re.IGNORECASE
)
_MOST_MARKS = 5


def without_marks(subject: str) -> str:
    """The subject behind its marks."""
    for _ in range(_MOST_MARKS):
        mark = REPLY_MARK.match(subject)
        if mark is None:
            break
        subject = subject[mark.end() :]
    return subject
