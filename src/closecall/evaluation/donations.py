"""What is heard in donation dialogues, turn by turn, and what readiness says about their end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from closecall.advisor import Advisor
from closecall.evaluation.agreement import FactCount
from closecall.evaluation.auc import auc
from closecall.evaluation.dialogues import DialogueSet
from closecall.evaluation.donation_turns import DAY, MARKED, HeardTurn, hear_turn

CUT = 2
"""Turns taken off the end before readiness is held against the outcome: there the answer is spoken out."""

_MOST_REFUSALS = 3


@dataclass(frozen=True, slots=True)
class RefusalsHeard:
    """Turns that some number of the two teams marked as a refusal, and in how many one was heard."""

    turns: int
    heard: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Decision points after the same number of marked refusals: how many, mean readiness, approaches."""

    points: int
    readiness: float
    approaches: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DonationReport:
    """The tables over a set of donation dialogues.

    Attributes:
        turns: those of one dialogue in their order.
        outcomes: file name to readiness with the last :data:`CUT` turns cut off, and whether money was given.

    """

    turns: tuple[HeardTurn, ...]
    outcomes: Mapping[str, tuple[tuple[int, bool], ...]]
    seconds: float

    def refusals(self) -> dict[str, RefusalsHeard]:
        """Recall where both teams mark a refusal, false alarms where neither does."""
        rows = {"both teams": 2, "one team": 1, "neither": 0}
        counted = {}
        for row, teams in rows.items():
            there = [turn for turn in self.turns if turn.point.gold.teams_that_refuse == teams]
            counted[row] = RefusalsHeard(len(there), sum(turn.refusal is not None for turn in there))
        return counted

    def signals(self) -> dict[str, FactCount]:
        """Each signal with its counts over all turns."""
        return {signal: sum((turn.counted(signal) for turn in self.turns), FactCount()) for signal in MARKED}

    def auc(self) -> dict[str, float | None]:
        """For each file, how well readiness told who would give."""
        return {name: auc(scored) for name, scored in self.outcomes.items()}

    def after_refusals(self) -> dict[str, Cohort]:
        """The decision points by how many turns so far any team marked as a refusal."""
        cohorts: dict[int, list[HeardTurn]] = {}
        for turn, refusals in zip(self.turns, self._refusals_so_far(), strict=True):
            cohorts.setdefault(min(refusals, _MOST_REFUSALS), []).append(turn)
        return {
            f"{count} or more" if count == _MOST_REFUSALS else str(count): Cohort(
                len(cohorts[count]),
                sum(turn.readiness for turn in cohorts[count]) / len(cohorts[count]),
                dict(sorted(Counter(turn.approach for turn in cohorts[count]).items())),
            )
            for count in sorted(cohorts)
        }

    def steps_at_refusals(self) -> dict[str, int]:
        """How often readiness fell, stayed or rose from the turn before to one marked as a refusal."""
        steps = {"fell": 0, "stayed": 0, "rose": 0}
        for before, turn in zip(self.turns, self.turns[1:], strict=False):
            if turn.point.id == before.point.id and turn.point.gold.refuses:
                change = turn.readiness - before.readiness
                steps["fell" if change < 0 else "rose" if change else "stayed"] += 1
        return steps

    def _refusals_so_far(self) -> Iterable[int]:
        so_far: Counter[str] = Counter()
        for turn in self.turns:
            so_far[turn.point.id] += turn.point.gold.refuses
            yield so_far[turn.point.id]

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON, with each turn that was heard otherwise than marked."""
        return {
            "schema": "closecall.eval.dialogues/1",
            "turns": len(self.turns),
            "refusals": {
                row: {"turns": found.turns, "heard": found.heard} for row, found in self.refusals().items()
            },
            "signals": {signal: count.to_dict() for signal, count in self.signals().items()},
            "outcomes": {
                name: {"dialogues": len(self.outcomes[name]), "cut": CUT, "auc": area and round(area, 3)}
                for name, area in self.auc().items()
            },
            "after_refusals": {
                row: {
                    "points": cohort.points,
                    "readiness": round(cohort.readiness, 1),
                    "approaches": dict(cohort.approaches),
                }
                for row, cohort in self.after_refusals().items()
            },
            "steps_at_refusals": self.steps_at_refusals(),
            "each": [turn.to_dict() for turn in self.turns if turn.missed or turn.extra],
            "seconds": round(self.seconds, 3),
        }


def hear_donations(dialogues: DialogueSet, *, advisor: Advisor, clock: Callable[[], float]) -> DonationReport:
    """Read every dialogue at each of its decision points, and with its last turns cut off.

    Args:
        advisor: reads and decides; nothing is written.
        clock: seconds, for the report's duration only.

    """
    began = clock()
    turns = tuple(
        hear_turn(dialogues.dialogues[point.id], point=point, advisor=advisor) for point in dialogues.points
    )
    outcomes = {
        name: tuple(
            (
                advisor.prepare(dialogue.thread(end=-CUT), as_of=DAY).brief.decision.readiness,
                dialogue.outcome.bought,
            )
            for dialogue in ended
            if len(dialogue.turns) > CUT
        )
        for name, ended in dialogues.ended.items()
    }
    return DonationReport(turns, outcomes, clock() - began)
