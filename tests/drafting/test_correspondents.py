"""Whom a draft is to and from."""

from __future__ import annotations

import pytest

from closecall import advise


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
