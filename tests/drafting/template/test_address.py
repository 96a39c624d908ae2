"""Du, tu and tú: the seller's own habit toward this buyer wins, and who never said it is not addressed so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closecall.decision import Approach, decide
from closecall.drafting.phrasing.address_form import address_for, address_in
from closecall.drafting.records import Brief, Channel
from closecall.drafting.voice import Formality, Voice
from closecall.testing.examples import example_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Jana Roth", "jana@roth.example", Side.BUYER)
SELLER = Speaker("Emil Wiese", "emil@wiese.example", Side.SELLER)
NEAR, FAR = Formality.FAMILIAR, Formality.FORMAL


def brief_of(lang: str, *said: tuple[Speaker, str], formality: Formality | None = None) -> Brief:
    facts = example_facts()
    thread = Thread(ThreadKind.EMAIL, tuple(Message(who, text) for who, text in said), lang)
    voice = Voice(formality=formality) if formality else None
    return Brief(Approach.GUIDE, Channel.EMAIL, lang, facts, decide(facts), thread, voice=voice)


@pytest.mark.parametrize(
    ("lang", "seller", "buyer", "address"),
    [
        ("es", "¿Te reservo el camión?", "Un momento, por favor.", NEAR),
        ("es", "Le mando el presupuesto, dígame si le va.", "Te digo algo mañana.", FAR),
        ("fr", "Tes photos sont superbes !", "Merci, j'hésite encore.", NEAR),
        ("fr", "Voici votre devis.", "Tu peux me rappeler ?", FAR),
        ("de", "Habt ihr euch schon entschieden?", "Noch nicht ganz.", NEAR),
        ("de", "Hast du die Mappe?", "Können Sie mir die Maße schicken?", NEAR),
        ("de", "Anbei das Angebot.", "Schick mir bitte die Maße.", NEAR),
    ],
)
def test_the_sellers_habit_toward_this_buyer_wins(
    lang: str, seller: str, buyer: str, address: Formality
) -> None:
    assert address_for(brief_of(lang, (SELLER, seller), (BUYER, buyer)), lang=lang) is address


def test_what_the_seller_says_now_counts_and_not_what_he_said_once() -> None:
    said = (
        (SELLER, "Guten Tag, ich schicke Ihnen die Mappe."),
        (SELLER, "Wie besprochen, für dich die Liste."),
    )
    assert address_for(brief_of("de", *said), lang="de") is NEAR
    assert address_for(brief_of("de", *reversed(said)), lang="de") is FAR


def test_a_voice_says_it_only_where_the_two_have_no_habit() -> None:
    alone = brief_of("de", (BUYER, "Noch nicht ganz."), formality=NEAR)
    assert address_for(alone, lang="de") is NEAR
    formal = replace(alone, thread=brief_of("de", (SELLER, "Wann passt es Ihnen?")).thread)
    assert address_for(formal, lang="de") is FAR


@pytest.mark.parametrize(
    ("lang", "text", "address"),
    [
        ("de", "Hallo Herr Thoma, habt ihr den noch?", FAR),
        ("de", "Ich schick mir das selbst zu.", None),
        ("fr", "Y a-t-il un délai ?", None),
        ("fr", "Je t'envoie la liste.", NEAR),
        ("es", "Dame unos días.", NEAR),
        ("es", "Me gustáis más que los otros.", NEAR),
        ("es", "Le dije que tú lo sabes.", NEAR),
        ("en", "Could you send it?", None),
    ],
)
def test_forms_that_tell_the_address(lang: str, text: str, address: Formality | None) -> None:
    assert address_in(text, lang=lang) is address
