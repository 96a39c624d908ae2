"""After a no with a visit in the diary: the seller may call it off, and leave the time to the buyer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "called_off.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "The range is 7,400 pounds with fitting. I'll come by on Wednesday 14 October at two to measure.",
        "We won't be buying the range, so please call off your visit on Wednesday. "
        "Our cook retires in December. "
        "If we look at it again in spring, or in January, I will write to you.",
    ),
    "de": (
        "Der Zaun kostet 3.400 Euro. Ich komme am Mittwoch, 14. Oktober um zehn zum Ausmessen vorbei.",
        "Den Zaun nehmen wir nicht, bitte streichen Sie den Termin am Mittwoch. "
        "Unsere Tochter heiratet im Juni. "
        "Sollten wir im Herbst wieder darüber nachdenken, melde ich mich.",
    ),
    "fr": (
        "La presse coûte 5 200 euros. Je passe mercredi 14 octobre à dix heures pour mesurer.",
        "Nous ne prendrons pas la presse, merci d'annuler la visite de mercredi. "
        "Si nous y revenons au printemps, je vous écrirai.",
    ),
    "es": (
        "La cámara cuesta 4.200 euros. Paso el miércoles 14 de octubre a las diez para medir.",
        "No vamos a comprar la cámara, así que anule la visita del miércoles. "
        "Si lo retomamos en primavera, le escribo yo.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_an_end_of_the_visit_and_the_buyers_own_time_pass(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_another_day_a_term_or_a_step_of_the_sellers_is_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) != set()


@pytest.mark.parametrize(
    "sentence", ["If January brings the subject back, write to me.", "January is in your hands."]
)
def test_a_month_of_the_buyers_is_his_and_another_is_not(
    codes_in_talk: Callable[[str, str], set[str]], sentence: str
) -> None:
    assert codes_in_talk("en", sentence) == set()
    assert "amount_after_no" in codes_in_talk("en", sentence.replace("January", "November"))
