"""Wishes and states that ask for care: guidance, no pressure, annoyance, vulnerability (S6, D4)."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.vocabulary import Vulnerability
from closecall.facts.words.sayings import Saying

WISHES = ("wants_guidance", "asked_no_pressure", "annoyed")
"""The facts that are true or false."""

# Where several are told, the one that binds most.
GRAVEST_FIRST = (
    Vulnerability.MINOR,
    Vulnerability.CAPACITY,
    Vulnerability.BEREAVEMENT,
    Vulnerability.DISTRESS,
    Vulnerability.COMPLAINT,
)


def wish_in(sayings: Sequence[Saying], fact: str) -> Saying | None:
    """The last saying of one of :data:`WISHES`; None when it was not said."""
    return next((s for s in reversed(sayings) if s.cue.fact == fact), None)


def vulnerability_in(sayings: Sequence[Saying]) -> tuple[Vulnerability, Saying | None]:
    """The gravest state told, and where; ``none`` when nothing was heard."""
    told = {s.cue.value: s for s in sayings if s.cue.fact == "vulnerability"}
    for state in GRAVEST_FIRST:
        if state in told:
            return state, told[state]
    return Vulnerability.NONE, None
