"""One table of what raises the stance: the guard, the claims of a second reader and the policy hold to it."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.decision import load_policy
from closecall.facts.findings import Findings
from closecall.facts.merging.merge import merge
from closecall.facts.stance import may_firm_up, raises
from closecall.facts.vocabulary import Facts, Hesitation
from closecall.thread.records import Thread, ThreadKind

SOFT, HARD = Hesitation.model_validate({"hardness": "soft"}), Hesitation.model_validate({"hardness": "hard"})
LOWERS = [
    ("verbal_interest", "none"),
    ("stage", "discovery"),
    ("budget_status", "none"),
    ("need_confirmed", False),
    ("decision_makers_total", 2),
    ("refusal", "explicit_no"),
    ("annoyed", True),
    ("no_shows", 1),
]


@pytest.mark.parametrize(
    ("fact", "value"),
    [("decision_makers_total", 1), ("decision_makers_agreed", 1), ("stage", "evaluation"),
     ("price_known", True), ("verbal_interest", "curious"), ("refusal_retracted", True),
     ("buyer_actions", ("deposit",))],
)  # fmt: skip
def test_what_raises_the_stance_does_not_stand_without_evidence(fact: str, value: Any) -> None:
    thread = Thread(ThreadKind.EMAIL, (), "en")
    reading = merge(thread, [Findings({fact: value})], note=None, given=None)
    assert raises(fact, value)
    assert reading.facts == Facts()
    (warning,) = reading.warnings
    assert warning.startswith("I left out ")
    assert fact not in warning


@pytest.mark.parametrize(("fact", "value"), LOWERS)
def test_what_lowers_it_needs_none(fact: str, value: Any) -> None:
    thread = Thread(ThreadKind.EMAIL, (), "en")
    assert not may_firm_up(fact, value)
    assert fact in merge(thread, [Findings({fact: value})], note=None, given=None).facts.known()


@pytest.mark.parametrize(
    ("fact", "value", "opens"),
    [("hesitations", SOFT, True), ("hesitations", HARD, False), ("refusal", "brush_off", True),
     ("refusal", "not_now", False)],
)  # fmt: skip
def test_what_holds_back_softly_gives_a_firm_close_an_opening(fact: str, value: Any, opens: bool) -> None:
    assert may_firm_up(fact, value) is opens
    assert not raises(fact, value)


def test_whatever_gives_points_needs_evidence() -> None:
    weights = load_policy().weights
    named = [(fact, value) for fact, weight in weights.items() for value in weight.named]
    assert {(fact, value) for fact, value in named if weights[fact].points(value) > 0} == {
        (fact, value) for fact, value in named if raises(fact, value)
    }
    counted = {fact for fact, weight in weights.items() if weight.points(1) > 0}
    assert all(raises(fact, 1) for fact in counted - {"size"})
