"""A day heading only, one named line, a chat pasted twice, ranges of times, notes with a date, media."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread


def _said(thread: Thread) -> list[tuple[str, str]]:
    return [(message.speaker.side.value, message.body) for message in thread.messages]


def test_days_on_lines_of_their_own_are_those_of_the_lines_below() -> None:
    thread = read_thread(
        "Saturday, 7 November 2026\nKit: Is it there?\nJo: Yes\n"
        "Sunday, 8 November 2026\nKit: Then no, sorry.\n",
        me=("Jo",),
    )
    assert [m.at.at.day for m in thread.messages if m.at and m.at.at] == [7, 7, 8]
    assert thread.messages[1].body == "Yes"


def test_a_day_that_somebody_says_below_his_line_stays() -> None:
    thread = read_thread(
        "Jo: When shall we come?\nKit: On\n8 November 2026\nJo: Good\nKit: Bye\n", me=("Jo",)
    )
    assert "8 November 2026" in thread.messages[1].body


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("Jo Fenn: Hi Kit, did the offer of 180 arrive?", Side.SELLER, "Jo Fenn"),
        ("Kit Orme: Hi Jo, it did. We take another one.", Side.BUYER, "Kit Orme"),
        ("Kit Orme: Hello Jo,\n\nit did. We take another one.", Side.BUYER, "Kit Orme"),
    ],
)
def test_one_line_with_a_name_is_its_who_greets(text: str, side: Side, name: str) -> None:
    message = read_thread(text, me=("Jo Fenn",)).messages[0]
    assert (message.speaker.side, message.speaker.name) == (side, name)


@pytest.mark.parametrize("text", ["Jo: please see below, it is a no.", "Offer: Hi Kit, the bench is 180."])
def test_one_line_that_only_speaks_to_somebody_has_no_speaker(text: str) -> None:
    assert read_thread(text, me=("Jo Fenn",)).messages[0].speaker.name is None


_CHAT = (
    "[07/11/2026, 10:05:22] Kit: Is it there?\n[07/11/2026, 10:06:03] Jo: Yes\n"
    "[07/11/2026, 10:07:55] Kit: Not at that price\n"
)


@pytest.mark.parametrize("more", ["", "[07/11/2026, 10:08:00] Jo: 150?\n"])
def test_a_chat_pasted_twice_is_said_once(more: str) -> None:
    bodies = [message.body for message in read_thread(_CHAT + _CHAT + more, me=("Jo",)).messages]
    assert bodies == ["Is it there?", "Yes", "Not at that price", *(["150?"] if more else [])]


def test_the_same_words_written_twice_stay() -> None:
    text = _CHAT + "[07/11/2026, 10:07:55] Kit: Not at that price\n"
    assert len(read_thread(text, me=("Jo",)).messages) == 4


def test_from_and_to_of_a_turn_are_its_time() -> None:
    thread = read_thread(
        "Jo Fenn\n[00:03 - 00:06]\nSo, what do you think?\n\nKit Orme\n[00:06 - 00:13]\nToo dear.\n\n"
        "Jo Fenn\n[00:13 - 00:20]\nI can leave out the lid.\n",
        me=("Jo Fenn",),
    )
    assert [body for _, body in _said(thread)] == [
        "So, what do you think?",
        "Too dear.",
        "I can leave out the lid.",
    ]
    assert [m.at.offset_seconds for m in thread.messages if m.at] == [3, 6, 13]


def test_dated_lines_about_somebody_are_the_sellers_notes() -> None:
    text = "Kit Orme bench\n7 November\nshe wants the long one, 180 is ok\ncalled again 9 November\n"
    assert read_thread(text, me=("Jo Fenn",)).messages[0].speaker.side is Side.SELLER


@pytest.mark.parametrize(
    "text",
    [
        "Hi\n7 November\nshe wants the long one\nmy wife pays\n",
        "Hello\n7 November\nshe does not want it\nthat is all\n",
        "The bench\nshe wants the long one\nis it ok\n",
    ],
)
def test_what_somebody_says_of_another_is_no_note(text: str) -> None:
    assert read_thread(text, me=("Jo Fenn",)).format != "call notes"


def test_a_picture_beside_words_is_nobodys_word() -> None:
    text = (
        "Kit, [07.11.2026 10:05]\nIs it there?\n\nJo, [07.11.2026 10:06]\nYes\n\n"
        "Kit, [07.11.2026 10:07]\n[ Photo ]\nIt has to fit here\n"
    )
    assert read_thread(text, me=("Jo",)).messages[2].body == "It has to fit here"


@pytest.mark.parametrize(
    "mark", ["áudio ocultado", "Bild weggelassen", "Questo messaggio è stato eliminato."]
)
def test_what_a_messenger_writes_for_a_picture_is_no_message(mark: str) -> None:
    text = _CHAT + f"[07/11/2026, 10:09:00] Jo: \u200e{mark}\n"
    assert len(read_thread(text, me=("Jo",)).messages) == 3


@pytest.mark.parametrize("mark", ["<This message was edited>", "<Diese Nachricht wurde bearbeitet.>"])
def test_that_a_message_was_edited_is_no_word_of_it(mark: str) -> None:
    text = _CHAT + f"[07/11/2026, 10:09:00] Jo: 150? \u200e{mark}\n"
    assert read_thread(text, me=("Jo",)).messages[3].body == "150?"


def test_a_firm_below_the_name_signs_nothing() -> None:
    thread = read_thread(
        "On 7 Nov 2026 at 10:05, Jo Fenn <jo@fenn.example> wrote:\n> Hi Ms Roth,\n> is it still the oak?\n\n"
        "No.\n\nKind regards\nIna Roth\n\nRoth & Partner\n",
        me=("Jo Fenn",),
    )
    assert thread.messages[1].speaker.name == "Ina Roth"


def test_a_telephones_line_below_the_name_hides_no_signature() -> None:
    thread = read_thread(
        "Dzień dobry, bierzemy.\nJan Nowy\n\nWysłane z iPhone'a\n\n"
        "> Wiadomość napisana przez Ewa Kos <ewa@okna.example> w dniu 9 cze 2026, o godz. 08:30:\n> \n"
        "> Dzień dobry Panie Janie,\n> cena to 5200 zł.\n> Ewa Kos\n",
        me=("Ewa Kos",),
    )
    assert thread.messages[1].speaker.name == "Jan Nowy"


def test_a_direction_in_a_label_tells_who_writes() -> None:
    thread = read_thread(
        "2026-11-07 10:05:22 Received from Kit Orme: is it there\n"
        "2026-11-07 10:06:03 Sent to Kit Orme: yes, 180\n"
        "2026-11-07 10:07:55 Received from Kit Orme: too much\n",
        me=("Jo Fenn",),
    )
    assert _said(thread) == [("buyer", "is it there"), ("seller", "yes, 180"), ("buyer", "too much")]
    assert thread.messages[0].speaker.name == "Kit Orme"


def test_what_a_sales_program_logged_is_the_sellers() -> None:
    text = "Logged call by Jo Fenn\n7 November 2026 at 8:00 AM\nOutcome: Connected\nKit says she wants it.\n"
    assert read_thread(text, me=("Jo Fenn",)).messages[0].speaker.side is Side.SELLER


def test_a_table_of_clock_name_and_text_is_a_chat() -> None:
    thread = read_thread(
        "2026/11/07(土)\n10:05\t田中\tまだありますか\n10:06\t佐藤\tはい、2万円です\n10:07\t田中\t結構です\n",
        me=("佐藤",),
    )
    assert [side for side, _ in _said(thread)] == ["buyer", "seller", "buyer"]
    assert thread.messages[2].at is not None
    assert thread.messages[2].at.at is not None
    assert thread.messages[2].at.at.day == 7


def test_a_table_of_days_names_and_deeds_is_no_chat() -> None:
    text = "07/11/2026\tJo\tcalled Kit, no answer\n08/11/2026\tBea\tvisited\n09/11/2026\tJo\tcalled again\n"
    assert len(read_thread(text, me=("Jo Fenn",)).messages) == 1


def test_users_of_small_letters_before_a_dash_and_a_time() -> None:
    thread = read_thread(
        "kitorme — 11/07/2026 10:05 AM\nis it there?\njo_fenn — 11/07/2026 10:06 AM\nyep 180\n"
        "kitorme — 11/07/2026 10:07 AM\nok taking it\n",
        me=("jo_fenn",),
    )
    assert [side for side, _ in _said(thread)] == ["buyer", "seller", "buyer"]


def test_days_between_slacks_messages_are_those_of_the_times_below() -> None:
    thread = read_thread(
        "7 November 2026\nKit Orme\n  3:14 PM\nis it there\nJo Fenn\n  3:20 PM\nYes\n8 November 2026\n"
        "Kit Orme\n  9:02 AM\nmy boss turned it down\n",
        me=("Jo Fenn",),
    )
    assert [m.at.at.strftime("%d %H:%M") for m in thread.messages if m.at and m.at.at] == [
        "07 15:14",
        "07 15:20",
        "08 09:02",
    ]
    assert thread.messages[1].body == "Yes"


def test_what_was_offered_stands_above_a_chat_with_times_below() -> None:
    text = "Bench\n180 VB\nKit\nStill there?\n10:05\nJo\nYes\n10:06\nKit\nThen no\n10:07\n"
    assert _said(read_thread(text, me=("Jo Fenn",))) == [
        ("buyer", "Still there?"),
        ("seller", "Yes"),
        ("buyer", "Then no"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Messages with Kit\n+44 7700 900345\nIs it there?\nYes, 180\nDelivered\nI take it\n",
        "10:05\nIs it there?\n10:06\nYes, 180\n10:07\nI take it\n",
        "Du hast gesendet\nJa, 180\nKit\nich nehme sie\n",
    ],
)
def test_a_chats_page_without_names_is_not_the_buyers_letter(text: str) -> None:
    thread = read_thread(text, me=("Jo Fenn",))
    assert not any(message.is_buyer and "180" in message.body for message in thread.messages)


def test_a_reaction_told_in_words_is_no_text() -> None:
    text = (
        "Kit Orme\n07.11.2026 10:05\nGilt es noch?\n\nJo Fenn\n07.11.2026 10:06\nJa, bis Monatsende.\n"
        "1 „Gefällt mir“-Reaktion.\n1\n\nKit Orme\n07.11.2026 10:07\nGut, bestellt\nBearbeitet\n"
    )
    assert [body for _, body in _said(read_thread(text, me=("Jo Fenn",)))] == [
        "Gilt es noch?",
        "Ja, bis Monatsende.",
        "Gut, bestellt",
    ]


@pytest.mark.parametrize("file", ["<attached: 00000012-PHOTO.jpg>", "IMG-0001.jpg (file attached)"])
def test_a_files_name_is_no_message(file: str) -> None:
    text = (
        _CHAT
        + f"[07/11/2026, 10:09:00] Jo: \u200e{file}\n[07/11/2026, 10:10:00] Jo: \u200e{file}\nthis one\n"
    )
    assert [message.body for message in read_thread(text, me=("Jo",)).messages][3:] == ["this one"]


def test_a_day_below_the_name_and_a_time_below_the_text_are_one_time() -> None:
    thread = read_thread(
        "Kit\n7 November 2026\nIs it free on the 14th?\n10:05\nJo\nYes\n10:06\nedited 10:07\n"
        "Kit\n14 November\n10:08\n",
        me=("Jo Fenn",),
    )
    assert [body for _, body in _said(thread)] == ["Is it free on the 14th?", "Yes", "14 November"]
    assert thread.messages[0].at is not None
    assert thread.messages[0].at.raw == "7 November 2026, 10:05"


def test_initials_above_the_next_speakers_name_are_no_text() -> None:
    thread = read_thread(
        "JF\nJo Fenn\n0 minutes 3 seconds\n0:03\nJo Fenn 0 minutes 3 seconds\nSo, what do you think?\n"
        "KO\nKit Orme\n0 minutes 6 seconds\n0:06\nKit Orme 0 minutes 6 seconds\nNot for us.\n",
        me=("Jo Fenn",),
    )
    assert [body for _, body in _said(thread)] == ["So, what do you think?", "Not for us."]


def test_what_tells_of_a_mail_the_seller_sent_is_not_the_buyers_letter() -> None:
    text = (
        "7 Nov\nKit Orme replied\nWe take it.\n\n6 Nov\nJo Fenn sent an email to Kit Orme\nThe lid is 40.\n"
    )
    assert not any(
        m.is_buyer and "The lid is 40" in m.body for m in read_thread(text, me=("Jo Fenn",)).messages
    )
