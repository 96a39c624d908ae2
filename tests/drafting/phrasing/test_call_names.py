"""What somebody is called by those who write to him, and what he signs with."""

from __future__ import annotations

import pytest

from closecall.drafting.phrasing.call_names import called, signing_name
from closecall.drafting.phrasing.display_names import first_name
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


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


@pytest.mark.parametrize(
    ("name", "email", "body", "name_used"),
    [
        ("Brightpath Jules", None, "thanks jules, see you", "Jules"),
        ("Brightpath Jules", None, "thanks, see you", "Brightpath Jules"),
        ("Ada Lund", None, "Hi Ada, see you", "Ada"),
        ("Ada Lund", "ada@lund.example", "see you", "Ada"),
        ("Ada L.", None, "see you", "Ada"),
        ("Dr. Lund", None, "see you", "Lund"),
        ("Ada", None, "see you", "Ada"),
    ],
)
def test_somebody_is_called_as_the_thread_calls_him(
    name: str, email: str | None, body: str, name_used: str
) -> None:
    message = Message(Speaker(name, email, Side.SELLER), body)
    assert called(name, Thread(ThreadKind.EMAIL, (message,))) == name_used
    assert called(name, None) == first_name(name)
