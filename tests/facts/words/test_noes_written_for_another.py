"""Assistants, spouses and children pass on a no; and what stays as it is needs nothing from the seller."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

ROY = Message(Speaker("Roy", "roy@looms.example", Side.SELLER), "2400.")


def refusal(text: str, lang: str = "en") -> Refusal | None:
    said = Message(Speaker("Ana", "ana@millrace.example", Side.BUYER), text)
    return read_facts(Thread(ThreadKind.EMAIL, (ROY, said), lang)).facts.refusal


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("I'm writing for Mr Penrose, who does not wish to have the boat lift.", "en"),
        ("My aunt asked me to ring you and say she won't be taking the harp.", "en"),
        ("The director says we're not buying the kiln.", "en"),
        ("Our treasurer has turned down the purchase.", "en"),
        ("We're going to do it ourselves.", "en"),
        ("Ich schreibe im Auftrag meiner Tante, sie möchte den Wintergarten nicht.", "de"),
        ("Je vous réponds au nom du club : votre offre a été écartée.", "fr"),
        ("Soy la hija de don Tomás, mi padre no quiere la caldera.", "es"),
        ("Sono il figlio della signora Rho: mamma ha deciso di non acquistare.", "it"),
        ("Escrevo em nome do meu avô, ele não quer o elevador.", "pt"),
        ("Ik schrijf namens mijn tante, zij neemt de piano niet.", "nl"),
        ("Jag svarar för min moster, hon vill inte ha orgeln.", "sv"),
        ("W imieniu rady: postanowiono nie kupować traktora.", "pl"),
    ],
)
def test_a_no_that_somebody_passes_on_is_one(text: str, lang: str) -> None:
    assert refusal(text, lang) is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Frau Lindner möchte keine Anrufe mehr.", "de"),
        ("Ma directrice ne souhaite plus être contactée.", "fr"),
        ("Mi jefa pide que dejen de escribirle y que nadie la llame.", "es"),
        ("La signora non desidera altre telefonate.", "it"),
        ("A minha mãe não deseja receber chamadas.", "pt"),
        ("Prezes nie życzy sobie dalszych telefonów.", "pl"),
    ],
)
def test_a_wish_for_no_contact_that_somebody_passes_on_is_an_opt_out(text: str, lang: str) -> None:
    assert refusal(text, lang) is Refusal.OPT_OUT


@pytest.mark.parametrize(
    ("stays", "terms", "lang"),
    [
        ("We're leaving the barn as it is.", "Leave the price as it is and we sign.", "en"),
        ("Die Scheune bleibt, wie sie ist.", "Der Preis bleibt wie er ist, gut so.", "de"),
        ("La grange restera telle quelle.", "Le prix reste tel quel, très bien.", "fr"),
        ("El granero se queda como está.", "El precio se queda como está, muy bien.", "es"),
        ("Il fienile resta com'è.", "Il prezzo resta com'è, benissimo.", "it"),
        ("O celeiro fica como está.", "O preço fica como está, muito bem.", "pt"),
        ("De schuur laten we zoals ze is.", "De prijs blijft zoals hij is, prima.", "nl"),
        ("Vi låter ladan vara som den är.", "Priset förblir som det är, bra.", "sv"),
        ("Stodoła zostaje tak, jak jest.", "Cena zostaje tak jak jest, dobrze.", "pl"),
    ],
)
def test_what_stays_as_it_is_is_a_no_and_terms_that_stay_are_none(stays: str, terms: str, lang: str) -> None:
    assert refusal(stays, lang) is Refusal.EXPLICIT_NO
    assert refusal(terms, lang) is not Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Meine Frau will den roten nicht, wir nehmen den blauen.", "de"),
        ("Den Auftrag habe ich noch nicht bekommen, schicken Sie ihn bitte.", "de"),
        ("Die alte Säge werde ich nie mehr benutzen.", "de"),
        ("Mijn man wil geen gedoe met de vergunning.", "nl"),
        ("Mio marito non vuole il rosso.", "it"),
        ("My husband says he is not in on Friday.", "en"),
        ("No need to come on Friday, we collect it ourselves.", "en"),
        ("I bought my first one on eBay and regretted it.", "en"),
        ("I asked my accountant to do the sums.", "en"),
        ("We have been doing it ourselves for years, and badly.", "en"),
        ("We could do it ourselves, only it takes all night.", "en"),
        ("En noviembre no pediré la licencia, la pido en enero con ustedes.", "es"),
    ],
)
def test_what_only_looks_like_such_a_no_is_none(text: str, lang: str) -> None:
    assert refusal(text, lang) not in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
