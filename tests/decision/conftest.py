"""Facts that are ready for a firm close, and strategies over facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from closecall.facts import (
    BudgetStatus,
    BuyerAction,
    BuyerKind,
    ContactRole,
    Conviction,
    Facts,
    Hardness,
    Hesitation,
    HesitationKind,
    HesitationStatus,
    OrgSegment,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)

READY: dict[str, Any] = {
    "buyer_kind": "organisation",
    "annual_means": 5_000_000,
    "price_total": 3_000,
    "currency": "USD",
    "decision_makers_total": 1,
    "decision_makers_agreed": 0,
    "contact_role": "decider",
    "verbal_interest": "strong",
    "buyer_actions": ["trial_used"],
    "meetings_kept": 2,
    "buyer_initiated": 1,
    "stage": "proposal",
    "price_known": True,
    "need_confirmed": True,
    "hesitations": [{"kind": "timing", "hardness": "soft"}],
    "seller_conviction": "certain",
    "conviction_reasons": ["the trial cut their paperwork by half"],
}

AMOUNTS = st.one_of(
    st.integers(1, 100_000_000).map(Decimal),
    st.sampled_from([Decimal(x) for x in ("480", "2200", "2999.99", "3000", "49000", "50000", "250000")]),
)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))
FEW = st.integers(0, 12)
HESITATIONS = st.builds(
    Hesitation,
    kind=st.sampled_from(HesitationKind),
    hardness=st.sampled_from(Hardness),
    status=st.sampled_from(HesitationStatus),
)
VALUES: dict[str, SearchStrategy[Any]] = {
    "buyer_kind": st.sampled_from(BuyerKind),
    "price_total": AMOUNTS,
    "currency": st.sampled_from(["USD", "EUR", "JPY", "XTS"]),
    "annual_means": AMOUNTS,
    "org_segment": st.sampled_from(OrgSegment),
    "approval_limit": AMOUNTS,
    "budget_status": st.sampled_from(BudgetStatus),
    "decision_makers_total": st.integers(1, 8),
    "decision_makers_agreed": st.integers(0, 8),
    "decision_maker_objects": st.booleans(),
    "contact_role": st.sampled_from(ContactRole),
    "verbal_interest": st.sampled_from(VerbalInterest),
    "buying_questions": FEW,
    "buyer_actions": st.lists(st.sampled_from(BuyerAction), max_size=4).map(tuple),
    "meetings_kept": FEW,
    "no_shows": FEW,
    "next_meeting_booked": st.booleans(),
    "buyer_initiated": FEW,
    "days_since_buyer": st.integers(0, 60),
    "seller_unanswered": FEW,
    "auto_reply_pending": st.one_of(st.booleans(), DAYS),
    "refusal": st.sampled_from(Refusal),
    "refusal_retracted": st.booleans(),
    "defer_until": DAYS,
    "hesitations": st.lists(HESITATIONS, max_size=4).map(tuple),
    "wants_guidance": st.booleans(),
    "asked_no_pressure": st.booleans(),
    "annoyed": st.booleans(),
    "competitor_active": st.booleans(),
    "existing_customer": st.booleans(),
    "need_confirmed": st.booleans(),
    "stage": st.sampled_from(Stage),
    "price_known": st.booleans(),
    "open_buyer_questions": st.integers(0, 4),
    "critical_date": DAYS,
    "reversible": st.booleans(),
    "seller_conviction": st.sampled_from(Conviction),
    "conviction_reasons": st.lists(st.text(min_size=1, max_size=8), max_size=2).map(tuple),
    "firm_attempts": st.integers(0, 3),
    "vulnerability": st.sampled_from(Vulnerability),
    "median_reply_hours": st.floats(0, 1_000),
    "seller_talk_share": st.floats(0, 1),
}


def _consistent(data: dict[str, Any]) -> Facts:
    known = {name: value for name, value in data.items() if value is not None}
    total, agreed = known.get("decision_makers_total"), known.get("decision_makers_agreed")
    if total is not None and agreed is not None:
        known["decision_makers_agreed"] = min(agreed, total)
    return Facts.from_mapping(known)


@st.composite
def _facts(draw: st.DrawFn) -> Facts:
    """Anything at all, or firm-ready facts with a few changed: both sides of every gate are then common."""
    near = draw(st.booleans())
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=4 if near else 24, unique=True))
    changes = {name: draw(st.none() | VALUES[name] if near else VALUES[name]) for name in names}
    return _consistent((READY if near else {}) | changes)


@pytest.fixture(scope="session")
def ready() -> Callable[..., Facts]:
    """Firm-ready facts, changed as named; None makes a fact unknown."""
    return lambda **changes: _consistent(READY | changes)


@pytest.fixture(scope="session")
def soft() -> dict[str, str]:
    """One soft open hesitation."""
    return {"kind": "timing", "hardness": "soft"}


@pytest.fixture(scope="session")
def any_facts() -> SearchStrategy[Facts]:
    """Facts without contradictions."""
    return _facts()


@pytest.fixture(scope="session")
def values_of_facts() -> dict[str, SearchStrategy[Any]]:
    """For each fact, a strategy over its known values."""
    return VALUES


@pytest.fixture(scope="session")
def some_day() -> date:
    """A day to decide for."""
    return date(2025, 9, 1)
