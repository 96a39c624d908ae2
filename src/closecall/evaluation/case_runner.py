"""Running labelled cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from closecall.advice import Advice
from closecall.advisor import Advisor
from closecall.decision import decide
from closecall.drafting.checks import problems_in
from closecall.errors import ClosecallError
from closecall.evaluation.cases import Case
from closecall.evaluation.outcomes import DraftOutcome, Outcome
from closecall.evaluation.report import Report
from closecall.facts.vocabulary import Facts


class Start(StrEnum):
    """Where an evaluation starts: at the true facts, or at the text as a seller pastes it."""

    FACTS = "facts"
    THREAD = "thread"


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
    approach = decide(facts, as_of=case.as_of, policy=advisor.policy).approach
    return Outcome(case, approach, facts, given=facts)


def _from_thread(case: Case, advisor: Advisor) -> Outcome:
    known = case.given_facts()
    try:
        advice = advisor.advise(
            case.thread, facts=known, note=case.seller_note or None, me=case.me, as_of=case.as_of
        )
    except ClosecallError as error:
        return Outcome(case, None, Facts(), given=known, error=str(error))
    return Outcome(
        case,
        advice.approach,
        advice.facts,
        given=known,
        evidence=advice.reading.evidence,
        format=advice.thread.format,
        draft=_draft_outcome(advice),
    )


def _draft_outcome(advice: Advice) -> DraftOutcome | None:
    written = advice.written
    if written.draft is None:
        return None
    left = problems_in(written.draft, advice.prepared.brief)
    return DraftOutcome(
        written.source, written.attempts, tuple(p.code for p in left), tuple(p.code for p in written.problems)
    )
