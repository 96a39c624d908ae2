"""Readiness: an integer index from 0 to 100 whose lines add up to it (DOMAIN 4.1). Not a probability."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from closecall.decision.fact_json import json_value
from closecall.decision.policy import Policy, Weight
from closecall.decision.policy_weights import CAP
from closecall.decision.records import Contribution
from closecall.decision.situation import Situation
from closecall.text.day_format import day_in_words

EVIDENCE_OF_SIZE = ("price_total", "annual_means", "org_segment", "buyer_kind")

_SCORED: Mapping[str, Callable[[Situation], object]] = {
    "size": lambda s: s.size.value,
    "hesitations": lambda s: s.hard,
    "buyer_actions": lambda s: len(s.facts.buyer_actions or ()),
    "refusal": lambda s: s.refusal,
    "critical_date": lambda s: s.facts.critical_date is not None,
    CAP: lambda _: None,
}
"""What is scored where it is not the fact itself."""


def index_points(situation: Situation, *, policy: Policy) -> dict[str, int]:
    """The points of every fact that gives any, the words-only cap as a line of its own.

    With no act of the buyer at all the index stops at the cap: praise alone is not interest (S15).
    """
    return _capped(_lines(policy.weights, situation, policy), situation, policy)


def points_after(
    points: Mapping[str, int], fact: str, situation: Situation, *, policy: Policy
) -> dict[str, int]:
    """The points of a situation in which only ``fact`` is another than where ``points`` come from."""
    name = "size" if fact == "price_total" else fact
    kept = {line: given for line, given in points.items() if line not in (name, CAP)}
    changed = (name,) if name in policy.weights else ()
    return _capped(kept | _lines(changed, situation, policy), situation, policy)


def _lines(names: Iterable[str], situation: Situation, policy: Policy) -> dict[str, int]:
    found: dict[str, int] = {}
    facts = situation.facts
    for name in names:
        scored = _SCORED.get(name)
        value = scored(situation) if scored else getattr(facts, name)
        # Most facts are unknown, which gives no points.
        if value is not None and (points := policy.weights[name].points(value)):
            found[name] = points
    return found


def _capped(points: dict[str, int], situation: Situation, policy: Policy) -> dict[str, int]:
    raw = policy.readiness.base + sum(points.values())
    if situation.units or raw <= policy.readiness.words_only_cap:
        return points
    return points | {CAP: policy.readiness.words_only_cap - raw}


def readiness_index(points: Iterable[int], *, policy: Policy) -> int:
    """The index, 0 to 100, that the points of all lines give."""
    return max(0, min(100, policy.readiness.base + sum(points)))


def contributions(
    points: Mapping[str, int], situation: Situation, *, policy: Policy
) -> tuple[Contribution, ...]:
    """The lines of the index with a sentence for each, most points first, then by name."""
    return tuple(
        _line(name, points[name], situation, policy.weights[name])
        for name in sorted(points, key=lambda name: (-points[name], name))
    )


def _line(name: str, points: int, situation: Situation, weight: Weight) -> Contribution:
    value = _shown(name, situation)
    sentence = weight.say.get("", "") or weight.say[_key(value)]
    shown = len(value) if isinstance(value, list) else value
    if name == "critical_date" and situation.facts.critical_date:
        shown = day_in_words(situation.facts.critical_date)
    return Contribution(
        name,
        value,
        points,
        sentence.format(value=shown, size=situation.size.why),
        EVIDENCE_OF_SIZE if name == "size" else (name,),
    )


def _key(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _shown(name: str, situation: Situation) -> Any:  # noqa: ANN401  a JSON value
    facts = situation.facts
    match name:
        case "size":
            return json_value(situation.size.value)
        case "hesitations":
            return situation.hard
        case "behaviour":
            return situation.units
    return json_value(getattr(facts, name))
