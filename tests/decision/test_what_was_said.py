"""Where nobody heard what the last words tell, the seller is asked whether they were a yes or a no."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.advisor import advise
from closecall.decision import Approach, decide
from closecall.facts.findings import Evidence
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, Refusal, Stage, VerbalInterest

_NOTE = "She earns about 62k GBP a year. I'm certain: she lost two clients over the phone."
_THREAD = """From: Lea Marsh <lea@marsh.example>
Date: Tue, 17 Nov 2026 10:00
To: Tom <tom@tongues.example>
Subject: Re: Lessons

Hi Tom, I do want to keep this up, the trial lesson made my week. Nobody to ask but me. {said}

Lea

From: Tom <tom@tongues.example>
Date: Mon, 16 Nov 2026 10:00
To: Lea Marsh <lea@marsh.example>
Subject: Lessons

Hi Lea, how was it? The block of twenty lessons is 480 GBP.

Tom
"""


def test_a_no_is_offered_first_before_what_holds_them_back(ready: Callable[..., Facts]) -> None:
    found = decide(ready(hesitations=None), unclear=("refusal", "stage"))
    assert found.approach is Approach.ASK_FIRST
    assert [question.fact for question in found.questions] == ["refusal", "stage"]
    no, yes = found.questions
    assert next(iter(no.answers.items())) == ("explicit_no", Approach.RESPECT_NO)
    assert yes.answers["accepted"] is Approach.CONFIRM


def test_who_may_have_accepted_is_not_asked_about_who_pays(ready: Callable[..., Facts]) -> None:
    unknown = {"hesitations": None, "seller_conviction": None, "decision_makers_total": None}
    found = decide(ready(**unknown), unclear=("stage", "refusal"))
    assert [question.fact for question in found.questions] == ["stage", "refusal"]


def test_words_that_nobody_could_tell_are_asked_about_as_a_no_first(ready: Callable[..., Facts]) -> None:
    found = decide(ready(), unheard=True, unclear=("stage",))
    assert [question.fact for question in found.questions] == ["refusal", "stage"]


@pytest.mark.parametrize(
    ("facts", "unclear"),
    [
        ({"verbal_interest": VerbalInterest.STRONG}, ("refusal", "stage")),
        ({"verbal_interest": VerbalInterest.INTENT}, ("stage", "refusal")),
        ({"stage": Stage.VERBAL_YES}, ("stage", "refusal")),
        ({"stage": Stage.ACCEPTED}, ()),
        ({"stage": Stage.VERBAL_YES, "hesitations": ()}, ()),
    ],
)
def test_last_words_may_be_either_where_no_hesitation_was_heard(
    facts: dict[str, object], unclear: tuple[str, ...]
) -> None:
    assert Reading(Facts.from_mapping(facts)).unclear == unclear


@pytest.mark.parametrize(
    ("told", "approach"),
    [
        ({}, Approach.ASK_FIRST),
        ({"refusal": "none", "stage": "accepted"}, Approach.CONFIRM),
        ({"refusal": "explicit_no"}, Approach.RESPECT_NO),
    ],
)
def test_what_a_note_tells_and_nobody_understood_may_be_a_yes_too(
    told: dict[str, str], approach: Approach
) -> None:
    said = "When I have slept on it you will hear from me."
    note = f"{_NOTE} She rang, it's a yes."
    advice = advise(_THREAD.format(said=said), me="tom@tongues.example", note=note, facts=told)
    assert advice.approach is approach
    assert any("say --facts stage=accepted" in warning for warning in advice.warnings)
    if not told:
        assert [question.fact for question in advice.decision.questions] == ["refusal", "stage"]


def test_what_the_seller_told_is_clear() -> None:
    told = (Evidence("refusal", "given"),)
    assert Reading(Facts(refusal=Refusal.NONE), told).unclear == ()
    assert Reading(Facts(refusal=Refusal.NONE, stage=Stage.VERBAL_YES), told).unclear == ("stage",)


@pytest.mark.parametrize(
    "said", ["That settles it, one way or another.", "The rest you can picture for yourself."]
)
def test_a_thread_whose_end_nobody_heard_asks_about_a_no(said: str) -> None:
    advice = advise(_THREAD.format(said=said), me="tom@tongues.example", note=_NOTE)
    assert advice.approach is Approach.ASK_FIRST
    assert advice.decision.questions[0].fact == "refusal"
