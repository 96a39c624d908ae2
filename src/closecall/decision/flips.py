"""Which fact, changed alone, gives another approach, and what was not heard that would: for the seller."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_CEILING
from typing import Any

from closecall.decision.fact_json import json_value
from closecall.decision.policy import Policy
from closecall.decision.readiness import points_after
from closecall.decision.records import Approach, Flip
from closecall.decision.required_facts import A_REASON, SOFT, answered
from closecall.decision.situation import Situation
from closecall.decision.table import Assessment, assess
from closecall.facts.vocabulary import (
    BuyerAction,
    ContactRole,
    Conviction,
    Facts,
    Hesitation,
    HesitationStatus,
    Stage,
    VerbalInterest,
)

Change = tuple[str, Any]


def _hesitations_resolved(s: Situation) -> tuple[Hesitation, ...]:
    resolved = {"status": HesitationStatus.RESOLVED}
    return tuple(h.model_copy(update=resolved) for h in s.facts.hesitations or ())


def _hard_resolved(s: Situation) -> Change:
    pairs = zip(s.facts.hesitations or (), _hesitations_resolved(s), strict=True)
    return "hesitations", tuple(resolved if h.hardness == "hard" else h for h, resolved in pairs)


def _price_below_large(s: Situation) -> Change | None:
    if s.size.large_from is None:
        return None
    price = s.size.large_from.to_integral_value(ROUND_CEILING) - 1
    return ("price_total", price) if price > 0 else None


_LIFTS: Mapping[str, Callable[[Situation], Change | None]] = {
    "seller_not_certain": lambda _: ("seller_conviction", Conviction.CERTAIN),
    "no_reason_given": lambda _: ("conviction_reasons", (A_REASON,)),
    "large_purchase": _price_below_large,
    "decision_maker_objects": lambda _: ("decision_maker_objects", False),
    "decision_makers_missing": lambda s: (
        "decision_makers_agreed",
        (s.facts.decision_makers_total or 1) - 1,
    ),
    "contact_cannot_decide": lambda _: ("contact_role", ContactRole.DECIDER),
    "above_approval_limit": lambda s: ("price_total", s.facts.approval_limit),
    "hard_objection_open": _hard_resolved,
    "unanswered_question": lambda _: ("open_buyer_questions", 0),
    "not_on_the_cusp": lambda _: ("stage", Stage.PROPOSAL),
    "price_not_known": lambda _: ("price_known", True),
    "need_not_confirmed": lambda _: ("need_confirmed", True),
    "already_pressed": lambda _: ("seller_unanswered", 0),
    "buyer_silent": lambda _: ("seller_unanswered", 0),
    "cold": lambda _: ("days_since_buyer", 0),
    "brush_off": lambda s: ("meetings_kept", (s.facts.meetings_kept or 0) + 3),
    "no_significant_interest": lambda _: ("verbal_interest", VerbalInterest.STRONG),
}
"""The fact that lifts each gate. A refusal, a wish of the buyer or a vulnerability is not ours to change."""


def _gains(s: Situation) -> Iterator[Change]:
    """More of what the buyer may say or do, for an index under the bar."""
    facts = s.facts
    if not facts.next_meeting_booked:
        yield "next_meeting_booked", True
    if len(actions := facts.buyer_actions or ()) < 3:
        yield "buyer_actions", (*actions, next(a for a in BuyerAction if a not in actions))
    if facts.verbal_interest is not VerbalInterest.INTENT:
        yield "verbal_interest", VerbalInterest.INTENT
    if (facts.meetings_kept or 0) < 5:
        yield "meetings_kept", (facts.meetings_kept or 0) + 2
    if facts.stage in (Stage.PROPOSAL, Stage.NEGOTIATION):
        yield "stage", Stage.VERBAL_YES


_SELDOM_HEARD: Mapping[str, Any] = {"need_confirmed": True, "buyer_actions": (BuyerAction.TRIAL_USED,)}
"""What readers miss most of what a ready buyer says, at the value that it then has."""


def _losses(s: Situation) -> Iterator[Change]:
    """What would end a firm close: for the seller to watch for before sending."""
    yield "seller_conviction", Conviction.UNSURE
    yield "wants_guidance", True
    yield "decision_makers_total", (s.facts.decision_makers_total or 1) + 1
    yield "hesitations", _hesitations_resolved(s)
    yield "seller_unanswered", 3


def _reopenings(s: Situation) -> Iterator[Change]:
    """What would undo a yes."""
    yield "open_buyer_questions", 1
    yield "hesitations", (*(s.facts.hesitations or ()), SOFT)


def _orders(facts: Facts) -> bool:
    """Whether the buyer says that he takes it, and nothing that he said holds him back."""
    says_yes = facts.stage is Stage.VERBAL_YES or facts.verbal_interest is VerbalInterest.INTENT
    return says_yes and not facts.open_hesitations()


def _candidates(situation: Situation, assessment: Assessment) -> Iterator[Change]:
    if assessment.row in ("not_ready", "blocked") and _orders(situation.facts):
        yield "stage", Stage.ACCEPTED
    match assessment.row:
        case "firm_close":
            yield from _losses(situation)
        case "confirm":
            yield from _reopenings(situation)
        case "not_ready":
            yield from _gains(situation)
        case "nurture" | "blocked":
            lifts = (_LIFTS[code](situation) for code in assessment.shut if code in _LIFTS)
            yield from (change for change in lifts if change)


def flips_of(situation: Situation, assessment: Assessment, *, policy: Policy) -> tuple[Flip, ...]:
    """The changes that give another approach, in the order in which they matter; none for a refusal."""
    flips: list[Flip] = []
    for fact, after in _candidates(situation, assessment):
        if len(flips) == policy.most_flips:
            break
        before = getattr(situation.facts, fact)
        size = None if fact == "price_total" else situation.size
        changed = answered(situation, {fact: after}, policy=policy, size=size)
        points = points_after(assessment.points, fact, changed, policy=policy)
        approach = assess(changed, policy=policy, points=points).approach
        if approach is not assessment.approach and all(fact != flip.fact for flip in flips):
            flips.append(Flip(fact, json_value(before), json_value(after), approach))
    return tuple(flips)


def not_heard(situation: Situation, assessment: Assessment, *, policy: Policy) -> tuple[str, ...]:
    """Facts of which nothing was heard, and with which an index under the bar would be over it.

    A need in unknown words, or a trial that nobody calls one, is often there all the same: the seller, who
    was there, can say so. Only where nothing forbids a firm close, and he has not said yes.
    """
    if assessment.row != "not_ready" or _orders(situation.facts):
        return ()
    facts = situation.facts
    silent = {fact: value for fact, value in _SELDOM_HEARD.items() if getattr(facts, fact) in (None, ())}
    changed = answered(situation, silent, policy=policy, size=situation.size)
    approach = assess(changed, policy=policy).approach
    return tuple(silent) if approach in (Approach.FIRM_CLOSE, Approach.ASK_FIRST) else ()
