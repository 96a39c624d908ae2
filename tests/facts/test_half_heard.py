"""A wish or a "let me think" beside words that may be a no is asked about, and never a reason to be firm."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach

_TALKS = tomllib.loads(Path(__file__).with_name("half_heard.toml").read_text("utf-8"))
_MAIL = "From: {who} <{who}@{firm}.example>\nTo: {to}@x.example\nDate: {day}\nSubject: Oven\n\n{body}\n\n"
_NOTE = "I'm certain: they lose two hours a day. Company, 2 million turnover, Alex decides alone."
_ADVISOR = Advisor()


def _approach(lang: str, answer: str) -> Approach:
    told = (
        ("Alex", "bakery", "Chris", "Fri, 6 Nov 2026 09:00", _TALKS[lang]["begins"]),
        ("Chris", "sellco", "Alex", "Wed, 18 Nov 2026 09:00", _TALKS[lang]["asks"]),
        ("Alex", "bakery", "Chris", "Thu, 19 Nov 2026 15:00", answer),
    )
    thread = "".join(
        _MAIL.format(who=who, firm=firm, to=to, day=day, body=body) for who, firm, to, day, body in told
    )
    return _ADVISOR.prepare(thread, me=["Chris"], note=_NOTE).brief.decision.approach


def _answers(kind: str) -> list[tuple[str, str]]:
    return [(lang, answer) for lang, talk in _TALKS.items() for answer in talk[kind]]


@pytest.mark.parametrize(("lang", "answer"), _answers("open"))
def test_what_turns_against_a_wish_is_never_firm(lang: str, answer: str) -> None:
    assert _approach(lang, answer) not in (Approach.FIRM_CLOSE, Approach.CONFIRM)


@pytest.mark.parametrize(("lang", "answer"), _answers("plain"))
def test_a_hesitation_alone_is_not_asked_about_as_a_no(lang: str, answer: str) -> None:
    assert _approach(lang, answer) is Approach.FIRM_CLOSE
