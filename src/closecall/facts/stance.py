"""What raises the stance: one table for evidence, a second reader's claims and the policy's points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from closecall.facts.vocabulary import BudgetStatus, Conviction, Hardness, Refusal, Stage, VerbalInterest

_RAISES: Mapping[str, Callable[[Any], bool]] = {
    "verbal_interest": lambda value: value != VerbalInterest.NONE,
    "buying_questions": bool,
    "buyer_actions": bool,
    "meetings_kept": bool,
    "next_meeting_booked": bool,
    "buyer_initiated": bool,
    "need_confirmed": bool,
    "stage": lambda value: value not in (Stage.NEW, Stage.DISCOVERY),
    "price_known": bool,
    "critical_date": bool,
    "reversible": bool,
    "existing_customer": bool,
    "budget_status": lambda value: value != BudgetStatus.NONE,
    "refusal_retracted": bool,
    "decision_makers_total": lambda value: value == 1,
    "decision_makers_agreed": bool,
    "seller_conviction": lambda value: value == Conviction.CERTAIN,
    "conviction_reasons": bool,
    "annual_means": bool,
    "org_segment": bool,
    "approval_limit": bool,
}
# They cost points, and still give a firm close something to disagree with (S3, S14).
_OPENS_A_CLOSE: Mapping[str, Callable[[Any], bool]] = {
    "hesitations": lambda value: value.hardness is Hardness.SOFT,
    "refusal": lambda value: value == Refusal.BRUSH_OFF,
}


def raises(fact: str, value: Any) -> bool:  # noqa: ANN401  any fact's value
    """Whether a value of a fact makes us firmer, so that it needs evidence and never takes points away."""
    return fact in _RAISES and _RAISES[fact](value)


def may_firm_up(fact: str, value: Any) -> bool:  # noqa: ANN401  any fact's value
    """Whether a value raises the stance or gives a firm close an opening; of hesitations, a single one's."""
    return raises(fact, value) or (fact in _OPENS_A_CLOSE and _OPENS_A_CLOSE[fact](value))
