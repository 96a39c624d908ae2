"""A regret, an apology, a plea to wait or being torn is no trouble that the offer mends."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Thread

OFFERS = {
    "en": "The oven is 4,200 and we deliver it.",
    "de": "Der Ofen kostet 4.200 Euro und wir liefern ihn.",
    "fr": "Le four coûte 4.200 euros et nous le livrons.",
    "es": "El horno cuesta 4.200 euros y lo entregamos.",
}
REGRETS = [
    ("en", "I've had to let two people go this week, so this is the last thing on my mind."),
    ("en", "I feel guilty leaving our supplier."),
    ("de", "Tut mir leid."),
    ("de", "Mir tut es um den alten Lieferanten leid."),
    ("de", "Bin hin und her gerissen."),
    ("fr", "Ne réservez personne pour l'instant."),
    ("fr", "Je suis déchirée entre les deux."),
    ("es", "Lo siento."),
    ("es", "Me da pena dejar al proveedor de siempre."),
]
TROUBLES = [
    ("en", "We had to let two orders go because of it."),
    ("de", "Ich bin es leid, jeden Tag die Listen abzutippen."),
    ("de", "Der Riemen ist gerissen."),
    ("fr", "Nous n'avons personne pour faire la plonge."),
    ("es", "No tenemos a nadie para fregar."),
]
NOTE = "I'm certain: saves them 8k a year vs the old vendor."


def has_need(lang: str, words: str, note: str | None = None) -> bool:
    text = f"Chris: {OFFERS[lang]}\nAlex: {words}"
    return bool(read_facts(Thread.parse(text, me="Chris"), note=note).facts.need_confirmed)


@pytest.mark.parametrize(("lang", "words"), REGRETS)
def test_a_regret_is_no_need(lang: str, words: str) -> None:
    assert not has_need(lang, words)


@pytest.mark.parametrize(("lang", "words"), TROUBLES)
def test_a_trouble_in_like_words_is_one(lang: str, words: str) -> None:
    assert has_need(lang, words)


def test_a_regret_bears_out_no_reason_of_the_note() -> None:
    assert not has_need("en", "I just feel bad dropping the old vendor, they were nice to us.", NOTE)
    assert has_need("en", "The old vendor bills us for every call-out.", NOTE)
