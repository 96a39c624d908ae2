"""Running the cases, and counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from closecall.advice import Advice
from closecall.advisor import Advisor
from closecall.decision import Approach, decide
from closecall.drafting.checks import problems_in
from closecall.errors import ClosecallError
from closecall.evaluation.cases import Case
from closecall.facts.vocabulary import Facts

# The note holds these; giving them as known would test nothing.
_FROM_THE_NOTE = ("seller_conviction", "conviction_reasons")


class Start(StrEnum):
    """Where an evaluation starts: at the true facts, or at the text as a seller pastes it."""

    FACTS = "facts"
    THREAD = "thread"


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
    """What came of one case; ``approach`` is None when the input was refused, and ``error`` says why."""

    case: Case
    approach: Approach | None
    facts: Facts
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


@dataclass(frozen=True, slots=True)
class FactCount:
    """How often a fact that says something (not false, none or zero) was read right, wrong or not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Of those read, the share that is right; None when none was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Of those labelled, the share that was read right; None when none is labelled."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


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
        """Right, wrong and missed for each fact that any case labels or any reading found."""
        return {
            name: count
            for name in Facts.model_fields
            if (count := _count(name, self.outcomes)) != FactCount()
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
            "facts": {
                name: {
                    "right": count.right,
                    "wrong": count.wrong,
                    "missed": count.missed,
                    "precision": _rounded(count.precision),
                    "recall": _rounded(count.recall),
                }
                for name, count in self.per_fact().items()
            },
            "drafts": self.drafts(),
            "seconds": round(self.seconds, 3),
        }


def evaluate(cases: Iterable[Case], *, start: Start, advisor: Advisor, clock: Callable[[], float]) -> Report:
    """Run every case.

    Args:
        start: from the true facts (no draft is written) or from the thread.
        clock: seconds, for the report's duration only.

    """
    began = clock()
    run = _from_facts if start is Start.FACTS else _from_thread
    outcomes = tuple(run(case, advisor) for case in cases)
    return Report(outcomes, clock() - began)


def _from_facts(case: Case, advisor: Advisor) -> Outcome:
    facts = case.true_facts()
    return Outcome(case, decide(facts, as_of=case.as_of, policy=advisor.policy).approach, facts)


def _from_thread(case: Case, advisor: Advisor) -> Outcome:
    given = {name: case.facts[name] for name in case.not_in_thread if name in case.facts}
    known = Facts.from_mapping({k: v for k, v in given.items() if k not in _FROM_THE_NOTE})
    try:
        advice = advisor.advise(case.thread, facts=known, note=case.seller_note or None, as_of=case.as_of)
    except ClosecallError as error:
        return Outcome(case, None, Facts(), error=str(error))
    return Outcome(case, advice.approach, advice.facts, _draft_outcome(advice))


def _draft_outcome(advice: Advice) -> DraftOutcome | None:
    written = advice.written
    if written.draft is None:
        return None
    left = problems_in(written.draft, advice.prepared.brief)
    return DraftOutcome(
        written.source, written.attempts, tuple(p.code for p in left), tuple(p.code for p in written.problems)
    )


def _tally(codes: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(codes).items()))


def _count(name: str, outcomes: Iterable[Outcome]) -> FactCount:
    right = wrong = missed = 0
    for outcome in outcomes:
        label = outcome.case.facts.get(name)
        read = outcome.facts.to_dict().get(name)
        if name not in outcome.case.facts and read is not None:
            continue  # not labelled: nobody knows whether it is right
        agrees = _says_something(read) and _same(name, read, label)
        right += agrees
        wrong += _says_something(read) and not agrees
        missed += _says_something(label) and not agrees
    return FactCount(right, wrong, missed)


def _says_something(value: Any) -> bool:  # noqa: ANN401  any fact's value
    return value not in (None, False, 0, "none", [], "")


def _same(name: str, read: Any, label: Any) -> bool:  # noqa: ANN401
    if name == "hesitations":
        return _open_kinds(read) == _open_kinds(label)
    if name == "conviction_reasons":
        return bool(label)
    if isinstance(read, list) and isinstance(label, list):
        return sorted(read) == sorted(label)
    if isinstance(read, bool) or isinstance(label, bool):
        return read is label
    if isinstance(read, int | float) and isinstance(label, int | float):
        return abs(Decimal(str(read)) - Decimal(str(label))) <= Decimal(str(label)) / 200
    return bool(read == label)


def _open_kinds(items: Iterable[Mapping[str, Any]] | None) -> list[tuple[str, str]]:
    return sorted((item.get("kind", "unspecified"), item["hardness"]) for item in items or ())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
