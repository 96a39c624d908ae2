"""After a no: what stands beside thanks, a wish or an open door is little, and nothing of it sells."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "beside_a_farewell.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "Doorling answers your phone day and night. It is 900 pounds a year.",
        "We are not taking it. Our guests want to hear Nora, and three of them hung up. The fortnight was "
        "useful. My sister and I decided not to change anything before the wedding.",
    ),
    "de": (
        "Lohnwerk kostet 900 Euro im Jahr.",
        "Wir haben uns dagegen entschieden, wir machen keine Schulden. Unser Steuerberater übernimmt die "
        "Löhne, dann hat meine Frau den Tag frei.",
    ),
    "fr": (
        "Quatre vélos coûtent 900 euros pour la saison.",
        "Nous ne prendrons pas votre formule. Mon frère nous donne ses huit vélos, ils roulent bien.",
    ),
    "es": (
        "Las fotos cuestan 900 euros.",
        "No vamos a contratar fotógrafo. Las hace el hermano de Berta. Gracias por todo.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_thanks_a_wish_or_an_open_door_may_say_what_it_is_for(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_what_only_begins_like_a_farewell_is_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) & {"more_than_farewell", "seller_comes_back", "argues_with_no"}
