"""Pressure is monotone in the text too: a no, annoyance or distress more never makes the decision firmer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall import Advisor, Approach, Decision, Facts
from closecall.testing import example_facts, example_thread
from closecall.thread.records import Thread

PRESSURE = {
    Approach.RESPECT_NO: 0,
    Approach.NURTURE: 1,
    Approach.GUIDE: 2,
    Approach.ASK_FIRST: 2,
    Approach.FIRM_CLOSE: 3,
    Approach.CONFIRM: 3,
}
NOES = [
    "We have decided not to buy it.",
    "Please stop writing to me.",
    "I am not interested.",
    "Do not contact me again.",
    "The answer is no.",
]
HOLDS_BACK = [
    *NOES,
    "Please do not push me.",
    "Stop pressuring me, this is getting annoying.",
    "I am fed up with these mails.",
    "My husband died last week and I cannot think straight.",
    "I lost my job yesterday.",
    "My brother is against it.",
    "Not before September.",
    "It is too expensive for us.",
]
TOLD = ("buyer_kind", "annual_means", "decision_makers_total", "need_confirmed", "seller_conviction")
KNOWN = Facts.from_mapping(
    {
        name: value
        for name, value in example_facts().to_dict().items()
        if name in (*TOLD, "conviction_reasons")
    }
)


def verdict(thread: Thread) -> Decision:
    return Advisor().prepare(thread, facts=KNOWN, as_of=thread.last_day()).brief.decision


def with_words(thread: Thread, words: str, *, mail: int, place: int) -> Thread:
    """The thread with a paragraph more in one of the buyer's mails, before its paragraph ``place``."""
    index = [i for i, _ in thread.buyer_messages()][mail]
    message = thread.messages[index]
    parts = message.body.split("\n\n")
    body = "\n\n".join([*parts[:place], words, *parts[place:]])
    changed = replace(message, body=body)
    return replace(thread, messages=(*thread.messages[:index], changed, *thread.messages[index + 1 :]))


@settings(max_examples=80, deadline=None)
@given(
    words=st.lists(st.sampled_from(HOLDS_BACK), min_size=1, max_size=3, unique=True),
    mail=st.integers(-2, -1),
    place=st.integers(1, 3),
)
def test_it_never_makes_the_decision_firmer(words: list[str], mail: int, place: int) -> None:
    thread = example_thread()
    before, after = verdict(thread), verdict(with_words(thread, " ".join(words), mail=mail, place=place))
    assert PRESSURE[after.approach] <= PRESSURE[before.approach]


@pytest.mark.parametrize("words", NOES)
def test_a_no_below_all_warm_words_ends_it(words: str) -> None:
    thread = example_thread()
    assert verdict(thread).approach is Approach.FIRM_CLOSE
    assert verdict(with_words(thread, words, mail=-1, place=2)).approach is Approach.RESPECT_NO


@pytest.mark.parametrize("words", NOES)
def test_a_no_above_warm_words_is_not_answered_firmly(words: str) -> None:
    after = verdict(with_words(example_thread(), words, mail=-1, place=1))
    assert after.approach in (Approach.RESPECT_NO, Approach.ASK_FIRST)
