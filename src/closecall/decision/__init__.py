"""Facts become readiness and an approach. Pure: no clock, no network, no model."""

from closecall.decision.deciding import decide
from closecall.decision.notation import from_notation, to_notation
from closecall.decision.policy import Policy
from closecall.decision.policy_file import load_policy
from closecall.decision.records import (
    Approach,
    Blocker,
    Cadence,
    Contribution,
    Coverage,
    Decision,
    Flip,
    Question,
)

__all__ = [
    "Approach",
    "Blocker",
    "Cadence",
    "Contribution",
    "Coverage",
    "Decision",
    "Flip",
    "Policy",
    "Question",
    "decide",
    "from_notation",
    "load_policy",
    "to_notation",
]
