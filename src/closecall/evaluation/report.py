"""The tables over all outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from closecall.evaluation.agreement import SECOND_LOOKS, FactCount, total
from closecall.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Tally:
    """How often the answers to some cases were the expected, an acceptable, a harmful one.

    Attributes:
        facts: the counts of all facts of these cases together, each once.

    """

    cases: int
    expected: int
    acceptable: int
    harmful: int
    facts: FactCount

    def to_dict(self) -> dict[str, Any]:
        """The tally as JSON."""
        return {
            "cases": self.cases,
            "expected": self.expected,
            "acceptable": self.acceptable,
            "harmful": self.harmful,
            "facts": self.facts.to_dict(),
        }


_GROUPS: Mapping[str, Callable[[Outcome], str]] = {
    "language": lambda outcome: outcome.case.lang,
    "kind": lambda outcome: outcome.case.kind,
    "format": lambda outcome: outcome.format or "(not read)",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of all cases, and the tables over them."""

    outcomes: tuple[Outcome, ...]
    seconds: float

    def ids(self, chosen: Callable[[Outcome], bool]) -> list[str]:
        """Ids of the cases for which ``chosen`` holds, in the order of the file."""
        return [outcome.case.id for outcome in self.outcomes if chosen(outcome)]

    def confusion(self) -> dict[str, dict[str, int]]:
        """For each expected approach, how often each approach was answered; "error" where none was."""
        rows: dict[str, Counter[str]] = {}
        for outcome in self.outcomes:
            answered = outcome.approach.value if outcome.approach else "error"
            rows.setdefault(outcome.case.expected_approach.value, Counter())[answered] += 1
        return {row: dict(sorted(rows[row].items())) for row in sorted(rows)}

    def per_fact(self) -> dict[str, FactCount]:
        """The counts of each row of the table of facts, for what any case labels or any reading found."""
        return total(row for outcome in self.outcomes for row in outcome.fact_counts())

    def groups(self) -> dict[str, dict[str, Tally]]:
        """The cases by language, by kind and by the format that the thread was read as."""
        return {
            name: {
                group: _tally(o for o in self.outcomes if group_of(o) == group)
                for group in sorted({group_of(o) for o in self.outcomes})
            }
            for name, group_of in _GROUPS.items()
        }

    def drafts(self) -> dict[str, Any]:
        """How many drafts were written, by whom, after how many attempts, and how many are clean."""
        drafts = [o.draft for o in self.outcomes if o.draft is not None]
        by_model = [d for d in drafts if d.source == "model"]
        return {
            "count": len(drafts),
            "clean": sum(not d.open_problems for d in drafts),
            "model_first_try": sum(d.attempts == 1 for d in by_model),
            "model_after_reasks": sum(d.attempts > 1 for d in by_model),
            "template": len(drafts) - len(by_model),
            "open_problems": _how_often(code for d in drafts for code in d.open_problems),
            "mended": _how_often(code for d in drafts for code in d.mended),
        }

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return {
            "schema": "closecall.eval/1",
            "cases": len(self.outcomes),
            **{
                name: {"count": len(ids), "ids": ids}
                for name, ids in (
                    ("expected", self.ids(lambda o: o.expected)),
                    ("acceptable", self.ids(lambda o: o.acceptable)),
                    ("harmful", self.ids(lambda o: o.harmful)),
                )
            },
            "errors": {o.case.id: o.error for o in self.outcomes if o.error},
            "confusion": self.confusion(),
            "facts": {row: count.to_dict() for row, count in self.per_fact().items()},
            "groups": {
                name: {group: tally.to_dict() for group, tally in groups.items()}
                for name, groups in self.groups().items()
            },
            "drafts": self.drafts(),
            "each": [outcome.to_dict() for outcome in self.outcomes],
            "seconds": round(self.seconds, 3),
        }


def _tally(outcomes: Iterable[Outcome]) -> Tally:
    chosen = tuple(outcomes)
    counts = (count for o in chosen for row, count in o.fact_counts() if row not in SECOND_LOOKS)
    return Tally(
        len(chosen),
        expected=sum(o.expected for o in chosen),
        acceptable=sum(o.acceptable for o in chosen),
        harmful=sum(o.harmful for o in chosen),
        facts=sum(counts, FactCount()),
    )


def _how_often(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))
