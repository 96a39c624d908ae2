"""Coverage: how much of what matters is known, weighted (DOMAIN 4.2). Never changes readiness."""

from __future__ import annotations

from typing import Literal

from closecall.decision.policy import Policy
from closecall.decision.policy_weights import CAP
from closecall.decision.records import Coverage
from closecall.facts.vocabulary import Facts

# Required facts are known by parts, so that adding a part never lowers coverage.
_REQUIRED_PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "seller_conviction": (("seller_conviction",),),
    "size": (("buyer_kind",), ("price_total",), ("annual_means", "org_segment", "approval_limit")),
    "decision_makers_total": (("decision_makers_total",), ("decision_makers_agreed",)),
    "stage": (("stage",),),
    "price_known": (("price_known",),),
    "need_confirmed": (("need_confirmed",),),
    "hesitations": (("hesitations",),),
}
_SIXTHS = 6  # of a weight: the smallest whole number that both two and three parts divide
_UNCOUNTED = frozenset({CAP, "refusal"})  # points for display only: a gate decides


def known_share(facts: Facts, *, policy: Policy) -> Coverage:
    """The known share of all required and weighted facts, 0 to 1, with its level."""
    known = total = 0
    for name, parts in _REQUIRED_PARTS.items():
        sixths = policy.coverage.required_factor * _SIXTHS * _weight_of(name, policy)
        total += sixths
        known += sixths // len(parts) * sum(_is_known(part, facts) for part in parts)
    for name, weight in policy.weights.items():
        if name not in _REQUIRED_PARTS and name not in _UNCOUNTED:
            total += _SIXTHS * weight.largest
            known += _SIXTHS * weight.largest * (getattr(facts, name) is not None)
    return Coverage(known / total, _level(known / total, policy))


def _weight_of(name: str, policy: Policy) -> int:
    weight = policy.weights.get(name)
    return (weight.largest if weight else 0) or policy.coverage.without_points


def _is_known(names: tuple[str, ...], facts: Facts) -> bool:
    if names == ("decision_makers_agreed",) and facts.decision_makers_total == 1:
        return True  # one decider is the contact: nobody else has to agree
    return any(getattr(facts, name) is not None for name in names)


def _level(value: float, policy: Policy) -> Literal["low", "medium", "high"]:
    if value < policy.coverage.medium_from:
        return "low"
    return "medium" if value < policy.coverage.high_from else "high"
