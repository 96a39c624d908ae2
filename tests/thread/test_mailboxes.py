"""Mailboxes: one conversation is read, each of its mails once."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side

OFFER = """\
Message-ID: <1@ottermill.example>
From: Ines Falk <ines@ottermill.example>
To: Bo Lund <bo@tidewater.example>
Date: Mon, 3 Mar 2025 09:00:12 +0100
Subject: Pumps

Our offer: ten pumps.
"""
ANSWER = """\
Message-ID: <2@tidewater.example>
In-Reply-To: <1@ottermill.example>
From: Bo Lund <bo@tidewater.example>
To: Ines Falk <ines@ottermill.example>
Date: Tue, 4 Mar 2025 10:00:12 +0100
Subject: Re: Pumps

No.

On Mon, 3 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:
> Our offer: ten pumps.
"""
LAST = """\
Message-ID: <3@ottermill.example>
References: <1@ottermill.example> <2@tidewater.example>
From: Ines Falk <ines@ottermill.example>
To: Bo Lund <bo@tidewater.example>
Date: Wed, 5 Mar 2025 10:00:12 +0100
Subject: Re: Pumps

Thank you for telling me.

On Tue, 4 Mar 2025 at 10:00, Bo Lund <bo@tidewater.example> wrote:
> No.
>
> On Mon, 3 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:
>> Our offer: ten pumps.
"""
OTHER = """\
Message-ID: <9@hollowbrook.example>
From: Kim <kim@hollowbrook.example>
To: Ines Falk <ines@ottermill.example>
Date: Sun, 2 Mar 2025 10:00:12 +0100
Subject: Valves

Valves, please.
"""


def _mailbox(*mails: str) -> str:
    return "".join(f"From x@y.example Mon Mar  3 09:00:00 2025\n{mail}\n" for mail in mails)


def _told(text: str) -> list[tuple[str | None, str]]:
    return [(m.speaker.name, m.body) for m in read_thread(text, me=("@ottermill.example",)).messages]


WHOLE = [
    ("Ines Falk", "Our offer: ten pumps."),
    ("Bo Lund", "No."),
    ("Ines Falk", "Thank you for telling me."),
]


def test_a_mail_that_later_mails_quote_counts_once() -> None:
    assert _told(_mailbox(OFFER, ANSWER, LAST)) == WHOLE


def test_a_quotation_whose_mail_is_missing_is_read() -> None:
    assert _told(_mailbox(ANSWER, LAST)) == WHOLE


@pytest.mark.parametrize("order", [(LAST, ANSWER, OFFER), (ANSWER, OFFER, LAST)])
def test_mails_are_put_in_the_order_of_their_dates(order: tuple[str, ...]) -> None:
    assert _told(_mailbox(*order)) == WHOLE


def test_the_same_mail_from_two_folders_counts_once() -> None:
    assert _told(_mailbox(OFFER, ANSWER, OFFER, LAST, ANSWER)) == WHOLE


def test_a_quotation_that_was_altered_is_kept() -> None:
    forged = LAST.replace("> No.", "> Yes, I will sign.")

    assert ("Bo Lund", "Yes, I will sign.") in _told(_mailbox(OFFER, ANSWER, forged))


def test_of_several_conversations_the_one_a_person_wrote_in_last_is_read_and_all_are_named() -> None:
    thread = read_thread(_mailbox(OFFER, OTHER, ANSWER, OTHER), me=("@ottermill.example",))

    assert [m.body for m in thread.messages] == ["Our offer: ten pumps.", "No."]
    assert any("2 conversations" in w and "“Valves” (1)" in w for w in thread.warnings)
    assert any("save them as a file of their own" in w for w in thread.warnings)


def test_a_newsletter_is_not_the_newest_conversation() -> None:
    news = OTHER.replace("Sun, 2 Mar", "Fri, 7 Mar").replace("Subject", "List-Id: <news.example>\nSubject")

    assert _told(_mailbox(OFFER, ANSWER, news))[-1] == ("Bo Lund", "No.")


def test_mails_without_ids_belong_together_by_subject_and_people() -> None:
    bare = [mail.partition("From: ")[1] + mail.partition("From: ")[2] for mail in (OFFER, ANSWER, OTHER)]
    stranger = bare[2].replace("Valves\n", "Pumps\n")
    thread = read_thread(_mailbox(bare[0], bare[1], stranger))

    assert [m.body for m in thread.messages] == ["Our offer: ten pumps.", "No."]
    assert any("2 conversations" in warning for warning in thread.warnings)


def test_a_line_that_begins_with_from_is_text() -> None:
    mail = OFFER.replace("Our offer: ten pumps.", "Pumps\n\nFrom Monday on: ten.\n>From here on, no.")

    assert _told(_mailbox(mail)) == [("Ines Falk", "Pumps\n\nFrom Monday on: ten.\nFrom here on, no.")]


def test_sides_of_a_mailbox_follow_its_headers() -> None:
    thread = read_thread(_mailbox(OFFER, ANSWER), me=("ines@ottermill.example",))

    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER]


@pytest.mark.parametrize(
    ("old", "new"),
    [("Bo Lund <bo@tidewater.example>\nTo", "Kim <kim@hollowbrook.example>\nTo"), ("\nNo.\n", "\nMaybe.\n")],
    ids=["another writer", "another text"],
)
def test_a_mail_with_the_id_of_an_earlier_one_is_no_copy_when_writer_or_text_differ(
    old: str, new: str
) -> None:
    borrowed = ANSWER.replace(old, new).replace("Tue, 4 Mar", "Mon, 3 Mar")
    assert ("Bo Lund", "No.") in _told(_mailbox(OFFER, borrowed, ANSWER))
