"""Whom a draft greets or names beside the buyer, where a capital letter alone proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_TEXTS = {
    "de": ("Guten Tag Frau Alder,", "Der Ofen Glut 3 lief eine Woche. Herr Brandt aus Ulm fragt noch."),
    "en": ("Hi Ruth,", "The oven ran for a week. Mr Brandt still asks."),
    "fr": ("Bonjour Madame Alder,", "Le four a tourné une semaine. Monsieur Brandt demande encore."),
    "es": ("Hola señora Alder:", "El horno funcionó una semana. El señor Brandt pregunta."),
}


def _codes(brief_of: Callable[..., Brief], lang: str, sentence: str) -> set[str]:
    greeting, told = _TEXTS[lang]
    buyer = Speaker("Ruth Alder", "ruth@alderbakery.example", Side.BUYER)
    thread = Thread(ThreadKind.EMAIL, (Message(buyer, told),), lang)
    body = f"{greeting}\n\nMail.\n\n{sentence}\n\nTom Reyes"
    draft = Draft(channel=Channel.EMAIL, lang=lang, body=body)
    brief = replace(brief_of("guide", lang=lang, as_of=date(2025, 3, 10)), thread=thread, note=None)
    return {problem.code for problem in problems_in(draft, brief)}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Sehr geehrter Herr Quell, alles bleibt so."),
        ("de", "Hallo Quentin, hier ist es ruhig."),
        ("en", "Dear Quentin, all is well."),
        ("fr", "Cher Quentin, tout va bien."),
        ("es", "Estimado Quintín: todo va bien."),
    ],
)
def test_a_second_letter_in_the_letter_is_found(
    brief_of: Callable[..., Brief], lang: str, sentence: str
) -> None:
    assert "second_letter" in _codes(brief_of, lang, sentence)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Liebe Grüße aus Bremen"),
        ("de", "Liebe Frau Alder, noch eins."),
        ("en", "Dear me, that was long."),
        ("en", "Hello again, Ruth."),
        ("fr", "Chère Madame Alder, encore un mot."),
        ("fr", "Chers ou non, les fours chauffent."),
        ("es", "Estimada señora Alder, una cosa más."),
    ],
)
def test_a_wish_or_the_buyers_own_name_is_no_second_letter(
    brief_of: Callable[..., Brief], lang: str, sentence: str
) -> None:
    assert "second_letter" not in _codes(brief_of, lang, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fragen Sie doch Herrn Quell danach.",
        "Ich hoffe, dass Frau Distel-Möhring das auch so sieht.",
        "Die Leute von Quellmann Technik bauen nichts fertig.",
        "Dazu passt unser Trockner Nebelkönig ganz gut.",
        "Dazu passt unser Nebelkönig 9 ganz gut.",
        "Ich arbeite gern mit der Firma Quellmann.",
    ],
)
def test_a_name_that_the_thread_does_not_hold_is_found_in_german(
    brief_of: Callable[..., Brief], sentence: str
) -> None:
    assert "stranger_named" in _codes(brief_of, "de", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fragen Sie doch Herrn Brandt danach.",
        "Dazu passt der Ofen Glut 3 ganz gut.",
        "Wenn Sie in Ruhe Gedanken sammeln, ist das gut.",
        "Geben Sie Ihrer Frau Bescheid.",
        "Haben Sie am Donnerstag Zeit für Fragen.",
        "Mit Ihrer Hilfe geht es gut.",
        "Das kostet Sie etwa Anfang Mai Zeit.",
    ],
)
def test_known_names_and_nouns_beside_each_other_pass_in_german(
    brief_of: Callable[..., Brief], sentence: str
) -> None:
    assert "stranger_named" not in _codes(brief_of, "de", sentence)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Mi faccia sapere con calma che cosa ne pensa."),
        ("de", "Laat me gerust weten wat u ervan vindt."),
        ("es", "Me dê um retorno quando você puder, por favor."),
        ("en", "Dites-moi ce que vous en pensez."),
    ],
)
def test_one_short_sentence_of_a_kindred_language_is_found(
    brief_of: Callable[..., Brief], lang: str, sentence: str
) -> None:
    filled = {
        "de": "Der Ofen lief eine Woche bei Ihnen, und ich sehe mir den Platz gern mit Ihnen an.",
        "en": "The oven ran for a week at your place, and I will look at the space with you.",
        "fr": "Le four a tourné une semaine chez vous, et je regarde la place avec vous.",
        "es": "El horno funcionó una semana en su casa, y miro el sitio con usted.",
    }[lang]
    assert "other_language" not in _codes(brief_of, lang, filled)
    assert "other_language" in _codes(brief_of, lang, f"{filled} {sentence}")


def test_a_line_of_figures_is_in_no_other_language(brief_of: Callable[..., Brief]) -> None:
    filled = "The oven ran for a week at your place, and I will look at the space with you."
    assert "other_language" not in _codes(brief_of, "en", f"{filled} Buy: AU$42, care AU$4 a year, no end.")
