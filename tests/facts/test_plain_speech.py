"""The plainest sentences of buyers: each tells its fact in answer to an offer."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from closecall.facts.reading import read_facts
from closecall.facts.vocabulary import Facts, Refusal, Stage
from closecall.thread.records import Thread

MAIL = """From: Tom Hale <tom@halepumps.example>
Date: Tue, 3 Mar 2026 09:00
Subject: Quote

Hi Jane, quote attached: £11,400 fitted. Would you like to go ahead?

From: Jane Marsh <jane@marsh.example>
Date: Wed, 4 Mar 2026 10:12
Subject: Re: Quote

Hi Tom,

{words}

Jane
"""
TOLD = tomllib.loads(Path(__file__).with_name("plain_speech.toml").read_text(encoding="utf-8"))
SENTENCES = [
    (fact, value, words)
    for fact, values in TOLD.items()
    for value, sentences in values.items()
    for words in sentences
]


def facts_told_by(words: str) -> Facts:
    thread = Thread.parse(MAIL.format(words=words), me="tom@halepumps.example")
    return read_facts(thread, as_of=date(2026, 3, 5)).facts


def shown(facts: Facts, fact: str) -> set[str]:
    """The values of a fact, as the table writes them."""
    if fact == "hesitations":
        return {f"{each.kind}/{each.hardness}" for each in facts.hesitations or ()}
    value = getattr(facts, fact)
    return {str(each) for each in value} if isinstance(value, tuple) else {str(value)}


@pytest.mark.parametrize(("fact", "value", "words"), SENTENCES)
def test_a_plain_sentence_tells_its_fact(fact: str, value: str, words: str) -> None:
    assert value in shown(facts_told_by(words), fact)


@pytest.mark.parametrize("words", sorted({w for fact, _, w in SENTENCES if fact != "refusal"}))
def test_a_plain_sentence_that_refuses_nothing_is_not_taken_for_a_no(words: str) -> None:
    assert facts_told_by(words).refusal not in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def test_a_deposit_for_something_else_is_no_deed_of_this_purchase() -> None:
    facts = facts_told_by("We've paid the deposit for the new shop.")
    assert not facts.buyer_actions
    assert facts.stage is not Stage.ACCEPTED
