"""A firm draft names nothing that holds the buyer back where only the seller told that something does."""

from __future__ import annotations

import pytest

from closecall import Advisor, Approach
from closecall.facts.vocabulary import Facts

_THREAD = """From: Lea Marsh <lea@marsh.example>
Date: Tue, 17 Nov 2026 10:00
To: Tom <tom@tongues.example>
Subject: Re: Lessons

Hi Tom, the trial lessons made my week and I do want to carry on with you. I lose a client whenever
Lisbon rings. Nobody to ask but me. {said}

Lea

From: Tom <tom@tongues.example>
Date: Mon, 16 Nov 2026 10:00
To: Lea Marsh <lea@marsh.example>
Subject: Lessons

Hi Lea, how was it? The block of twenty lessons is 480 GBP.

Tom
"""
_NOTE = "She earns about 62k GBP a year. I'm certain: she loses a client whenever Lisbon rings."
_TOLD = Facts.from_mapping({"refusal": "none", "hesitations": [{"hardness": "soft"}]})
_WISHES = ("think", "sleep on", "sure is fair", "certain")


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es"])
def test_no_wish_to_think_is_put_into_their_mouth(lang: str) -> None:
    thread = _THREAD.format(said="The rest you can picture for yourself.")
    advice = Advisor().advise(thread, me="tom@tongues.example", note=_NOTE, facts=_TOLD, lang=lang)
    assert (advice.approach, advice.problems) == (Approach.FIRM_CLOSE, ())
    assert advice.draft
    hesitation = advice.draft.hesitation
    assert hesitation
    assert hesitation in advice.draft.body
    assert lang != "en" or not any(wish in hesitation for wish in _WISHES)


def test_what_they_wrote_is_still_named() -> None:
    thread = _THREAD.format(said="Let me think about it.")
    advice = Advisor().advise(thread, me="tom@tongues.example", note=_NOTE)
    assert advice.approach is Approach.FIRM_CLOSE
    assert advice.draft
    assert "think" in (advice.draft.hesitation or "")
