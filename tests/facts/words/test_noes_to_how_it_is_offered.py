"""Who would take it, but not so, refuses the way or the terms: a hard hesitation, and no final no (S5)."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal
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
        ("en", "We would take it, just not at this price. We really want it."),
    ],
)
def test_it_is_a_hard_hesitation(lang: str, words: str) -> None:
    facts = read(words, lang).facts

    assert facts.refusal is Refusal.NONE
    assert Hardness.HARD in [each.hardness for each in facts.hesitations or ()]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "We would have switched it on, but not like this."),
        ("en", "Would have liked it, but not at this price. Take care."),
        ("en", "I'd take it, but not like this. I have thrown your card away."),
        ("en", "You'd like us to take it, but not like this."),
        ("en", "My sister thinks we want it, but not like this."),
        ("en", "I'd love it gone, but not like this."),
        ("en", "We'd take it from a friend, but not this way and not from a stranger."),
        ("de", "Wir hätten es gern gehabt, aber so nicht."),
        ("de", "Ich würde es nehmen, aber so nicht. Ihre Karte liegt im Altpapier."),
        ("de", "Sie wollen es loswerden, aber so nicht."),
        ("fr", "Mon frère la prendrait, mais pas comme ça."),
        ("fr", "On la prendrait, mais pas comme ça. Bon vent."),
        ("es", "Nos gustaría, pero no a ese precio. Que le vaya bien."),
    ],
)
def test_of_the_past_of_others_or_left_at_that_it_is_none(lang: str, words: str) -> None:
    said = [(each.kind, each.hardness) for each in read(words, lang).facts.hesitations or ()]
    assert (HesitationKind.FIT, Hardness.HARD) not in said


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
