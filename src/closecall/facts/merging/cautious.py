"""What stands where a seller's notes and other words tell different things of the buyer: what lowers more.

Acts and questions that both tell are counted together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from closecall.facts.findings import Evidence, Findings, first_values
from closecall.facts.vocabulary import BuyerAction, ContactRole, Refusal, Vulnerability, rank

_JOINED = ("hesitations", "buyer_actions", "buying_questions")


def lowered(read: Sequence[Findings], retold: Findings) -> Findings:
    """What the notes retell and what was read elsewhere tells less of: it stands before all else.

    Args:
        read: findings of the thread, of which the first that tells a fact stands.
        retold: what :func:`read_retold` gave.

    """
    chosen = _chosen(first_values(read), retold)
    evidence = [item for item in retold.evidence if item.fact in chosen]
    # What both tell of keeps the evidence of both.
    joined = [fact for fact in _JOINED if fact in chosen]
    evidence += [item for part in read for item in part.evidence if item.fact in joined]
    return Findings(chosen, tuple(dict.fromkeys(evidence)))


def lowest(parts: Iterable[Findings]) -> Findings:
    """All parts in one: of a fact that several tell, what lowers more; acts and questions together."""
    values: dict[str, Any] = {}
    shown: dict[str, list[Evidence]] = {}
    for part in parts:
        chosen = _chosen(values, part)
        values |= chosen
        for fact in chosen:
            evidence = [item for item in part.evidence if item.fact == fact]
            shown[fact] = [*shown.get(fact, ()), *evidence] if fact in _JOINED else evidence
    return Findings(values, tuple(dict.fromkeys(item for items in shown.values() for item in items)))


def _chosen(known: Mapping[str, Any], told: Findings) -> dict[str, Any]:
    """What was told and lowers more than what is known, with its day."""
    chosen = {
        fact: both
        for fact, value in told.values.items()
        if (both := _MORE[fact](known.get(fact), value)) is not None
    }
    if "refusal" not in chosen:
        chosen.pop("defer_until", None)
    return chosen


def _stronger(kind: type[StrEnum]) -> Callable[[Any, Any], Any]:
    def choose(read: Any, told: Any) -> Any:  # noqa: ANN401
        return told if rank(kind, told) > rank(kind, read) else None

    return choose


def _all_kinds(read: Any, told: Any) -> Any:  # noqa: ANN401
    """The hesitations of both; one of a kind."""
    known = {each.kind for each in read or ()}
    fresh = tuple(each for each in told if each.kind not in known)
    return (*(read or ()), *fresh) if fresh else None


def _all_acts(read: Any, told: Any) -> Any:  # noqa: ANN401
    both = {*(read or ()), *told}
    return tuple(act for act in BuyerAction if act in both) if both > set(read or ()) else None


def _where_unknown(read: Any, told: Any) -> Any:  # noqa: ANN401
    return told if read is None else None


def _yes(read: Any, told: Any) -> Any:  # noqa: ANN401
    return told if (told and not read) or read is None else None


_MORE: Mapping[str, Callable[[Any, Any], Any]] = {
    "refusal": _stronger(Refusal),
    "vulnerability": _stronger(Vulnerability),
    "contact_role": _stronger(ContactRole),
    "defer_until": lambda _, told: told,
    "wants_guidance": _yes,
    "asked_no_pressure": _yes,
    "annoyed": _yes,
    "decision_maker_objects": _yes,
    "competitor_active": _yes,
    "hesitations": _all_kinds,
    "buyer_actions": _all_acts,
    "buying_questions": lambda read, told: (read or 0) + told if told else None,
    "decision_makers_total": lambda read, told: told if told > (read or 0) else None,
    "price_total": _where_unknown,
    "currency": _where_unknown,
    "price_known": _yes,
    "stage": _where_unknown,
}
