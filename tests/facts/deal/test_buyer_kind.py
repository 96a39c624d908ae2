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
    lang: str = "en",
) -> BuyerKind | None:
    buyer = Speaker(name, address, Side.BUYER)
    messages = (Message(SELLER, seller or "Hello."), Message(buyer, body, cut=Cut(signature=signed)))
    found: BuyerKind | None = read_deal(Thread(ThreadKind.EMAIL, messages, lang)).values.get("buyer_kind")
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


@pytest.mark.parametrize(
    "name", ["Ada (Quill Vets)", "Ada @ Oak Lifts", "Ada \u2013 Corner Nails", "Ada Quill (Oak Tattoo)"]
)
def test_a_firm_stands_beside_the_name_of_who_writes(name: str) -> None:
    assert kind(name=name) is BuyerKind.ORGANISATION


@pytest.mark.parametrize(
    "name",
    ["Ada (blue bikes)", "Ada (Mum of Tim)", "Ada Flat 4", "Ada 50th", "Ada (Oak Lane)", "Ada - Books"],
)
def test_what_a_seller_notes_beside_a_name_is_no_firm(name: str) -> None:
    assert kind(name=name) is None


@pytest.mark.parametrize(
    "signed",
    [
        "Ada, Kehoe Books",
        "Ada\nOak Folk Weekend",
        "Ada Quill | Oak Plains Dental Assoc.",
        "Ada Quill, HR Advisor",
    ],
)
def test_a_firms_name_in_the_signature_is_a_firms(signed: str) -> None:
    assert kind(signed=signed) is BuyerKind.ORGANISATION


def test_a_persons_name_or_a_line_of_words_in_the_signature_is_no_firms() -> None:
    assert kind(name="Ada Garage", signed="Ada Garage") is BuyerKind.ORGANISATION  # a trade, see above
    assert kind(name="Ada Books", signed="Ada Books") is None
    assert kind(signed="Ada\nThanks for the tools") is None
    assert kind(signed="Ada\n12 Oak Road") is None


@pytest.mark.parametrize(
    ("address", "lang", "body"),
    [
        ("reception@quillside.example", "en", PLAIN),
        ("hello@tidesidecafe.example", "en", PLAIN),
        ("biuro@gruszka.example", "pl", "Cena jest dobra."),
        ("oficinaquill@correo.example", "es", "El precio va bien."),
        ("ada@lagerhaus-quill.example", "de", "Der Preis passt."),
        ("k@cabinetmorvan.example", "fr", "Nous regardons."),
    ],
)
def test_an_offices_mailbox_and_a_trade_of_its_language_are_a_firms(
    address: str, lang: str, body: str
) -> None:
    assert kind(body, address=address, lang=lang) is BuyerKind.ORGANISATION


@pytest.mark.parametrize(
    ("address", "lang", "body"),
    [
        ("reception@bluemail.example", "en", PLAIN),
        ("hello@quill.example", "en", PLAIN),
        ("oficina@correo.example", "es", "El precio va bien."),
        ("k@cabinetmorvan.example", "fr", "Je regarde."),
        ("k@oakstables.example", "sv", "Det var bra."),
    ],
)
def test_another_mailbox_or_a_trade_alone_tells_nothing(address: str, lang: str, body: str) -> None:
    assert kind(body, address=address, lang=lang) is None


def test_who_signs_for_a_firm_and_speaks_of_children_leaves_it_open() -> None:
    assert kind("The children would love it.") is BuyerKind.INDIVIDUAL
    assert kind("The children would love it.", signed="Ada Quill\nSchool Business Manager") is None
