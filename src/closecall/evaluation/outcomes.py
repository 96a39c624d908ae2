"""What came of one labelled case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from closecall.decision import Approach
from closecall.evaluation.agreement import Differences, FactCount, count_facts, differences
from closecall.evaluation.cases import Case
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """How a draft came about.

    Attributes:
        source: "model" or "template".
        attempts: model answers used up.
        open_problems: codes of the rules that the draft handed out still breaks.
        mended: codes of the rules that were broken on the way.

    """

    source: str
    attempts: int
    open_problems: tuple[str, ...]
    mended: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case.

    Attributes:
        approach: None when the input was refused; ``error`` says why.
        given: the facts that were given as known, and so tell nothing about the reader.
        evidence: what the facts that were read rest on.
        format: as which the thread was read; "" when it was not.

    """

    case: Case
    approach: Approach | None
    facts: Facts
    given: Facts = field(default_factory=Facts)
    evidence: tuple[Evidence, ...] = ()
    format: str = ""
    draft: DraftOutcome | None = None
    error: str = ""

    @property
    def expected(self) -> bool:
        """Whether it is the labelled approach."""
        return self.approach is self.case.expected_approach

    @property
    def acceptable(self) -> bool:
        """Whether a fair judge would accept it."""
        return self.approach in self.case.acceptable

    @property
    def harmful(self) -> bool:
        """Whether it is one of the approaches that do harm here."""
        return self.approach in self.case.never

    def fact_counts(self) -> Iterator[tuple[str, FactCount]]:
        """The rows of the table of facts, without those that were given."""
        return count_facts(*self._labelled_and_read())

    @property
    def differences(self) -> Differences:
        """The facts that were read otherwise than labelled, without those that were given."""
        return differences(*self._labelled_and_read())

    def _labelled_and_read(self) -> tuple[dict[str, Any], dict[str, Any]]:
        read, given = self.facts.to_dict(), self.given.to_dict()
        only_given = {fact for fact, value in given.items() if read.get(fact) == value}
        return (
            {fact: value for fact, value in self.case.facts.items() if fact not in only_given},
            {fact: value for fact, value in read.items() if fact not in only_given},
        )

    def to_dict(self) -> dict[str, Any]:
        """The answer beside the label, and each fact read otherwise with both values, as JSON."""
        found = self.differences
        return {
            "id": self.case.id,
            "kind": self.case.kind,
            "lang": self.case.lang,
            "format": self.format,
            "expected": self.case.expected_approach.value,
            "got": self.approach.value if self.approach else None,
            "harmful": self.harmful,
            **({"error": self.error} if self.error else {}),
            "facts": {
                "missed": [{"fact": fact, "label": label} for fact, label in found.missed.items()],
                "wrong": [
                    {"fact": fact, "label": label, "read": read, "quotes": self._quotes(fact)}
                    for fact, (label, read) in found.wrong.items()
                ],
                "extra": self._claimed(found.extra),
                "unlabelled": self._claimed(found.unlabelled),
            },
        }

    def _claimed(self, read: dict[str, Any]) -> list[dict[str, Any]]:
        return [{"fact": fact, "read": value, "quotes": self._quotes(fact)} for fact, value in read.items()]

    def _quotes(self, fact: str) -> list[str]:
        return [e.quote or e.event for e in self.evidence if e.fact == fact]
