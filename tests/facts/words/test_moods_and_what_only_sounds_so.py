"""Who asks not to be pushed, is cross with the seller or in distress, and who only sounds so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import Vulnerability

_OFFER = {
    "en": "Hello, thanks for your message, here is the offer that we spoke about.",
    "de": "Guten Tag, vielen Dank für Ihre Nachricht, anbei das Angebot für Sie.",
    "fr": "Bonjour, merci pour votre message, voici le devis dont nous avons parlé.",
    "es": "Hola, gracias por su mensaje, aquí tiene el presupuesto del que hablamos.",
    "it": "Buongiorno, grazie per il messaggio, ecco il preventivo di cui abbiamo parlato.",
    "pt": "Bom dia, obrigado pela sua mensagem, segue o orçamento de que falámos.",
    "nl": "Hallo, bedankt voor je bericht, hierbij de offerte waar we het over hadden.",
    "sv": "Hej, tack för ditt meddelande, här kommer offerten som vi pratade om.",
    "pl": "Dzień dobry, dziękuję za wiadomość, przesyłam ofertę, o której rozmawialiśmy.",
    "ja": "お世話になっております。先日お話しした見積もりをお送りします。ご確認ください。",
}
_HEARD = tomllib.loads(Path(__file__).with_name("moods.toml").read_text(encoding="utf-8"))


def _told(lang: str, *said: str) -> dict[str, bool]:
    lines = "\n".join(f"Bram: {one}" for one in said)
    facts = read_facts(Thread.parse(f"Odile: {_OFFER[lang]}\n{lines}", me="Odile")).facts
    return {
        "asked_no_pressure": bool(facts.asked_no_pressure),
        "annoyed": bool(facts.annoyed),
        "vulnerability": facts.vulnerability not in (None, Vulnerability.NONE),
    }


@pytest.mark.parametrize(
    ("fact", "is_told", "lang", "said"),
    [
        (fact, is_told, lang, said)
        for fact, sides in _HEARD.items()
        for is_told, by_lang in sides.items()
        for lang, sentences in by_lang.items()
        for said in sentences
    ],
)
def test_each_sentence_tells_its_mood_or_none(fact: str, is_told: str, lang: str, said: str) -> None:
    assert _told(lang, said)[fact] is (is_told == "true")


@pytest.mark.parametrize(
    ("lang", "asked"),
    [
        ("en", ("Is my voucher still good for the worktop?", "No rush.")),
        ("en", ("Please send me the drawing again.", "No hurry at all.")),
        ("de", ("Können Sie mir den Plan noch einmal schicken?", "Ganz ohne Eile.")),
        ("es", ("¿Me manda otra vez el plano?", "Sin prisa.")),
        ("it", ("Mi rimanda la pianta?", "Senza fretta.")),
    ],
)
def test_what_the_seller_is_asked_for_needs_no_hurry(lang: str, asked: tuple[str, str]) -> None:
    wish, pace = asked
    assert not _told(lang, f"{wish} {pace}")["asked_no_pressure"]
    assert not _told(lang, wish, pace)["asked_no_pressure"]
    assert _told(lang, pace)["asked_no_pressure"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Everyone's been complaining about that room for months."),
        ("en", "The staff keep complaining about the cold in there."),
        ("de", "Alle beschweren sich seit Monaten über den Lärm im Flur."),
    ],
)
def test_what_others_complain_of_to_the_buyer_is_no_complaint_of_his(lang: str, said: str) -> None:
    assert not _told(lang, said)["vulnerability"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Everyone's been complaining about your service."),
        ("en", "Everybody is complaining about the offer."),
        ("en", "I'm complaining about that room again."),
        ("en", "Complaining again about that room, nothing has happened."),
        ("de", "Alle beschweren sich über Ihren Kundendienst."),
        ("de", "Ich muss mich beschweren."),
    ],
)
def test_what_is_the_sellers_or_told_by_himself_is_a_complaint(lang: str, said: str) -> None:
    assert _told(lang, said)["vulnerability"]
