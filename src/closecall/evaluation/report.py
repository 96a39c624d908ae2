"""The tables over all outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from closecall.evaluation.agreement import FactCount, total
from closecall.evaluation.outcomes import Outcome


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
            "open_problems": _tally(code for d in drafts for code in d.open_problems),
            "mended": _tally(code for d in drafts for code in d.mended),
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
            "drafts": self.drafts(),
            "each": [outcome.to_dict() for outcome in self.outcomes],
            "seconds": round(self.seconds, 3),
        }


def _tally(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))
