"""Noes in everyday words, ten languages: heard, or asked about, and none answered with a message.

``python -m benchmarks.everyday_noes`` prints the tables. ``known_gaps.toml`` lists, by id, what still goes
wrong: nothing may be added.
"""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from benchmarks.everyday_noes import DATA, Outcome, Talk, talks
from closecall import Advisor

MOST_KNOWN = 3
"""How long the list of known gaps may be; lower it with each repair."""
TALKS = list(talks())


@cache
def known_gaps() -> frozenset[str]:
    known = tomllib.loads((DATA / "known_gaps.toml").read_text(encoding="utf-8"))
    return frozenset(known["wrong"]["ids"].split())


@pytest.mark.parametrize("talk", [t for t in TALKS if t.id not in known_gaps()], ids=lambda talk: talk.id)
def test_no_message_follows_a_no_and_nothing_else_is_taken_for_one(talk: Talk) -> None:
    right = (Outcome.HEARD, Outcome.ASKED) if talk.is_no else (Outcome.FINE, Outcome.ASKED)
    assert talk.outcome(Advisor()) in right


def test_most_noes_are_heard_without_a_question() -> None:
    noes = [talk for talk in TALKS if talk.is_no]
    heard = sum(talk.outcome(Advisor()) is Outcome.HEARD for talk in noes)
    assert heard >= 0.9 * len(noes)


def test_the_known_gaps_only_shrink() -> None:
    assert len(known_gaps()) <= MOST_KNOWN
    assert known_gaps() <= {talk.id for talk in TALKS}


def test_each_talk_quotes_the_words_that_tell() -> None:
    assert len({talk.id for talk in TALKS}) == len(TALKS)
    assert all(talk.quote in talk.thread for talk in TALKS)
