"""What stands behind "let me think", not understood, is asked about before the seller would be firm (S5)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from closecall.advice import Advice
from closecall.advisor import advise
from closecall.decision import Approach
from closecall.facts.vocabulary import Facts

_TALK = (
    "[03/03/2026, 09:15:00] Rita: Hi Cat, thanks for the visit on Thursday. The mixer is 2,400 GBP fitted, "
    "and you can send it back within 30 days.\n"
    "[05/03/2026, 10:15:00] Cat: I had it on trial all week and we loved it, we really want it. I decide on "
    "these things by myself. We lose an hour every night to the old one.\n"
    "[06/03/2026, 11:15:00] Rita: Good to hear.\n"
    "[10/03/2026, 13:15:00] Cat: {words}\n"
)
_NOTE = "I'm certain: she loses an hour every night to the old one. They turn over 900k GBP."


def _advised(words: str, *, note: str | None = _NOTE, **known: Any) -> Advice:
    talk = _TALK.format(words=words)
    return advise(talk, me="Rita", as_of=date(2026, 3, 10), draft_anyway=True, note=note, **known)


@pytest.mark.parametrize(
    ("hesitates", "asked"),
    [
        ("It's a lot of money, let me think.", "Rob next door swapped me his for two crates of beer."),
        ("Not sure yet, it's a big step.", "Paul drops ours off on Tuesday."),
        ("Let me sleep on it.", "My pillow and I had a long talk."),
        ("Let me sleep on it.", "It went to Krause this morning."),
        ("Let me sleep on it.", "My dad taught me to walk away in time."),
        ("Let me think about it.", "This one is going back to you on Monday."),
        ("Let me think about it.", "I was over at the other place and shook on theirs."),
        ("I'm a bit nervous about it.", "Boxes are stacked by the back door for your courier."),
        ("It's a lot of money.", "I've put down a deposit at Falzwerk."),
        ("It's a lot of money.", "The bindery closes at the end of the month."),
        ("Let me think about it.", "The curtain has come down on this one."),
        ("Let me think about it.", "Your bid was not retained."),
        ("Let me think about it.", "Try me again in 2031."),
        ("Let me think about it.", "We let eleven people go on Friday."),
    ],
)
def test_what_nobody_understood_is_asked_about_before_a_firm_close(hesitates: str, asked: str) -> None:
    advice = _advised(f"{hesitates} {asked}")
    assert (advice.approach, advice.reading.unsettled) == (Approach.ASK_FIRST, asked)
    assert [question.fact for question in advice.decision.questions] == ["refusal"]
    assert advice.draft is None


def test_what_stands_in_the_next_bubble_is_asked_about_as_well() -> None:
    next_bubble = "[10/03/2026, 13:16:00] Cat: We let eleven people go on Friday."
    advice = _advised(f"It's a lot of money, let me think.\n{next_bubble}")
    assert advice.approach is Approach.ASK_FIRST


@pytest.mark.parametrize(
    ("lang", "hesitates", "told"),
    [
        (
            "de",
            "Ich möchte ihn wirklich haben, ich muss es mir noch überlegen.",
            "Zum Monatsende machen wir den Laden zu.",
        ),
        ("fr", "J'en ai très envie, laissez-moi réfléchir.", "Nous avons licencié onze personnes vendredi."),
        ("es", "Lo quiero de verdad, tengo que pensarlo.", "El viernes despedimos a once personas."),
        (
            "nl",
            "Ik wil hem echt graag, ik moet er nog over nadenken.",
            "Eind van de maand gaat de zaak dicht.",
        ),
    ],
)
def test_in_other_languages_it_is_asked_about_too(lang: str, hesitates: str, told: str) -> None:
    offer = {
        "de": "Der Mischer kostet 240 Euro, geliefert.",
        "fr": "Le batteur coûte 240 euros, livré.",
        "es": "La batidora cuesta 240 euros, entregada.",
        "nl": "De mixer kost 240 euro, bezorgd.",
    }[lang]
    text = f"Rita: {offer}\nCat: {hesitates} {told}\n"
    advice = advise(text, me="Rita", as_of=date(2026, 3, 10))
    assert advice.approach not in (Approach.FIRM_CLOSE, Approach.CONFIRM)
    assert told in [question.words for question in advice.reading.questions]


def test_once_the_seller_has_told_it_is_no_no_he_may_be_firm() -> None:
    told = Facts.from_mapping({"refusal": "none"})
    advice = _advised("Let me sleep on it. My pillow and I had a long talk.", facts=told)
    assert advice.approach is Approach.FIRM_CLOSE


@pytest.mark.parametrize(
    "words",
    [
        "Let me think it over tonight.",
        "Not sure yet, it's a big step. You explained it ever so well.",
        "I keep going back and forth. I know we need it.",
        "Let me think about it. Hope the journey home was alright.",
        "My sister came to see it run. Let me think about it.",
        "Let me sleep on it. Thanks for being so patient with me.",
        "Let me think about it. Will be in touch on Friday.",
        "Let me think about it. Back to you by Friday.",
        "Let me think about it. Speak on Friday then.",
        "Let me think about it. You gave me a lot to go on there.",
        "Let me think about it. Hope you got home alright in that rain.",
        "Let me sleep on it, I always sleep on things. My dad taught me that.",
    ],
)
def test_small_talk_about_the_seller_his_thing_or_the_own_mind_stops_nothing(words: str) -> None:
    assert _advised(words).approach is Approach.FIRM_CLOSE


def test_while_more_is_to_be_known_for_a_firm_close_it_is_not_asked() -> None:
    advice = _advised("Let me think about it. My pillow and I had a long talk.", note=None)
    assert "refusal" not in [question.fact for question in advice.decision.questions]
