"""Reading the points of a policy, and refusing points that would turn a sign round.

The laws of the index (more interest never lowers it, a no never raises it) must hold for every policy, so
the direction of each fact is fixed here and only its size is open to argument.
"""

from __future__ import annotations

from closecall.decision.policy import Weight
from closecall.decision.policy_table import PolicyTable

MOST_POINTS = 100
MOST_STEPS = 100

NAMED: dict[str, tuple[tuple[str, int], ...]] = {
    "verbal_interest": (("curious", 1), ("strong", 1), ("intent", 1)),
    "next_meeting_booked": (("yes", 1),),
    "stage": (("evaluation", 1), ("proposal", 1), ("negotiation", 1), ("verbal_yes", 1), ("accepted", 1)),
    "need_confirmed": (("no", -1), ("yes", 1)),
    "budget_status": (("none", -1), ("available", 1), ("allocated", 1)),
    "existing_customer": (("yes", 1),),
    "competitor_active": (("yes", -1),),
    "decision_maker_objects": (("yes", -1),),
    "size": (("large", -1), ("moderate", -1)),
    "reversible": (("yes", 1),),
    "critical_date": (("yes", 1),),
    "annoyed": (("yes", -1),),
    "refusal": (("opt_out", -1), ("explicit_no", -1), ("not_now", -1), ("brush_off", -1)),
}
"""Values of each named fact with the sign of their points, in the order in which points may not fall."""

COUNTED: dict[str, int] = {
    "meetings_kept": 1,
    "buyer_initiated": 1,
    "buyer_actions": 1,
    "buying_questions": 1,
    "no_shows": -1,
    "decision_makers_total": 0,
    "hesitations": -1,
    "open_buyer_questions": -1,
    "seller_unanswered": -1,
    "days_since_buyer": -1,
}
"""Counted facts: 1 points rise with the count, -1 they fall, 0 they fall from a start above zero."""

CAP = "behaviour"
"""The line for the words-only cap; it has a sentence and a reason, and no points of its own."""


def read_weights(table: PolicyTable) -> dict[str, Weight]:
    """Every weight of a policy; problems are noted in the table."""
    weights = {name: _named_weight(table.table(name), values) for name, values in NAMED.items()}
    weights |= {name: _counted_weight(table.table(name), sign) for name, sign in COUNTED.items()}
    cap = table.table(CAP)
    weights[CAP] = _weight(cap, {}, (), {"": cap.text("say")})
    table.refuse_rest()
    return weights


def _named_weight(table: PolicyTable, values: tuple[tuple[str, int], ...]) -> Weight:
    points = table.table("points")
    named: dict[str | bool, int] = {}
    before = -MOST_POINTS
    for value, sign in values:
        low, high = (0, MOST_POINTS) if sign > 0 else (-MOST_POINTS, 0)
        found = points.whole(value, low, high)
        if found < before:
            points.complain(value, f"is {found}, less than a weaker sign gives ({before})")
        before = found
        named[{"yes": True, "no": False}.get(value, value)] = found
    points.refuse_rest()
    if [value for value, _ in values] == ["yes"] or isinstance(table.values.get("say"), str):
        say = {"": table.text("say", fields=("value", "size"))}
    else:
        sentences = table.table("say")
        say = {value: sentences.text(value, fields=("value", "size")) for value, _ in values}
        sentences.refuse_rest()
    return _weight(table, named, (), say)


def _counted_weight(table: PolicyTable, sign: int) -> Weight:
    if "each" in table.values:
        each, most = table.whole("each", -MOST_POINTS, MOST_POINTS), table.whole("most", 1, MOST_STEPS)
        steps = tuple((count, count * each) for count in range(1, most + 1))
    else:
        steps = _steps(table)
    before = 0 if sign else MOST_POINTS
    for start, points in steps:
        if (points - before) * (sign or -1) < 0:
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
