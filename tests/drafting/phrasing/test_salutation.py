"""Whom a mail greets, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.phrasing.salutation import salutation
from closecall.drafting.records import Brief, Channel
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


@pytest.mark.parametrize(
    ("label", "greeted"),
    [
        ("M. Roche", "M. Roche"),
        ("Mme Roche (cliente)", "Mme Roche"),
        ("Mme J. Roche (école)", "Mme Roche"),
        ("J. Roche", "J. Roche"),
        ("Mme Jeanne Roche", "Jeanne"),
        ("Roche", "Roche"),
    ],
)
def test_who_is_shown_by_title_and_surname_is_greeted_by_both(label: str, greeted: str) -> None:
    seller, buyer = Speaker("Per Holm", None, Side.SELLER), Speaker(label, None, Side.BUYER)
    thread = Thread(ThreadKind.CALL, (Message(seller, "Allô ?"), Message(buyer, "Oui.")), "fr")
    decision = Decision(Approach.NURTURE, 40, Coverage(0.5, "medium"))
    brief = Brief(Approach.NURTURE, Channel.EMAIL, "fr", Facts(), decision, thread, buyer_name=label)
    assert salutation(brief, lang="fr")[0] == f"Bonjour {greeted},"


@pytest.mark.parametrize(
    ("said", "greeted"),
    [
        (("Hi Mrs Quill, here is the offer.",), "Mrs Quill"),
        (("Dear Prof. Dr. Quill, here is the offer.",), "Prof. Dr. Quill"),
        (("Dear Mrs Quill, a pleasure.", "Hi Ada, here is the offer."), "Ada"),
        (("Hi Ada, a pleasure.", "Dear Mrs Quill, here is the offer."), "Mrs Quill"),
        (("Dear Mr Birch, here is the offer.",), "Ada"),
        (("Here is the offer.",), "Ada"),
    ],
)
def test_the_buyer_is_greeted_as_the_seller_greeted_last(said: tuple[str, ...], greeted: str) -> None:
    seller = Speaker("Per Holm", "per@holm.example", Side.SELLER)
    buyer = Speaker("Ada Quill", "ada@quill.example", Side.BUYER)
    told = (*(Message(seller, body) for body in said), Message(buyer, "Thanks."))
    thread = Thread(ThreadKind.EMAIL, told, "en")
    decision = Decision(Approach.NURTURE, 40, Coverage(0.5, "medium"))
    brief = Brief(Approach.NURTURE, Channel.EMAIL, "en", Facts(), decision, thread, buyer_name="Ada Quill")
    assert salutation(brief)[0] == f"Hi {greeted},"


@pytest.mark.parametrize(
    ("label", "signed", "greeted"),
    [
        ("Accounts Payable", "Ada, accounts", "Hello"),
        ("The Quills", "Ada and Per", "Hello"),
        ("Miss Quill's Nursery", "Kind regards", "Hello"),
        ("Grandma Ada", "Love", "Hello"),
        ("Orr Saws Ltd", "Thanks", "Hello"),
        ("Sister Agnes", "Thanks", "Hi Sister Agnes"),
        ("Grandma Ada's Bakery", "Ada", "Hi Ada"),
        ("Quill Ada", "Ada", "Hi Ada"),
        ("Adelheid Quill", "Ada", "Hi Ada"),
        ("Studio Quill (Ada)", "Thanks", "Hi Ada"),
        ("Ada Quill", "Quill", "Hi Ada"),
        ("Ada Quill", "Sent from my phone", "Hi Ada"),
    ],
)
def test_nobody_is_greeted_by_the_name_of_many_and_who_signs_is_called_so(
    label: str, signed: str, greeted: str
) -> None:
    seller = Speaker("Per Holm", "per@holm.example", Side.SELLER)
    buyer = Speaker(label, "quill@quill.example", Side.BUYER)
    told = (Message(seller, "Hi Ada,\n\nhere is the offer."), Message(buyer, f"Thanks.\n\n{signed}"))
    brief = _brief(Thread(ThreadKind.EMAIL, told, "en"), label)
    assert salutation(brief)[0] == f"{greeted},"


@pytest.mark.parametrize(
    ("title", "surname", "signed", "greeted"),
    [
        ("Mrs", "O'Neil", "A-M O'Neil", "Mrs O'Neil"),
        ("Ms", "McLeod", "A. McLeod", "Ms McLeod"),
        ("Mrs", "O'Neil", "Ann-Marie O'Neil", "Ann-Marie"),
    ],
)
def test_a_surname_keeps_its_signs_and_a_hidden_given_name_is_not_used(
    title: str, surname: str, signed: str, greeted: str
) -> None:
    label = f"{title}. Ann-Marie {surname}"
    seller = Speaker("Per Holm", "per@holm.example", Side.SELLER)
    buyer = Speaker(label, "am@quill.example", Side.BUYER)
    offer = f"Dear {title} {surname},\n\nhere is the offer."
    told = (Message(seller, offer), Message(buyer, f"Hi Per,\n\nthanks.\n\n{signed}"))
    assert salutation(_brief(Thread(ThreadKind.EMAIL, told, "en"), label))[0] == f"Hi {greeted},"


def _brief(thread: Thread, buyer: str) -> Brief:
    decision = Decision(Approach.NURTURE, 40, Coverage(0.5, "medium"))
    brief = Brief(Approach.NURTURE, Channel.EMAIL, "en", Facts(), decision, thread)
    return replace(brief, buyer_name=buyer, seller_name="Per Holm")


@pytest.mark.parametrize(("lang", "greeting"), [("en", "Hi Ada,"), ("fr", "Bonjour Ada,"), ("xx", "Hi Ada,")])
def test_a_salutation_follows_the_language(lang: str, greeting: str) -> None:
    decision = Decision(Approach.GUIDE, 50, Coverage(0.5, "medium"))
    named = Brief(Approach.GUIDE, Channel.EMAIL, lang, Facts(), decision, buyer_name="Ada Lund")
    assert salutation(named, lang=lang)[0] == greeting
