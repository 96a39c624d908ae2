"""A deed of somebody else's is not told to the reader as his own."""

from __future__ import annotations

import pytest

from closecall import Advisor
from closecall.drafting.template.material import Material

TALK = """From: Sam Pell <sam@kilns.example>
Date: 2 Mar 2026
To: Ruth Bell <ruth@bellpottery.example>
Cc: Ida Kern <ida@bellpottery.example>
Subject: Kiln

Hi Ruth, the kiln is 1,480 EUR. The demo kiln went to Ida.

From: Ruth Bell <ruth@bellpottery.example>
Date: 4 Mar 2026
To: Sam Pell <sam@kilns.example>
Cc: Ida Kern <ida@bellpottery.example>
Subject: Re: Kiln

{said}

Ruth
"""


@pytest.mark.parametrize(
    ("said", "is_hers"),
    [
        ("I tried the demo kiln all week, and I like it.", True),
        ("We ran the trial all week, and I like it.", True),
        ("Ran the trial all week and like it.", True),
        ("Ida has been using the demo kiln all week and likes it.", False),
        ("Our apprentice tested the demo kiln every day and likes it.", False),
        ("I asked Ben, he tested the demo kiln every day.", False),
        ("A good week, tested the demo kiln every day.", True),
        ("My husband tried the demo kiln all week and likes it.", False),
    ],
)
def test_only_who_tried_it_is_told_so(said: str, is_hers: bool) -> None:
    prepared = Advisor().prepare(TALK.format(said=said), me="sam@kilns.example")
    assert "trial_used" in (prepared.reading.facts.buyer_actions or ())
    assert ("tried it" in (Material.of(prepared.brief).deeds() or "")) is is_hers
