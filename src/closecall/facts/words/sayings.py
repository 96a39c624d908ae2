"""One thing the buyer said: a cue, where it stands, and the words a seller would recognise it by."""

from __future__ import annotations

from dataclasses import dataclass

from closecall.facts.cues import Cue
from closecall.facts.vocabulary import Evidence

# A longer sentence is quoted by the clause.
_LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue that the buyer's side said and that nothing around it voids.

    Attributes:
        message: index of the message.
        at: where the cue's words begin in the message's body.
        sentence: start and end of the sentence they stand in.
        clause: start and end of their clause.
        conditional: whether what is said hangs on a condition in the same sentence.

    """

    cue: Cue
    message: int
    at: int
    sentence: tuple[int, int]
    clause: tuple[int, int]
    conditional: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """Earlier sayings come first."""
        return self.message, self.at

    def evidence(self, fact: str, body: str) -> Evidence:
        """The sentence as evidence for a fact; of a long sentence, the clause."""
        start, end = self.sentence
        if end - start > _LONGEST_QUOTE:
            start, end = self.clause
        return Evidence(fact, "words", self.message, start, end, body[start:end])
