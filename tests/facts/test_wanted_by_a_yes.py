"""Who says yes in words that tell no wish wants it, unless a no or what holds him back stands beside it."""

from __future__ import annotations

import pytest

from closecall.facts.findings import Evidence, Findings
from closecall.facts.merging.resolution import wanted_by_a_yes
from closecall.facts.vocabulary import (
    Hardness,
    Hesitation,
    HesitationKind,
    HesitationStatus,
    Refusal,
    Stage,
    VerbalInterest,
)

_SHOWN = Evidence("stage", "words", 1, 0, 11, "Sold to you")


def _doubt(status: HesitationStatus) -> tuple[Hesitation, ...]:
    return (Hesitation(kind=HesitationKind.RISK, hardness=Hardness.SOFT, status=status),)


@pytest.mark.parametrize(
    ("stage", "beside", "wants"),
    [
        (Stage.VERBAL_YES, {}, True),
        (Stage.ACCEPTED, {"verbal_interest": VerbalInterest.NONE, "refusal": Refusal.NONE}, True),
        (Stage.VERBAL_YES, {"hesitations": _doubt(HesitationStatus.RESOLVED)}, True),
        (Stage.PROPOSAL, {}, False),
        (Stage.VERBAL_YES, {"verbal_interest": VerbalInterest.STRONG}, False),
        (Stage.VERBAL_YES, {"refusal": Refusal.NOT_NOW}, False),
        (Stage.VERBAL_YES, {"hesitations": _doubt(HesitationStatus.OPEN)}, False),
    ],
)
def test_a_yes_without_a_wish_is_an_intent(stage: Stage, beside: dict[str, object], wants: bool) -> None:
    found = wanted_by_a_yes((Findings(beside), Findings({"stage": stage}, (_SHOWN,))))
    assert (found.values == {"verbal_interest": VerbalInterest.INTENT}) is wants
    assert [item.quote for item in found.evidence] == ["Sold to you"] * wants


def test_without_a_stage_nothing_is_told() -> None:
    assert wanted_by_a_yes((Findings({"refusal": Refusal.NONE}),)) == Findings()
