"""Regular expressions of formats and forms that most texts have nothing of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast


def compiled_late(written: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled when it is first used: compiling all takes longer than reading a thread."""
    return cast("re.Pattern[str]", _Late(written, flags))


def any_of(phrases: Iterable[str]) -> str:
    """The part of an expression that matches any of some phrases as they are written, the longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase) for phrase in longest_first)


class _Late:
    """Has what a compiled expression has, from the first time that anything of it is asked for."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any attribute of an expression
        compiled = re.compile(self._written, self._flags)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)
