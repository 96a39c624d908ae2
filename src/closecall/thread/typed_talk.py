"""Whether a talk that is pasted as ``Name: text`` was typed: chats and calls have the same form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from closecall.text.resources.lazy_regex import compiled_late

_NOT_SPOKEN = compiled_late(
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|(?<!\w)[:;]-?[)(DP](?!\w)|\b(?:lol|thx|tbh|omg|pls|plz|imo)\b",
    re.IGNORECASE,
)
# Who writes a call down ends what is said with a full stop, or shows that it broke off; scripts without
# cases are not told by it.
_UNENDED = compiled_late(r"[a-zß-öø-ÿ\u0100-\u017f\u0430-\u044f0-9]\s*$", re.IGNORECASE)


def holds_unspoken(bodies: Sequence[str]) -> bool:
    """Whether there is in it what nobody speaks: an emoji, a smiley, "thx"."""
    return any(_NOT_SPOKEN.search(body) for body in bodies)


def reads_typed(bodies: Sequence[str], heading: str) -> bool:
    """Whether a message ends without a mark, as people type, and no heading above tells of a call."""
    return any(map(_UNENDED.search, bodies)) and not _tells_of_call(heading)


def _tells_of_call(heading: str) -> bool:
    from closecall.thread.lexicon.mail_words import mail_words  # noqa: PLC0415  the words know the records

    words = (word for line in heading.split("\n") for word in re.findall(r"[^\W\d_]+", line.casefold()))
    return not mail_words().spoken.isdisjoint(words)
