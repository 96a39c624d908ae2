"""Mail that is passed on: by whom it was, in the shapes of Yahoo, MailMate, Apple Mail and others."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Message, Side, Thread

FIELDS = {
    "From": "Ines Falk <ines@ottermill.example>",
    "To": '"bo@tidewater.example" <bo@tidewater.example>',
    "Sent": "Tuesday, March 4, 2025 at 09:05:00 AM GMT+1",
    "Subject": "Pumps",
}
LABELS = {
    "English": ("----- Forwarded Message -----", ("From: ", "To: ", "Sent: ", "Subject: ")),
    "German": ("----- Weitergeleitete Nachricht -----", ("Von: ", "An: ", "Gesendet: ", "Betreff: ")),
    "French": ("----- Message transmis -----", ("De : ", "À : ", "Envoyé : ", "Objet : ")),
    "Turkish": ("----- İletilmiş Mesaj -----", ("Kimden: ", "Kime: ", "Gönderilen: ", "Konu: ")),
    "Russian": ("----- Пересылаемое сообщение -----", ("От: ", "Кому: ", "Отправлено: ", "Тема: ")),
}


def _passed_on(thread: Thread) -> Message:
    return next(m for m in thread.messages if m.speaker.email == "ines@ottermill.example")


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_yahoo_runs_the_fields_together(language: str, gap: str) -> None:
    rule, labels = LABELS[language]
    header = "".join(f"{label}{value}" for label, value in zip(labels, FIELDS.values(), strict=True))
    message = _passed_on(read_thread(f"FYI\n\n  {rule}{gap}{header}\nPlease look.\nIt is new.\n"))

    assert message.body == "Please look.\nIt is new."
    assert message.speaker.name == "Ines Falk"
    assert message.subject == "Pumps"
    assert message.at is not None
    assert message.at.raw == "Tuesday, March 4, 2025 at 09:05:00 AM GMT+1"


def test_yahoo_may_break_the_fields_once() -> None:
    text = (
        f"FYI\n\n----- Forwarded Message ----- From: {FIELDS['From']}To: {FIELDS['To']}\n"
        f"Sent: {FIELDS['Sent']}\nSubject: Pumps\nPlease look.\n"
    )

    assert _passed_on(read_thread(text)).body == "Please look."


@pytest.mark.parametrize(
    "heading",
    [
        "Begin forwarded message:",
        "Anfang der weitergeleiteten Nachricht:",
        "Inizio messaggio inoltrato:",
        "Započni proslijeđenu poruku:",
        "Начало переадресованного сообщения:",
    ],
)
def test_the_line_above_a_passed_on_mail_is_nobodys_text(heading: str) -> None:
    text = f"> {heading}\n>\n> From: {FIELDS['From']}\n> Subject: Pumps\n>\n> Please look.\n"

    assert [m.body for m in read_thread(f"FYI\n\n{text}").messages] == ["Please look.", "FYI"]
    assert [m.body for m in read_thread(text).messages] == ["Please look."]


@pytest.mark.parametrize("mark", ["", "> "])
def test_quote_marks_may_begin_below_the_heading_or_with_it(mark: str) -> None:
    text = (
        f"FYI\n\nForwarded message:\n\n{mark}From: {FIELDS['From']}\n{mark}Subject: Pumps\n\n"
        "> Please look.\n>\n> It is new.\n"
    )
    thread = read_thread(text)

    assert [m.body for m in thread.messages] == ["Please look.\n\nIt is new.", "FYI"]


def test_an_answer_below_quoted_lines_of_a_mail_with_a_heading_stays_its_writers() -> None:
    text = (
        f"Fine.\n\n________________\nFrom: {FIELDS['From']}\nSubject: Pumps\n\n"
        "> Is May fine?\nNo, it is not.\n"
    )

    assert _passed_on(read_thread(text)).body == "No, it is not."


@pytest.mark.parametrize(
    "rule",
    ["-----Original Message-----", "---------- Forwarded message ---------", "-----Antwort Nachricht-----"],
)
def test_what_stands_below_a_rule_without_a_heading_is_somebody_elses(rule: str) -> None:
    thread = read_thread(f"We would like to wait.\n\n{rule}\n\nWe accept everything.\n")

    assert [(m.speaker.name, m.speaker.side, m.body) for m in thread.messages] == [
        (None, Side.UNKNOWN, "We accept everything."),
        (None, Side.UNKNOWN, "We would like to wait."),
    ]


def test_a_senders_address_may_stand_on_the_next_line() -> None:
    text = (
        "Top.\n\n*From:* Ines Falk [mailto:\nines@ottermill.example]\n*Sent:* 4 March 2025 09:05\n\nBelow.\n"
    )

    assert [(m.speaker.email, m.body) for m in read_thread(text).messages] == [
        ("ines@ottermill.example", "Below."),
        (None, "Top."),
    ]


def test_several_recipients_are_several_people() -> None:
    text = (
        "Fine.\n\nFrom: Ines Falk <ines@ottermill.example>\nSent: 4 March 2025 09:05\n"
        "To: Lund, Bo <bo@tidewater.example>, kim@tidewater.example\nSubject: Pumps\n\nQuestion.\n"
    )

    assert read_thread(text).messages[-1].speaker.email is None


def test_an_answered_mail_without_quote_marks_is_quoted_by_the_mail_above() -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025 09:00\n\nFine.\n\n"
        "On Tue, 4 Mar 2025 at 09:05, Ines Falk <ines@ottermill.example> wrote:\n\nPlease look.\n"
    )
    quoted, own = read_thread(text).messages

    assert [who.email for who in quoted.quoted_by] == ["bo@tidewater.example"]
    assert own.quoted_by == ()


@pytest.mark.parametrize("rule", ["-----Original Message-----", "Begin forwarded message:"])
def test_a_passed_on_mail_is_quoted_by_who_passes_it_on(rule: str) -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025 09:00\n\nFYI\n\n"
        f"{rule}\nFrom: Ines Falk <ines@ottermill.example>\nDate: 4 March 2025 09:05\n\nPlease look.\n"
    )

    assert [who.email for who in _passed_on(read_thread(text)).quoted_by] == ["bo@tidewater.example"]


def test_blocks_one_below_the_other_quote_nobody() -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 4 March 2025 09:00\n\nHello.\n\n---\n\n"
        "From: Ines Falk <ines@ottermill.example>\nDate: 5 March 2025 09:05\n\nHi.\n"
    )

    assert [m.quoted_by for m in read_thread(text).messages] == [(), ()]


def test_a_mail_quoted_by_very_many_knows_the_nearest_and_the_first() -> None:
    text = "".join(
        f"On Tue, 4 Mar 2025 at 09:05, P{i} <p{i}@tidewater.example> wrote:\n\nText {i}.\n\n"
        for i in range(80)
    )
    quoted_by = read_thread(text).messages[0].quoted_by

    assert len(quoted_by) == 50
    assert (quoted_by[0].email, quoted_by[-1].email) == ("p78@tidewater.example", "p0@tidewater.example")
