"""Pasted mail in the shapes of mail programs: messages, writers, order, times, bodies."""

from __future__ import annotations

from datetime import datetime

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Thread, ThreadKind


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


NEWEST_FIRST = """\
From: Ines Falk <ines@ottermill.example>
Sent: Tuesday, 4 March 2025 10:00
To: Bo Lund <bo@tidewater.example>
Subject: RE: Pumps

Third.

From: Bo Lund
Sent: Monday, 3 March 2025 09:00
To: Ines Falk
Subject: RE: Pumps

Second.

From: Ines Falk
Sent: Friday, 28 February 2025 08:00
To: Bo Lund
Subject: Pumps

First.
"""


def test_a_chain_that_stands_newest_first_is_turned_round() -> None:
    assert [body for _, body in _told(read_thread(NEWEST_FIRST))] == ["First.", "Second.", "Third."]


def test_a_chain_that_stands_oldest_first_is_left() -> None:
    blocks = NEWEST_FIRST.strip().split("\n\nFrom: ")
    oldest_first = "\n\n".join([blocks[2], blocks[1], blocks[0]]).replace(
        "Ines Falk\nSent: Fri", "From: Ines Falk\nSent: Fri"
    )

    told = _told(read_thread(oldest_first.replace("\n\nBo Lund", "\n\nFrom: Bo Lund")))

    assert [body for _, body in told] == ["First.", "Second.", "Third."]


def test_an_address_stated_once_belongs_to_the_name_everywhere() -> None:
    assert {m.speaker.email for m in read_thread(NEWEST_FIRST).messages} == {
        "ines@ottermill.example",
        "bo@tidewater.example",
    }


def test_header_lines_give_time_subject_and_place() -> None:
    message = read_thread(NEWEST_FIRST).messages[-1]

    assert message.at is not None
    assert message.at.at == datetime(2025, 3, 4, 10, 0)
    assert message.at.raw == "Tuesday, 4 March 2025 10:00"
    assert message.subject == "RE: Pumps"
    assert message.lines == (1, 6)


@pytest.mark.parametrize(
    "labels",
    [
        ("From", "Sent", "To", "Subject"),
        ("Von", "Gesendet", "An", "Betreff"),
        ("De", "Envoyé", "À", "Objet"),
        ("De", "Enviado", "Para", "Asunto"),
        ("Da", "Inviato", "A", "Oggetto"),
        ("De", "Enviada em", "Para", "Assunto"),
        ("Van", "Verzonden", "Aan", "Onderwerp"),
        ("Från", "Skickat", "Till", "Ämne"),
        ("Od", "Data", "Do", "Temat"),
        ("**From:**", "**Date:**", "**To:**", "**Subject:**"),
        ("*From:*", "*Sent:*", "*To:*", "*Subject:*"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_header_labels_are_read_in_every_language(labels: tuple[str, ...], gap: str) -> None:
    sender, sent, to, subject = (label if label.endswith("*") else f"{label}:" for label in labels)
    text = (
        f"My answer.\n\n{sender} Ines Falk <ines@ottermill.example>\n{sent} 03.03.2025 09:00\n"
        f"{to} Bo Lund <bo@tidewater.example>\n{subject} Pumps{gap}Her question?\n"
    )
    thread = read_thread(text)

    assert [m.body for m in thread.messages] == ["Her question?", "My answer."]
    assert thread.messages[0].speaker.email == "ines@ottermill.example"
    assert thread.messages[0].at is not None
    assert thread.messages[0].at.at == datetime(2025, 3, 3, 9, 0)


@pytest.mark.parametrize(
    "separator",
    [
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-------- Original message --------",
        "________________________________",
        "-----Ursprüngliche Nachricht-----",
    ],
)
def test_the_rule_above_a_header_block_is_no_text(separator: str) -> None:
    text = f"Top.\n\n{separator}\nFrom: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025\n\nBelow.\n"

    assert [m.body for m in read_thread(text).messages] == ["Below.", "Top."]


@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, 3 Mar 2025 at 09:00, Bo Lund <bo@tidewater.example> wrote:",
        "On Mon, Mar 3, 2025 at 9:00 AM Bo Lund <bo@tidewater.example> wrote:",
        "On Mon, Mar 3, 2025 at 9:00 AM Bo Lund\n<bo@tidewater.example> wrote:",
        "On Mar 3, 2025, at 9:00 AM, Bo Lund <bo@tidewater.example> wrote:",
        "On 3/3/25 9:00 AM, Bo Lund wrote:",
        "Am 03.03.2025 um 09:00 schrieb Bo Lund <bo@tidewater.example>:",
        "Am Mo., 3. März 2025 um 09:00 Uhr schrieb Bo Lund <bo@tidewater.example>:",
        "Le lun. 3 mars 2025 à 09:00, Bo Lund <bo@tidewater.example> a écrit :",
        "Le lun. 3 mars 2025 à 09:00, Bo Lund <bo@tidewater.example> a\nécrit :",
        "El lun, 3 mar 2025 a las 9:00, Bo Lund (<bo@tidewater.example>) escribió:",
        "Il giorno lun 3 mar 2025 alle ore 09:00 Bo Lund <bo@tidewater.example> ha scritto:",
        "Em seg., 3 de mar. de 2025 às 09:00, Bo Lund <bo@tidewater.example> escreveu:",
        "Op ma 3 mrt 2025 om 09:00 schreef Bo Lund <bo@tidewater.example>:",
        "Den mån 3 mars 2025 kl 09:00 skrev Bo Lund <bo@tidewater.example>:",
        "pon., 3 mar 2025 o 09:00 Bo Lund <bo@tidewater.example> napisał(a):",
        "W dniu 03.03.2025 o 09:00, Bo Lund pisze:",
        "2025-03-03 9:00 GMT+01:00 Bo Lund <bo@tidewater.example>:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
def test_an_attribution_opens_the_mail_below_it(attribution: str, mark: str) -> None:
    told = read_thread(f"Top.\n\n{attribution}\n\n{mark}Below one.\n{mark}Below two.\n")

    assert [m.body for m in told.messages] == ["Below one.\nBelow two.", "Top."]
    assert told.messages[0].speaker.name == "Bo Lund"
    assert told.messages[0].at is not None
    assert told.messages[0].at.at is not None
    assert told.messages[0].at.at.replace(tzinfo=None) == datetime(2025, 3, 3, 9, 0)


def test_nested_quotes_are_one_message_each() -> None:
    text = """\
Three.

On Wed, 5 Mar 2025 at 09:00, Bo Lund <bo@tidewater.example> wrote:

> Two.
>
> On Tue, 4 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:
>
>> One.
"""
    assert _told(read_thread(text))[:2] == [("Ines Falk", "One."), ("Bo Lund", "Two.")]


def test_answers_between_quoted_lines_belong_to_who_quotes() -> None:
    text = """\
From: Ines Falk <ines@ottermill.example>
Date: 5 March 2025 10:00
Subject: Re: Pumps

On Wed, 5 Mar 2025 at 09:00, Bo Lund <bo@tidewater.example> wrote:
> Is Thursday fine?
Thursday is fine.
> And who signs?
I sign alone.
"""
    assert _told(read_thread(text)) == [
        ("Bo Lund", "Is Thursday fine?\nAnd who signs?"),
        ("Ines Falk", "Thursday is fine.\nI sign alone."),
    ]


def test_quoted_lines_without_a_name_are_kept_apart() -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025\n\n> we accept everything\nNo, we do not.\n"
    )
    message = read_thread(text).messages[0]

    assert message.body == "No, we do not."
    assert "we accept everything" in message.cut.quoted


@pytest.mark.parametrize(
    "sentence",
    [
        "From: our side the answer is yes.",
        "On Monday we wrote a guide: https://ottermill.example/a?b=c",
        'Let me pass this to Kim, she wrote: "we should take it" yesterday.',
        "On 3 March 2025 we wrote:",
        "To: be honest, I like it.",
        "Subject: to approval, we start in May.",
    ],
)
def test_a_sentence_that_looks_like_a_heading_stays_text(sentence: str) -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 5 March 2025\nSubject: x\n\nHello.\n"
        f"{sentence}\nMore of it.\n"
    )
    thread = read_thread(text)

    assert len(thread.messages) == 1
    assert sentence in thread.messages[0].body


def test_a_web_mail_page_gives_its_mails() -> None:
    text = """\
Pumps for the mill
Inbox

Ines Falk <ines@ottermill.example>
Mon, 3 Mar 2025 at 09:00
to me

Question.

Bo Lund <bo@tidewater.example>
Tue, 4 Mar 2025 at 09:00 (2 days ago)
to Ines

Answer.

Reply
Forward
"""
    assert _told(read_thread(text)) == [("Ines Falk", "Question."), ("Bo Lund", "Answer.")]


def test_a_printed_page_has_name_and_date_on_one_line() -> None:
    text = (
        "Pumps\n2 messages\n"
        "Ines Falk <ines@ottermill.example>\tMon, Mar 3, 2025 at 9:00 AM\n"
        "To: Bo <bo@tidewater.example>\nHello.\n"
    )

    assert _told(read_thread(text)) == [("Ines Falk", "Hello.")]


def test_a_page_with_initials_for_pictures_is_read() -> None:
    text = """\
Pumps
IF
Ines Falk<ines@ottermill.example>
\u200b
Bo Lund
\u200bTue 3/4/2025 9:00 AM
Newer.

BL
Bo Lund<bo@tidewater.example>
\u200b
Ines Falk
\u200bMon 3/3/2025 9:00 AM
Older.
"""
    assert _told(read_thread(text)) == [("Bo Lund", "Older."), ("Ines Falk", "Newer.")]


def test_dated_names_open_messages() -> None:
    text = "Ines Falk (Mar 3, 2025): Hello.\nMore.\n\nBo Lund (Mar 4, 2025): Hi.\n"

    assert _told(read_thread(text)) == [("Ines Falk", "Hello.\nMore."), ("Bo Lund", "Hi.")]


@pytest.mark.parametrize("day", ["2025-03-{} ", "[2025-03-{}] ", "{}.03.2025 - ", "{} March 2025, "])
def test_days_before_names_open_messages(day: str) -> None:
    lines = ("Ines Falk: Hi Bo.", "Bo \u2013 Tidewater: Hi.", "Ines Falk: Bye.")
    thread = read_thread("\n".join(day.format(13 + place) + line for place, line in enumerate(lines)))

    assert _told(thread) == [("Ines Falk", "Hi Bo."), ("Bo \u2013 Tidewater", "Hi."), ("Ines Falk", "Bye.")]
    assert [str(m.at and m.at.day)[-2:] for m in thread.messages] == ["13", "14", "15"]


def test_days_before_what_was_done_are_no_names() -> None:
    thread = read_thread("2025-03-13 Visit: he liked it.\n2025-03-14 Anruf: he waits.\n2025-03-15 Visit: no.")

    assert len(thread.messages) == 1


def test_a_message_quoted_twice_appears_once() -> None:
    first = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 3 March 2025 09:00\n\n"
        "The one offer that we have made to you.\n"
    )
    second = "From: Ines Falk <ines@ottermill.example>\nDate: 4 March 2025 09:00\n\nThanks for it.\n\n"
    quote = (
        "On Mon, 3 Mar 2025 at 09:00, Bo Lund <bo@tidewater.example> wrote:\n\n"
        "> The one offer that we have made to you.\n"
    )

    assert [m.body for m in read_thread(f"{first}\n{second}{quote}").messages] == [
        "The one offer that we have made to you.",
        "Thanks for it.",
    ]


def test_the_same_short_answer_on_two_days_is_two_messages() -> None:
    blocks = [
        f"From: Bo Lund <bo@tidewater.example>\nDate: {day} March 2025 09:00\n\nOk.\n" for day in (3, 9)
    ]

    assert len(read_thread("\n".join(blocks)).messages) == 2


def test_the_top_of_a_chain_is_by_who_signs_it() -> None:
    text = (
        "Fine with us.\n\nInes\n\n"
        "On Mon, 3 Mar 2025 at 09:00, Bo Lund <bo@tidewater.example> wrote:\n> Well?\n>\n"
        "> On Sun, 2 Mar 2025 at 09:00, Ines Falk <ines@ottermill.example> wrote:\n"
        ">> Hello.\n"
    )

    assert read_thread(text).messages[-1].speaker.email == "ines@ottermill.example"


def test_text_without_structure_is_one_message_by_somebody_unknown() -> None:
    thread = read_thread("Thanks, but we have gone with somebody else.\nAll the best.")

    assert thread.kind is ThreadKind.EMAIL
    assert len(thread.messages) == 1
    assert thread.messages[0].speaker.side.value == "unknown"
    assert any("--me" in warning for warning in thread.warnings)


def test_slash_dates_take_the_order_that_another_date_shows() -> None:
    text = (
        "From: Bo Lund <bo@tidewater.example>\nDate: 05/03/2025 09:00\n\nOne.\n\n"
        "From: Ines Falk <ines@ottermill.example>\nDate: 13/03/2025 09:00\n\nTwo.\n"
    )
    thread = read_thread(text)

    assert [m.at.day.isoformat() for m in thread.messages if m.at and m.at.day] == [
        "2025-03-05",
        "2025-03-13",
    ]
    assert not any("two ways" in warning for warning in thread.warnings)


def test_an_unclear_slash_date_is_said() -> None:
    thread = read_thread("From: Bo Lund <bo@tidewater.example>\nDate: 05/03/2025 09:00\n\nOne.\n")

    assert any('"05/03/2025 09:00" can be read two ways' in warning for warning in thread.warnings)


def test_two_mails_of_one_minute_keep_their_order_in_a_chain() -> None:
    text = NEWEST_FIRST.replace("Tuesday, 4 March 2025 10:00", "Monday, 3 March 2025 09:00")

    assert [m.body for m in read_thread(text).messages] == ["First.", "Second.", "Third."]


def test_an_answer_below_quoted_lines_that_begin_the_page_is_kept() -> None:
    text = "> Is Thursday fine?\nNo, it is not.\n\nOn Mon, 3 Mar 2025 at 09:00, Bo Lund wrote:\n> Hello.\n"
    message = read_thread(text).messages[-1]

    assert message.body == "No, it is not."
    assert message.cut.quoted == "> Is Thursday fine?"


@pytest.mark.parametrize("label", ["To:", "Cc:", "Date:", "Subject:"])
def test_the_text_below_an_empty_label_is_no_value_of_it(label: str) -> None:
    text = f"From: Bo Lund <bo@tidewater.example>\n{label}\nWe are not going on with it.\n"

    assert [m.body for m in read_thread(text).messages] == ["We are not going on with it."]
