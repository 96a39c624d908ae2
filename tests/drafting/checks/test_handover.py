"""After a no with something lent: it goes back as the buyer said, and nothing else is done on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "handover.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "The upright is 3,200 pounds. I'll come by on Thursday 12 November at two to measure.",
        "We are not going to buy the upright, so please don't keep it reserved for us any longer. You need "
        "not come on the 12th. You were kind to let her play in the shop on Sundays. I'll bring back the "
        "stool you lent us on Thursday, and leave the samples with the verger, pick them up when you pass.",
    ),
    "de": (
        "Das Gartenhaus kostet 6.900 Euro, aufgebaut. Ich komme am Freitag noch einmal zum Ausmessen.",
        "Wir kaufen das Gartenhaus nicht. Die Holzmuster liegen vorn auf der Bank, Sie können sie jederzeit "
        "abholen. Den Termin am Freitag brauchen wir nicht mehr.",
    ),
    "fr": (
        "La presse coûte 5 200 euros. Je passe mercredi à dix heures pour mesurer.",
        "Nous ne prendrons pas la presse. Je laisse les échantillons chez la gardienne.",
    ),
    "es": (
        "La cámara cuesta 4.200 euros. Paso el miércoles a las diez para medir.",
        "No vamos a comprar la cámara. Le dejo las muestras en la portería.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_what_was_lent_goes_back_as_the_buyer_said(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_another_day_another_thing_and_an_errand_are_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) != set()
