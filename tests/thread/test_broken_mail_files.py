"""Mail files as they come: enclosed mails, torn parts, letterboxes of others, and files that are no mail."""

from __future__ import annotations

import pytest

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread

ME = ("@ottermill.example",)
HEAD = "MIME-Version: 1.0\nFrom: {who}\nTo: Ines <ines@ottermill.example>\nDate: 4 Mar 2025 10:00:00 +0100\n"
BO = HEAD.format(who="Bo Lund <bo@tidewater.example>")
MIXED = "Content-Type: multipart/mixed; boundary=b\n\n--b\n"


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


def test_a_mail_that_is_enclosed_is_its_writers_and_not_the_one_who_passes_it_on() -> None:
    source = (
        HEAD.format(who="Kim <kim@ottermill.example>")
        + f"{MIXED}Content-Type: text/plain\n\nSee this.\n--b\n"
        f"Content-Type: message/rfc822\n\n{BO}Subject: Pumps\n\nNo pumps.\n--b--\n"
    )
    thread = read_thread(source, me=ME)

    assert [(m.speaker.side, m.body) for m in thread.messages] == [
        (Side.BUYER, "No pumps."),
        (Side.SELLER, "See this."),
    ]


def test_a_bounce_does_not_bring_the_sellers_mail_back() -> None:
    source = (
        HEAD.format(who="Mail Delivery System <mailer-daemon@tidewater.example>")
        + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
        "Content-Type: text/plain\n\nNot delivered.\n--b\nContent-Type: message/rfc822\n\n"
        f"{HEAD.format(who='Ines <ines@ottermill.example>')}\nOur offer.\n--b--\n"
    )

    assert [m.body for m in read_thread(source, me=ME).messages] == ["Not delivered."]


def test_a_picture_between_two_paragraphs_loses_neither() -> None:
    source = (
        f"{BO}{MIXED}Content-Type: text/plain\n\nFirst.\n--b\nContent-Type: image/png\n\nx\n--b\n"
        "Content-Type: text/plain\n\nNo pumps.\n--b\n"
        "Content-Type: text/plain; name=a.txt\nContent-Disposition: inline; filename=a.txt\n\nother\n--b--\n"
    )

    assert _told(read_thread(source)) == [("Bo Lund", "First.\n\nNo pumps.")]


def test_parts_whose_boundary_is_missing_are_read_as_they_stand() -> None:
    source = f"{BO}Content-Type: multipart/alternative; boundary=gone\n\nNo pumps.\n"

    assert _told(read_thread(source)) == [("Bo Lund", "No pumps.")]


def test_a_mail_without_text_says_what_it_holds() -> None:
    [message] = read_thread(f"{BO}Content-Type: application/pdf\n\nx\n").messages

    assert message.body == ""
    assert message.warnings == ("No text could be read in this mail: it holds application/pdf.",)


@pytest.mark.parametrize(
    ("headers", "who"),
    [
        (
            "From: \"'Bo Lund' via Sales\" <sales@ottermill.example>\n"
            "X-Original-From: Bo Lund <bo@tidewater.example>",
            ("Bo Lund", "bo@tidewater.example"),
        ),
        (
            "From: Bo Lund via Sales <sales@ottermill.example>\nReply-To: bo@tidewater.example",
            ("Bo Lund", "bo@tidewater.example"),
        ),
        (
            "From: Website <noreply@ottermill.example>\nReply-To: Bo Lund <bo@tidewater.example>",
            ("Bo Lund", "bo@tidewater.example"),
        ),
        (
            "From: News <noreply@ottermill.example>\nReply-To: help@ottermill.example",
            ("News", "noreply@ottermill.example"),
        ),
        (
            "From: Ines <ines@ottermill.example>\nReply-To: bo@tidewater.example",
            ("Ines", "ines@ottermill.example"),
        ),
    ],
)
def test_what_is_passed_on_for_somebody_is_that_persons(headers: str, who: tuple[str, str]) -> None:
    [message] = read_thread(f"MIME-Version: 1.0\n{headers}\nSubject: Pumps\n\nNo pumps.\n").messages

    assert (message.speaker.name, message.speaker.email) == who


def test_somebody_in_copy_was_written_to_and_is_no_stranger() -> None:
    offer = HEAD.format(who="Ines <ines@ottermill.example>").replace(
        "To: Ines <ines@ottermill.example>",
        'To: "Lund, Bo" <bo@tidewater.example>\nCc: kim@hollowbrook.example',
    )
    mails = (
        f"{BO}Message-ID: <1@x>\nSubject: Pumps\n\nWhat does it cost?\n",
        f"{offer}Message-ID: <2@x>\nIn-Reply-To: <1@x>\nSubject: Re: Pumps\n\nNine.\n",
        f"{HEAD.format(who='Kim <kim@hollowbrook.example>')}In-Reply-To: <2@x>\nSubject: Re: Pumps\n\nNo.\n",
    )
    thread = read_thread("".join(f"From x Mon Mar  3 09:00:00 2025\n{mail}\n" for mail in mails), me=ME)

    assert [m.speaker.side for m in thread.messages] == [Side.BUYER, Side.SELLER, Side.BUYER]


def test_a_few_nul_characters_do_not_hide_a_mail() -> None:
    thread = read_thread(f"{BO}\n{'No pumps for us. ' * 200}\x00\n".encode())

    assert thread.messages[0].body.startswith("No pumps")
    assert any("NUL" in warning for warning in thread.warnings)


def test_headers_without_a_sender_make_no_speakers() -> None:
    text = "Content-Type: text/plain\nMIME-Version: 1.0\nContent-Type: text/html\nContent-Type: text/plain\n"

    assert [m.speaker.name for m in read_thread(text).messages] == [None]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"%PDF-1.7 text", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a picture"),
        (b"ID3\x04" + bytes(40), "a sound recording"),
        (b"\x1f\x8b\x08" + bytes(40), "a compressed file"),
        (b"PK\x05\x06" + bytes(18), "an empty zip file"),
        (bytes(range(256)), "binary data"),
    ],
)
def test_other_files_are_named_in_one_line(source: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_thread(source)

    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_mailbox_whose_first_line_hides_a_character_is_read() -> None:
    thread = read_thread(f"\u200bFrom x Mon Mar  3 09:00:00 2025\n{BO}\nNo pumps.\n".encode())

    assert "No pumps." in thread.messages[0].body
