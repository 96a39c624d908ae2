"""From facts to a decision with everything that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from closecall.decision.cadence import next_touch
from closecall.decision.coverage import known_share
from closecall.decision.flips import flips_of
from closecall.decision.gates import blockers
from closecall.decision.policy import Policy, load_policy
from closecall.decision.questions import questions_for
from closecall.decision.readiness import contributions
from closecall.decision.records import Approach, Decision
from closecall.decision.situation import Situation
from closecall.decision.table import Assessment, assess
from closecall.facts.vocabulary import Conviction, Facts


def decide(facts: Facts, *, as_of: date | None = None, policy: Policy | None = None) -> Decision:
    """What to do now, how ready the buyer is, why, and what would change it. Pure and deterministic.

    Args:
        facts: what is known; unknown facts are no reason for anything but a question.
        as_of: the day to decide for; without it no date is computed, and dates in the facts count as not
            yet come.
        policy: other weights and thresholds than the built-in ones (:func:`load_policy`).

    """
    policy = policy or load_policy()
    situation = Situation.of(facts, as_of=as_of, policy=policy)
    found = assess(situation, policy=policy)
    approach = found.approach
    asked = approach is Approach.ASK_FIRST
    return Decision(
        approach=approach,
        readiness=found.readiness,
        coverage=known_share(facts, policy=policy),
        contributions=contributions(found.points, situation, policy=policy),
        # Gates guard a firm close; where the buyer has said yes there is nothing left to guard.
        blockers=() if approach is Approach.CONFIRM else blockers(found.shut, situation, policy=policy),
        questions=questions_for(situation, found.unknown, policy=policy) if asked else (),
        flips=flips_of(situation, found, policy=policy),
        cadence=next_touch(approach, situation, shut=found.shut, policy=policy),
        rules=_rules(found, policy),
        missing=found.unknown,
        firm_on=_firm_on(found, policy),
        redirect=facts.seller_conviction is Conviction.NOT_GOOD and approach is not Approach.RESPECT_NO,
        as_of=as_of,
        policy=policy.version,
    )


def _firm_on(found: Assessment, policy: Policy) -> Literal["purchase", "next_step"] | None:
    """The purchase in a firm close; in a large deal the next step, unless a gate asks to be gentle."""
    if found.approach is Approach.FIRM_CLOSE:
        return "purchase"
    large = found.approach is Approach.GUIDE and "large_purchase" in found.shut
    return "next_step" if large and not any(policy.gates[code].gentle for code in found.shut) else None


def _rules(found: Assessment, policy: Policy) -> tuple[str, ...]:
    """Ids of the rules behind the row, the gates that are shut and the lines of the index, in their order."""
    ids: set[str] = set(policy.rows[found.row])
    if found.approach is not Approach.CONFIRM:
        ids.update(_each(policy.gates[code].rules for code in found.shut))
    ids.update(_each(policy.weights[name].rules for name in found.points))
    return tuple(sorted(ids, key=lambda rule: (len(rule), rule)))


def _each(groups: Iterable[tuple[str, ...]]) -> Iterable[str]:
    return (rule for group in groups for rule in group)
