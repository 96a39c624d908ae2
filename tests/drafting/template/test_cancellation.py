"""A farewell says of what is cancelled what thread and note say, and no more."""

from __future__ import annotations

import pytest

from closecall import advise
from closecall.drafting.records import Channel
from closecall.facts.vocabulary import Facts

_BOOKED = {
    "en": "Hi Ada, your order for the saw is confirmed, and you are booked in for Saturday.",
    "de": "Guten Tag Frau Quill, Ihre Bestellung der Säge ist bestätigt.",
    "fr": "Bonjour Madame, votre commande de la scie est confirmée.",
    "es": "Hola Ada, su pedido de la sierra está confirmado.",
}
_NO = Facts.from_mapping({"refusal": "explicit_no"})


def farewell(
    said: str, *, lang: str = "en", note: str | None = None, channel: Channel = Channel.EMAIL
) -> str:
    thread = (
        f"From: Per Holm <per@holm.example>\nDate: Mon, 2 Nov 2026 10:00\n\n{_BOOKED[lang]}\n\n"
        f"From: Ada Quill <ada@quill.example>\nDate: Tue, 3 Nov 2026 10:00\n\n{said}\n"
    )
    advice = advise(thread, me=["Per Holm", "per@holm.example"], facts=_NO, note=note, channel=channel)
    assert not advice.problems
    assert advice.draft is not None
    return advice.draft.body


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(
    ("lang", "said", "told"),
    [
        ("en", "No thank you. Please cancel the order.", "I will cancel the order."),
        ("en", "Please cancel my booking for Saturday, we do not want it.", "I will cancel the booking."),
        ("en", "We have decided against it, please cancel it.", "I will cancel it."),
        (
            "de",
            "Ich möchte die Bestellung stornieren, wir wollen sie nicht.",
            "Ich storniere die Bestellung.",
        ),
        ("fr", "Non merci. Merci d'annuler la commande.", "J'annule la commande."),
        ("es", "No, gracias. Por favor cancele el pedido.", "Cancelo el pedido."),
    ],
)
def test_what_is_to_be_cancelled_the_seller_sees_to(
    lang: str, said: str, told: str, channel: Channel
) -> None:
    body = farewell(said, lang=lang, channel=channel).replace("\u00a0", " ")
    assert told in body
    assert "cancelled" not in body


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("No thank you. Please cancel the order.", "I have cancelled her order."),
        ("No thank you. I have cancelled the order on your page.", None),
    ],
)
def test_it_is_cancelled_where_the_note_or_the_thread_says_so(said: str, note: str | None) -> None:
    assert "That is cancelled." in farewell(said, note=note)


@pytest.mark.parametrize("note", ["I have not cancelled it yet.", "I will have it cancelled.", "Nice lady."])
def test_a_note_that_says_anything_else_makes_no_fact(note: str) -> None:
    assert "I will cancel the order." in farewell("No thank you. Please cancel the order.", note=note)


@pytest.mark.parametrize(
    "said",
    [
        "No thank you, it is not for us.",
        "No thank you. We cannot cancel the contract with our old supplier.",
        "No thank you. If we could cancel the order we have, perhaps.",
        "No thank you. I will cancel the order on your page.",
        "No thank you. We cancelled our holiday, too.",
    ],
)
def test_nothing_is_said_where_nothing_is_to_be_cancelled(said: str) -> None:
    assert "cancel" not in farewell(said)
