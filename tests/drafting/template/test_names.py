"""Whom a draft greets and who signs it."""

from __future__ import annotations

import pytest

from closecall import advise


def test_a_mailbox_that_bears_the_name_of_its_firm_is_greeted_without_a_name() -> None:
    mail = (
        "From: Oak Saws <orders@oaksaws.example>\nTo: Per Holm <per@holm.example>\nDate: 2 Mar 2026\n\n"
        "Could you tell me what the saw costs?\n"
    )
    draft = advise(mail, me="per@holm.example").draft
    assert draft is not None
    assert draft.body.startswith("Hello,")


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
        "Call, 18 November 2025\nOak Saw Shop: The saw is 900.\nAda: Well, what does it weigh?\n",
    ],
)
def test_a_mail_and_what_reads_as_a_call_keep_subject_and_sign_off(text: str) -> None:
    draft = advise(text, me="Oak Saw Shop", channel="email").draft  # type: ignore[arg-type]
    assert draft is not None
    assert draft.subject
    assert draft.body.endswith("Best,\nOak Saw Shop")
