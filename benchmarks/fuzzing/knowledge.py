"""What is known beside the text: facts, the seller's note and his voice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.words import full_names, sayings, sentences
from closecall.drafting.voice import Formality, Voice
from closecall.errors import FactsError
from closecall.facts.vocabulary import (
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
from closecall.testing import example_facts

_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
_MONEY = st.integers(1, 10**9).map(Decimal) | st.sampled_from(("0.01", "480", "2400", "1e15")).map(Decimal)
_FEW = st.integers(0, 12)
_TRUTH = st.booleans()
_VALUES: dict[str, SearchStrategy[Any]] = {
    "buyer_kind": st.sampled_from(BuyerKind),
    "org_segment": st.sampled_from(OrgSegment),
    "budget_status": st.sampled_from(BudgetStatus),
    "contact_role": st.sampled_from(ContactRole),
    "verbal_interest": st.sampled_from(VerbalInterest),
    "refusal": st.sampled_from(Refusal),
    "stage": st.sampled_from(Stage),
    "seller_conviction": st.sampled_from(Conviction),
    "vulnerability": st.sampled_from(Vulnerability),
    "currency": st.sampled_from(("EUR", "USD", "JPY", "XTS")),
    "buyer_actions": st.lists(st.sampled_from(BuyerAction), max_size=4).map(tuple),
    "hesitations": st.lists(
        st.builds(
            Hesitation,
            kind=st.sampled_from(HesitationKind),
            hardness=st.sampled_from(Hardness),
            status=st.sampled_from(HesitationStatus),
        ),
        max_size=3,
    ).map(tuple),
    "conviction_reasons": st.lists(sentences.filter(bool), max_size=2).map(tuple),
    "auto_reply_pending": _TRUTH | _DAYS,
    "median_reply_hours": st.floats(0, 1_000),
    "seller_talk_share": st.floats(0, 1),
    "decision_makers_total": st.integers(1, 8),
    **dict.fromkeys(("price_total", "annual_means", "approval_limit"), _MONEY),
    **dict.fromkeys(("defer_until", "critical_date"), _DAYS),
    **dict.fromkeys(
        (
            "decision_makers_agreed buying_questions meetings_kept no_shows buyer_initiated days_since_buyer "
            "seller_unanswered open_buyer_questions firm_attempts"
        ).split(),
        _FEW,
    ),
    **dict.fromkeys(
        (
            "decision_maker_objects next_meeting_booked refusal_retracted wants_guidance asked_no_pressure "
            "annoyed competitor_active existing_customer need_confirmed price_known reversible"
        ).split(),
        _TRUTH,
    ),
}
_ROLES = st.sampled_from(("Sales", "Head of 2nd level support", "Verkaufsleiter"))
_FIRMS = st.sampled_from(("Ovenplan", "Studio 54 GmbH", "100% Bio", "李氏公司"))
_GOODBYES = st.sampled_from(("Cheers,", "Bis bald,", "Best wishes"))
_LIKED = st.sampled_from(
    ("Hope you are well.", "Ich hoffe, es geht Ihnen gut.", "Any time, 24/7.", "{name}, hi!")
)
_IMPRINT = st.sampled_from(("Mill Lane 4, 12345 Berg", "Reply STOP and you get no more.", "PO Box 7"))


@st.composite
def _facts(draw: st.DrawFn) -> Facts:
    """Any facts at all, or those of a sale that is ready for a firm close with a few of them changed."""
    near = draw(st.booleans())
    chosen = draw(st.lists(st.sampled_from(sorted(_VALUES)), max_size=4 if near else 20, unique=True))
    known = example_facts().known() if near else {}
    known |= {name: draw(_VALUES[name]) for name in chosen}
    try:
        return Facts.from_mapping(known)
    except FactsError:  # more agreed than there are
        return Facts.from_mapping({n: v for n, v in known.items() if n != "decision_makers_agreed"})


facts: SearchStrategy[Facts] = _facts()
"""Facts without contradictions, about half of them near a firm close."""

notes: SearchStrategy[str | None] = st.none() | sayings
"""What the seller adds."""

voices: SearchStrategy[Voice | None] = st.none() | st.builds(
    Voice,
    name=st.none() | full_names,
    role=st.none() | _ROLES,
    company=st.none() | _FIRMS,
    formality=st.none() | st.sampled_from(Formality),
    sign_off=st.none() | _GOODBYES,
    openings=st.lists(_LIKED, max_size=2).map(tuple),
    closings=st.lists(_LIKED, max_size=2).map(tuple),
    postal_address=_IMPRINT,
    opt_out_line=_IMPRINT,
    bulk=_TRUTH,
)
"""How the seller writes, as a voice file would give it."""
