"""What a buyer calls himself in his message, and what he is greeted by then."""

from __future__ import annotations

import pytest

from closecall import advise
from closecall.drafting.records import Channel

_SAID = {
    "en": "Thank you for the offer. I am still thinking about whether the saw would do for our shop.",
    "de": "vielen Dank für das Angebot. Ich überlege noch, ob die Säge für unsere Werkstatt passt.",
    "fr": "merci pour votre offre. Je réfléchis encore, je ne sais pas si la scie convient à notre atelier.",
    "es": "gracias por la oferta. Todavía lo estoy pensando, no sé si la sierra sirve para el taller.",
}
_OFFER = {
    "en": "Hello, the saw is 480 EUR. Would you like it?",
    "de": "Guten Tag, die Säge kostet 480 EUR. Möchten Sie sie haben?",
    "fr": "Bonjour, la scie coûte 480 EUR. Vous la prenez ?",
    "es": "Buenos días, la sierra cuesta 480 EUR. ¿La quiere usted?",
}


def greeting(sender: str, body: str, lang: str = "en") -> str:
    thread = (
        f"From: Per Holm <per@holm.example>\nDate: Mon, 2 Nov 2026 10:00\n\n{_OFFER[lang]}\n\n"
        f"From: {sender}\nDate: Tue, 3 Nov 2026 10:00\n\n{body.format(said=_SAID[lang])}\n"
    )
    draft = advise(thread, me=["Per Holm", "per@holm.example"], channel=Channel.EMAIL).draft
    assert draft is not None
    return draft.body.partition("\n")[0]


@pytest.mark.parametrize(
    ("sender", "body", "greeted"),
    [
        ("aq7@post.example", "{said}\n\nAda Quill\nQuill Saws\n07700 900 123", "Hi Ada,"),
        ("aq7@post.example", "{said}\n\nRegards,\nAda\n\n--\nQuill Saws", "Hi Ada,"),
        ("aq7@post.example", "{said}\n\ncheers\nada", "Hi Ada,"),
        ("aq7@post.example", "{said}\n\nAda\n\nPS: the blue one.", "Hi Ada,"),
        ("aq7@post.example", "Hi, Ada here. {said}", "Hi Ada,"),
        ("aq7@post.example", "Hi Per, it's Ada from Quill Saws. {said}", "Hi Ada,"),
        ("aq7@post.example", "Hi Ada here. {said}", "Hi Ada,"),
        ("aq7@post.example", "Hello, my name is Ada Quill. {said}", "Hi Ada,"),
        ("Adelheid Quill <aq7@post.example>", "{said}\n\nCheers,\nAda", "Hi Ada,"),
        ("Anna Maud Quill <aq7@post.example>", "{said}\n\nThanks\nMaud", "Hi Maud,"),
        ('"Quill, A." <aq7@post.example>', "{said}\n\nBest,\nAda", "Hi Ada,"),
        ("Ada Quill <aq7@post.example>", "{said}\n\nAda and Bo", "Hi Ada and Bo,"),
        ("Quill Saws <office@post.example>", "{said}\n\nKind regards\nAda Quill", "Hi Ada,"),
        ("Quill Saws <office@post.example>", "{said}\n\nAda Quill\nClerk & Buyer", "Hi Ada,"),
    ],
)
def test_the_buyer_is_greeted_by_the_name_that_he_gives_himself(sender: str, body: str, greeted: str) -> None:
    assert greeting(sender, body) == greeted


@pytest.mark.parametrize(
    ("sender", "body", "greeted"),
    [
        ("aq7@post.example", "{said}", "Hello,"),
        ("ada.quill@post.example", "{said}", "Hello,"),
        ("aq7@post.example", "{said} Thanks Per", "Hello,"),
        ("aq7@post.example", "{said}\n\nThanks,\nPer", "Hello,"),
        ("aq7@post.example", "{said}\n\nThanks, Bo", "Hello,"),
        ("info@quill.example", "{said}\n\nSaw Works", "Hello,"),
        ("aq7@post.example", "{said}\n\nAny News?", "Hello,"),
        ("Ada Quill <aq7@post.example>", "{said}\n\nAll Good", "Hi Ada,"),
        ("Ada Quill <aq7@post.example>", "{said}\n\nAQ", "Hi Ada,"),
        ("Ada Quill <aq7@post.example>", "It is Autumn here. {said}", "Hi Ada,"),
        ("aq7@post.example", "It's Friday. {said}", "Hello,"),
        ("The Quills <aq7@post.example>", "{said}\n\nLove", "Hello,"),
        ("Per Quill <aq7@post.example>", "{said}\n\nPer", "Hi Per,"),
        ("Ada Quill <aq7@post.example>", "{said}\n\nToodles,\nAda", "Hi Ada,"),
        ("Ada Quill <aq7@post.example>", "{said}\n\nToodles\nAda", "Hi Ada,"),
        ("aq7@post.example", "{said}\n\nToodles,\nBo", "Hello,"),
    ],
)
def test_nothing_that_may_be_no_name_of_his_is_taken_for_one(sender: str, body: str, greeted: str) -> None:
    assert greeting(sender, body) == greeted


@pytest.mark.parametrize(
    ("lang", "sender", "body", "greeted"),
    [
        ("de", "aq7@post.example", "Hallo, hier ist Ada Quill. {said}", "Guten Tag Ada Quill,"),
        ("de", "Dr. med. Ada Quill <aq7@post.example>", "Guten Tag, {said}", "Guten Tag Dr. Ada Quill,"),
        ("fr", "QUILL Ada <aq7@post.example>", "Bonjour, {said}\n\nCordialement,\nAda Quill", "Bonjour Ada,"),
        ("fr", "aq7@post.example", "Bonjour, ici Jean-Luc. {said}", "Bonjour Jean-Luc,"),
        ("es", "aq7@post.example", "Hola, soy María José. {said}", "Hola María José:"),
    ],
)
def test_in_other_languages_too(lang: str, sender: str, body: str, greeted: str) -> None:
    assert greeting(sender, body, lang) == greeted
