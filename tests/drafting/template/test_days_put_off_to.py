"""A day is promised where the buyer named it, not where only an event tells it."""

from __future__ import annotations

import pytest

from closecall.advisor import advise

THREAD = """From: Ida Berg <ida@bergbakery.example>
To: Tom Reed <tom@ovens.example>
Date: Thu, 19 Nov 2026 09:10
Subject: Re: The deck oven

{said}

Ida

From: Tom Reed <tom@ovens.example>
To: Ida Berg <ida@bergbakery.example>
Date: Wed, 18 Nov 2026 10:00
Subject: The deck oven

Hello Ida, the deck oven is 8,400 EUR, delivered. Shall I book the fitter?

Tom
"""


def draft(said: str) -> str:
    written = advise(THREAD.format(said=said), me="tom@ovens.example").draft
    assert written is not None
    return written.body


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Not now, please. Write to me again on 2 March.", "2 March"),
        ("Not now, please. Write to me again in March.", "1 March"),
    ],
)
def test_a_day_that_was_named_is_promised(said: str, day: str) -> None:
    assert day in draft(said)


@pytest.mark.parametrize(
    "said",
    [
        "Not now, please. Talk to us again once the February figures are out.",
        "Not this year. Talk to us again when we have closed Q1.",
        "Not now, please. Talk to us again once the March 2027 figures are out.",
    ],
)
def test_a_day_that_only_an_event_tells_is_not_promised(said: str) -> None:
    body = draft(said)
    assert "1 April" not in body
    assert "1 March" not in body
    assert "January" not in body
