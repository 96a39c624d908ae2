"""Mail as it is copied today: folded-up mails, what pages, servers and calendars add."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Thread

_HEADING = "From: Kit Orme <kit@orme.example>\nDate: 7 November 2026 10:05\n\n"


def _said(thread: Thread) -> list[tuple[str, str]]:
    return [(message.speaker.side.value, message.body) for message in thread.messages]


def test_a_folded_mail_has_a_name_and_a_time_only() -> None:
    thread = read_thread(
        "Offer\nInbox\n\nKit Orme\nNov 7, 2026, 10:05 AM\nDoes that include the lid?\n\n"
        "Jo Fenn <jo@fenn.example>\nNov 7, 2026, 11:15 AM\nto Kit, office\n\nIt does.\n•••\n\n"
        "Kit Orme\nNov 8, 2026, 8:00 AM\nto me, office\n\nThen no, thank you.\nReplyReply allForward\n",
        me=("Jo Fenn",),
    )
    assert _said(thread) == [
        ("buyer", "Does that include the lid?"),
        ("seller", "It does."),
        ("buyer", "Then no, thank you."),
    ]
    assert [m.at.at.day for m in thread.messages if m.at and m.at.at] == [7, 7, 8]


def test_a_name_and_a_time_in_a_chain_of_mails_head_nothing() -> None:
    thread = read_thread(
        "From: Kit Orme <kit@orme.example>\nSent: Saturday, November 7, 2026 10:05 AM\n"
        "To: Jo Fenn <jo@fenn.example>\nSubject: Visit\n\nWho was there:\n\n"
        "Jo Fenn\nNov 6, 2026, 11:15 AM\nKit\n",
        me=("Jo Fenn",),
    )
    assert len(thread.messages) == 1


def test_a_page_that_calls_its_owner_you() -> None:
    thread = read_thread(
        "Visit\n\nKit Orme\nYou; office@fenn.example\n\ue000\ue001\nSat 07/11/2026 10:05\n"
        "You replied on Sat 07/11/2026 10:30\n\nWhen do you start?\n\n"
        "You\nKit Orme\n\ue000\nSat 07/11/2026 10:30\n\nOn Monday.\n",
        me=("Jo Fenn",),
    )
    assert _said(thread) == [("buyer", "When do you start?"), ("seller", "On Monday.")]


def test_ben_is_nobodys_page() -> None:
    text = (
        "Ben\nKit Orme\nSat 07/11/2026 10:05\n\nNot for us.\n\nBen Orme\nto me\nSat 07/11/2026 10:30\n\nNo.\n"
    )
    assert not any(message.is_seller for message in read_thread(text, me=("Jo Fenn",)).messages)


def test_text_behind_the_heading_on_its_line_is_the_quoted_ones() -> None:
    thread = read_thread(
        "Not for us, sorry.\nKit\n\n"
        "  On Sat, Nov 7, 2026 at 10:05 AM, Jo Fenn<jo@fenn.example> wrote:   Hi Kit,\n"
        "the lid is 40.\nJo\n",
        me=("Jo Fenn",),
    )
    assert _said(thread) == [("seller", "Hi Kit,\nthe lid is 40."), ("buyer", "Not for us, sorry.")]


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside the organization. Do not click links.",
        "[You don't often get email from jo@fenn.example. Learn why at https://links.example ]",
        "ACHTUNG: Diese E-Mail kommt von außen.",
        "CAUTION: This email originated from outside of Orme Ltd. Do not\nclick links you do not know.",
    ],
)
def test_a_servers_warning_is_nobodys_word(banner: str) -> None:
    text = f"{_HEADING}{banner}\n\nWe take it.\n\nKit\n"
    message = read_thread(text).messages[0]
    assert message.body == "We take it."
    assert banner.partition("\n")[0] in message.cut.disclaimer


@pytest.mark.parametrize(
    "banner",
    [
        "EXTERNAL EMAIL",
        "[EXTERNAL]",
        "You don't often get email from kit@orme.example. Learn why this is important",
    ],
)
@pytest.mark.parametrize(
    "said", ["Hi Ada,\nwe won't take it.", "hi Ada, we won't take it.", "We won't take it."]
)
def test_what_stands_right_below_a_warning_is_the_writers(banner: str, said: str) -> None:
    (message,) = Thread.parse(f"{_HEADING}{banner}\n{said}\n\nKit\n").messages
    assert message.body.startswith(said)
    assert message.cut.disclaimer == banner


def test_a_tag_before_the_writers_words_cuts_none_of_them() -> None:
    (message,) = Thread.parse(f"{_HEADING}[EXTERNAL] We won't take it.\n\nThanks.\n\nKit\n").messages
    assert "We won't take it." in message.body


def test_a_mail_of_a_warnings_words_alone_stays() -> None:
    text = f"{_HEADING}External emails are blocked here.\n"
    assert read_thread(text).messages[0].body


def test_a_sentence_about_external_mail_is_its_writers() -> None:
    text = f"{_HEADING}External emails are blocked here, please write by post.\n\nKit\n"
    assert "please write by post" in read_thread(text).messages[0].body


def test_what_stands_behind_the_label_of_the_body_is_said() -> None:
    text = "From: Kit Orme\nTo: Jo Fenn\nSubject: Lids\nBody: No longer interested.\nKit\n"
    assert "No longer interested." in read_thread(text, me=("Jo Fenn",)).messages[0].body


@pytest.mark.parametrize("above", ["", "Shall we talk on Friday?\n\n"])
def test_how_to_join_a_meeting_is_no_text(above: str) -> None:
    text = (
        "From: Jo Fenn <jo@fenn.example>\nDate: 7 November 2026 10:05\nTo: Kit Orme <kit@orme.example>\n"
        "Subject: Talk\nWhen: 13 November 2026 10:00-10:30.\nWhere: Microsoft Teams Meeting\n\n"
        f"{above}________________\nMicrosoft Teams Need help?\nJoin the meeting now\nMeeting ID: 311 222\n"
        "Passcode: ab12\n________________\nDial in by phone\n+44 20 7946 0001,,12# United Kingdom\n"
        "Phone conference ID: 12#\n________________\n\nKit, we can move it.\n"
    )
    body = read_thread(text, me=("Jo Fenn",)).messages[0].body
    assert body.split() == f"{above}Kit, we can move it.".split()


def test_one_line_about_a_meeting_stays() -> None:
    text = f"{_HEADING}Thank you.\n\nJoin the meeting now? No. We decline.\n\nIt was good of you.\n"
    assert "We decline" in read_thread(text).messages[0].body


def test_a_sales_programs_list_has_the_date_above_the_fields() -> None:
    thread = read_thread(
        "Email - Re: Lids from Kit Orme\nNov 8, 2026 at 7:55 AM GMT+1\nFrom: Kit Orme <kit@orme.example>\n"
        "To: Jo Fenn <jo@fenn.example>\nWe go ahead.\n\nEmail - Lids\nNov 7, 2026 at 1:05 PM GMT+1\n"
        "From: Jo Fenn <jo@fenn.example>\nTo: Kit Orme <kit@orme.example>\nThe lids are 40.\n",
        me=("jo@fenn.example",),
    )
    assert _said(thread) == [("seller", "The lids are 40."), ("buyer", "We go ahead.")]
    assert [m.at.at.day for m in thread.messages if m.at and m.at.at] == [7, 8]


def test_its_empty_and_further_fields_are_the_headings() -> None:
    thread = read_thread(
        "Email: Re: Lids\nNov 8, 2026\nFrom: Kit Orme\nTo: Jo Fenn\n"
        "Additional To: kit@orme.example\nCC:\nBCC:\nAttachment:\n\nSubject: Re: Lids\nBody:\n"
        "No longer interested.\n\n"
        "--------------- Original Message ---------------\nFrom: Jo Fenn [jo@fenn.example]\n"
        "Sent: 07/11/2026 13:05\nTo: kit@orme.example\nSubject: Lids\n\nThe lids are 40.\n",
        me=("jo@fenn.example",),
    )
    assert _said(thread) == [("seller", "The lids are 40."), ("buyer", "No longer interested.")]


@pytest.mark.parametrize("end", ["Mvh Kit", "/Kit", "LG Kit Orme"])
def test_a_closing_and_the_name_on_one_line_are_the_signature(end: str) -> None:
    text = f"{_HEADING}We take it.\n{end}\n"
    assert read_thread(text).messages[0].body == "We take it."


def test_best_bo_can_do_is_no_closing() -> None:
    text = f"{_HEADING}That is the\nbest Kit can\n"
    assert read_thread(text).messages[0].body.endswith("best Kit can")


def test_what_a_mail_program_writes_of_itself_is_cut() -> None:
    for footer in (
        "Sent with [Proton Mail](https://proton.me/mail/home) secure email.",
        "Yahoo Mail: Search, Organize, Conquer",
    ):
        text = f"{_HEADING}We take it.\nKit\n\n{footer}\n"
        assert read_thread(text).messages[0].body == "We take it.", footer


def test_a_list_of_tickets_says_who_replied() -> None:
    thread = read_thread(
        "Kit Orme reported via email\nSat, 7 Nov 2026 at 7:55 AM\nTo: Fenn Support\nDo you make lids?\n\n"
        "Jo Fenn replied\nSat, 7 Nov 2026 at 8:10 AM\nTo: Kit Orme\nWe do, 40.\n\n"
        "Jo Fenn\nInternal note\nSat, 7 Nov 2026 at 8:11 AM\nseems keen\n\n"
        "Kit Orme replied\nSat, 7 Nov 2026 at 8:30 AM\nTo: Fenn Support\nToo much, thanks.\n",
        me=("Jo Fenn",),
    )
    assert _said(thread) == [
        ("buyer", "Do you make lids?"),
        ("seller", "We do, 40."),
        ("seller", "seems keen"),
        ("buyer", "Too much, thanks."),
    ]


def test_a_telephones_page_has_a_button_below_the_date() -> None:
    text = "Kit Orme\nto me\nNov 7, 2026, 8:02 AM\nView details\n\nCan you do it for 30?\n"
    assert read_thread(text, me=("Jo Fenn",)).messages[0].body == "Can you do it for 30?"


def test_a_question_above_the_first_heading_is_no_title() -> None:
    text = (
        "Lids\nKit Orme (guest)\nDo you make lids?\n\n"
        "Jo Fenn\nNov 7, 2026, 8:10 AM\nto Kit\nWe do.\n\nKit Orme\nNov 7, 2026, 9:10 AM\nto me\nGood.\n"
    )
    assert any("Do you make lids?" in message.body for message in read_thread(text, me=("Jo Fenn",)).messages)


@pytest.mark.parametrize(
    ("answer", "writer", "side"),
    [
        ("Hello Jo, we leave it.\nKit", "Kit", "buyer"),
        ("We leave it.\nKit", "Kit", "buyer"),
        ("It is 40, as I wrote.\nJo", "Jo Fenn", "seller"),
    ],
)
def test_below_a_quoted_mail_writes_whoever_greets_or_signs(answer: str, writer: str, side: str) -> None:
    thread = read_thread(
        '----- Original Message -----\nFrom: "Jo Fenn" <jo@fenn.example>\nTo: "Kit Orme" <kit@orme.example>\n'
        f"Sent: Saturday, November 07, 2026 10:05 AM\nSubject: Lids\n\n> What of the lids?\n\n{answer}\n",
        me=("Jo Fenn",),
    )
    last = next(message for message in thread.messages if answer.split("\n", maxsplit=1)[0] in message.body)
    assert (last.speaker.name or "").startswith(writer)
    assert last.speaker.side.value == side
