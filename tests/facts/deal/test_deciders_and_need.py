"""Who decides, who agreed, and whether there is a need."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.facts.deal import read_deal
from closecall.facts.vocabulary import ContactRole, Facts
from closecall.thread.records import Automatic, Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)

TOTAL, AGREED, OBJECTS, ROLE = (
    "decision_makers_total",
    "decision_makers_agreed",
    "decision_maker_objects",
    "contact_role",
)


def wrote(*messages: tuple[Speaker, str], kind: ThreadKind = ThreadKind.EMAIL) -> Thread:
    return Thread(kind, tuple(Message(who, body) for who, body in messages), lang="en")


def values(*messages: tuple[Speaker, str]) -> dict[str, Any]:
    return dict(read_deal(wrote(*messages)).values)


def buyer_says(*bodies: str) -> dict[str, Any]:
    return values(*((BUYER, body) for body in bodies))


@pytest.mark.parametrize(
    "said",
    [
        "Nobody signs things here but me.",
        "It's my company, only me.",
        "Under that sum it is my own pen.",
        "I decide this alone.",
        "No one else needs to see it.",
        "Anything below that is mine to sign.",
        "So it's down to me.",
    ],
)
def test_a_buyer_who_decides_alone_is_one_decider(said: str) -> None:
    found = buyer_says(said)
    assert (found[TOTAL], found[ROLE]) == (1, ContactRole.DECIDER)
    assert AGREED not in found


@pytest.mark.parametrize(
    "said",
    [
        "Depends who you ask.",
        "It's not mine to sign.",
        "Is it just me or is it cold?",
        "My dog likes it.",
        "Nobody came to the fair.",
    ],
)
def test_a_number_that_is_not_said_stays_unknown(said: str) -> None:
    assert TOTAL not in buyer_says(said)


def test_nobody_tells_who_decides_only_as_an_answer_to_that_question() -> None:
    assert values((SELLER, "Who else needs to be asked?"), (BUYER, "Nobody. It's us."))[TOTAL] == 1
    assert TOTAL not in values((SELLER, "Who came to the fair?"), (BUYER, "Nobody."))


@pytest.mark.parametrize(
    ("said", "total", "agreed"),
    [
        ("Gudrun's already said yes, as partner she's got to sign as well. So it's down to me.", 2, 1),
        ("Marta in Legal has to agree and she has. It is my own pen, nobody left but me.", 2, 1),
        ("I have to ask my husband.", 2, None),
        ("We sign both, always.", 2, None),
        ("Three of us have to sign.", 3, None),
        ("Gudrun has to sign as well. Gudrun must agree to everything.", 2, None),
        ("Gudrun has to sign and Tom must approve.", 3, None),
        ("Once Gudrun has agreed I decide this alone.", 1, None),
    ],
)
def test_others_who_have_a_say_are_counted_and_so_is_their_yes(
    said: str, total: int, agreed: int | None
) -> None:
    found = buyer_says(said)
    assert (found[TOTAL], found.get(AGREED)) == (total, agreed)


def test_a_contact_who_has_signed_has_agreed_himself() -> None:
    found = buyer_says("Signed form attached, Tom countersigned it too, so we are both in.")
    assert (found[TOTAL], found[AGREED], found[ROLE]) == (2, 2, ContactRole.DECIDER)


@pytest.mark.parametrize(
    ("said", "role", "total"),
    [
        ("It's not mine to sign, it goes to Ines and then to finance.", ContactRole.INFLUENCER, 2),
        ("It's not mine to sign. I am only the one who uses it.", ContactRole.USER, None),
        ("I only collect the quotes.", ContactRole.GATEKEEPER, None),
    ],
)
def test_a_contact_who_cannot_sign_is_no_decider(said: str, role: ContactRole, total: int | None) -> None:
    found = buyer_says(said)
    assert (found[ROLE], found.get(TOTAL)) == (role, total)


@pytest.mark.parametrize(
    ("said", "objects"),
    [
        ("My partner is against it.", True),
        ("We talked, we're both not going ahead.", True),
        ("Tom: over my dead body.", True),
        ("My partner is not against it.", None),
        ("If the board says no I call you.", None),
    ],
)
def test_a_decider_who_says_no_objects(said: str, objects: bool | None) -> None:
    assert buyer_says(said).get(OBJECTS) is objects


def test_what_the_seller_says_about_deciders_in_a_mail_counts_for_nothing() -> None:
    found = values(
        (SELLER, "Nobody signs but you, and your partner has already said yes."), (BUYER, "Noted.")
    )
    assert not {TOTAL, AGREED, ROLE} & set(found)


def test_a_sellers_note_of_a_call_may_state_the_deciders_as_the_sellers_evidence() -> None:
    note = wrote(
        (SELLER, 'Asked who decides. "Above that we sign both." And Tom? "Over my dead body."'),
        kind=ThreadKind.CALL,
    )
    found = read_deal(note)
    assert (found.values[TOTAL], found.values[OBJECTS]) == (2, True)
    assert {e.source for e in found.evidence} == {"seller"}


@pytest.mark.parametrize(
    ("said", "confirmed"),
    [
        ("Our old press jams twice a day.", True),
        ("We lost two orders last week.", True),
        ("I'm sick of the paperwork.", True),
        ("We have no need for it.", False),
        ("I live on the top floor of a tower.", False),
        ("We don't need it.", False),
        ("I have all the pans I'll ever need, all right?", False),
        ("I'd never say we don't need it.", None),
        ("Have you lost orders too?", None),
        ("If the press jams we will call.", None),
        ("What does it cost?", None),
    ],
)
def test_a_need_is_confirmed_or_denied_only_in_the_buyers_own_words(
    said: str, confirmed: bool | None
) -> None:
    assert buyer_says(said).get("need_confirmed") is confirmed


def test_the_latest_word_on_the_need_holds() -> None:
    assert buyer_says("We have no need for it.", "Our old press jams now.")["need_confirmed"] is True
    assert buyer_says("Our old press jams.", "It runs again, we don't need it.")["need_confirmed"] is False


def test_a_need_that_only_the_seller_names_is_unknown() -> None:
    assert "need_confirmed" not in values((SELLER, "Your press jams and you lose orders."), (BUYER, "Hm."))


def test_in_a_note_of_a_call_only_the_cited_words_name_a_need() -> None:
    def need_in(note: str) -> Any:
        return read_deal(wrote((SELLER, note), kind=ThreadKind.CALL)).values.get("need_confirmed")

    assert need_in('Ada says: "Our old press jams." Will ring.') is True
    assert need_in('Our old press jams, she thinks. "Hm."') is None


def test_unknown_sides_and_machines_raise_nothing() -> None:
    body = "Our press jams. It's my own pen. Signed form attached. Trial week done."
    unknown = Message(Speaker("X", None, Side.UNKNOWN), body)
    machine = Message(BUYER, body, automatic=Automatic.AUTO_REPLY)
    assert not read_deal(Thread(ThreadKind.EMAIL, (unknown, machine), lang="en")).values


def test_the_values_are_accepted_as_facts_and_every_quote_is_literal() -> None:
    thread = wrote(
        (BUYER, "Our old press jams. Gudrun has already said yes, it's my own pen."),
        (SELLER, "Offer attached."),
        (BUYER, "The price is fine. Trial week done, send me the form."),
    )
    found = read_deal(thread)
    Facts(**found.values)
    assert {e.fact for e in found.evidence} == set(found.values)
    for shown in found.evidence:
        assert shown.message is not None
        assert thread.messages[shown.message].body[shown.start : shown.end] == shown.quote or shown.event


def test_the_only_decider_has_agreed_once_he_has_paid() -> None:
    found = buyer_says("I'm the only boss here.", "We have paid the deposit.")
    assert (found[TOTAL], found[AGREED]) == (1, 1)


def test_his_name_on_it_answers_who_else_decides() -> None:
    asked = (SELLER, "Anyone you need to run it past?")
    assert values(asked, (BUYER, "It is my stall, my name on it."))[TOTAL] == 1
    assert TOTAL not in values((SELLER, "Hello."), (BUYER, "It is my stall, my name on it."))


def test_whoever_was_bought_out_decides_no_more() -> None:
    assert buyer_says("There's only me left to convince since I bought my brother out.")[TOTAL] == 1
