"""What a signature settles: the soft hesitations that the buyer told before he signed or paid (S3)."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.findings import Findings
from closecall.facts.vocabulary import Evidence, Hardness, Hesitation, HesitationStatus, Stage


def settled_by_acceptance(read: Sequence[Findings]) -> Findings:
    """``hesitations``, those resolved that are soft and told before he accepted or beside it; else nothing.

    A wall stays a wall, and what makes him hesitate in a later message is open.

    Args:
        read: what the readers of the thread found, the one that stands first.

    """
    stage, hesitating = _first(read, "stage"), _first(read, "hesitations")
    if stage is None or hesitating is None or stage.values["stage"] is not Stage.ACCEPTED:
        return Findings()
    told: tuple[Hesitation, ...] = hesitating.values["hesitations"]
    shown = [item for item in hesitating.evidence if item.fact == "hesitations"]
    accepted = max((_place(item) for item in stage.evidence if item.fact == "stage"), default=-1)
    if len(told) != len(shown):
        return Findings()
    after = tuple(
        _resolved(one) if one.hardness is Hardness.SOFT and _place(item) <= accepted else one
        for one, item in zip(told, shown, strict=True)
    )
    return Findings({"hesitations": after}, tuple(shown)) if after != told else Findings()


def _first(read: Sequence[Findings], fact: str) -> Findings | None:
    return next((part for part in read if part.values.get(fact) is not None), None)


def _place(item: Evidence) -> int:
    """The message that it stands in; before all others where none is named."""
    return -1 if item.message is None else item.message


def _resolved(one: Hesitation) -> Hesitation:
    return one.model_copy(update={"status": HesitationStatus.RESOLVED})
