"""Headings that name two senders, or stand in another's text as no program writes them: nothing raised."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

ME = ("ines@ottermill.example",)
INES, BO = "Ines Falk <ines@ottermill.example>", "Bo Lund <bo@tidewater.example>"
EVE = "Eve Roe <eve@deals.example>"
YES = "We want to buy the pumps. Send me the contract."
NO = "Please stop writing to me."
FORGED = f"From: {BO}\nSent: 4 March 2025 09:00\nTo: {INES}\n\n{{body}}\n"
OUTER = "From: {who}\nSent: 5 March 2025 09:00\nTo: {to}\nSubject: Pumps\n\n{text}\n\n"
IN_A_FILE = "MIME-Version: 1.0\n{sender}To: ines@ottermill.example\nSubject: Pumps\n\n{body}\n"
TWO = f"From: {BO}\nFrom: {EVE}\nSent: 4 March 2025 09:00\nTo: {INES}\n\n{{body}}\n"
VIA = IN_A_FILE.replace(
    "{sender}", "From: Bo Lund via Deals <relay@deals.example>\nReply-To: bo@tidewater.example\n"
)
FILE_OF_TWO = IN_A_FILE.replace("{sender}", f"From: {BO}\nFrom: {EVE}\n")
BY_INES = OUTER.format(who=INES, to=BO, text="Hi Bo, as you wrote:") + FORGED
BY_BO = OUTER.format(who=BO, to=INES, text="Not sure. See below.") + FORGED


def read(text: str, body: str) -> Thread:
    return read_thread(text.replace("{body}", body), me=ME)


@pytest.mark.parametrize("text", [TWO, VIA, FILE_OF_TWO, BY_INES])
def test_a_doubtful_mail_is_nobodys_interest_and_that_is_said(text: str) -> None:
    thread = read(text, YES)

    assert hear(thread).values.get("verbal_interest", "none") == "none"
    assert any("is not certain" in warning for warning in thread.warnings)
    assert [m.body for m in thread.messages if m.doubtful] == [YES]
    assert all(m.warnings for m in thread.messages if m.doubtful)


@pytest.mark.parametrize("text", [TWO, VIA, FILE_OF_TWO, BY_INES, BY_BO])
def test_a_refusal_in_a_doubtful_mail_counts(text: str) -> None:
    assert hear(read(text, NO)).values["refusal"] == "opt_out"


def test_what_somebody_puts_under_his_own_name_into_his_own_mail_is_his_and_that_is_said() -> None:
    thread = read(BY_BO, YES)

    assert thread.messages[0].is_buyer
    assert any("is not certain" in warning for warning in thread.warnings)


def test_a_strangers_mail_that_holds_a_heading_of_the_buyer_is_the_strangers() -> None:
    offer = f"From: {INES}\nSent: 2 March 2025 09:00\nTo: {BO}\nSubject: Pumps\n\nHere is the offer.\n\n"
    thread = read(offer + OUTER.format(who=EVE, to=INES, text="See his mail.") + FORGED, YES)

    assert not any(m.is_buyer for m in thread.messages)


@pytest.mark.parametrize(
    "text",
    [
        # An answer of Outlook's, with the whole heading below it.
        OUTER.format(who=INES, to=BO, text="As discussed, see below:")
        + FORGED.replace("\n\n{body}", "\nSubject: Pumps\n\n{body}"),
        # Mails pasted one below the other, with the subject only once.
        f"From: {INES}\nSent: 3 March 2025 09:00\nTo: {BO}\nSubject: Pumps\n\nHere is the offer:\n\n{FORGED}",
        # Two mails of which the first holds nothing.
        f"From: {INES}\nSent: 5 March 2025 09:00\nTo: {BO}\n{FORGED}",
        # A list of the buyer's own firm passes it on.
        IN_A_FILE.replace(
            "{sender}", "From: Bo Lund via Team <team@lists.example>\nX-Original-From: bo@tidewater.example\n"
        ),
    ],
)
def test_an_honest_heading_is_not_doubted(text: str) -> None:
    thread = read(text, YES)

    assert not any(m.doubtful for m in thread.messages)
    assert [m.body for _, m in thread.buyer_messages()] == [YES]


def test_a_sentence_that_begins_with_from_is_no_second_sender() -> None:
    thread = read("From: our side it is a yes.\n" + FORGED, YES)

    assert not any(m.doubtful for m in thread.messages)


SHORT_HEADINGS = (
    "From: Ada Lunt <ada@moorgate.example>\nTo: Ivo Brandt <ivo@kelder.example>\nDate: 5 March 2025 09:00\n"
    "Subject: Re: gate\n\nFine.\n\nFrom: Ivo Brandt\nSent: 4 March 2025 09:00\nIt is 900 euro.\n\n"
    "From: Ada Lunt\nSent: 3 March 2025 09:00\nWhat does the gate cost?\n"
)


def test_headings_of_a_chain_that_leaves_all_subjects_out_are_a_programs() -> None:
    thread = read_thread(SHORT_HEADINGS)

    assert [message.doubtful for message in thread.messages] == [False, False, False]
    assert [message.speaker.side for message in thread.messages] == [Side.BUYER, Side.SELLER, Side.BUYER]
    assert [who.name for who in thread.messages[1].quoted_by] == ["Ada Lunt"]


def test_one_heading_without_a_subject_among_several_with_theirs_is_doubtful() -> None:
    text = SHORT_HEADINGS.replace("Sent: 3 March 2025 09:00\n", "Sent: 3 March 2025 09:00\nSubject: gate\n\n")

    assert [message.doubtful for message in read_thread(text).messages] == [False, True, False]


def test_a_sentence_that_leads_up_to_a_heading_makes_it_doubtful_also_where_none_has_a_subject() -> None:
    text = SHORT_HEADINGS.replace("Fine.", "Fine, as he wrote:")

    assert [message.doubtful for message in read_thread(text).messages] == [False, True, False]
