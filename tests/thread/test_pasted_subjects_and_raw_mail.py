"""Pastes that begin with a subject alone, that name a shared mailbox, and raw mail in any encoding."""

from __future__ import annotations

import pytest

from closecall import advise
from closecall.thread.parser import read_thread
from closecall.thread.records import Side

QUOTED = """On Mon, 9 Mar 2026 at 09:00, Bo Lund <bo@tidewater.example> wrote:
> Hello Ines, the two pumps cost 4,200 EUR. Shall we go ahead?
"""
OFFER = """From: Bo Lund <bo@tidewater.example>
To: ines@ottermill.example
Date: Mon, 9 Mar 2026 09:00
Subject: Pumps

Hello Ines, the two pumps cost 4,200 EUR. Shall we go ahead?
"""
VIA = """From: {name} <sales@tidewater.example>
To: bo@tidewater.example
Date: Tue, 10 Mar 2026 09:00
Subject: Re: Pumps

{words}

"""
RAW = """Received: from a.example by b.example; Tue, 10 Mar 2026 09:00:00 +0100
From: Jürgen Müller <juergen@ottermill.example>
To: bo@tidewater.example
Date: Tue, 10 Mar 2026 09:00:00 +0100
Subject: Grüße
{more}
Für 4.200 Euro ist das schön.
"""
ME = ("bo@tidewater.example",)


def test_a_subject_above_a_quoted_mail_is_nobodys_answer() -> None:
    thread = read_thread(f"Subject: Re: Pumps\n\n{QUOTED}", me=ME)
    assert [(m.speaker.side, m.body, m.subject) for m in thread.messages] == [
        (Side.SELLER, "Hello Ines, the two pumps cost 4,200 EUR. Shall we go ahead?", None),
        (Side.UNKNOWN, "", "Re: Pumps"),
    ]
    assert not any("Who wrote" in warning for warning in thread.warnings)


def test_a_subject_above_an_answer_is_none_of_its_words() -> None:
    last = read_thread(f"Subject: Re: Pumps\n\nNo thanks.\n\n{QUOTED}", me=ME).messages[-1]
    assert (last.speaker.side, last.body, last.subject) == (Side.BUYER, "No thanks.", "Re: Pumps")


def test_words_that_only_begin_like_a_subject_stay() -> None:
    last = read_thread(f"Subject to the board, yes.\n\n{QUOTED}", me=ME).messages[-1]
    assert last.body == "Subject to the board, yes."


@pytest.mark.parametrize("name", ["Ines Otter via Sales", "'Ines Otter' via Sales"])
def test_whom_the_sellers_shared_mailbox_passes_on_is_not_the_seller(name: str) -> None:
    thread = read_thread(VIA.format(name=name, words="Sounds good.") + OFFER, me=ME)
    last = thread.messages[-1]
    assert (last.speaker.side, last.speaker.name, last.speaker.email) == (Side.UNKNOWN, "Ines Otter", None)
    assert any("shared name" in warning for warning in last.warnings)


def test_a_no_that_a_shared_mailbox_passes_on_is_heard_and_a_yes_is_not() -> None:
    hello = VIA.replace("sales@tidewater", "ines@ottermill").format(name="Ines Otter", words="Thank you.")
    no, yes = (
        advise(VIA.format(name="Ines Otter via Sales", words=words) + hello + OFFER, me=ME)
        for words in ("Please do not write to me again.", "We want to buy them.")
    )
    assert (no.facts.refusal, no.draft) == ("opt_out", None)
    assert yes.facts.verbal_interest in (None, "none")


_LATIN = "Content-Type: text/plain; charset=iso-8859-1\n"
_UTF8 = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"


@pytest.mark.parametrize("more", ["", _LATIN, _UTF8, "Content-Transfer-Encoding: 8bit\n"])
@pytest.mark.parametrize("encoding", [None, "utf-8", "cp1252"])
def test_a_raw_mail_keeps_its_letters_whatever_it_says_of_its_encoding(
    more: str, encoding: str | None
) -> None:
    text = RAW.format(more=more)
    [message] = read_thread(text.encode(encoding) if encoding else text).messages
    assert message.speaker.name == "Jürgen Müller"
    assert message.subject == "Grüße"
    assert message.body == "Für 4.200 Euro ist das schön."


def test_a_charset_of_another_alphabet_is_believed() -> None:
    mail = RAW.format(more="Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n")
    raw = mail.encode("utf-8").replace("Für 4.200 Euro ist das schön.".encode(), "Покупаем".encode("koi8-r"))
    assert read_thread(raw).messages[0].body == "Покупаем"


def test_a_coded_part_is_read_in_the_charset_it_names() -> None:
    more = f"{_LATIN}Content-Transfer-Encoding: quoted-printable\n"
    mail = RAW.format(more=more).replace("Für 4.200 Euro ist das schön.", "Sch=F6n f=C3=BCr uns.")
    assert read_thread(mail).messages[0].body == "Schön fÃ¼r uns."
