"""480 plain mails, chats and calls of firms and consumers, by eight writers who had seen no rule.

What gets the answer of a careful seller keeps it, and what does no harm does none. ``known_gaps.toml`` lists,
by id, the conversations that get another answer: whatever mends one takes it off, and nothing may be added.
``closecall eval tests/listening/ordinary/cases.jsonl`` prints the tables.
"""

from __future__ import annotations

import time
import tomllib
from functools import cache
from pathlib import Path

import pytest

from closecall import Advisor
from closecall.evaluation import Outcome, Start, evaluate, read_cases

HERE = Path(__file__).parent
CASES = tuple(read_cases((HERE / "cases.jsonl").read_text(encoding="utf-8"), name="cases.jsonl"))
MOST_KNOWN = {"unexpected": 118, "harmful": 5}
"""How long each list of known gaps may be; lower it with each repair."""


@cache
def outcome(number: int) -> Outcome:
    report = evaluate([CASES[number]], start=Start.THREAD, advisor=Advisor(), clock=time.perf_counter)
    return report.outcomes[0]


def known_gaps(kind: str) -> frozenset[str]:
    gaps = tomllib.loads((HERE / "known_gaps.toml").read_text(encoding="utf-8"))
    return frozenset(gaps[kind]["ids"].split())


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number].id)
def test_what_is_answered_rightly_stays_so(number: int) -> None:
    assert outcome(number).expected or CASES[number].id in known_gaps("unexpected")


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number].id)
def test_no_answer_does_harm(number: int) -> None:
    assert outcome(number).approach not in CASES[number].never or CASES[number].id in known_gaps("harmful")


@pytest.mark.parametrize("kind", sorted(MOST_KNOWN))
def test_the_known_gaps_only_shrink(kind: str) -> None:
    assert len(known_gaps(kind)) <= MOST_KNOWN[kind]
    assert known_gaps(kind) <= {case.id for case in CASES}
