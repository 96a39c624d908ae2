"""320 ways to refuse, written by somebody who had seen no cue: all are heard, and quoted ones are not his.

``benchmarks/no_means_no.py`` prints the tables.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall import Advice, Advisor, Approach, Facts, Thread
from closecall.facts.vocabulary import Refusal

HERE = Path(__file__).parent
OFFERS = tomllib.loads((HERE / "offers.toml").read_text(encoding="utf-8"))
REPLIES: list[dict[str, Any]] = [
    json.loads(line) for line in (HERE / "refusals.jsonl").read_text(encoding="utf-8").splitlines()
]
NOTE = "I am certain: it saves them two days on every order. They turn over 900k EUR."


def advised(reply: dict[str, Any], said: str, *, facts: Facts | None = None) -> Advice:
    pasted = (
        "From: Sam Ott <sam@ottware.example>\nDate: Tue, 3 Mar 2026 09:00\nSubject: Offer\n\n"
        f"{OFFERS[reply['lang']]}\n\n"
        f"From: Lou Ames <lou@ames.example>\nDate: Wed, 4 Mar 2026 10:12\nSubject: Re: Offer\n\n{said}\n"
    )
    thread = Thread.parse(pasted, me="sam@ottware.example")
    return Advisor().advise(thread, note=NOTE, facts=facts, as_of=date(2026, 3, 5))


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply["id"])
def test_a_refusal_is_heard_and_never_pushed(reply: dict[str, Any]) -> None:
    advice = advised(reply, reply["text"])
    assert advice.decision.approach not in (Approach.FIRM_CLOSE, Approach.CONFIRM)
    told = advice.facts.refusal
    assert advice.draft is None or told in (Refusal(reply["grade"]), Refusal.OPT_OUT)


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply["id"])
def test_somebody_elses_refusal_is_not_the_buyers(reply: dict[str, Any]) -> None:
    told = advised(reply, reply["quoted"]).facts.refusal
    assert told not in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@pytest.mark.parametrize("reply", REPLIES[::16], ids=lambda reply: reply["id"])
def test_a_given_do_not_contact_wins_over_whatever_is_written(reply: dict[str, Any]) -> None:
    given = Facts(refusal=Refusal.OPT_OUT)
    advice = advised(reply, reply["quoted"], facts=given)
    assert advice.decision.approach is Approach.RESPECT_NO
    assert advice.draft is None
