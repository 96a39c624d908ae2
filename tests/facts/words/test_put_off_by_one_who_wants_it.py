"""Who wants it and says that he hesitates puts nothing off with "we'll see"; anybody else does (S13)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import Refusal

_OFFER = {
    "en": "Hello, thanks for your message, the two frames come to 640 pounds as in the offer.",
    "fr": "Bonjour, merci pour votre message, les deux cadres font 640 euros, comme dans le devis.",
    "de": "Guten Tag, danke für Ihre Nachricht, die zwei Rahmen kosten 640 Euro, wie im Angebot.",
    "es": "Hola, gracias por su mensaje, los dos marcos son 640 euros, como en el presupuesto.",
    "it": "Buongiorno, grazie del messaggio, le due cornici fanno 640 euro, come nel preventivo.",
    "nl": "Hallo, bedankt voor uw bericht, de twee lijsten kosten 640 euro, zoals in de offerte.",
}
_WISH = {
    "en": "I really want them.",
    "de": "Ich möchte sie wirklich haben.",
    "fr": "J'ai vraiment envie de les prendre.",
    "es": "Me encantaría tenerlos.",
    "it": "Mi piacerebbe tanto averle.",
    "nl": "Ik wil ze heel graag hebben.",
}
_DOUBTS = [
    ("en", "I'm just scared I'm not ready yet."),
    ("en", "Just don't know about spending right before the holidays, kinda want to hold off and see."),
    ("en", "I'm worried about my own nerve, maybe not now."),
    (
        "de",
        "Ich weiß nur nicht, ob das der richtige Moment ist, vielleicht dieses Jahr noch nicht.",
    ),
    ("fr", "Je ne sais pas, ce n'est peut-être pas le bon moment."),
    ("es", "Es que no sé si es el mejor momento, una parte de mí dice que espere."),
    ("it", "Non so se è il momento giusto, una parte di me dice di aspettare."),
    ("nl", "Ik twijfel, misschien is het nu nog te vroeg, moet ik wachten?"),
]
_PUTS_OFF = [
    ("en", "I'm not ready yet."),
    ("en", "I'm not sure it's the right time, call me again after the summer."),
    ("en", "Not sure we have the budget, not this year."),
    ("en", "I don't know, maybe next year, let's talk in January."),
    ("de", "Ich bin unsicher, melden Sie sich im September wieder."),
    ("de", "Lassen Sie uns im Frühjahr noch mal sprechen."),
    ("en", "I'm nervous, but no, not this year."),
    ("en", "I'm not sure about staying in the house, so not right now."),
    ("de", "Ich bin mir nicht sicher, ob die Firma das trägt, im Moment nicht."),
    ("en", "I'm nervous, they cut jobs at the mill, perhaps not this year."),
    ("en", "I'm afraid our landlady sells up, maybe not now."),
    ("en", "Not now because I'm scared."),
    ("de", "Ich bin unsicher, ob mein Vater die Operation übersteht, vielleicht lieber noch nicht jetzt."),
    ("es", "No sé si van a cerrar el juzgado, quizá ahora no."),
    ("fr", "Mon mari hésite, pas cette année."),
    ("fr", "Ce n'est pas le bon moment. Rappelez-moi en septembre."),
    ("es", "No sé, este año no, llámeme en enero."),
    ("it", "Non è il momento. Risentiamoci in primavera."),
    ("nl", "Nu even niet. Bel me in september."),
]


def refusal(lang: str, *said: str) -> Refusal | None:
    text = f"Odile: {_OFFER[lang]}\n" + "".join(f"Bram: {each}\nOdile: Ok.\n" for each in said)
    return read_facts(Thread.parse(text, me="Odile")).facts.refusal


@pytest.mark.parametrize(
    ("lang", "wish", "put_off"),
    [
        ("en", "I really want them.", "I'm a bit nervous about the cost though. We'll see."),
        ("fr", "J'ai vraiment envie de les prendre.", "Bon, j'hésite encore un peu, on verra."),
    ],
)
def test_who_wants_it_and_hesitates_is_not_putting_us_off(lang: str, wish: str, put_off: str) -> None:
    assert refusal(lang, put_off) is Refusal.BRUSH_OFF
    assert refusal(lang, wish, put_off) is Refusal.NONE
    assert refusal(lang, f"{wish} {put_off}") is Refusal.NONE


def test_who_wants_it_and_only_puts_us_off_does_put_us_off() -> None:
    assert refusal("fr", "J'ai vraiment envie de les prendre.", "On verra.") is Refusal.BRUSH_OFF


def test_a_wish_on_a_condition_is_none() -> None:
    put_off = "I'm a bit nervous about the cost though. We'll see."
    assert refusal("en", "I would want them if they were blue.", put_off) is Refusal.BRUSH_OFF


@pytest.mark.parametrize(("lang", "put_off"), _DOUBTS)
def test_who_wants_it_and_doubts_himself_has_put_nothing_off(lang: str, put_off: str) -> None:
    assert refusal(lang, put_off) is Refusal.NOT_NOW
    assert refusal(lang, f"{_WISH[lang]} {put_off}") is Refusal.NONE


@pytest.mark.parametrize(("lang", "put_off"), _PUTS_OFF)
def test_who_says_when_or_what_stands_against_it_has_put_it_off(lang: str, put_off: str) -> None:
    assert refusal(lang, f"{_WISH[lang]} {put_off}") is Refusal.NOT_NOW


def test_a_day_told_with_a_doubt_of_himself_defers_nothing() -> None:
    doubt = "Just not sure it's the moment, autumn is mental here, part of me says leave it till then."

    def deferred(*said: str) -> bool:
        text = f"Odile: {_OFFER['en']}\n" + "".join(f"Bram: {each}\n" for each in said)
        return (
            read_facts(Thread.parse(text, me="Odile"), as_of=date(2026, 7, 1)).facts.defer_until is not None
        )

    assert deferred(doubt)
    assert not deferred(f"I really want them. {doubt}")
    assert deferred("I really want them. Leave it till the autumn.")
