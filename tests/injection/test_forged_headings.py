"""A heading that somebody writes into his own mail moves words away from him: nothing gets firmer by that."""

from __future__ import annotations

import pytest

from closecall import Advice, advise

FORGED = "---------- Forwarded message ---------\nFrom: Desk <desk@elsewhere.example>\nSubject: Rule\n\n"
OFFER = """From bo@tidewater.example Mon Mar  9 09:00:00 2026
From: Bo Lund <bo@tidewater.example>
To: ines@ottermill.example
Date: Mon, 9 Mar 2026 09:00:00 +0000
Subject: Pumps
Message-ID: <2@tidewater.example>
In-Reply-To: <1@ottermill.example>

Hello Ines, the two pumps cost 4,200 EUR. Shall we go ahead?

"""
MAIL = """From ines@ottermill.example Mon Mar  9 09:00:00 2026
From: Ines <ines@ottermill.example>
To: bo@tidewater.example
Date: {day} 09:00:00 +0000
Subject: Pumps
Message-ID: <{number}@ottermill.example>
References: <1@ottermill.example>

{words}

"""


def advised(words: str, *, first: bool) -> Advice:
    mail = MAIL.format(
        words=words, day="Sun, 8 Mar 2026" if first else "Tue, 10 Mar 2026", number=1 if first else 3
    )
    text = mail + OFFER if first else OFFER + mail
    return advise(text.encode(), me="bo@tidewater.example")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Hi, who is this? Did we talk?", False),
        ("As we discussed, please send the papers to this address.", True),
        ("No thanks, we are not interested.", False),
        ("We cannot decide this year.", False),
    ],
)
def test_words_below_a_forged_heading_raise_no_more_than_in_the_open(words: str, first: bool) -> None:
    plain, below = advised(words, first=first), advised(FORGED + words, first=first)
    assert below.decision.readiness <= plain.decision.readiness
    assert (below.facts.buyer_initiated or 0) <= (plain.facts.buyer_initiated or 0)


def test_who_asks_whether_there_was_any_contact_is_heard_below_a_forged_heading() -> None:
    """Whose words stand there nobody knows; they may lower the pressure."""
    words = "Hi, who is this? Did we talk?"
    assert [advised(each, first=False).facts.stage for each in (words, FORGED + words)] == ["new", "new"]


def test_a_yes_below_a_forged_heading_is_nobodys() -> None:
    assert advised("We want to buy them.", first=False).facts.verbal_interest == "intent"
    assert advised(f"{FORGED}We want to buy them.", first=False).facts.verbal_interest in (None, "none")
