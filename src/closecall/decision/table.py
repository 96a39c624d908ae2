"""The decision table: first match wins (DOMAIN 4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from closecall.decision.gates import gates_shut
from closecall.decision.policy import Policy
from closecall.decision.policy_names import Row
from closecall.decision.readiness import index_points, readiness_index
from closecall.decision.records import Approach
from closecall.decision.required_facts import best_completion, unknown_required
from closecall.decision.situation import Situation
from closecall.facts.vocabulary import Conviction, Refusal, Stage, Vulnerability

APPROACH: Mapping[Row, Approach] = {
    "respect_no": Approach.RESPECT_NO,
    "unheard": Approach.ASK_FIRST,
    "confirm": Approach.CONFIRM,
    "deferred": Approach.NURTURE,
    "nurture": Approach.NURTURE,
    "blocked": Approach.GUIDE,
    "ask_first": Approach.ASK_FIRST,
    "firm_close": Approach.FIRM_CLOSE,
    "not_ready": Approach.GUIDE,
}
"""The approach of each row; fixed in code, so that no policy file can let a refusal be pushed."""

_STOPS = frozenset({"refusal_opt_out", "refusal_explicit_no"})
_NURTURES = frozenset({"brush_off", "buyer_silent", "cold", "auto_reply_pending", "no_significant_interest"})

_LIFTED_BY_A_YES = frozenset({"no_significant_interest"})


class Assessment(NamedTuple):
    """A situation weighed: its row in the table, and what put it there.

    Attributes:
        points: of each line of the index.
        shut: codes of the gates that forbid a firm close.
        unknown: required facts that are unknown.

    """

    row: Row
    readiness: int
    points: Mapping[str, int]
    shut: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def approach(self) -> Approach:
        """What to do now."""
        return APPROACH[self.row]


def assess(situation: Situation, *, policy: Policy, points: Mapping[str, int] | None = None) -> Assessment:
    """Weigh a situation: points, gates, what is unknown, and the first row that matches.

    ``points`` spare the scoring where the lines of the index are known already.
    """
    points = index_points(situation, policy=policy) if points is None else points
    readiness = readiness_index(points.values(), policy=policy)
    shut = gates_shut(situation, policy=policy)
    unknown = unknown_required(situation)
    row = _first_row(situation, readiness, shut, policy)
    if row is None:
        row = _open_row(situation, readiness, unknown, policy)
    return Assessment(row, readiness, points, shut, unknown)


def _first_row(situation: Situation, readiness: int, shut: tuple[str, ...], policy: Policy) -> Row | None:
    """The first match among the rows that keep firmness out; None where no gate is shut."""
    if situation.facts.vulnerability is Vulnerability.MINOR or not _STOPS.isdisjoint(shut):
        return "respect_no"
    if situation.unheard and "vulnerable_buyer" not in shut:
        return "unheard"
    if _has_said_yes(situation, shut):
        return "confirm"
    if "refusal_not_now" in shut:
        return "deferred"
    cold = _NURTURES.intersection(shut)
    if readiness < policy.readiness.nurture_below or cold:
        # Who may have said yes is not told "not now".
        return "unheard" if situation.possible_yes and cold <= _LIFTED_BY_A_YES else "nurture"
    return "blocked" if shut else None


def _open_row(situation: Situation, readiness: int, unknown: tuple[str, ...], policy: Policy) -> Row:
    """The row where no gate is shut: firm on what is known, or on what the best answers would make it."""
    firm_from = policy.readiness.firm_from
    if not unknown:
        return "firm_close" if readiness >= firm_from else "not_ready"
    best = best_completion(situation, unknown, policy=policy)
    best_readiness = readiness_index(index_points(best, policy=policy).values(), policy=policy)
    could_be_firm = best_readiness >= firm_from and not gates_shut(best, policy=policy)
    return "ask_first" if could_be_firm else "not_ready"


def _has_said_yes(situation: Situation, shut: tuple[str, ...]) -> bool:
    """Accepted with nothing open: no refusal, hesitation, question or objection, nobody vulnerable."""
    facts = situation.facts
    return (
        facts.stage is Stage.ACCEPTED
        and situation.refusal is Refusal.NONE
        and facts.seller_conviction is not Conviction.NOT_GOOD
        and not facts.open_hesitations()
        and {"unanswered_question", "vulnerable_buyer", "decision_maker_objects"}.isdisjoint(shut)
    )
