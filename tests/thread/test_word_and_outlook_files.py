"""Word documents and Outlook messages are unpacked and read like the text or the mail that they hold."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.records import Attendance, Automatic, Side, ThreadKind

from .outlook_message import (
    BODY,
    CLASS,
    HEADERS,
    SENDER,
    SENDER_ADDRESS,
    SUBJECT,
    compound_file,
    outlook_message,
)

SENT = 13_385_520_000
MAIL = {
    CLASS: "IPM.Note",
    SUBJECT: "Re: Pumps",
    SENDER: "Bo Lund",
    SENDER_ADDRESS: "bo@tidewater.example",
    BODY: "No, thank you.\r\n\r\nFrom: Ines Falk <ines@ottermill.example>\r\n"
    "Sent: Monday, 3 March 2025 09:00\r\nTo: Bo Lund\r\nSubject: Pumps\r\n\r\nOur offer.\r\n",
}


def _document(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _zip(entries: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def _told(source: bytes) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in read_thread(source).messages]


def test_a_paragraph_of_a_teams_document_is_a_turn() -> None:
    source = _document(
        "Pumps-20250304_160200-Meeting Recording",
        "4 March 2025, 04:02pm",
        "27m 42s",
        "Ines Falk started transcription",
        "Ines Falk   0:03\nHello Bo.",
        "bo   0:41\nNo pumps for us.",
        "Ines Falk stopped transcription",
    )
    thread = read_thread(source)

    assert thread.kind is ThreadKind.CALL
    assert _told(source) == [("Ines Falk", "Hello Bo."), ("bo", "No pumps for us.")]
    assert [m.at.offset_seconds for m in thread.messages if m.at] == [3, 41]
    assert str(thread.last_day()) == "2025-03-04"


def test_geminis_notes_above_a_meet_transcript_are_not_speech() -> None:
    source = _document(
        "📝 Notes",
        "Mar 4, 2025",
        "Summary",
        "Bo Lund: is very keen and wants to buy.",
        "Suggested next steps",
        "Bo Lund will sign the contract.",
        "You should review Gemini's notes to make sure they're accurate.",
        "📖 Transcript",
        "Mar 4, 2025",
        "Pumps - Transcript",
        "00:00:00",
        "Ines Falk: Hello.",
        "Bo Lund: No.",
        "Transcription ended after 00:12:10",
        "This editable transcript was computer generated and might contain errors.",
    )

    assert _told(source) == [("Ines Falk", "Hello."), ("Bo Lund", "No.")]
    assert any("a program wrote them" in warning for warning in read_thread(source).warnings)


def test_geminis_notes_alone_are_nobodys_words_on_the_buyers_side() -> None:
    source = _document(
        "Notes by Gemini", "Summary", "Bo Lund: wants to buy.", "Ines: agreed.", "Bo Lund: yes."
    )

    assert list(read_thread(source).buyer_messages()) == []


def test_text_in_tables_is_read_and_struck_or_hidden_text_is_not() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Ines: Hello there."
    paragraph = document.add_paragraph("Bo: No.")
    hidden = paragraph.add_run(" I will sign.")
    hidden.font.hidden = True
    struck = OxmlElement("w:del")
    struck.append(paragraph.add_run(" Yes.")._r)
    paragraph._p.append(struck)
    document.add_paragraph("Ines: Bye.")
    source = _saved(document)

    assert _told(source) == [("Ines", "Hello there."), ("Bo", "No."), ("Ines", "Bye.")]
    assert any("cannot see" in warning for warning in read_thread(source).warnings)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param(_zip({"a.txt": b"hello"}), "no Word document", id="another zip"),
        pytest.param(_zip({"word/document.xml": b"<a/>"}), "cannot be read", id="no document inside"),
        pytest.param(_zip({"word/document.xml": b" " * 5_000_000}), "too much", id="bomb"),
        pytest.param(
            _zip({"word/document.xml": b"x"} | {f"{n}": b"" for n in range(2001)}),
            "too much",
            id="many parts",
        ),
        pytest.param(_document("x")[:-40], "zip file is broken", id="cut off"),
        pytest.param(compound_file({"WordDocument": b"x"}), "no mail", id="old Word file"),
        pytest.param(outlook_message(MAIL)[:700], "cannot be read", id="cut off message"),
        pytest.param(outlook_message({CLASS: "IPM.Note", BODY: ""}), "RTF", id="message without text"),
    ],
)
def test_a_file_that_cannot_be_unpacked_is_refused_in_one_line(source: bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_thread(source)

    assert says in str(raised.value)
    assert raised.value.hint
    assert "\n" not in str(raised.value)


def test_an_outlook_message_is_read_with_what_it_quotes() -> None:
    thread = read_thread(outlook_message(MAIL, sent=SENT), me=("@ottermill.example",))

    assert [(m.speaker.name, m.speaker.side, m.body) for m in thread.messages] == [
        ("Ines Falk", Side.SELLER, "Our offer."),
        ("Bo Lund", Side.BUYER, "No, thank you."),
    ]
    assert thread.messages[1].speaker.email == "bo@tidewater.example"
    assert thread.messages[1].subject == "Re: Pumps"
    assert str(thread.last_day()) == "2025-03-04"


def test_an_outlook_answer_to_an_invitation_is_an_event() -> None:
    answer = {**MAIL, CLASS: "IPM.Schedule.Meeting.Resp.Neg", SUBJECT: "Declined: Pumps", BODY: " "}
    [message] = read_thread(outlook_message(answer, sent=SENT)).messages

    assert message.automatic is Automatic.CALENDAR
    assert message.event is not None
    assert (message.event.what, message.event.email, message.event.title) == (
        Attendance.DECLINED,
        "bo@tidewater.example",
        "Pumps",
    )


def test_an_outlook_absence_note_is_automatic() -> None:
    note = {**MAIL, CLASS: "IPM.Note.Rules.OofTemplate.Microsoft", BODY: "Back on Monday, I love it."}
    headed = {**MAIL, HEADERS: "Auto-Submitted: auto-replied\r\n", BODY: "Back on Monday."}

    for source in (note, headed):
        assert read_thread(outlook_message(source)).messages[0].automatic is Automatic.AUTO_REPLY


@pytest.mark.parametrize(
    ("library", "source", "extra"),
    [("docx", _document("Bo: no"), "closecall[docx]"), ("oxmsg", outlook_message(MAIL), "closecall[msg]")],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    library: str, source: bytes, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(InputError, match="not installed") as raised:
        read_thread(source)

    assert extra in raised.value.hint


def test_an_outlook_message_of_many_parts_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closecall.thread.files.outlook_msg._MOST_ENTRIES", 3)

    with pytest.raises(InputError, match="too much"):
        read_thread(outlook_message(MAIL))
