"""Nobody who must not be pressed is written to over words that may be his no (S2, S5)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall import Advice, Advisor

_TALK = (
    "From: Sam Hill <sam@seller.example>\nTo: Ann Lee <ann@buyer.example>\n"
    "Date: Tue, 03 Mar 2026 09:12\nSubject: Cabin\n\n"
    "Dear Ann, the cabin is still held at 2,380. Shall I book it?\n\n"
    "From: Ann Lee <ann@buyer.example>\nTo: Sam Hill <sam@seller.example>\n"
    "Date: Thu, 05 Mar 2026 10:29\nSubject: Re: Cabin\n\n{said}\n"
)


def _advice(said: str, **facts: str) -> Advice:
    return Advisor().advise(
        _TALK.format(said=said), me="sam@seller.example", as_of=date(2026, 3, 6), facts=facts or None
    )


@pytest.mark.parametrize(
    "said",
    [
        "My mother died in January. Kindly make sure nothing with her name on reaches this house.",
        "We buried my husband last week. The children and I are going to my sister for the summer instead.",
    ],
)
def test_what_may_be_a_no_of_one_who_mourns_gets_no_letter(said: str) -> None:
    advice = _advice(said)
    assert advice.decision.approach in ("nurture", "guide")
    assert advice.draft is None
    assert any("whether this is a no" in warning for warning in advice.reading.warnings)


def test_once_told_that_it_is_no_no_the_letter_is_written() -> None:
    said = "My mother died in January. Kindly make sure nothing with her name on reaches this house."
    assert _advice(said, refusal="none").draft is not None


def test_who_mourns_and_says_no_more_gets_his_letter() -> None:
    assert _advice("My mother died on Sunday, we are all in pieces.").draft is not None
