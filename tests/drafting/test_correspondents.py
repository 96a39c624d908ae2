"""Whom a draft is to and from."""

from __future__ import annotations

import pytest

from closecall import advise, check_draft


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


@pytest.mark.parametrize("label", ["Maman Zoé", "Lea's dad", "Visitor"])
def test_nobody_is_greeted_by_the_name_of_his_child_or_of_his_part(label: str) -> None:
    chat = f"Orr Saws: The saw is 900 EUR.\n{label}: Hm, what does it weigh?\n"
    draft = advise(chat, me="Orr Saws", channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.body.startswith("Hello,")


@pytest.mark.parametrize("label", ["You", "Interviewer", "Me"])
def test_nobody_signs_with_a_label_that_says_who_wrote_and_not_his_name(label: str) -> None:
    chat = f"{label}: The saw is 900 EUR.\nAda Birch: Hm, what does it weigh?\n"
    draft = advise(chat, me=label, channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.body.endswith("Best,")


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


def _mail(sender: str, to: str, day: int, body: str) -> str:
    return f"From: {sender}\nTo: {to}\nDate: {day} Mar 2026\nSubject: Bench\n\n{body}\n\n"


_ADA, _PIA = "Ada Birch <ada@birchmill.example>", "Pia Moss <pia@birchmill.example>"
_PER, _BO = "Per Holm <per@holm.example>", "Bo Lind <bo@holm.example>"


@pytest.mark.parametrize(
    ("me", "signed"), [("per@holm.example", "Per"), ("Per Holm", "Per"), ("bo@holm.example", "Bo")]
)
def test_of_colleagues_who_write_the_one_signs_who_says_that_it_is_he(me: str, signed: str) -> None:
    text = (
        _mail(_PER, _ADA, 2, "Hi Ada, here is the drawing of the bench.")
        + _mail(_BO, _ADA, 3, "Hi Ada, it carries 300 kg.")
        + _mail(_ADA, _PER, 4, "Thanks both. Does it come in oak?")
    )
    draft = advise(text, me=me).draft
    assert draft is not None
    assert draft.body.endswith(f"Best,\n{signed}")


_ALONE = [
    ("I love it. I alone sign for such things. I should think about it a bit more.", "Ha, just get it, Ada!"),
    (
        "I want it. It is only me who signs. I should think about it a bit more.",
        "Ha ha Ada just order it already",
    ),
    ("Mir gefällt sie sehr. Ich entscheide allein. Ich überlege es mir noch.", "Los, Ada, nimm sie endlich!"),
    ("Il me plaît. C'est moi seule qui décide. Je vais encore y réfléchir.", "Allez Ada, fonce !"),
]


@pytest.mark.parametrize(("said", "chimed_in"), _ALONE)
def test_who_alone_decides_is_written_to_and_not_the_one_who_chimed_in(said: str, chimed_in: str) -> None:
    text = (
        _mail(_PER, _ADA, 2, "Hello, the bench is 900 EUR.")
        + _mail(_ADA, _PER, 3, said)
        + _mail(_PIA, _ADA, 4, chimed_in)
    )
    assert advise(text, me="per@holm.example").prepared.brief.buyer_name == "Ada Birch"


@pytest.mark.parametrize("left", ["Great, but Ada left us on Friday.", "Lovely! I'm taking over from Ada."])
def test_who_tells_of_the_one_who_decides_is_written_to(left: str) -> None:
    text = (
        _mail(_PER, _ADA, 2, "Hello, the bench is 900 EUR.")
        + _mail(_ADA, _PER, 3, _ALONE[0][0])
        + _mail(_PIA, _PER, 4, left)
    )
    assert advise(text, me="per@holm.example").prepared.brief.buyer_name == "Pia Moss"


@pytest.mark.parametrize(
    "last", ["What does it weigh?", "Sorry, we will not buy it.", "Please send us the contract, we order it."]
)
def test_who_asks_refuses_or_orders_for_the_one_who_decides_is_written_to(last: str) -> None:
    text = (
        _mail(_PER, _ADA, 2, "Hello, the bench is 900 EUR.")
        + _mail(_ADA, _PER, 3, _ALONE[0][0])
        + _mail(_PIA, _PER, 4, last)
    )
    assert advise(text, me="per@holm.example").prepared.brief.buyer_name == "Pia Moss"


def test_the_check_of_a_draft_knows_the_same_buyer_and_seller() -> None:
    text = (
        _mail(_PER, _ADA, 2, "Hello, the bench is 900 EUR.")
        + _mail(_BO, _ADA, 2, "It carries 300 kg.")
        + _mail(_ADA, _PER, 3, _ALONE[0][0])
        + _mail(_PIA, _ADA, 4, _ALONE[0][1])
    )
    advice = advise(text, me="per@holm.example")
    assert advice.draft is not None
    thread = advice.prepared.thread
    assert not check_draft(advice.draft, advice.facts, advice.approach, thread, me=["per@holm.example"])
    others = advice.draft.model_copy(update={"body": advice.draft.body.replace("Ada", "Pia")})
    found = check_draft(others, advice.facts, advice.approach, thread, me=["per@holm.example"])
    assert "greeting_without_name" in {problem.code for problem in found}


@pytest.mark.parametrize(
    ("greeting", "opening"),
    [
        ("Ciao Marco, allora partiamo?", "Hi Marco,"),
        ("Hoi Anneke, heb je al gekeken?", "Hi Anneke,"),
        ("Hi everyone, shall we start?", "Hello,"),
        ("Shall we start, then?", "Hello,"),
    ],
)
def test_whom_no_heading_names_is_called_as_the_seller_greeted_him(greeting: str, opening: str) -> None:
    mail = (
        "Thank you, but we have decided against it.\n\n"
        f"> On 24 Nov 2026, at 10:12, Tom Orr <tom@orr.example> wrote:\n> \n> {greeting} 980 EUR a year\n"
    )
    draft = advise(mail, me="tom@orr.example").draft
    assert draft is not None
    assert draft.body.startswith(opening)
