"""The gates: yes/no questions, each of which forbids a firm close; the answers become blockers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from closecall.decision.policy import GateThresholds, Policy
from closecall.decision.price_size import SizeClass
from closecall.decision.records import Blocker
from closecall.decision.situation import Situation
from closecall.facts.vocabulary import (
    ContactRole,
    Conviction,
    Facts,
    Hardness,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)
from closecall.text.day_format import day_in_words

_STAGES = {stage: place for place, stage in enumerate(Stage)}


def _seller_not_certain(s: Situation, _: GateThresholds) -> bool:
    return s.facts.seller_conviction in (Conviction.UNSURE, Conviction.NOT_GOOD)


def _no_reason_given(s: Situation, _: GateThresholds) -> bool:
    return s.facts.seller_conviction is Conviction.CERTAIN and not s.facts.conviction_reasons


def _decision_makers_missing(s: Situation, _: GateThresholds) -> bool:
    return missing_deciders(s.facts) > 0


def _above_approval_limit(s: Situation, _: GateThresholds) -> bool:
    price, limit = s.facts.price_total, s.facts.approval_limit
    return price is not None and limit is not None and price > limit


def _nothing_to_disagree_with(s: Situation, _: GateThresholds) -> bool:
    if s.facts.hesitations is None or s.refusal is Refusal.BRUSH_OFF:
        return False
    return not s.facts.open_hesitations()


def _not_on_the_cusp(s: Situation, at: GateThresholds) -> bool:
    return s.facts.stage is not None and _STAGES[s.facts.stage] < _STAGES[Stage(at.cusp_stage)]


def _already_pressed(s: Situation, at: GateThresholds) -> bool:
    attempts = s.facts.firm_attempts or 0
    return attempts >= at.firm_attempts or (attempts >= 1 and (s.facts.seller_unanswered or 0) >= 1)


def _no_significant_interest(s: Situation, at: GateThresholds) -> bool:
    return s.facts.verbal_interest in (None, VerbalInterest.NONE) and s.units < at.interest_units


_QUESTIONS: Mapping[str, Callable[[Situation, GateThresholds], bool]] = {
    "refusal_opt_out": lambda s, _: s.refusal is Refusal.OPT_OUT,
    "refusal_explicit_no": lambda s, _: s.refusal is Refusal.EXPLICIT_NO,
    "refusal_not_now": lambda s, _: s.deferred or s.refusal is Refusal.NOT_NOW,
    "brush_off": lambda s, at: s.refusal is Refusal.BRUSH_OFF and s.units < at.interest_units,
    "vulnerable_buyer": lambda s, _: s.facts.vulnerability not in (None, Vulnerability.NONE),
    "seller_not_certain": _seller_not_certain,
    "no_reason_given": _no_reason_given,
    "large_purchase": lambda s, _: s.size.value is SizeClass.LARGE,
    "wants_guidance": lambda s, _: bool(s.facts.wants_guidance),
    "asked_no_pressure": lambda s, _: bool(s.facts.asked_no_pressure),
    "annoyed": lambda s, _: bool(s.facts.annoyed),
    "decision_maker_objects": lambda s, _: bool(s.facts.decision_maker_objects),
    "decision_makers_missing": _decision_makers_missing,
    "large_committee": lambda s, at: (s.facts.decision_makers_total or 0) >= at.committee,
    "contact_cannot_decide": lambda s, _: s.facts.contact_role not in (None, ContactRole.DECIDER),
    "above_approval_limit": _above_approval_limit,
    "hard_objection_open": lambda s, _: s.hard > 0,
    "nothing_to_disagree_with": _nothing_to_disagree_with,
    "unanswered_question": lambda s, _: (s.facts.open_buyer_questions or 0) > 0,
    "not_on_the_cusp": _not_on_the_cusp,
    "price_not_known": lambda s, _: s.facts.price_known is False,
    "need_not_confirmed": lambda s, _: s.facts.need_confirmed is False,
    "already_pressed": _already_pressed,
    "buyer_silent": lambda s, at: (s.facts.seller_unanswered or 0) >= at.unanswered_touches,
    "cold": lambda s, at: (s.facts.days_since_buyer or 0) > at.cold_days,
    "auto_reply_pending": lambda s, _: s.away,
    "no_significant_interest": _no_significant_interest,
}


def missing_deciders(facts: Facts) -> int:
    """Deciders besides the contact who have not agreed; 0 where either number is unknown."""
    total, agreed = facts.decision_makers_total, facts.decision_makers_agreed
    return max(total - agreed - 1, 0) if total is not None and agreed is not None else 0


def gates_shut(situation: Situation, *, policy: Policy) -> tuple[str, ...]:
    """Codes of all gates that answer yes, weightiest first."""
    thresholds = policy.gates_from
    return tuple(code for code, asks in _QUESTIONS.items() if asks(situation, thresholds))


def blockers(codes: Collection[str], situation: Situation, *, policy: Policy) -> tuple[Blocker, ...]:
    """The gates with a sentence for the seller, what would lift each, and the facts it rests on."""
    if not codes:
        return ()
    blanks = _blanks(situation)
    gates = ((code, policy.gates[code]) for code in codes)
    return tuple(Blocker(code, gate.say.format(**blanks), gate.lifted_by, gate.facts) for code, gate in gates)


def _blanks(situation: Situation) -> dict[str, object]:
    facts = situation.facts
    away = facts.auto_reply_pending
    hard = ", ".join(hesitation.kind.value for hesitation in facts.open_hesitations(Hardness.HARD))
    return {
        "attempts": facts.firm_attempts,
        "back": "" if isinstance(away, bool) or away is None else f" until {day_in_words(away)}",
        "days": facts.days_since_buyer,
        "hard": hard,
        "limit": f"{facts.approval_limit:,.10g}" if facts.approval_limit is not None else "",
        "missing": missing_deciders(facts),
        "questions": facts.open_buyer_questions,
        "role": facts.contact_role,
        "size": situation.size.why,
        "stage": facts.stage,
        "total": facts.decision_makers_total,
        "unanswered": facts.seller_unanswered,
        "until": f", until {day_in_words(facts.defer_until)}" if facts.defer_until else "",
        "vulnerability": facts.vulnerability,
    }
