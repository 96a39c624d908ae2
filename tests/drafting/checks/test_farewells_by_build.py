"""After a no: an open door, an end of the matter and a no taken well are known by what they are built of."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "farewells_by_build.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "The oven is 4,900 pounds with a service plan at 200. Shall I bring it to the loft on Thursday?",
        "We have decided against the oven, our old mixer will do for now. We are going with Copyline, "
        "my cousin works there. Our dog Bruno was ill.",
    ),
    "de": (
        "Der Ofen kostet 4.900 Euro, die Wartung 200. Soll ich ihn am Donnerstag bringen?",
        "Den Ofen nehmen wir nicht. Wir wollten im Herbst ausstellen, nun nicht, mein Bruder gibt uns "
        "seinen Stand. Der Raum ist dort dabei.",
    ),
    "fr": (
        "Le four coûte 4 900 euros, l'entretien 200. Je l'apporte jeudi ?",
        "Nous ne prendrons pas le four. C'est la famille, mon cousin nous donne le sien.",
    ),
    "es": (
        "El horno cuesta 4.900 euros, el mantenimiento 200. ¿Se lo llevo el jueves?",
        "No vamos a comprar el horno. Nos quedamos con el banco, mi hermano trabaja allí.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_a_farewell_in_new_words_passes(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_a_step_of_the_sellers_or_a_word_that_sells_is_none(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) != set()
