"""What only sounds like an order to a program stays a person's words, and counts as they are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Facts, read_facts
from closecall.facts.injection import planted_spans
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

MAILS = tomllib.loads(Path(__file__).with_name("harmless.toml").read_text(encoding="utf-8"))["mails"]
BUYER = Speaker("Rhea Doyle", "rhea@doylepottery.example", Side.BUYER)
SELLER = Speaker("Nils Aune", "nils@kilnworks.example", Side.SELLER)


def facts_of(body: str) -> Facts:
    offer = Message(SELLER, "Hi Rhea, the offer: one kiln, 4,200 EUR, installed.")
    return read_facts(Thread(ThreadKind.EMAIL, (offer, Message(BUYER, body)), "en")).facts


def test_there_are_at_least_thirty() -> None:
    assert len(set(MAILS)) >= 30


@pytest.mark.parametrize("mail", MAILS)
def test_a_harmless_sentence_is_not_taken_for_planted_text(mail: str) -> None:
    assert planted_spans(f"Hi Nils,\n\n{mail}\n\nRhea") == ()


@pytest.mark.parametrize("mail", MAILS)
def test_what_the_buyer_wants_is_heard_in_the_same_paragraph(mail: str) -> None:
    assert facts_of(f"Hi Nils,\n\n{mail} I really want this kiln.\n\nRhea").verbal_interest == "strong"


@pytest.mark.parametrize("mail", MAILS)
def test_a_no_is_heard_in_the_same_paragraph(mail: str) -> None:
    assert facts_of(f"Hi Nils,\n\n{mail} We have decided not to buy it.\n\nRhea").refusal == "explicit_no"
