"""An end told by who does it instead, by what was bought or by bad news to come is asked about."""

import pytest

from closecall import Thread, read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import ContactRole, HesitationKind, Refusal


def _read(said: str) -> Reading:
    return read_facts(Thread.parse(f"Pat: The fence is £1,100. Shall I go ahead?\nKim: {said}\n", me="Pat"))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("We love it and we want it. My cousin is lending us his for nothing.", "My cousin"),
        ("We want it. The school has its own people for it and we shall be using them.", "The school"),
        ("The one you lent us was great. I'm going to have to disappoint you though.", "I'm going to have"),
        ("Oh yes! Lovely. We've bought one, funnily enough, yesterday.", "We've bought"),
        ("We've renewed with Harland. Good effort though, you were quicker than them.", "We've renewed"),
        ("Liked yours a lot, good bit of kit. Plumped for the other one in the end.", "Plumped"),
        ("I really want it. Only thing is my knee, doc wants to scan it 8 Dec.", "Only thing"),
    ],
)
def test_the_sentence_that_tells_it_is_asked_about(said: str, asked: str) -> None:
    read = _read(said)
    assert read.unsettled.startswith(asked)
    assert read.facts.refusal in (None, Refusal.NONE)


@pytest.mark.parametrize(
    "said",
    [
        "My cousin lent us his for the fair. We want it.",
        "It won't disappoint you, you said, and I believe it. We want it.",
        "The doctor says I should get one. I want it.",
    ],
)
def test_what_goes_on_is_not(said: str) -> None:
    assert not _read(said).unsettled


def test_one_near_him_who_is_against_it_decides_as_well() -> None:
    said = "My daughter says I shouldn't, she says it's a racket. But I do want it."
    assert _read(said).facts.decision_maker_objects


def test_what_was_wished_for_long_is_no_no() -> None:
    assert _read("I have wanted this roof sorted for ten years.").facts.refusal is not Refusal.EXPLICIT_NO
    assert _read("We're sorted for this year, thanks.").facts.refusal is Refusal.EXPLICIT_NO


def test_who_has_died_decides_nothing() -> None:
    said = "I would like the fence, but my late husband always did these things."
    kinds = {held.kind for held in _read(said).facts.hesitations or ()}
    assert HesitationKind.AUTHORITY not in kinds


def test_an_address_passed_on_to_the_seller_makes_no_gatekeeper() -> None:
    assert _read("Yes please. I'll pass the address on to your office.").facts.contact_role is None
    role = _read("I'll pass it on to my director.").facts.contact_role
    assert role is ContactRole.GATEKEEPER
