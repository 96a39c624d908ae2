"""After a no that tells what the buyer does instead: his plan may be praised, and never what he refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "parting_words.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "The Palm 4 oven is 4,900 euro, and our brochure is in the post.",
        "We have decided against the oven. We are putting the money into new shelves instead. "
        "My brother says hi.",
    ),
    "de": (
        "Der Ofen Palm 4 kostet 4.900 Euro, der Prospekt ist in der Post.",
        "Den Ofen nehmen wir nicht, wir bauen neue Regale. Ihr Besuch war angenehm.",
    ),
    "fr": (
        "Le four Palm 4 coûte 4 900 euros, la brochure est partie.",
        "Nous ne prendrons pas le four, nous installons de nouvelles étagères. Merci pour les échantillons.",
    ),
    "es": (
        "El horno Palm 4 cuesta 4.900 euros, el folleto va por correo.",
        "No vamos a comprar el horno. Ponemos unas estanterías nuevas. Gracias por las muestras.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_a_parting_word_about_the_buyers_own_plan_passes(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_nearly_the_same_words_about_the_sale_are_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) != set()
