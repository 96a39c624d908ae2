"""Who goes on, and asks that one of his people is left alone, may mean only her: it is asked (S5)."""

from __future__ import annotations

import pytest

from closecall.advisor import advise
from closecall.decision import Approach
from closecall.facts.vocabulary import Refusal

_OFFER = {
    "en": "Gary: The resin drive is £5,600. Shall I book it?\nLorraine: ",
    "de": "Gary: Der Ofen kostet 900 Euro. Soll ich ihn buchen?\nLorraine: ",
}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "I want it. Please don't call my mother again, she gets confused."),
        ("en", "Don't ring my poor mother any more. When can you deliver it?"),
        ("de", "Ich will ihn haben. Rufen Sie meine Mutter nicht mehr an."),
    ],
)
def test_of_one_who_goes_on_it_is_asked_about(lang: str, said: str) -> None:
    advice = advise(f"{_OFFER[lang]}{said}\n", me="Gary")
    assert advice.approach is Approach.ASK_FIRST
    assert advice.decision.questions[0].fact == "refusal"


@pytest.mark.parametrize(
    "said",
    [
        "Don't call us again.",
        "Stop calling my wife.",
        "Don't call me or my wife again.",
        "Please don't call my mother again. And don't contact me either, take us off your list.",
        "My boss says don't call us again.",
    ],
)
def test_for_himself_it_stands(said: str) -> None:
    assert advise(f"{_OFFER['en']}{said}\n", me="Gary").facts.refusal is Refusal.OPT_OUT


@pytest.mark.parametrize(
    "words",
    [
        "Don't be ringing me over the summer. First week of October, ring me then.",
        "Don't call me at work. Ring me tonight.",
    ],
)
def test_who_says_when_to_call_is_asked_about_and_has_not_opted_out(words: str) -> None:
    advice = advise(f"{_OFFER['en']}{words}\n", me="Gary")
    assert advice.approach is Approach.ASK_FIRST
    assert advice.facts.refusal is not Refusal.OPT_OUT


@pytest.mark.parametrize(
    "words",
    [
        "Please stop calling me. Call me again and I'll report you.",
        "Take me off your list. Do not write to me again.",
    ],
)
def test_a_threat_asks_for_no_call(words: str) -> None:
    assert advise(f"{_OFFER['en']}{words}\n", me="Gary").facts.refusal is Refusal.OPT_OUT
