"""Who is fed up with a trouble of his own is not annoyed; with calls, or with nothing named, he is."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts

_OFFER = {
    "en": "Hello, thanks for your message, here is the offer that we spoke about.",
    "de": "Guten Tag, vielen Dank für Ihre Nachricht, anbei das Angebot für Sie.",
    "fr": "Bonjour, merci pour votre message, voici le devis dont nous avons parlé.",
    "es": "Hola, gracias por su mensaje, aquí tiene el presupuesto del que hablamos.",
    "it": "Buongiorno, grazie per il messaggio, ecco il preventivo di cui abbiamo parlato.",
    "nl": "Hallo, bedankt voor je bericht, hierbij de offerte waar we het over hadden.",
}


def annoyed(lang: str, said: str) -> bool | None:
    return read_facts(Thread.parse(f"Odile: {_OFFER[lang]}\nBram: {said}", me="Odile")).facts.annoyed


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "I'm fed up with retyping orders by hand."),
        ("en", "The flicker gets on my nerves."),
        ("en", "We are sick of the damp in that hall."),
        ("de", "Das ewige Flackern geht mir und dem Team auf die Nerven."),
        ("fr", "J'ai envie de la garder, j'en ai marre de recompter mes sous."),
        ("es", "Estoy harta de contar a mano."),
        ("it", "Sono stufa di rifare i conti."),
        ("nl", "Ik ben dat gesjouw met dozen beu."),
        ("nl", "Ik ben het vocht beu."),
        ("en", "I'm sick of scraping the oven by hand, so I'd be glad if you took it on."),
        ("en", "I'm tired of cycling over to yours for a saw."),
        ("en", "I'm tired of mopping that hall every night."),
        ("en", "We're fed up with the queue at the till."),
        ("en", "I'm not tired of the visits yet."),
        ("de", "Ich hab die Nase voll von dem Schimmel."),
        ("fr", "Ras le bol de l'humidité."),
        ("it", "Sono stanca della muffa."),
    ],
)
def test_a_trouble_of_his_own_is_no_annoyance(lang: str, said: str) -> None:
    assert annoyed(lang, said) is False


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "I'm fed up."),
        ("en", "I'm fed up with the calls."),
        ("en", "This is getting on my nerves."),
        ("en", "I'm tired of being chased."),
        ("en", "We are sick of the excuses."),
        ("en", "I'm sick of your calls about invoices."),
        ("de", "Das geht mir langsam auf die Nerven."),
        ("de", "Diese Anrufe gehen mir auf die Nerven."),
        ("fr", "J'ai envie de la garder, mais j'en ai marre."),
        ("fr", "J'en ai marre de ces relances."),
        ("en", "I'm fed up with offers."),
        ("de", "Diese ständigen Angebote gehen mir auf die Nerven."),
        ("fr", "J'en ai marre des commerciaux."),
        ("es", "Estoy harta de vendedores."),
        ("es", "Estoy harta ya."),
        ("es", "Estoy harta de tantas llamadas."),
        ("it", "Sono stufa."),
        ("en", "We're fed up with the sales talk."),
        ("en", "I'm tired of being hurried and pushed."),
        ("en", "I'm weary of saying no."),
        ("en", "I'm sick of the daily check-ins."),
        ("en", "All this contact gets on my nerves."),
        ("de", "Ich bin es leid, immer nein sagen zu müssen."),
        ("de", "Ich hab die Nase voll von diesem Druck."),
        ("fr", "Ras le bol de cette pression."),
        ("es", "Estoy cansado de decir que no."),
        ("it", "Sono stanco di queste pressioni."),
        ("nl", "Ik ben het moe om nee te zeggen."),
        ("nl", "Ik ben het beu."),
    ],
)
def test_contact_or_nothing_that_is_named_is_annoyance(lang: str, said: str) -> None:
    assert annoyed(lang, said) is True
