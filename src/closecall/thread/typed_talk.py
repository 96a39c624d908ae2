"""Whether a talk that is pasted as ``Name: text`` was typed: chats and calls have the same form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data

_NOT_SPOKEN = compiled_late(
    r"[\U0001F300-\U0001FAFF\u2600-\u27BF]|(?<!\w)[:;]-?[)(DP](?!\w)|\b(?:lol|thx|tbh|omg|pls|plz|imo)\b",
    re.IGNORECASE,
)
# Who writes a call down ends what is said with a full stop, or shows that it broke off; scripts without
# cases are not told by it.
_UNENDED = compiled_late(r"[a-zß-öø-ÿ\u0100-\u017f\u0430-\u044f0-9]\s*$", re.IGNORECASE)

NUMBERED_SPEAKER = compiled_late(
    r"(?:speaker|sprecher|locuteur|hablante|parlante|falante|spreker|talare|mówca)[ _]?\d{1,3}", re.IGNORECASE
)
"""What a recorder calls who speaks."""


def holds_unspoken(bodies: Sequence[str]) -> bool:
    """Whether there is in it what nobody speaks: an emoji, a smiley, "thx"."""
    return any(_NOT_SPOKEN.search(body) for body in bodies)


def reads_typed(bodies: Sequence[str], heading: str) -> bool:
    """Whether a message ends without a mark, as people type, and nothing tells of a call.

    A call is told by the heading above, or by what is only said into a telephone.
    """
    if not any(map(_UNENDED.search, bodies)):
        return False
    return not (_tells_of_call(heading) or any(map(_only_said().search, bodies)))


def is_recorded(names: Sequence[str]) -> bool:
    """Whether a recorder's number stands for one who speaks: "Speaker 1"; nobody types under such a name."""
    return any(map(NUMBERED_SPEAKER.fullmatch, names))


@cache
def _only_said() -> re.Pattern[str]:
    return re.compile("|".join(_data()["patterns"]), re.IGNORECASE | re.MULTILINE)


@cache
def _data() -> Mapping[str, Sequence[str]]:
    return read_data(Path(__file__).with_suffix(".toml"))


def _tells_of_call(heading: str) -> bool:
    words = (word for line in heading.split("\n") for word in re.findall(r"[^\W\d_]+", line.casefold()))
    return not frozenset(_data()["spoken"]).isdisjoint(words)
