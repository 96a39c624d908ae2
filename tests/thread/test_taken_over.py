"""Somebody who has taken over the desk of the one who has gone is greeted by his own name."""

from __future__ import annotations

import pytest

from closecall import advise
from closecall.thread.participants.successor import taken_over_by
from closecall.thread.records import Thread

OFFER = {
    "en": "The oven is 4,200 and we deliver it to you.",
    "de": "Der Ofen kostet 4.200 Euro und wir liefern ihn.",
    "fr": "Le four coûte 4.200 euros et nous le livrons.",
    "es": "El horno cuesta 4.200 euros y lo entregamos.",
}
TAKEN_OVER = [
    ("en", "Hi, Alex has left the business. I'm Jen, I've taken over his desk.", "Jen"),
    ("en", "Alex no longer works here. My name is Ruth Cole, and I look after this now.", "Ruth"),
    ("de", "Alex arbeitet nicht mehr bei uns. Ich bin Jana und mache das jetzt.", "Jana"),
    ("fr", "Alex a quitté la société. Je m'appelle Claire et je reprends le dossier.", "Claire"),
    ("es", "Alex ya no trabaja aquí. Soy Marta y llevo yo esto ahora.", "Marta"),
]
STILL_HIMSELF = [
    ("en", "Our bookkeeper has left. I'm Alex, as you know."),
    ("en", "Alex has left a note for you. I'm happy with it."),
    ("de", "Unser Buchhalter arbeitet nicht mehr bei uns. Ich bin allein."),
    ("fr", "Notre comptable a quitté la société. Je suis seul."),
    ("es", "Nuestro contable ya no trabaja aquí. Soy yo quien decide."),
]


def thread(lang: str, words: str) -> Thread:
    return Thread.parse(f"Chris: {OFFER[lang]}\nAlex: {words}", me="Chris")


@pytest.mark.parametrize(("lang", "words", "name"), TAKEN_OVER)
def test_the_new_one_is_greeted(lang: str, words: str, name: str) -> None:
    assert taken_over_by(thread(lang, words)) == name


@pytest.mark.parametrize(("lang", "words"), STILL_HIMSELF)
def test_who_speaks_of_another_is_himself(lang: str, words: str) -> None:
    assert taken_over_by(thread(lang, words)) is None


def test_the_draft_greets_him() -> None:
    mails = (
        "From: Chris Dale <chris@sellco.example>\nTo: Alex Moore <alex@buyerfirm.example>\n"
        "Date: Wed, 18 Nov 2026 09:00\nSubject: Offer\n\nHi Alex, the machine is £4,200.\n\n"
        "From: Alex Moore <alex@buyerfirm.example>\nTo: Chris Dale <chris@sellco.example>\n"
        "Date: Thu, 19 Nov 2026 15:00\nSubject: Re: Offer\n\n"
        "Hi, Alex has left the business. I'm Jen, can you send details?\n"
    )
    draft = advise(mails, me="Chris").draft
    assert draft is not None
    assert draft.body.startswith("Hi Jen")
