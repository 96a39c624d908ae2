"""An event of the buyer's own beside "let me think" puts it off: the seller is asked, and never firm."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from closecall.advice import Advice
from closecall.advisor import advise
from closecall.decision import Approach

_TALKS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("awaited_events.toml").read_text(encoding="utf-8")
)
_NOTE = (
    "She is a private customer, it is her own money and she decides alone. I am certain the kiln is right "
    "for her: every second glaze of hers cracks."
)


def _advised(lang: str, words: str) -> Advice:
    return advise(f"{_TALKS[lang]['talk'].strip()}\nNell: {words}\n", me="Seller", note=_NOTE)


def _beside(lang: str, kind: str) -> Iterator[tuple[str, str]]:
    """Each sentence of a kind, and each with what holds back before it or behind it in turn."""
    talk = _TALKS[lang]
    for number, said in enumerate(talk[kind]):
        hesitates = talk["hesitates"][number % len(talk["hesitates"])]
        yield said, f"{said} {hesitates}" if number % 2 or kind == "goes_on" else f"{hesitates} {said}"


@pytest.mark.parametrize("lang", _TALKS)
def test_who_waits_for_an_event_is_not_closed(lang: str) -> None:
    closed = [
        said
        for said, words in _beside(lang, "waits")
        if _advised(lang, words).approach in (Approach.FIRM_CLOSE, Approach.CONFIRM)
    ]
    assert not closed


@pytest.mark.parametrize("lang", _TALKS)
def test_a_word_of_time_without_such_an_event_leaves_it_firm(lang: str) -> None:
    held = [
        said
        for said, words in _beside(lang, "goes_on")
        if _advised(lang, words).approach is not Approach.FIRM_CLOSE
    ]
    assert not held


@pytest.mark.parametrize(
    "event",
    [
        "Once my daughter has moved out.",
        "After the christening.",
        "Let me get my knee done first.",
        "As soon as the flat is sold.",
    ],
)
@pytest.mark.parametrize("joined", ["{0} {1}", "{1} {0}", "{1}, {0}"])
def test_the_seller_is_asked_what_it_means(event: str, joined: str) -> None:
    hesitates = "It's a big step for me, let me think about it"
    told = event if joined.startswith("{0}") else f"{event[0].lower()}{event[1:]}"
    mark = "" if "," in joined else "."
    advice = _advised("en", joined.format(told, hesitates + mark))
    assert advice.approach is Approach.ASK_FIRST
    assert [question.fact for question in advice.decision.questions] == ["refusal"]
    assert advice.draft is None


def test_an_event_that_the_seller_named_is_none_of_the_buyers() -> None:
    advice = _advised("en", "When the kiln is here I'll be all nerves. Let me think about it.")
    assert advice.approach is Approach.FIRM_CLOSE
