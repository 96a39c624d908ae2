"""What only sounds like a yes to the seller's offer is none: nobody is thanked for a yes never given."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts, Refusal, Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFERS = {
    "en": "The stove is £1,450 fitted. You can cancel within 14 days, or wait. Shall I order it?",
    "de": "Der Ofen kostet 1.450 Euro. Sie können stornieren oder warten. Soll ich ihn bestellen?",
    "fr": "Le poêle est à 1 450 €. Vous pouvez annuler ou attendre. Je le commande ?",
    "es": "La estufa son 1.450 €. Puede cancelar o esperar. ¿La encargo?",
    "it": "La stufa costa 1.450 euro. Può annullare o aspettare. La ordino?",
    "nl": "De kachel kost 1.450 euro. U kunt annuleren of wachten. Zal ik hem bestellen?",
    "pt": "O fogão custa 1.450 euros. Pode cancelar ou esperar. Posso encomendar?",
    "pl": "Piec kosztuje 1 450 zł. Można anulować lub poczekać. Mam zamówić?",
    "sv": "Kaminen kostar 14 500 kr. Ni kan avboka eller vänta. Ska jag beställa den?",
}


def answered(answer: str, lang: str = "en", offer: str = "") -> Facts:
    turns = (
        Message(Speaker(side=Side.SELLER), offer or OFFERS[lang]),
        Message(Speaker(side=Side.BUYER), answer),
    )
    return read_facts(Thread(ThreadKind.EMAIL, turns, lang), as_of=date(2026, 3, 12)).facts


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "Yes please!"),
        ("en", "You may order it."),
        ("en", "Right, go ahead. Thursday suits me."),
        ("en", "Okay. The side gate is open."),
        ("en", "Ok, thanks. Invoice to the usual address please."),
        ("en", "Yes please. The kids are over the moon about it."),
        ("en", "Yes, go ahead, no problem with Thursday."),
        ("en", "Go on then."),
        ("de", "Gut, dann bestellen Sie ihn. Die Rechnung bitte an die Werkstatt."),
        ("de", "Ja gerne, Lieferung am Montag passt."),
        ("fr", "D'accord, allez-y. Facture par mail."),
        ("es", "Sí, por favor."),
        ("it", "Va bene, la ordini pure."),
        ("nl", "Prima, bestel maar. Factuur per mail."),
        ("pt", "Pode encomendar."),
        ("pl", "Dobrze, proszę zamówić."),
        ("sv", "Okej, beställ den."),
    ],
)
def test_a_yes_beside_how_it_is_carried_out_agrees(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "Okay. My uncle gave us his."),
        ("en", "We may order it."),
        ("en", "We may well order it, yes."),
        ("en", "I may take it."),
        ("en", "Yes. Well, in another life."),
        ("en", "Sure, and my cat plays chess."),
        ("en", "Ok ta. Just being nosy."),
        ("en", "Right. We're off to Crete with that money."),
        ("en", "Yes, actually no."),
        ("en", "Yes please, no, sorry."),
        ("de", "Gut, danke. Schönen Abend noch."),
        ("de", "Genau. Der Urlaub geht vor."),
        ("fr", "D'accord. Mon oncle nous donne le sien."),
        ("es", "Vale. Mi tío nos regala la suya."),
        ("it", "Ok. Mio zio ci regala la sua."),
        ("nl", "Oké. Mijn oom geeft ons de zijne."),
        ("pt", "Ok. O meu tio dá-nos o dele."),
        ("pl", "Dobrze. Wujek oddaje nam swój."),
        ("sv", "Okej. Min farbror ger oss sin."),
    ],
)
def test_a_bare_yes_beside_news_only_acknowledges(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "Cancel please."),
        ("en", "Please stop."),
        ("en", "Oh please."),
        ("en", "Yeah, right."),
        ("en", "Go please."),
        ("de", "Stornieren, bitte."),
        ("de", "Warten, ja."),
        ("fr", "Annulez, oui."),
        ("es", "Cancela, vale."),
        ("it", "Annulli, sì."),
        ("nl", "Annuleren, graag."),
        ("pt", "Cancelar, sim."),
        ("pl", "Tak, anulować."),
        ("sv", "Ja, avboka."),
    ],
)
def test_the_sellers_own_words_for_waiting_and_undoing_agree_to_nothing(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "I take it the 1,450 covers the stove pipe."),
        ("en", "For 1,450 I get three of them on eBay."),
        ("en", "In order to find 1,450 I'd sell the car."),
        ("en", "We book a cottage for 1,450 every June."),
        ("en", "My mate wants to buy one for 1,450."),
        ("en", "We'll take the 1,450 to the committee."),
        ("en", "I'd buy a boat for 1,450."),
        ("de", "Für 1.450 kaufe ich mir drei davon."),
        ("fr", "Pour 1 450 je prends deux vélos."),
        ("es", "Por 1.450 compro tres."),
    ],
)
def test_a_word_for_ordering_beside_the_price_orders_nothing(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "We'll take it for 1,250 instead of 1,450."),
        ("en", "Deal at 1,100."),
        ("en", "Ok, order it. For 1,200 that is."),
        ("de", "Wir nehmen ihn für 1.250 statt 1.450."),
        ("fr", "Oui, pour 1 200."),
        ("es", "Sí, por 1.200."),
        ("it", "Sì, per 1.200."),
        ("nl", "Ja, voor 1.200."),
        ("pt", "Sim, por 1.200."),
        ("pl", "Tak, za 1 200."),
        ("sv", "Ja, för 12 000."),
    ],
)
def test_who_bids_another_price_agrees_to_none(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    "answer",
    [
        "Yes please, deliver it to 45 Mill Lane.",
        "Please order it, it is for 45 people, and £1,450 is fine.",
        "We'll take it, two at £725, so £1,450.",
        "We'll take it for £1,450.",
    ],
)
def test_a_number_that_counts_or_makes_the_price_is_no_other_price(answer: str) -> None:
    assert answered(answer).stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "We've signed with Brightfire."),
        ("en", "We have signed the contract with Brightfire today."),
        ("en", "I have ordered two from Kamado."),
        ("en", "We have placed the order at Kamado."),
        ("en", "We've ordered the same one in Spain."),
        ("en", "We have paid the deposit on a used one."),
        ("de", "Wir haben gestern eine bei Kamado bestellt."),
        ("fr", "Nous avons signé le devis chez Kamado ce matin."),
        ("es", "Hemos firmado el contrato con Kamado."),
        ("it", "Abbiamo firmato il contratto con Kamado."),
        ("nl", "We hebben het contract met Kamado getekend."),
        ("pt", "Já assinámos o contrato com a Kamado."),
        ("pl", "Podpisaliśmy umowę z Kamado."),
        ("sv", "Vi har skrivit avtal med Kamado."),
    ],
)
def test_a_deed_with_another_firm_accepts_nothing(lang: str, answer: str) -> None:
    assert answered(answer, lang).stage is not Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "answer", "offer"),
    [
        ("en", "I've signed the contract with my wife this morning.", ""),
        ("en", "We have paid the deposit from our Barclays account.", ""),
        ("en", "We have placed the order on Monday.", ""),
        ("en", "I have signed the contract with Kamado today.", "Here is Kamado's contract, £1,450."),
        ("de", "Wir haben den Vertrag am Montag unterschrieben.", ""),
        ("es", "Hemos firmado el contrato el lunes.", ""),
    ],
)
def test_a_bank_a_day_a_wife_and_the_sellers_own_firm_are_no_other_firm(
    lang: str, answer: str, offer: str
) -> None:
    assert answered(answer, lang, offer).stage is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        (
            "The stove is £1,450, delivered. Shall I order it?",
            "Yes, the delivery is clear. We don't want the stove.",
        ),
        (
            "It's £1,450. I can leave swatches. Shall I order the stove?",
            "I'll have the swatches. I do not want the stove.",
        ),
        (
            "It's £1,450. The mat is free. Shall I order?",
            "I want to return the mat. We've decided against the stove.",
        ),
        (
            "£1,450. Is that the mill address? Shall I order the stove?",
            "Yes it's the mill. We don't want the stove.",
        ),
    ],
)
def test_what_is_only_named_in_passing_is_not_taken(offer: str, answer: str) -> None:
    assert answered(answer, offer=offer).refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("asked", "deed"),
    [
        ("May I ask why?", "We signed the contract with Brightfire on Friday."),
        ("May I ask why?", "We have paid the deposit on a used one."),
        ("Fine. Please sign the form for taking it back.", "I've signed it, see below."),
        ("Fine. The carrier asks £60 for the trial.", "We have paid the invoice today."),
        ("Fine. Please sign the return of the contract.", "The contract is signed and attached."),
    ],
)
def test_a_deed_for_something_else_takes_back_no_no(asked: str, deed: str) -> None:
    sides = (Side.SELLER, Side.BUYER, Side.SELLER, Side.BUYER)
    said = (OFFERS["en"], "No, we won't be buying it.", asked, deed)
    turns = tuple(Message(Speaker(side=side), words) for side, words in zip(sides, said, strict=True))
    facts = read_facts(Thread(ThreadKind.EMAIL, turns, "en"), as_of=date(2026, 3, 12)).facts
    assert facts.refusal is Refusal.EXPLICIT_NO
    assert not facts.refusal_retracted
