"""With several people on the buyer's side, only what the addressee wrote is said to be his."""

from __future__ import annotations

import pytest

from closecall import advise
from closecall.drafting.template.buyer.citable_quotes import citable
from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Thread

COLIN, PRIYA = "Colin Webb <colin@packright.example>", "Priya Nair <priya@meridian.example>"
TALKS = [
    (
        "Hi both, the sealer is £42,000 installed.",
        "I want this sealer in before the Christmas run.",
        "Happy with the machine. I'm not signing anything till I've seen two other quotes.",
    ),
    (
        "Hallo zusammen, die Maschine kostet 42.000 € mit Einbau.",
        "Wir wollen die Maschine unbedingt haben.",
        "Gute Maschine. Ich unterschreibe nichts, bevor ich zwei andere Angebote gesehen habe.",
    ),
    (
        "Bonjour à tous les deux, la machine coûte 42 000 € installée.",
        "Je veux cette machine avant la période de Noël.",
        "La machine me plaît. Je ne signe rien avant d'avoir vu deux autres devis.",
    ),
    (
        "Hola a los dos, la máquina cuesta 42.000 € instalada.",
        "Quiero esta máquina antes de la campaña de Navidad.",
        "La máquina me gusta. No firmo nada hasta ver otros dos presupuestos.",
    ),
]


def mail(sender: str, to: str, hour: str, body: str) -> str:
    return f"From: {sender}\nTo: {to}\nDate: Thu, 19 Nov 2026 {hour}:00\nSubject: Sealer\n\n{body}\n\n"


def talk(offer: str, first: str, last: str, *, who: str) -> str:
    mails = (mail(COLIN, PRIYA, "09", offer), mail(PRIYA, COLIN, "10", first), mail(who, COLIN, "11", last))
    return "".join(mails)


@pytest.mark.parametrize(("offer", "first", "last"), TALKS)
def test_nobody_is_told_that_he_wrote_what_a_colleague_wrote(offer: str, first: str, last: str) -> None:
    advice = advise(talk(offer, first, last, who="Hugh Stone <hugh@meridian.example>"), me="Colin")
    assert advice.draft is not None
    assert "Hugh" in advice.draft.body
    assert first.strip(".") not in advice.draft.body
    assert advice.facts.open_hesitations()


@pytest.mark.parametrize(("offer", "first"), [row[:2] for row in TALKS])
def test_what_he_wrote_himself_under_a_shorter_name_may_be_cited(offer: str, first: str) -> None:
    text = talk(offer, first, "OK.", who="Priya <priya@meridian.example>")
    prepared = advise(text, me="Colin").prepared
    assert citable(prepared.brief, "verbal_interest", longest=16) == first.strip(".")


def test_what_the_addressee_holds_against_it_is_hard() -> None:
    text = talk(*TALKS[0], who="Hugh Stone <hugh@meridian.example>")
    (held,) = read_facts(Thread.parse(text, me="Colin")).facts.open_hesitations()
    assert (held.kind, held.hardness) == ("process", "hard")
