"""Who would take it, but not so, refuses the way or the terms: a hard hesitation, and no final no (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Hardness, Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "You asked about the bigger plan: 4,000 EUR more a year. Shall I switch it on?",
    "de": "Sie hatten nach dem großen Paket gefragt: 4.000 Euro im Jahr mehr. Soll ich umstellen?",
    "fr": "Vous aviez demandé la grande formule : 4 000 € de plus par an. Je l'active ?",
    "es": "Preguntó por el plan grande: 4.000 € más al año. ¿Lo activo?",
}


def read(words: str, lang: str) -> Reading:
    turns = (
        Message(Speaker("Ann", None, Side.SELLER), OFFERS[lang]),
        Message(Speaker("Bob", None, Side.BUYER), words),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "We'd probably take it, but not like this."),
        ("en", "I would like the plan, only not on these terms."),
        ("de", "Wir hätten es wohl gern, aber nicht so."),
        ("de", "Wir würden es nehmen, aber nicht zu diesen Bedingungen."),
        ("fr", "On la prendrait sans doute, mais pas comme ça."),
        ("es", "Seguramente lo querríamos, pero así no."),
    ],
)
def test_it_is_a_hard_hesitation(lang: str, words: str) -> None:
    facts = read(words, lang).facts

    assert facts.refusal is Refusal.NONE
    assert Hardness.HARD in [each.hardness for each in facts.hesitations or ()]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "No, we don't want it. Not like this, not ever."),
        ("en", "We won't take it. You can't treat people like this."),
        ("de", "Nein, wir wollen es nicht. So nicht."),
    ],
)
def test_a_no_of_its_own_beside_it_stands(lang: str, words: str) -> None:
    assert read(words, lang).facts.refusal is Refusal.EXPLICIT_NO
