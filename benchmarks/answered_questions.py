"""What closecall advises once its questions are answered, as a seller who was there would answer them.

python -m benchmarks.answered_questions CASES.jsonl [...]

Labelled conversations (see docs/evaluation.md). Each question that closecall asks first is answered from
the case's true facts and by nothing else, until none is left or the labels do not tell. Then what closecall
offers with a guide ("only if there was one, say which") is answered the same way. So the figures are those of
a seller who answers truthfully all that the labels tell: the best that the questions can do.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from closecall import Advisor, Approach, Facts
from closecall.decision import Decision
from closecall.errors import ClosecallError
from closecall.evaluation import read_cases
from closecall.evaluation.cases import Case

_MOST_ROUNDS = 8


class Step(StrEnum):
    """How far the seller went."""

    FIRST_SIGHT = "at first sight"
    ANSWERED = "what it asks is answered"
    OFFERED = "and what it offers to be told"


@dataclass(frozen=True, slots=True)
class Seen:
    """What closecall advised at one step, after so many rounds of answers, and the question that is left."""

    step: Step
    approach: Approach | None
    rounds: int
    open_question: str = ""


def seen_in(case: Case, advisor: Advisor) -> Iterator[Seen]:
    """What is advised at first sight, after the answers, and after what is offered."""
    told: dict[str, Any] = case.given_facts().to_dict()
    decision, rounds, asked = _decided(case, told, advisor), 0, ""
    yield Seen(Step.FIRST_SIGHT, _approach(decision), rounds)
    for step in (Step.ANSWERED, Step.OFFERED):
        while decision is not None and rounds < _MOST_ROUNDS:
            wanted = _wanted(decision, step)
            answers = {fact: case.facts[fact] for fact in wanted if fact in case.facts and fact not in told}
            asked = "" if answers else next(iter(wanted), "")
            if not answers:
                break
            told |= answers
            decision, rounds = _decided(case, told, advisor), rounds + 1
        yield Seen(step, _approach(decision), rounds, asked)


def _approach(decision: Decision | None) -> Approach | None:
    return None if decision is None else decision.approach


def _wanted(decision: Decision, step: Step) -> Sequence[str]:
    if decision.approach is Approach.ASK_FIRST:
        return [question.fact for question in decision.questions]
    return decision.not_heard if step is Step.OFFERED else ()


def _decided(case: Case, told: dict[str, Any], advisor: Advisor) -> Decision | None:
    """The decision; None where closecall cannot tell who wrote what, and says so."""
    try:
        prepared = advisor.prepare(
            case.thread,
            facts=Facts.from_mapping(told),
            note=case.seller_note or None,
            me=case.me,
            as_of=case.as_of,
        )
    except ClosecallError:
        return None
    return prepared.brief.decision


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("cases", type=Path, nargs="+", help="labelled conversations, one JSON object a line")
    options = parser.parse_args()
    advisor = Advisor()
    cases = [case for path in options.cases for case in read_cases(path.read_text("utf-8"), name=path.name)]
    seen = [(case, list(seen_in(case, advisor))) for case in cases]
    print("| conversations | expected | acceptable | harmful | still asks | rounds of answers |")
    print("| --- | --- | --- | --- | --- | --- |")
    for place, step in enumerate(Step):
        found = [(case, steps[place]) for case, steps in seen]
        print(
            f"| {len(cases)}, {step} "
            f"| {sum(one.approach is case.expected_approach for case, one in found)} "
            f"| {sum(one.approach in case.acceptable for case, one in found)} "
            f"| {sum(one.approach in case.never for case, one in found)} "
            f"| {sum(one.approach in (Approach.ASK_FIRST, None) for case, one in found)} "
            f"| {sum(one.rounds for case, one in found)} |"
        )
    missed = Counter(
        (case.expected_approach, last.approach or "cannot tell who is who", last.open_question)
        for case, steps in seen
        if (last := steps[-1]).approach not in case.acceptable
    )
    print("\n| expected | in the end | a question left | conversations |\n| --- | --- | --- | --- |")
    for (expected, approach, question), number in missed.most_common():
        print(f"| {expected} | {approach} | {question} | {number} |")


if __name__ == "__main__":
    main()
