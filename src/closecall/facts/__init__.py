"""Facts with evidence: what the buyer said and did, and what the seller adds.

Only the vocabulary is loaded here; reading a thread is in :mod:`closecall.facts.fact_extraction`.
"""

from closecall.facts.findings import Evidence
from closecall.facts.reading import Reading
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

__all__ = [
    "BudgetStatus",
    "BuyerAction",
    "BuyerKind",
    "ContactRole",
    "Conviction",
    "Evidence",
    "Facts",
    "Hardness",
    "Hesitation",
    "HesitationKind",
    "HesitationStatus",
    "OrgSegment",
    "Reading",
    "Refusal",
    "Stage",
    "VerbalInterest",
    "Vulnerability",
]
