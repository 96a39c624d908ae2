"""Chats pasted as ``Name: text``: typed talks are no calls, though both have one form."""

from __future__ import annotations

import pytest

from closecall.advisor import advise
from closecall.thread.parser import read_thread

_CALL = (
    "Nat: Morning Gaz, Nat here.\nGaz: Go on.\nNat: Did Linda see the quote?\nGaz: She did, aye.\n"
    "Nat: And the day in the yard?\nGaz: It were good, that.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        # No mark at the end, as people type.
        _CALL.replace("good, that.", "good that"),
        _CALL.replace("Go on.", "go on x"),
        _CALL.replace("Morning Gaz, Nat here.", "Buenas Gaz, le mando el presupuesto"),
        _CALL.replace("aye.", "aye 👍"),
        "Del: Option A or option B. Which one?\nMarj: B please love. when you coming\n",
        # What tells of a call that was, or will be, is no call.
        _CALL.replace("Go on.", "thanks for picking up the boards"),
        _CALL.replace("Go on.", "I'm calling about it tomorrow, ok"),
        _CALL.replace("Go on.", "Strictly speaking, yes love"),
        _CALL.replace("Go on.", "J'espère que je vous dérange pas"),
    ],
)
def test_a_typed_talk_is_no_call(text: str) -> None:
    assert not read_thread(text).is_spoken


@pytest.mark.parametrize(
    "text",
    [
        _CALL,
        _CALL.replace("aye.", "aye, but \u2014"),
        _CALL.replace("aye.", "aye..."),
        _CALL.replace("aye.", 'aye, "fine by me".'),
        "Call with Gaz\n" + _CALL.replace("aye.", "aye"),
        "Telefonat 12.11.2025\nNat: Guten Tag.\nGaz: Ja bitte?\n",
        "[00:02] Nat: Morning Gaz\n[00:05] Gaz: go on\n",
        # What is only said into a telephone, though marks are missing.
        "Nat: Gaz, ta for picking up\nNat: It's about the shed\nGaz: Not before Easter\n",
        "Nat: Am I interrupting?\nGaz: no, go on\n",
        "Nat: Afternoon, Nat Orme speaking\nGaz: oh hello\n",
        "Nat: I'm phoning about the shed\nGaz: right\n",
        "Nat: Grüß Gott, Orme am Apparat\nGaz: Ja bitte\nNat: Gut, dann auf Wiederhören\n",
        "Nat: Bonjour, Orme à l'appareil\nGaz: oui bonjour\n",
        "Nat: Sí, dígame\nGaz: es por la caseta\n",
    ],
)
def test_a_call_stays_one(text: str) -> None:
    assert read_thread(text).is_spoken


def test_two_messages_are_answered_by_a_message() -> None:
    advice = advise(
        "Anvil Gates: Hi Suki, pair of side gates as discussed £1,180\nSuki: They look great, tell me more",
        me="Anvil Gates",
    )
    assert advice.draft is not None
    assert advice.draft.channel == "email"
    assert advice.draft.subject is None


def test_a_recorders_numbers_are_a_call_and_nobodys_name() -> None:
    text = "Sprecher 1: Tag Herr Orme, es geht um den Schuppen\nSprecher 2: Den lassen wir heuer\n"
    assert read_thread(text).is_spoken
    draft = advise(text, me="Sprecher 1").draft
    assert draft is not None
    assert "Sprecher" not in draft.body
