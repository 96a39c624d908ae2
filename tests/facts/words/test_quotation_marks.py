"""Words between quotation marks are somebody else's, whichever marks a language sets them in."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def refusal(text: str) -> object:
    turns = (
        Message(Speaker(side=Side.SELLER), "Hello, here is the offer."),
        Message(Speaker(side=Side.BUYER), text),
    )
    return hear(Thread(ThreadKind.EMAIL, turns, "en")).values["refusal"]


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ('"', '"'),
        ("\u201c", "\u201d"),
        ("\u201d", "\u201d"),
        ("\u201e", "\u201c"),
        ("\u201e", "\u201d"),
        ("\u00ab", "\u00bb"),
        ("\u00bb", "\u00ab"),
        ("\u00bb", "\u00bb"),
        ("\u300c", "\u300d"),
        ("\u300e", "\u300f"),
        ("\u2018", "\u2019"),
    ],
)
def test_a_quoted_refusal_is_not_the_buyers(opened: str, closed: str) -> None:
    said = "We are not interested, don\u2019t write to me again."
    assert refusal(f"{said}") == "opt_out"
    story = (
        f"My neighbour told his salesman: {opened}{said}{closed} I am quite the opposite, send me the papers."
    )
    assert refusal(story) == "none"


def test_an_apostrophe_quotes_nothing() -> None:
    assert refusal("It isn\u2019t for us, please don\u2019t write to me again.") == "opt_out"
