"""Whom a draft greets and who signs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from closecall import advise
from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.phrasing.salutation import called, first_name, salutation, signing_name
from closecall.drafting.records import Brief, Channel
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Jeremy Holm", "Jeremy"),
        ("Holm, Jeremy", "Jeremy"),
        ("Father Emeka Obi", "Emeka"),
        ("Dr. Ada Birch", "Ada"),
        ("The Strip Saw Shed", "The Strip Saw Shed"),
        ("Orr Saws Ltd", "Orr Saws Ltd"),
        ("J. Holm", "J. Holm"),
        ("Thea Shop", "Thea Shop"),
        ("DEAN HARPER", "Dean"),
        ("AJ Harper", "AJ"),
        ("KILN HOUSE LTD", "KILN HOUSE LTD"),
        ("Maman Zoé", None),
        ("Ben's mum", None),
        ("Papa von Lea", None),
        ("Zoé Maman", None),
        ("Zoé Mamadou", "Zoé"),
        ("", None),
    ],
)
def test_a_person_has_a_given_name_and_a_firm_stands_whole(name: str, first: str | None) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Thanks, Mr Holm, for the saw.", "Jeremy Holm"),
        ("Thanks, Holm, for the saw.", "Holm"),
        ("Thanks, Jeremy, for the saw.", "Jeremy"),
        ("Thanks for the saw.", "Jeremy Holm"),
    ],
)
def test_a_surname_behind_a_title_is_not_what_he_is_called(said: str, name: str) -> None:
    seller, buyer = Speaker("Jeremy Holm", None, Side.SELLER), Speaker("Ada", None, Side.BUYER)
    thread = Thread(ThreadKind.CALL, (Message(seller, "Hello."), Message(buyer, said)))
    assert called("Jeremy Holm", thread) == name


def test_labels_that_name_nobody_are_not_greeted() -> None:
    draft = advise("A: The saw is 900 EUR.\nB: Hm, what does it weigh?\n", me="A", channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.body.startswith("Hello,")
    assert draft.body.endswith("Best,")


def test_who_is_not_in_the_thread_signs_with_the_name_he_gave() -> None:
    mail = (
        "From: Ada Birch <ada@birchmill.example>\nDate: 2 Mar 2026\n\nHello, what does the saw cost?\n\nAda\n"
    )
    draft = advise(mail, me=["@orrsaws.example", "Max Orr"]).draft
    assert draft is not None
    assert draft.body.endswith("Best,\nMax")


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


@pytest.mark.parametrize("label", ["Maman Zoé", "Lea's dad", "Visitor"])
def test_nobody_is_greeted_by_the_name_of_his_child_or_of_his_part(label: str) -> None:
    chat = f"Orr Saws: The saw is 900 EUR.\n{label}: Hm, what does it weigh?\n"
    draft = advise(chat, me="Orr Saws", channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.body.startswith("Hello,")


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


@pytest.mark.parametrize("label", ["You", "Interviewer", "Me"])
def test_nobody_signs_with_a_label_that_says_who_wrote_and_not_his_name(label: str) -> None:
    chat = f"{label}: The saw is 900 EUR.\nAda Birch: Hm, what does it weigh?\n"
    draft = advise(chat, me=label, channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.body.endswith("Best,")


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


def _shown(name: str, email: str | None, said: str = "Hello.", *, greeted: str = "Thanks.") -> Thread:
    seller, buyer = Speaker(name, email, Side.SELLER), Speaker("Ada Birch", None, Side.BUYER)
    return Thread(ThreadKind.EMAIL, (Message(seller, said), Message(buyer, greeted)))


@pytest.mark.parametrize(
    ("name", "email", "said", "greeted", "signs"),
    [
        ("Tall Oak Saws", None, "Hello.", "Thanks.", "Tall Oak Saws"),
        ("Saws by Per", None, "Hello.", "Thanks.", "Saws by Per"),
        ("Saw Doctor Per", None, "Hello.", "Hi Per, thanks.", "Per"),
        ("Per van der Holm", None, "Hello.", "Thanks.", "Per"),
        ("Saws & Blades", "shop@sawsblades.example", "Hello.", "Thanks.", "Saws & Blades"),
        ("Oak Saws", "sales@oaksaws.example", "Hello.", "Thanks.", "Oak Saws"),
        ("Oak Saws", "oak@oaksaws.example", "Hello.", "Thanks.", "Oak"),
        ("Per Holm", "hello@perholm.example", "Hello.\nPer", "Thanks.", "Per"),
        ("Per Holm", "hello@perholm.example", "Hello.", "Hi Per, thanks.", "Per"),
        ("Per Olof Holm", "per@holm.example", "Hello.", "Thanks.", "Per"),
        ("Per at Saws & Blades", "per@saws.example", "Hello.", "Thanks.", "Per"),
    ],
)
def test_nobody_signs_with_half_the_name_of_a_firm(
    name: str, email: str | None, said: str, greeted: str, signs: str
) -> None:
    assert signing_name(name, _shown(name, email, said, greeted=greeted)) == signs


def test_a_mailbox_that_bears_the_name_of_its_firm_is_greeted_without_a_name() -> None:
    mail = (
        "From: Oak Saws <orders@oaksaws.example>\nTo: Per Holm <per@holm.example>\nDate: 2 Mar 2026\n\n"
        "Could you tell me what the saw costs?\n"
    )
    draft = advise(mail, me="per@holm.example").draft
    assert draft is not None
    assert draft.body.startswith("Hello,")


@pytest.mark.parametrize("me", ["per@holm.example", "@holm.example"])
def test_who_is_only_written_to_signs_with_the_name_that_stands_beside_his_address(me: str) -> None:
    mail = (
        "From: Ada Birch <ada@birchmill.example>\nTo: Per Holm <per@holm.example>\nDate: 2 Mar 2026\n\n"
        "Could you tell me what the saw costs?\n"
    )
    draft = advise(mail, me=me).draft
    assert draft is not None
    assert draft.body.endswith("Best,\nPer")


def test_a_domain_at_which_two_are_written_to_signs_nothing() -> None:
    mail = (
        "From: Ada Birch <ada@birchmill.example>\nTo: Per Holm <per@holm.example>, Bo Holm <bo@holm.example>"
        "\nDate: 2 Mar 2026\n\nCould you tell me what the saw costs?\n"
    )
    draft = advise(mail, me="@holm.example").draft
    assert draft is not None
    assert draft.body.endswith("Best,")


CHAT = (
    "[18/11/2025, 09:02] Oak Saw Shop: Hi Ada, it is £900\n[18/11/2025, 11:40] Ada: what does it weigh? 🙂\n"
)


def test_a_chat_is_answered_without_a_subject_and_ends_with_the_name_alone() -> None:
    draft = advise(CHAT, me="Oak Saw Shop").draft
    assert draft is not None
    assert draft.subject is None
    assert draft.body.startswith("Hi Ada,")
    assert draft.body.endswith(".\n\nOak Saw Shop")


@pytest.mark.parametrize(
    "text",
    [
        "From: Ada <ada@birch.example>\nDate: Tue, 18 Nov 2025\n\nHi, what does the saw weigh? 🙂\n",
        "Oak Saw Shop: The saw is 900.\nAda: Well, what does it weigh?\n",
    ],
)
def test_a_mail_and_what_reads_as_a_call_keep_subject_and_sign_off(text: str) -> None:
    draft = advise(text, me="Oak Saw Shop", channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.subject
    assert draft.body.endswith("Best,\nOak Saw Shop")
