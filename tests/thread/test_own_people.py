"""Beside the seller whom the caller names, others may sell: under another label, or as colleagues."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side


def _sides(text: str, me: str = "Vera Stein") -> dict[str, Side]:
    return {m.speaker.label: m.speaker.side for m in read_thread(text, me=(me,)).messages}


@pytest.mark.parametrize("label", ["Me", "Ich", "Moi", "Seller", "Vertrieb"])
def test_a_label_that_says_seller_joins_the_one_who_is_named(label: str) -> None:
    sides = _sides(f"Vera: the kiln is ready\nOlaf: good\n{label}: we take it\n")

    assert sides == {"Vera": Side.SELLER, "Olaf": Side.BUYER, label: Side.SELLER}


@pytest.mark.parametrize("label", ["You", "VS", "Verra", "Vera S", "Kilnhouse Team"])
def test_who_could_be_the_seller_is_asked_about(label: str) -> None:
    sides = _sides(f"Vera Stein: the kiln is ready\nOlaf: good\n{label}: we take it\n")

    assert sides == {"Vera Stein": Side.SELLER, "Olaf": Side.BUYER, label: Side.UNKNOWN}


@pytest.mark.parametrize("said", ["Jon from our workshop is here too", "I brought my colleague Jon"])
def test_whom_the_seller_introduces_as_her_own_is_asked_about(said: str) -> None:
    sides = _sides(f"Vera: hello Olaf, {said}\nJon: we use it all day\nOlaf: I am looking around\n")

    assert sides == {"Vera": Side.SELLER, "Jon": Side.UNKNOWN, "Olaf": Side.BUYER}


@pytest.mark.parametrize(
    "said", ["hello Olaf, our offer is ready", "hello Olaf and Jon", "Jon, our kiln is hot"]
)
def test_whom_the_seller_only_greets_is_the_buyer(said: str) -> None:
    sides = _sides(f"Vera: {said}\nJon: we use one all day\nOlaf: I am looking around\n")

    assert sides == {"Vera": Side.SELLER, "Jon": Side.BUYER, "Olaf": Side.BUYER}


@pytest.mark.parametrize("label", ["Agent", "VS", "Kilnhouse Team"])
def test_the_only_other_one_is_the_buyer_whatever_the_label(label: str) -> None:
    assert _sides(f"Vera: the kiln is ready\n{label}: we take it\n")[label] is Side.BUYER


def test_the_only_other_one_is_no_buyer_where_the_label_says_me() -> None:
    assert _sides("Vera: the kiln is ready\nMe: we take it\n")["Me"] is Side.SELLER


def test_the_caller_wins_over_a_label_that_calls_the_seller_a_customer() -> None:
    assert _sides("Customer: the kiln is ready\nSales: we take it\n", me="Customer") == {
        "Customer": Side.SELLER,
        "Sales": Side.BUYER,
    }


RENAMED = """From: A. Ruiz <ana@roof.example>
To: Kim Lo <kim@lo.example>
Date: Mon, 5 Jan 2026 10:00

Hello Kim, here is the offer.

From: Kim Lo <kim@lo.example>
To: A. Ruiz <ana@roof.example>
Date: Tue, 6 Jan 2026 10:00

Thank you, I will think about it.

From: Ana Ruiz <Ana@Roof.example>
To: Kim Lo <kim@lo.example>
Date: Wed, 7 Jan 2026 10:00

Take your time.
"""


@pytest.mark.parametrize("address", ["ana@roof.example", "@roof.example", "@Roof.example"])
def test_an_address_has_the_name_of_its_newest_mail(address: str) -> None:
    assert read_thread(RENAMED, me=(address,)).name_at(address) == "Ana Ruiz"


def test_a_domain_of_two_people_has_no_name() -> None:
    two = RENAMED.replace("Ana Ruiz <Ana@Roof.example>", "Ben Oak <ben@roof.example>")
    assert read_thread(two, me=("@roof.example",)).name_at("@roof.example") is None
