"""Noes as people mail them, in one clause between thanks and farewell; and mails that only sound like one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Thread

MAILS = tomllib.loads(Path(__file__).with_name("plain_noes.toml").read_text(encoding="utf-8"))
NOES = [(kind, words) for kind, mails in MAILS.items() if kind != "none" for words in mails]
THREAD = """From: Tom Hale <tom@halepumps.example>
Date: Tue, 3 Mar 2026 09:00
Subject: Our offer

Hi Jane, here is our offer: £11,400 in all. Would you like to go ahead?

Tom

From: Jane Marsh <jane@marsh.example>
Date: Wed, 4 Mar 2026 10:12
Subject: Re: Our offer

{words}

Jane
"""


def refusal_told_by(words: str) -> Refusal:
    thread = Thread.parse(THREAD.format(words=words), me="tom@halepumps.example")
    return read_facts(thread, as_of=date(2026, 3, 5)).facts.refusal or Refusal.NONE


@pytest.mark.parametrize(("kind", "words"), NOES)
def test_a_plain_no_tells_its_kind(kind: str, words: str) -> None:
    assert refusal_told_by(words) == kind


@pytest.mark.parametrize("words", MAILS["none"])
def test_what_only_sounds_like_a_no_tells_none(words: str) -> None:
    assert refusal_told_by(words) is Refusal.NONE
