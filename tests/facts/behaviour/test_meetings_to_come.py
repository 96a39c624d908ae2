"""A meeting that is asked for, or put off, has not taken place."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def kept(lang: str, seller: str, buyer: str) -> int | None:
    said = (
        Message(Speaker("Chris", side=Side.SELLER), seller),
        Message(Speaker("Alex", side=Side.BUYER), buyer),
    )
    return read_facts(Thread(ThreadKind.EMAIL, said, lang)).facts.meetings_kept


@pytest.mark.parametrize(
    ("lang", "seller", "buyer"),
    [
        ("es", "La máquina cuesta 4.200 €. ¿Quedamos el martes?", "Hemos comprado otra."),
        ("es", "Son 4.200 €. ¿Hablamos el jueves y lo vemos?", "No, gracias."),
        ("en", "The machine is £4,200. Shall we speak on Tuesday?", "Let me come back to you."),
        ("en", "The machine is £4,200.", "I'll come back to you next week."),
        ("de", "Die Maschine kostet 4.200 €. Sprechen wir am Dienstag?", "Ich melde mich."),
        ("fr", "La machine coûte 4 200 €. On se parle mardi ?", "Je reviens vers vous."),
    ],
)
def test_none_that_is_asked_for_or_put_off(lang: str, seller: str, buyer: str) -> None:
    assert not kept(lang, seller, buyer)


@pytest.mark.parametrize(
    ("lang", "seller", "buyer"),
    [
        ("es", "Hablamos el martes en su taller y la máquina cuesta 4.200 €.", "Sí, gracias."),
        ("en", "It was good to see you on Tuesday. Shall we speak next week?", "Yes, it was good."),
        ("de", "Danke für das Gespräch am Dienstag. Die Maschine kostet 4.200 €.", "Gern geschehen."),
        ("fr", "Merci pour votre accueil mardi. La machine coûte 4 200 €.", "Avec plaisir."),
    ],
)
def test_one_that_is_looked_back_on_has(lang: str, seller: str, buyer: str) -> None:
    assert kept(lang, seller, buyer) == 1
