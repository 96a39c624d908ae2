"""A yes to what the seller offers to carry out is the deal, a no to it is one to the purchase.

To a call, a visit or a quote a yes is no deal.
"""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts, Refusal, Stage
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def facts(*turns: str, lang: str = "en") -> Facts:
    """The facts of a chat in which the seller, who writes first, and the buyer take turns."""
    sides = (Side.SELLER, Side.BUYER)
    told = [Message(Speaker(side=sides[n % 2]), words) for n, words in enumerate(turns)]
    return read_facts(Thread(ThreadKind.EMAIL, tuple(told), lang), as_of=date(2026, 3, 12)).facts


def stage(*turns: str, lang: str = "en") -> Stage | None:
    return facts(*turns, lang=lang).stage


@pytest.mark.parametrize(
    ("lang", "offer", "answer"),
    [
        ("en", "The freezer is £1,240. I can put you down for Tuesday morning.", "Yes put me down please."),
        ("en", "It's £899 with the old one taken away. Shall I send the order form?", "please do"),
        ("en", "So 12 lessons, £420 in all. Do I book Mondays for Ella?", "Book it :)"),
        ("en", "£1,150 with chairs. Want me to take it off the market?", "Oh yes. Take it off!!"),
        ("de", "749 Euro mit Anschluss. Ich könnte Sie für Donnerstag eintragen.", "Ja, machen Sie das."),
        ("de", "Heizung komplett 13.600 Euro. Soll ich dich in KW 22 einplanen?", "Plan uns ein."),
        ("fr", "Il est à 1 690 €. Je prépare la facture ?", "Oui, c'est bon pour moi."),
        ("es", "La caldera son 1.780 €. Te puedo poner el jueves.", "Venga, ponme el jueves."),
        ("it", "Lavatrice 560 euro con consegna venerdì. Confermo?", "Confermi pure."),
        ("nl", "De ketel is 1.890 euro. Ik kan je dinsdag inplannen.", "oké doe maar"),
        ("pt", "O pack fica em 250 €. Posso marcar para segunda?", "Pode marcar, sim."),
        ("pl", "Kominek kosztuje 4 900 zł. Mam zamówić?", "Tak, proszę zamówić."),
        ("sv", "Kaminen kostar 24 900 kr. Ska jag boka in er vecka 36?", "Ja, boka in oss."),
    ],
)
def test_a_yes_to_carrying_it_out_is_the_deal(lang: str, offer: str, answer: str) -> None:
    assert stage(offer, answer, lang=lang) is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("It would be around £9,000. Shall I send you a full quote?", "Yes, do that."),
        ("It's £420 a year. Shall I book a call to go through it?", "Yes please, book it."),
        ("The loft is £31,000. I can put you down for a site visit on Tuesday.", "Yes, put me down."),
        ("I'd come by and measure up first. Shall I book it in? It's £540.", "Yes, book it in."),
        ("Shall I send the order form?", "Yes, do that."),
        ("£640 for the bench. Did the order form arrive?", "Yes."),
        ("£640 for the bench. Do you sign the order form alone?", "Yes, I do."),
        ("£640 for the bench. Shall I order it?", "Yes, if my brother agrees."),
        ("£640 for the bench. Shall I order it?", "Ok, let me think about it first."),
        ("£640 for the bench. Shall I order it?", "Thanks, that is great."),
        ("£640 for the bench. Shall I order it?", "My sister ordered it last year, yes."),
        ("£640 for the bench. Shall I order it?", "Yes? Order it how?"),
        ("£640 for the bench. Can I confirm your address?", "Yes."),
        ("£640 for the bench. Shall I send the contract so you can read it?", "Yes please."),
        ("£640 for the bench. Shall I order it?", "Go on, convince me."),
        ("£640 for the bench. Shall I put you through to our workshop?", "Yes please."),
        ("£640 for the bench. Shall I put that in writing?", "Yes, do."),
        ("£640 for the bench. Shall we start with the colours?", "Yes."),
        ("£640 for the bench. Would you like to hear more?", "Yes, I would."),
        ("Shall I order it, for £640? And how is your mother?", "Yes, good, thanks."),
    ],
)
def test_a_yes_to_anything_else_or_on_a_condition_is_no_deal(offer: str, answer: str) -> None:
    assert stage(offer, answer) is not Stage.ACCEPTED


def test_a_price_of_the_buyers_own_is_one() -> None:
    assert stage("Hello", "Was it £640?", "Shall I order it?", "Yes, do that.") is Stage.ACCEPTED


@pytest.mark.parametrize(
    ("lang", "offer", "answer"),
    [
        ("en", "It's £34 a month. Ready to join?", "No I'm not going to join, it's too far from work."),
        ("de", "Macht 690 Euro. Soll ich dich anmelden?", "Nein, ich will mich nicht anmelden."),
        ("fr", "C'est 450 €. Je vous inscris ?", "Finalement non, ne m'inscrivez pas."),
        ("es", "Son 540 €. ¿Te apunto al curso?", "No me apuntes."),
        ("it", "Sono 380 euro. La iscrivo?", "No, non mi iscriva."),
        ("nl", "Het kost 240 euro. Zal ik je inschrijven?", "Nee, niet inschrijven."),
        ("pt", "São 3.200 €. Podemos avançar?", "Não vamos avançar."),
        ("pl", "To 900 zł. Mam zamówić?", "Nie, proszę nie zamawiać."),
        ("sv", "Den kostar 900 kr. Ska jag boka den?", "Nej, boka inte."),
    ],
)
def test_who_denies_the_very_deed_that_was_offered_refuses(lang: str, offer: str, answer: str) -> None:
    assert facts(offer, answer, lang=lang).refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("It's £34 a month. Ready to join?", "I'm not joining the Tuesday class."),
        ("It's £34 a month. Can you book it online?", "No, I can't book it."),
        ("It's £34 a month. Shall I book it?", "Not before I know who comes. Did I book one in May?"),
    ],
)
def test_who_denies_a_side_of_it_or_cannot_refuses_nothing(offer: str, answer: str) -> None:
    assert facts(offer, answer).refusal is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("lang", "asked", "greeting", "answer"),
    [
        ("pl", "45 000 zł z montażem. Czy chce Pani zamówić?", "Dzień dobry,", "Ok, dziękuję."),
        ("de", "4.500 € mit Einbau. Soll ich bestellen?", "Guten Tag,", "Ok, danke."),
        ("nl", "4.500 euro met montage. Zal ik bestellen?", "Goededag,", "Ok, bedankt."),
    ],
)
def test_a_greeting_makes_no_deal_of_an_ok_with_thanks(
    lang: str, asked: str, greeting: str, answer: str
) -> None:
    assert stage(asked, f"{greeting}\n\n{answer}", lang=lang) is not Stage.ACCEPTED
