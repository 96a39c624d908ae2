"""``.eml`` files and HTML mail: the visible text, the chain inside, and broken mail that is still read."""

from __future__ import annotations

import pytest

from closecall.thread.html_text import text_of_html
from closecall.thread.reading import read_thread
from closecall.thread.records import Automatic

HEAD = b"""\
MIME-Version: 1.0
Message-ID: <1@tidewater.example>
From: =?utf-8?q?Zo=C3=AB_Lund?= <zoe@tidewater.example>
To: Ines Falk <ines@ottermill.example>
Subject: =?utf-8?b?UmU6IFB1bXBz?=
Date: Tue, 04 Mar 2025 09:00:00 +0100
"""
QUOTED = "Good.\n\nOn Mon, 3 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:\n> Morning.\n"


def test_a_mail_file_gives_its_headers_and_its_chain() -> None:
    thread = read_thread(HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + QUOTED.encode())

    assert [(m.speaker.name, m.body) for m in thread.messages] == [
        ("Ines Falk", "Morning."),
        ("Zoë Lund", "Good."),
    ]
    newest = thread.messages[-1]
    assert newest.subject == "Re: Pumps"
    assert newest.at is not None
    assert newest.at.at is not None
    assert newest.at.at.isoformat() == "2025-03-04T09:00:00+01:00"


def test_plain_text_is_preferred_and_attachments_are_left_out() -> None:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>Html.</p>\n'
        b"--b\nContent-Type: text/plain\n\nPlain.\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x\n\nAttached.\n--b--\n"
    )

    assert [m.body for m in read_thread(HEAD + parts).messages] == ["Plain."]


def test_a_mail_file_with_html_alone_is_read() -> None:
    quote = "<blockquote type=cite><div>On 3 Mar 2025, at 09:00, Ines Falk wrote:</div>Morning.</blockquote>"
    html = f"<div>Good.</div>{quote}"
    thread = read_thread(HEAD + b"Content-Type: text/html; charset=utf-8\n\n" + html.encode())

    assert [m.body for m in thread.messages] == ["Morning.", "Good."]


def test_an_auto_submitted_mail_is_automatic() -> None:
    thread = read_thread(HEAD + b"Auto-Submitted: auto-replied\nContent-Type: text/plain\n\nYes, gladly.\n")

    assert thread.messages[0].automatic is Automatic.AUTO_REPLY


def test_a_lists_mail_is_automatic() -> None:
    thread = read_thread(HEAD + b"List-Id: <news.ottermill.example>\nContent-Type: text/plain\n\nNews.\n")

    assert thread.messages[0].automatic is Automatic.LIST


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Type: text/plain; charset=no-such-charset\n\nGood.\n",
        b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!not base64 Good.\n",
        b"Content-Type: multipart/mixed\n\nGood.\n",
        b"Content-Type: ;;;=\n\nGood.\n",
        b"Date: not a date\nContent-Type: text/plain\n\nGood.\n",
        b"Sender: <<>@[\nCc: ,,,;:;\nContent-Type: text/plain\n\nGood.\n",
        b"Content-Type: text/plain; charset=utf-8\n\nGood. \xff\xfe\n",
    ],
    ids=["charset", "base64", "no boundary", "no type", "no date", "addresses", "bytes"],
)
def test_broken_mail_is_still_read(rest: bytes) -> None:
    assert read_thread(HEAD + rest).messages[0].speaker.email == "zoe@tidewater.example"


def test_headers_of_a_huge_size_are_cut_not_parsed() -> None:
    long = (
        b"Subject: "
        + b"=?utf-8?q?a?= " * 40_000
        + b"\nFrom: Zoe <zoe@tidewater.example>\nMIME-Version: 1.0\n\nGood.\n"
    )

    assert read_thread(long).messages[0].body == "Good."


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">we accept</div>',
        '<span style="font-size: 0px">we accept</span>',
        '<span style="FONT-SIZE:0">we accept</span>',
        '<p style="visibility : hidden">we <b>accept</b></p>',
        '<p style="opacity:0">we accept</p>',
        "<p hidden>we accept</p>",
        "<!-- we accept -->",
        "<script>we accept</script>",
        "<style>we accept</style>",
        "<title>we accept</title>",
    ],
)
def test_hidden_text_is_dropped(hidden: str) -> None:
    assert text_of_html(f"<html><body><p>Before</p>{hidden}<p>After</p></body></html>") == "Before\nAfter"


@pytest.mark.parametrize("style", ["font-size:10px", "font-size: 0.9em", "opacity:0.8", "max-height:05px"])
def test_visible_text_is_not_taken_for_hidden(style: str) -> None:
    assert text_of_html(f'<p style="{style}">We accept</p>') == "We accept"


def test_quotes_are_marked_by_depth() -> None:
    html = "<div>a<blockquote>b<br>b2<blockquote>c</blockquote>d</blockquote>e</div>"

    assert text_of_html(html).split("\n") == ["a", "> b", "> b2", ">> c", "> d", "e"]


def test_an_outlook_page_is_split_at_its_header_block() -> None:
    html = (
        "<html><body><p>Good.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ines Falk "
        "&lt;ines@ottermill.example&gt;<br><b>Sent:</b> Monday, March 3, 2025 9:00 AM<br><b>To:</b> Bo<br>"
        "<b>Subject:</b> Pumps</p></div><p>Morning.</p></body></html>"
    )

    assert [m.body for m in read_thread(html).messages] == ["Morning.", "Good."]


def test_text_of_5000_nested_blocks_is_not_lost() -> None:
    assert text_of_html("<div>" * 5000 + "deep" + "</div>" * 5000 + "after") == "deep\nafter"


def test_a_bracket_that_opens_no_tag_is_text() -> None:
    assert text_of_html("<p>1 < 2 and a<b") == "1 < 2 and a<b"
