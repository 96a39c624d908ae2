"""What somebody writes never keeps a thread from being advised, whatever the figure in it."""

from __future__ import annotations

import pytest

from closecall import Reading, Thread, read_facts
from closecall.facts.merging.bounds import within_bounds
from closecall.facts.vocabulary import MOST_COUNTED


def read(*buyer: str, seller: str = "The pump is 500 euros. What is your limit?") -> Reading:
    return read_facts(Thread.parse("\n".join((f"Seller: {seller}", *(f"Ines: {each}" for each in buyer)))))


@pytest.mark.parametrize(
    "said",
    [
        "I can sign off up to $0 myself.",
        "My limit is 0 euros.",
        "My limit is EUR 0,-.",
        "My limit is zero euros.",
        "I can sign off up to 900000000000000000 euros myself.",
    ],
)
def test_a_limit_that_none_can_be_is_left_out_and_said(said: str) -> None:
    reading = read(said)
    assert reading.facts.approval_limit is None
    assert not [e for e in reading.evidence if e.fact == "approval_limit"]
    assert any("up to what sum they may decide" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("asked", "answer", "fact", "said"),
    [
        ("What do you turn over in a year?", "0 euros", "annual_means", "what they have a year"),
        ("The pump is 900000000000000000 euros.", "Let me think about it.", "price_total", "the price"),
    ],
)
def test_so_are_means_and_a_price(asked: str, answer: str, fact: str, said: str) -> None:
    reading = read(answer, seller=asked)
    assert getattr(reading.facts, fact) is None
    assert any(said in warning for warning in reading.warnings)


def test_a_sum_that_may_be_one_stays() -> None:
    assert read("I can sign off up to 300 euros myself.").facts.approval_limit == 300


def test_what_is_counted_higher_than_a_fact_may_tell_is_counted_to_the_most() -> None:
    # A talk with so many questions takes seconds to read.
    warnings: list[str] = []
    assert within_bounds({"open_buyer_questions": MOST_COUNTED + 2, "wants_guidance": True}, warnings) == {
        "open_buyer_questions": MOST_COUNTED,
        "wants_guidance": True,
    }
    assert not warnings
