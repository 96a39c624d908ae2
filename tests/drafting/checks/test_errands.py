"""After a no that asks for practical things: nothing is sold beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

_SENTENCES = tomllib.loads((Path(__file__).parent / "errands.toml").read_text(encoding="utf-8"))
TALKS = {
    "en": (
        "The scanner is 900 euro. I have left you the demo case and your keys are here.",
        "We won't be taking the scanner. It was too slow for the back room, so we keep the stock in a "
        "spreadsheet, because Bea likes it. Could you post the keys back? For the invoice, ring Bea. The "
        "demo case is at reception. The second shop opens on 3 October.",
    ),
    "de": (
        "Der Scanner kostet 900 Euro. Den Musterkoffer lasse ich da.",
        "Den Scanner nehmen wir nicht. Er war zu langsam für das Lager. Bitte schicken Sie die Schlüssel "
        "zurück. Wegen der Rechnung rufen Sie Frau Jahn an, bei ihr steht der Musterkoffer. Am 3. Oktober "
        "eröffnen wir den zweiten Laden.",
    ),
    "fr": (
        "Le scanner coûte 900 euros. Je vous laisse la mallette.",
        "Nous ne prendrons pas le scanner. Merci de renvoyer les clés. Pour la facture, appelez Odile, la "
        "mallette est à l'accueil. Nous ouvrons la deuxième boutique le 3 octobre.",
    ),
    "es": (
        "El escáner cuesta 900 euros. Le dejo el maletín.",
        "No vamos a comprar el escáner. Devuélvanos las llaves, por favor. Para la factura, llame a Bea, el "
        "maletín está en recepción. Abrimos la segunda tienda el 3 de octubre.",
    ),
}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_what_is_fetched_learned_or_wished_passes(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_nearly_the_same_words_that_sell_or_come_back_are_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) != set()
