"""What the buyer, or the seller's note, may have said and only the seller can tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

MayBe = Literal["no", "yes", "anything"]
"""A no; a yes that nobody took for one; or anything, in a language that nobody hears."""


class Stops(IntEnum):
    """What an open question stops until the seller has told; each stops what those before it do."""

    NOTHING = 0
    FIRM_CLOSE = 1
    CLOSING = 2
    """A firm close, and a confirmation."""
    GOING_ON = 3
    """Whatever goes on with the sale, or with what is asked to go on with it."""
    ALL = 4
    """All but a no that is known."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Words that may say what no reader is sure of.

    Attributes:
        words: the sentence, literally; of a language, what it is called.
        is_shown: whether the seller is warned of it, whatever else he is told.
        is_of_note: whether it is a sentence of the seller's note.

    """

    may_be: MayBe
    words: str
    stops: Stops = Stops.NOTHING
    is_shown: bool = False
    is_of_note: bool = False


def first_asked(questions: Iterable[OpenQuestion], may_be: MayBe) -> OpenQuestion | None:
    """The first that may be a no (or anything) and that is asked before all else; None without one."""
    return next((each for each in questions if each.may_be == may_be and each.stops is Stops.ALL), None)


def asked_words(questions: Iterable[OpenQuestion], may_be: MayBe) -> str:
    """Its words; empty without one."""
    asked = first_asked(questions, may_be)
    return asked.words if asked else ""
