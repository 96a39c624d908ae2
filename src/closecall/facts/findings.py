"""What one source found: values of facts, the evidence for them, and what the reader should know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

from closecall.facts.open_question import OpenQuestion, asked_words
from closecall.facts.vocabulary import HesitationKind

EvidenceSource = Literal["words", "behaviour", "given", "seller"]
_NOTHING: tuple[Any, ...] = (None, False, 0, "none", [], "")
# "No budget", "the need is denied" and "they have not seen the price" are findings.
_FINDINGS = (("budget_status", "none"), ("need_confirmed", False), ("price_known", False))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed.

    Attributes:
        source: "words" of the buyer, "behaviour" seen in the thread, "given" (facts file), "seller" (note).
        message: index into the thread's messages; None for given facts and the note.
        start, end: offsets into that message's body; ``quote`` is that slice, literally.
        event: for behaviour without a quote: what happened, in a few words.

    """

    fact: str
    source: EvidenceSource
    message: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = field(default="", repr=False)
    event: str = ""


class Place(NamedTuple):
    """Where words stand: ``start`` and ``end`` in the body of a message."""

    message: int
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in the body."""
        return self.start, self.end


class Settling(NamedTuple):
    """Words of the buyer that settle what held him back: their place, and its kind, ``any`` or ``intent``."""

    message: int
    start: int
    kind: str

    def settles(self, kind: str, *, message: int, start: int) -> bool:
        """Whether a hesitation of a kind, told at that place, is settled by these words.

        That somebody else has to agree is settled by news of him, not by "no more questions".
        """
        general = ("intent",) if kind == HesitationKind.AUTHORITY else ("any", "intent")
        return (self.message, self.start) > (message, start) and self.kind in (*general, kind)


@dataclass(frozen=True, slots=True)
class Findings:
    """Facts from one source (the buyer's words, behaviour, the note), before they are merged.

    Attributes:
        values: fact name to value, as :class:`closecall.facts.Facts` takes it; unknown facts are absent.
        settling: where the buyer says that something no longer holds him back.
        questions: what only the seller can tell.

    """

    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    settling: tuple[Settling, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()

    @property
    def unsettled(self) -> str:
        """Words of the buyer of which only the seller can tell whether they are a no; else empty."""
        return asked_words(self.questions, "no")

    def without(self, *facts: str) -> Findings:
        """The values and their evidence without those of some facts."""
        values = {name: value for name, value in self.values.items() if name not in facts}
        evidence = tuple([item for item in self.evidence if item.fact not in facts])
        return replace(self, values=values, evidence=evidence)


def first_values(read: Sequence[Findings]) -> dict[str, Any]:
    """The values of all findings; of a fact that several tell, the first stands."""
    return {name: value for part in reversed(read) for name, value in part.values.items()}


def shown_values(
    values: Mapping[str, Any], evidence: Iterable[Evidence], fact: str
) -> list[tuple[Any, Evidence]]:
    """Each item of a fact that is a list, with its evidence; none where there is not one piece for each."""
    told = values.get(fact) or ()
    shown = [item for item in evidence if item.fact == fact]
    return list(zip(told, shown, strict=True)) if len(told) == len(shown) else []


def newest_message(evidence: Iterable[Evidence], *facts: str) -> int:
    """The newest message that shows one of these facts; -1 where none does."""
    return max((e.message for e in evidence if e.fact in facts and e.message is not None), default=-1)


def says_something(fact: str, value: Any) -> bool:  # noqa: ANN401  any fact's value
    """Whether a fact's value, as JSON, is a finding; an absent one is none."""
    return value not in _NOTHING or (fact, value) in _FINDINGS
