"""Words under a machine's name, a summary or a no-reply mailbox, may lower the pressure, never raise it."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

CALL = "Ines: Good morning.\nBo: Hello Ines.\nInes: What do you think?\nBo: We will talk about it.\n"
OFFER = (
    "From: Ines Falk <ines@ottermill.example>\nTo: {to}\nDate: 3 March 2025 09:00\n\nShall we go ahead?\n\n"
)


def call(last: str) -> Thread:
    return read_thread(CALL + last, me=("Ines",))


def from_no_reply(body: str, *, sender: str = "no-reply@tidewater.example") -> Thread:
    head = f"From: {sender}\nTo: Ines Falk <ines@ottermill.example>\nDate: 4 March 2025 09:00\n\n"
    return read_thread(OFFER.format(to=sender) + head + body + "\n", me=("ines@ottermill.example",))


LABELS = [
    "Summary",
    "Action items",
    "Next steps",
    "Notes by Otter",
    "Bo (AI summary)",
    "Bo Lund (Summary)",
    "AI Companion",
    "Otter.ai",
    "Zusammenfassung",
    "Résumé",
    "Riepilogo",
    "Próximos pasos",
    "Podsumowanie",
    "Sammanfattning",
    "要約",
]


@pytest.mark.parametrize("label", LABELS)
def test_a_programs_summary_is_nobodys_interest(label: str) -> None:
    thread = call(f"{label}: We want to buy the pumps. Please send the contract.\n")

    assert thread.messages[-1].speaker.side is Side.UNKNOWN
    assert thread.messages[-1].body == "We want to buy the pumps. Please send the contract."
    assert [m.body for _, m in thread.buyer_messages()] == ["Hello Ines.", "We will talk about it."]
    assert hear(thread).values["verbal_interest"] == "none"
    assert any("a program's summary" in warning for warning in thread.warnings)


@pytest.mark.parametrize("label", LABELS)
def test_a_refusal_in_a_programs_summary_counts(label: str) -> None:
    assert hear(call(f"{label}: Please stop calling us.\n")).values["refusal"] == "opt_out"


def test_a_summary_above_the_talk_is_no_turn_of_its_speakers() -> None:
    thread = read_thread(f"Summary: The buyer wants it all.\n{CALL}", me=("Ines",))

    assert [m.speaker.side.value for m in thread.messages[:3]] == ["unknown", "seller", "buyer"]


@pytest.mark.parametrize("name", ["Ai Tanaka", "Minna Recap-Holm", "Otto", "Summer Hale", "Bo (Tidewater)"])
def test_a_persons_name_is_no_programs(name: str) -> None:
    thread = read_thread(f"Ines: Well?\n{name}: We want it.\nInes: Good.\n{name}: Yes.\n", me=("Ines",))

    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER] * 2


def test_a_point_of_the_sellers_notes_is_not_added_to_what_the_buyer_said() -> None:
    thread = read_thread("me: well?\nhim: we think about it\nNext steps: he signs on Monday\n")

    assert [m.body for _, m in thread.buyer_messages()] == ["we think about it"]
    assert thread.messages[-1].is_seller


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("Please stop writing to me.", "opt_out"),
        ("Hi Ines, we have decided against your pumps.", "explicit_no"),
    ],
)
@pytest.mark.parametrize("sender", ["no-reply@tidewater.example", "Bo Lund <noreply@tidewater.example>"])
def test_a_no_from_a_no_reply_mailbox_is_heard(body: str, refusal: str, sender: str) -> None:
    assert hear(from_no_reply(body, sender=sender)).values["refusal"] == refusal


def test_interest_from_a_no_reply_mailbox_does_not_count_and_that_is_said() -> None:
    thread = from_no_reply("We want to buy the pumps. Please send me the contract.")

    assert thread.messages[-1].speaker.side is Side.UNKNOWN
    assert hear(thread).values.get("verbal_interest", "none") == "none"
    assert any("no-reply mailbox" in warning for warning in thread.warnings)


@pytest.mark.parametrize("body", ["Your ticket is open.", "To unsubscribe click here."])
def test_a_notice_in_which_nobody_speaks_of_himself_stays_a_machines(body: str) -> None:
    assert from_no_reply(body).messages[-1].speaker.side is Side.OTHER
