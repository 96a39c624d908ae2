"""Who pays, a person or an organisation: words first, and beside them what only firms write."""

from __future__ import annotations

import pytest

from closecall.facts.deal import read_deal
from closecall.facts.vocabulary import BuyerKind
from closecall.thread.records import Cut, Message, Side, Speaker, Thread, ThreadKind

SELLER = Speaker("Ben Orr", None, Side.SELLER)
PLAIN = "The price is fine."


def kind(
    body: str = PLAIN,
    *,
    name: str = "Ada Quill",
    address: str | None = None,
    signed: str = "",
    seller: str = "",
) -> BuyerKind | None:
    buyer = Speaker(name, address, Side.BUYER)
    messages = (Message(SELLER, seller or "Hello."), Message(buyer, body, cut=Cut(signature=signed)))
    found: BuyerKind | None = read_deal(Thread(ThreadKind.EMAIL, messages, "en")).values.get("buyer_kind")
    return found


@pytest.mark.parametrize(
    "said", ["Our pupils broke it.", "My crew likes it.", "I own the place.", "It's my gym."]
)
def test_a_firm_is_told_in_the_buyers_words(said: str) -> None:
    assert kind(said) is BuyerKind.ORGANISATION


@pytest.mark.parametrize(
    "said", ["It's for my mum's 60th.", "It would go in our loft.", "I pay from my savings."]
)
def test_a_person_is_told_in_the_buyers_words(said: str) -> None:
    assert kind(said) is BuyerKind.INDIVIDUAL


def test_words_that_point_both_ways_leave_it_open() -> None:
    assert kind("My crew likes it, and it would go in our loft.") is None
    assert kind("My crew likes it.", seller="It looks good in your kitchen.") is None


def test_the_seller_may_say_who_pays_where_the_buyer_goes_on() -> None:
    assert kind(seller="It fits your clinic.") is BuyerKind.ORGANISATION
    assert kind(seller="It fits your kitchen.") is BuyerKind.INDIVIDUAL


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("ada@quillprinting.example", PLAIN),
        ("info@oakstables.example", "We like it."),
        ("ada@tides-museum.example", "Our cases fog up."),
        ("ada@physics.edu.example", PLAIN),
    ],
)
def test_an_address_with_a_trade_is_a_firms_where_its_namesake_or_several_write(
    address: str, body: str
) -> None:
    assert kind(body, address=address) is BuyerKind.ORGANISATION


@pytest.mark.parametrize(
    "address",
    ["ada@quill.example", "ada@bluemail.example", "ada@oakstables.example", "dental@mailbox.example"],
)
def test_another_address_tells_nothing(address: str) -> None:
    assert kind(address=address) is None


def test_a_firms_address_does_not_outweigh_a_persons_words() -> None:
    assert kind("We want it for our loft.", address="ada@quillprinting.example") is BuyerKind.INDIVIDUAL


def test_a_signature_with_an_office_or_a_name_with_a_trade_is_a_firms() -> None:
    assert kind(signed="Ada Quill\nHead of operations") is BuyerKind.ORGANISATION
    assert kind(name="Quill Plumbing") is BuyerKind.ORGANISATION
    assert kind(signed="Ada Quill\nSent with cold fingers") is None


def test_what_the_seller_only_asks_yields_to_the_buyers_own_word() -> None:
    private = "No, it's for me privately, for our house."
    assert kind(private, seller="Is the cleaning for your office?") is BuyerKind.INDIVIDUAL
    assert kind(private, seller="Your office called.") is None


@pytest.mark.parametrize(
    ("name", "address", "is_firm"),
    [
        ("Greg Tanner", "greg@tannerfittings.example", True),
        ("Ada Quill", "ada@quillfamily.example", False),
        ("Ada Quill", "ada@adaquill.example", False),
        ("Ada Quill", "ada@quillada.example", False),
        ("Ada Quill", "ada@quill.example", False),
        ("Ada Quill", "ada@quill72.example", False),
        ("Ada Quill", "quill@postbox.example", False),
    ],
)
def test_a_firm_bears_its_owners_name_and_something_beside_it(name: str, address: str, is_firm: bool) -> None:
    assert (kind(name=name, address=address) is BuyerKind.ORGANISATION) is is_firm
