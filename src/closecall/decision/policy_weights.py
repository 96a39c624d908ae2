"""Reading the points of a policy, and refusing points that would turn a sign round.

The laws of the index (more interest never lowers it, a no never raises it) must hold for every policy, so
the direction of each fact is what :mod:`closecall.facts.stance` says, and only its size is open to argument.
"""

from __future__ import annotations

from collections.abc import Mapping

from closecall.decision.policy import Weight
from closecall.decision.policy_table import PolicyTable
from closecall.facts.stance import raises

MOST_POINTS = 100
MOST_STEPS = 100

NAMED: Mapping[str, tuple[str, ...]] = {
    "verbal_interest": ("curious", "strong", "intent"),
    "next_meeting_booked": ("yes",),
    "stage": ("evaluation", "proposal", "negotiation", "verbal_yes", "accepted"),
    "need_confirmed": ("no", "yes"),
    "budget_status": ("none", "available", "allocated"),
    "existing_customer": ("yes",),
    "competitor_active": ("yes",),
    "decision_maker_objects": ("yes",),
    "size": ("large", "moderate"),
    "reversible": ("yes",),
    "critical_date": ("yes",),
    "annoyed": ("yes",),
    "refusal": ("opt_out", "explicit_no", "not_now", "brush_off"),
}
"""Values of each named fact in the order in which points may not fall."""

COUNTED = (
    "meetings_kept",
    "buyer_initiated",
    "buyer_actions",
    "buying_questions",
    "no_shows",
    "decision_makers_total",
    "hesitations",
    "open_buyer_questions",
    "seller_unanswered",
    "days_since_buyer",
)
"""Counted facts: the points of one that raises the stance rise with the count, those of the others fall."""

FROM_ABOVE_ZERO = "decision_makers_total"
"""The counted fact of which one raises the stance and more lower it: its points fall from a start above 0."""

_YES_NO = {"yes": True, "no": False}

CAP = "behaviour"
"""The line for the words-only cap; it has a sentence and a reason, and no points of its own."""


def read_weights(table: PolicyTable) -> dict[str, Weight]:
    """Every weight of a policy; problems are noted in the table."""
    weights = {name: _named_weight(table.table(name), name) for name in NAMED}
    weights |= {name: _counted_weight(table.table(name), name) for name in COUNTED}
    cap = table.table(CAP)
    weights[CAP] = _weight(cap, {}, (), {"": cap.text("say")})
    table.refuse_rest()
    return weights


def _named_weight(table: PolicyTable, fact: str) -> Weight:
    values = NAMED[fact]
    points = table.table("points")
    named: dict[str | bool, int] = {}
    before = -MOST_POINTS
    for value in values:
        known = _YES_NO.get(value, value)
        low, high = (0, MOST_POINTS) if raises(fact, known) else (-MOST_POINTS, 0)
        found = points.whole(value, low, high)
        if found < before:
            points.complain(value, f"is {found}, less than a weaker sign gives ({before})")
        before = found
        named[known] = found
    points.refuse_rest()
    if values == ("yes",) or isinstance(table.values.get("say"), str):
        say = {"": table.text("say", fields=("value", "size"))}
    else:
        sentences = table.table("say")
        say = {value: sentences.text(value, fields=("value", "size")) for value in values}
        sentences.refuse_rest()
    return _weight(table, named, (), say)


def _counted_weight(table: PolicyTable, fact: str) -> Weight:
    if "each" in table.values:
        each, most = table.whole("each", -MOST_POINTS, MOST_POINTS), table.whole("most", 1, MOST_STEPS)
        steps = tuple((count, count * each) for count in range(1, most + 1))
    else:
        steps = _steps(table)
    before = MOST_POINTS if fact == FROM_ABOVE_ZERO else 0
    direction = 1 if fact != FROM_ABOVE_ZERO and raises(fact, 1) else -1
    for start, points in steps:
        if (points - before) * direction < 0:
            table.complain("steps" if "steps" in table.values else "each", f"wrong direction at {start}")
            break
        before = points
    return _weight(table, {}, steps, {"": table.text("say", fields=("value", "size"))})


def _steps(table: PolicyTable) -> tuple[tuple[int, int], ...]:
    table.seen.add("steps")
    found = table.values.get("steps")
    try:
        steps = tuple((int(start), int(points)) for start, points in found)  # type: ignore[union-attr]
    except (TypeError, ValueError):
        steps = ()
    starts = [start for start, _ in steps]
    if not steps or sorted(set(starts)) != starts or starts[0] < 1:
        table.complain("steps", "expected a list of [from, points] with rising whole numbers from 1 on")
        return ()
    return steps


def _weight(
    table: PolicyTable, named: dict[str | bool, int], steps: tuple[tuple[int, int], ...], say: dict[str, str]
) -> Weight:
    largest = max((abs(points) for points in (*named.values(), *(p for _, p in steps))), default=0)
    why, rules = table.text("why"), table.names("rules")
    table.refuse_rest()
    return Weight(named, steps, say, why, rules, largest)
