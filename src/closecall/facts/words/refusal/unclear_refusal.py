"""What stands in the way, and what the seller is told, where words may be a no and may be none (S5)."""

from __future__ import annotations

from closecall.facts.vocabulary import Hardness, Hesitation, HesitationKind, HesitationStatus

WALL = Hesitation(kind=HesitationKind.UNSPECIFIED, hardness=Hardness.HARD, status=HesitationStatus.OPEN)
"""It makes firmness impossible until the seller has told what the words mean (S13)."""


def may_be_a_no(quote: str) -> str:
    """The warning that shows the words."""
    return f'I could not tell whether this is a no: "{" ".join(quote.split())}"'


def untold_may_be_a_no(said: str) -> str:
    """The same for a sentence of the seller's note, where nothing is held up by asking."""
    return f"{may_be_a_no(said)} (your note). If it is, add --facts refusal=explicit_no"
