"""The result of reading: the facts, what each rests on, and what stayed unclear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from closecall.facts.findings import Evidence
from closecall.facts.open_question import OpenQuestion, asked_words
from closecall.facts.vocabulary import Facts, Refusal, Stage, VerbalInterest


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """What became of the findings of a second reader.

    Attributes:
        made: how many it gave.
        dropped: how many do not count, by reason; reasons without any are absent.
        changed: the facts that are not as the words' reader alone would have them.

    """

    made: int
    dropped: tuple[tuple[str, int], ...] = ()
    changed: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values."""
        return {"made": self.made, "dropped": dict(self.dropped), "changed": list(self.changed)}


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a second reader found in the buyer's own words and our own ear does not hear there.

    Attributes:
        value: as the fact takes it.
        evidence: the words that the reader rests it on.

    """

    fact: str
    value: Any
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the facts, the evidence for each, and what the reader should know.

    Attributes:
        claims: what became of a second reader's findings; None where the words' reader listened alone.
        claimed: what a second reader found that would raise the stance and does not count: only the seller
            can tell whether it is so.
        questions: what only the seller can tell.
        given: the facts that the seller gave and that stand, be it as they were read.

    """

    facts: Facts
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    claims: ClaimCount | None = None
    claimed: tuple[Claimed, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    given: frozenset[str] = frozenset()

    @property
    def unheard(self) -> str:
        """What the buyer's language is called, where it is one that nobody hears; else empty."""
        return asked_words(self.questions, "anything")

    @property
    def unsettled(self) -> str:
        """Words of which only the seller can tell whether they are a no, asked first of all; else empty."""
        return asked_words(self.questions, "no")

    @property
    def possible_yes(self) -> str:
        """The newest words, where they may be a yes that nobody took for one; else empty."""
        return next((each.words for each in self.questions if each.may_be == "yes"), "")

    @property
    def is_unheard(self) -> bool:
        """Whether a no may have been said that nobody heard or is sure of, and the seller has not told."""
        return bool(self.unheard or self.unsettled) and not self._is_told("refusal")

    @property
    def is_possible_yes(self) -> bool:
        """Whether the newest words may be a yes, and the seller has told neither that nor a no."""
        is_no = self.facts.refusal not in (None, Refusal.NONE)
        return bool(self.possible_yes) and not is_no and not self._is_told("stage")

    @property
    def unclear(self) -> tuple[str, ...]:
        """What the last words may tell, by the fact: a yes (``stage``), a no (``refusal``), likelier first.

        Nobody heard a no in them, nor what holds the buyer back, nor that he has accepted; so they may be
        either. What the seller has told is clear.
        """
        facts = self.facts
        is_silent = facts.hesitations is None
        if facts.stage is Stage.ACCEPTED or not (is_silent or self.is_unheard):
            return ()
        may_be_a_yes = facts.stage is Stage.VERBAL_YES or facts.verbal_interest is VerbalInterest.INTENT
        yes = () if self._is_told("stage") else ("stage",)
        no = () if self._is_told("refusal") or not is_silent else ("refusal",)
        if may_be_a_yes:
            return (*yes, *no)
        # Once it is no no, the questions that lead on are more use than whether it is a yes.
        return (*no, *yes) if no else ()

    def _is_told(self, fact: str) -> bool:
        return fact in self.given or any(
            item.fact == fact and item.source in ("given", "seller") for item in self.evidence
        )
