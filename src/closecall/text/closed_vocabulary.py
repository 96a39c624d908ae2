"""A word as one of a closed vocabulary."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from closecall.errors import InputError

Word = TypeVar("Word", bound=StrEnum)


def one_of(kind: type[Word], word: str) -> Word:
    """A word as the vocabulary's value, such as ``one_of(Approach, "guide")``.

    Raises:
        InputError: it is no such value; the message lists those there are.

    """
    try:
        return kind(word)
    except ValueError:
        raise InputError(f"{word!r} is none of {', '.join(kind)}.", hint="Choose one of them.") from None
