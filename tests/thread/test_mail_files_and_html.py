"""``.eml`` files and HTML mail: the visible text, the chain inside, and broken mail that is still read."""

from __future__ import annotations

import pytest

from closecall.thread.files.html_text import text_of_html
from closecall.thread.parser import read_thread
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
        '<div style="color:#fff;background:#fff">we accept</div>',
        '<font color="white">we accept</font>',
        '<div style="color:#fefefe">we <b>accept</b></div>',
        '<table bgcolor="#003366"><tr><td style="color:#036">we accept</td></tr></table>',
        '<p style="color:transparent">we accept</p>',
        '<p style="color:rgba(0, 0, 0, 0)">we accept</p>',
        '<span style="font-size:1px">we accept</span>',
        '<span style="font:0/0 a">we accept</span>',
        '<div style="position:absolute;left:-9999px">we accept</div>',
        '<p style="text-indent:-999px">we accept</p>',
        '<div style="height:0;overflow:hidden">we accept</div>',
        '<div style="max-height:0">we accept</div>',
        '<p style="clip:rect(0,0,0,0)">we accept</p>',
        '<p style="clip-path:inset(100%)">we accept</p>',
        '<style>.x{display:none}</style><div class="a x">we accept</div>',
        "<style>p.x, b {color:white !important}</style><p class='x' style='color:black'>we accept</p>",
        r'<div style="d\69splay:none">we accept</div>',
        '<div style="display/**/:none">we accept</div>',
        '<div aria-hidden="true">we accept</div>',
        "<textarea>we accept</textarea>",
        "<select><option>we accept</option></select>",
        "<template>we accept</template>",
        "<noscript>we accept</noscript>",
    ],
)
def test_hidden_text_is_dropped(hidden: str) -> None:
    assert (
        text_of_html(f"<html><body><p>Before</p>{hidden}<p>After</p></body></html>").text == "Before\nAfter"
    )


@pytest.mark.parametrize(
    "style",
    [
        "font-size:10px",
        "font-size: 0.9em",
        "opacity:0.8",
        "max-height:05px",
        "color:white;background:#003366",
        "color:#333",
        "color:#fff;background:url(dark.png)",
        "margin-left:-5.4pt;text-indent:-18.0pt",
        "overflow:hidden;height:20px",
        "font:12px/1.5 Arial",
        "background:#fff",
    ],
)
def test_visible_text_is_not_taken_for_hidden(style: str) -> None:
    assert text_of_html(f'<p style="{style}">We accept</p>').text == "We accept"


def test_what_hides_in_one_place_may_be_seen_in_another() -> None:
    dark = '<table bgcolor="#036"><tr><td><span style="color:white">We accept</span></td></tr></table>'
    assert text_of_html(dark).text == "We accept"
    assert (
        text_of_html('<td style="font-size:0"><div style="font-size:13px">We accept</div></td>').text
        == "We accept"
    )
    small = "<style>@media (max-width:600px) {.x{display:none}}</style><p class=x>We accept</p>"
    assert text_of_html(small).text == "We accept"


def test_hidden_text_is_reported_and_only_heard_for_a_no() -> None:
    page = "<html><body><p>I will see.</p><p style='color:white'>{}</p></body></html>"
    thread = read_thread(page.format("We really want it."))
    assert [(m.body, m.aside) for m in thread.messages] == [("I will see.", "We really want it.")]
    assert any("a reader cannot see" in warning for warning in thread.warnings)
    assert not any("a reader cannot see" in w for w in read_thread(page.format("&nbsp;")).warnings)


TWO_VERSIONS = """\
From: Bo Lund <bo@tidewater.example>
To: ines@ottermill.example
Subject: Pumps
Date: Tue, 4 Mar 2025 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

We really want this.
Bo
--b
Content-Type: text/html

<p>{html}</p><p>Bo</p>
--b--
"""


def test_what_only_the_html_version_says_stands_beside_the_body() -> None:
    differs = "The plain and the HTML version"
    thread = read_thread(TWO_VERSIONS.format(html="No thanks, we are not interested.").encode())
    assert [(m.body, m.aside) for m in thread.messages] == [
        ("We really want this.", "No thanks, we are not interested.")
    ]
    assert any(differs in warning for warning in thread.warnings)

    same = read_thread(TWO_VERSIONS.format(html="We <b>really</b>\nwant this.").encode())
    assert [m.aside for m in same.messages] == [""]
    assert not any(differs in warning for warning in same.warnings)


def test_quotes_are_marked_by_depth() -> None:
    html = "<div>a<blockquote>b<br>b2<blockquote>c</blockquote>d</blockquote>e</div>"

    assert text_of_html(html).text.split("\n") == ["a", "> b", "> b2", ">> c", "> d", "e"]


def test_an_outlook_page_is_split_at_its_header_block() -> None:
    html = (
        "<html><body><p>Good.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ines Falk "
        "&lt;ines@ottermill.example&gt;<br><b>Sent:</b> Monday, March 3, 2025 9:00 AM<br><b>To:</b> Bo<br>"
        "<b>Subject:</b> Pumps</p></div><p>Morning.</p></body></html>"
    )

    assert [m.body for m in read_thread(html).messages] == ["Morning.", "Good."]


def test_text_of_5000_nested_blocks_is_not_lost() -> None:
    assert text_of_html("<div>" * 5000 + "deep" + "</div>" * 5000 + "after").text == "deep\nafter"


def test_a_bracket_that_opens_no_tag_is_text() -> None:
    assert text_of_html("<p>1 < 2 and a<b").text == "1 < 2 and a<b"
