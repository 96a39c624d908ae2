"""One thing the buyer said: a cue, where it stands, and the words a seller would recognise it by."""

from __future__ import annotations

from typing import NamedTuple

from closecall.facts.cues import Cue
from closecall.facts.findings import Evidence

_LONGEST_QUOTE = 200


def is_long(sentence: tuple[int, int]) -> bool:
    """Whether a sentence is too long to be quoted whole: then its clause is."""
    return sentence[1] - sentence[0] > _LONGEST_QUOTE


class Utterance(NamedTuple):
    """A cue that the buyer's side said and that nothing around it voids.

    Attributes:
        message: index of the message.
        at: where the cue's words begin in the message's body.
        sentence: start and end of the sentence they stand in.
        quoted: start and end of what a seller would recognise it by: the sentence, of a long one the clause.
        conditional: for interest, whether it hangs on a condition in the same sentence.
        until: where the cue's words end; 0 where only the sentence is known.
        beside: what was said and where, when that is not the body: then it is shown instead of a quote.

    """

    cue: Cue
    message: int
    at: int
    sentence: tuple[int, int]
    quoted: tuple[int, int]
    conditional: bool = False
    until: int = 0
    beside: str = ""

    @property
    def order(self) -> tuple[int, int]:
        """Earlier utterances come first."""
        return self.message, self.at

    def evidence(self, fact: str, body: str) -> Evidence:
        """The utterance as evidence for a fact."""
        if self.beside:
            return Evidence(fact, "behaviour", self.message, event=self.beside)
        start, end = self.quoted
        return Evidence(fact, "words", self.message, start, end, body[start:end])
