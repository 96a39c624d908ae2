"""A language without cues is never taken for silence: the reader is told."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.text.language import guess_language
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def warnings(*bodies: str) -> tuple[str, ...]:
    messages = tuple(Message(Speaker("Bo", side=Side.BUYER), body) for body in bodies)
    return hear(Thread(ThreadKind.EMAIL, messages, guess_language("\n".join(bodies)))).warnings


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Nej tak, vi er ikke interesserede.", "Danish"),
        ("Kontakt mig ikke igen.", "the buyer's language"),
        ("Ei kiitos, emme ole kiinnostuneita.", "Finnish"),
        ("\u00c4lk\u00e4\u00e4 ottako minuun en\u00e4\u00e4 yhteytt\u00e4.", "the buyer's language"),
        ("L\u00fctfen bir daha bana yazmay\u0131n.", "Turkish"),
        ("\u041d\u0435\u0442, \u0441\u043f\u0430\u0441\u0438\u0431\u043e.", "Russian"),
        ("\uad1c\ucc2e\uc2b5\ub2c8\ub2e4.", "Korean"),
        ("\u4e0d\u7528\u4e86\u3002", "Chinese"),
        ("Ez blor quanta mivo zoft drel anku pash wem.", "the buyer's language"),
    ],
)
def test_words_in_a_language_that_is_not_heard_are_said_to_be_unheard(body: str, name: str) -> None:
    [warning] = warnings(body)
    assert warning.startswith(f"I cannot hear {name}: read the buyer's words yourself")


@pytest.mark.parametrize(
    "body", ["Ok.", "Thanks Bo!", "Sounds good to me.", "Wir haben das gelesen, danke.", "\U0001f44d"]
)
def test_nothing_is_said_where_the_words_are_heard_or_too_few(body: str) -> None:
    assert warnings(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Contract's signed, scan attached.",
        "PO attached.",
        "Signed copy attached.",
        "Too expensive, sorry.",
        "Deposit paid today.",
    ],
)
def test_a_few_words_that_tell_of_the_deal_in_english_are_heard(body: str) -> None:
    assert warnings(body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Smlouva podepsána, sken přiložen.",
        "Szerződés aláírva, csatolva küldöm.",
        "Sözleşme imzalandı, tarama ekte.",
    ],
)
def test_a_few_words_of_another_language_are_not(body: str) -> None:
    assert len(warnings(body)) == 1


ENGLISH = "We have looked at the offer and the price is what we expected, thank you for it."


def test_a_last_message_in_another_language_is_said_to_be_unheard() -> None:
    [warning] = warnings(ENGLISH, "L\u00fctfen bir daha bana yazmay\u0131n.")
    assert "Turkish" in warning


def test_a_no_in_another_language_than_the_talk_is_heard() -> None:
    messages = tuple(
        Message(Speaker("Bo", side=Side.BUYER), body)
        for body in (ENGLISH, "Nein danke, wir haben kein Interesse und kaufen nicht.")
    )
    assert hear(Thread(ThreadKind.EMAIL, messages, "en")).values["refusal"] == "explicit_no"
