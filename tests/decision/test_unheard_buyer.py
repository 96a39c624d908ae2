"""A buyer whose language nobody hears: what he said is asked for before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.decision import decide
from closecall.facts import Facts


@pytest.mark.parametrize(
    "changes",
    [{}, {"stage": "accepted", "hesitations": []}, {"wants_guidance": True}, {"verbal_interest": None}],
    ids=["firm close", "confirm", "guide", "little known"],
)
def test_what_was_said_is_asked_before_anything_is_written(
    changes: dict[str, Any], ready: Callable[..., Facts]
) -> None:
    heard, unheard = decide(ready(**changes)), decide(ready(**changes), unheard=True)
    assert heard.approach != "ask_first"
    assert (unheard.approach, unheard.unheard, unheard.blockers) == ("ask_first", True, ())
    (question,) = unheard.questions
    assert question.fact == "refusal"
    assert question.answers["none"] is heard.approach
    assert question.answers["explicit_no"] == question.answers["opt_out"] == "respect_no"


@pytest.mark.parametrize("refusal", ["explicit_no", "opt_out"])
def test_a_no_that_is_known_stands(refusal: str, ready: Callable[..., Facts]) -> None:
    found = decide(ready(refusal=refusal), unheard=True)
    assert (found.approach, found.unheard, found.questions) == ("respect_no", False, ())


def test_nobody_is_asked_about_a_buyer_in_grief(ready: Callable[..., Facts]) -> None:
    assert decide(ready(vulnerability="bereavement"), unheard=True).approach == "guide"
