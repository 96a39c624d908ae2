"""Recordings and chats: names of every kind, and what stands in the file but was not said."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread, ThreadKind


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


def _cues(*spoken: str, arrow: str = "00:00:0{n}.000 --> 00:00:0{m}.000") -> str:
    cues = (f"{n}\n{arrow.format(n=n, m=n + 1)}\n{text}\n" for n, text in enumerate(spoken, 1))
    return "WEBVTT\n\n" + "\n".join(cues)


@pytest.mark.parametrize("name", ["bo", "bo l", "K2 | Lodz", "4Sea Bo", "Bo (Tidewater)", "李四", "bo@home"])
def test_a_name_of_any_kind_begins_a_cue(name: str) -> None:
    thread = read_thread(_cues("Ines: Hello.", f"{name}: No pumps.", f"{name}: None at all.", "Ines: Bye."))

    assert _told(thread) == [("Ines", "Hello."), (name, "No pumps. None at all."), ("Ines", "Bye.")]


def test_a_sentence_cut_in_the_middle_is_whole_again() -> None:
    thread = read_thread(_cues("Bo: We would", "Bo: rather not", "Bo: buy. Sorry.", "Ines: Fine."))

    assert _told(thread) == [("Bo", "We would rather not buy. Sorry."), ("Ines", "Fine.")]


def test_a_colon_in_what_is_said_makes_no_speaker() -> None:
    said = [
        "One thing to note",
        "The rule: never twice",
        "and so on",
        "to the end",
        "of it all",
        "and more",
        "Ok.",
    ]
    thread = read_thread(_cues(*said))

    assert _told(thread) == [(None, " ".join(said))]
    assert any("name no speaker" in warning for warning in thread.warnings)


def test_a_recording_without_names_is_never_the_buyer_speaking() -> None:
    thread = read_thread(_cues("I will sign.", "Great."), me=("Ines",))

    assert [m.speaker.side for m in thread.messages] == [Side.UNKNOWN]


def test_a_voice_over_two_lines_is_one_turn_whatever_its_second_line_looks_like() -> None:
    text = (
        "WEBVTT\n\nab-12/5-0\n0:0:0.570 --> 0:0:2.1\n<v Bo Lund>I say\nBudget: none</v>\n\n"
        "0:0:3.0 --> 0:0:4.0\n<v Ines>Oh.</v>\n"
    )
    thread = read_thread(text)

    assert _told(thread) == [("Bo Lund", "I say Budget: none"), ("Ines", "Oh.")]
    assert [m.at.offset_seconds for m in thread.messages if m.at] == [0.57, 3.0]


def test_words_below_a_blank_line_of_a_cue_are_kept_and_notes_are_not() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nBo: No.\n\nNever.\n\nNOTE Bo: yes\n\n"
        "00:03.000 --> 00:04.000\nInes: Oh.\n"
    )

    assert _told(read_thread(text)) == [("Bo", "No. Never."), ("Ines", "Oh.")]


def test_captions_that_roll_are_read_once() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nno<00:01.500><c> pumps</c>\n\n00:02.000 --> 00:03.000\nno pumps\n"
        "for<00:02.500><c> us</c>\n\n00:03.000 --> 00:04.000\nfor us\n"
    )

    assert read_thread(text).messages[0].body == "no pumps for us"


def test_an_srt_with_its_names_in_brackets_or_arrows_is_read() -> None:
    for mark in (">> {}:", "- {}:", "[{}]:"):
        text = "".join(
            f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{mark.format(who)} {said}\n\n"
            for n, (who, said) in enumerate((("INES", "Hello."), ("BO", "No."), ("INES", "Oh.")), 1)
        )
        assert _told(read_thread(text)) == [("INES", "Hello."), ("BO", "No."), ("INES", "Oh.")]


CHATS = {
    "saved with the recording": "00:13:46\tbo:\tNo.\n00:13:51\tInes:\tOh.\n",
    "saved by hand": "10:13:46 From  bo  to  Everyone : No.\n10:13:51 From  Ines  to  Everyone : Oh.\n",
    "newer": "10:13:46\t From bo to Everyone:\n\tNo.\n10:13:51\t From Ines to bo(Direct Message):\n\tOh.\n",
    "older": "10:13:46 From bo : No.\n10:13:51 From Ines : Oh.\n",
}


@pytest.mark.parametrize("form", CHATS)
def test_a_chat_beside_a_call_is_written_and_said_to_be_no_speech(form: str) -> None:
    thread = read_thread(CHATS[form])

    assert thread.kind is ThreadKind.EMAIL
    assert thread.format == "Zoom chat"
    assert _told(thread) == [("bo", "No."), ("Ines", "Oh.")]
    assert any("not what was said" in warning for warning in thread.warnings)


def test_reactions_and_answered_words_in_a_chat_are_nobodys() -> None:
    text = (
        "00:13:46\tInes:\tShall we sign?\n"
        '00:13:50\tbo:\tReacted to "Shall we sign?" with 👍\n'
        '00:13:55\tbo:\tReplying to "Shall we sign?"\n\nNo.\n'
        '00:13:58\tbo:\tRemoved a 👍 reaction from "Shall we sign?"\n'
    )

    assert _told(read_thread(text)) == [("Ines", "Shall we sign?"), ("bo", "No.")]


HEADINGS = {
    "Otter": "ines  0:03\nHello.\n\nbo  0:07\nNo.\n\nines  1:12\nOh.\nTranscribed by https://otter.ai\n",
    "Teams": "4 March 2025\nines started transcription\n"
    "ines   0:03\nHello.\nbo   0:07\nNo.\nines   1:12\nOh.\nines stopped transcription\n",
    "Zoom": "[ines] 11:02:09\nHello.\n\n[bo] 11:02:13\nNo.\n\n[ines] 11:03:18\nOh.\n",
    "time and bar": "0:03 | Ines\nHello.\n\n0:07 | Bo\nNo.\n\n1:12 | Ines\nOh.\n",
    "time and dash": "00:00:03 - Ines\nHello.\n\n00:00:07 - Bo\nNo.\n\n00:01:12 - Ines\nOh.\n",
    "name and bar": "Ines | 00:03\nHello.\n\nBo | 00:07\nNo.\n\nInes | 01:12\nOh.\n",
    "name and dash": "Ines — 00:03\nHello.\n\nBo — 00:07\nNo.\n\nInes — 01:12\nOh.\n",
    "headings of a page": "### Ines (00:03)\nHello.\n### Bo (00:07)\nNo.\n### Ines (01:12)\nOh.\n",
    "bold with an end": "**Ines (00:03-00:05)**\n\nHello.\n\n**Bo (00:07-00:09)**\n\nNo.\n\n"
    "**Ines (01:12-01:13)**\n\nOh.\n",
    "name above time": "Ines\n0:03\nHello.\nBo\n0:07\nNo.\nInes\n1:12\nOh.\n",
    "time above name": "0:03\nInes\nHello.\n0:07\nBo\nNo.\n1:12\nInes\nOh.\n",
    "time above a turn": "00:03\nInes: Hello.\n\n00:07\nBo: No.\n\n01:12\nInes: Oh.\n",
    "Rev": "Speaker 1 (00:03):\nHello.\n\nSpeaker 2 (00:07):\nNo.\n\nSpeaker 1 (01:12):\nOh.\n",
}


@pytest.mark.parametrize("form", HEADINGS)
def test_headings_of_every_shape_begin_a_turn(form: str) -> None:
    thread = read_thread(HEADINGS[form])

    assert thread.kind is ThreadKind.CALL
    assert [m.body for m in thread.messages] == ["Hello.", "No.", "Oh."]
    assert thread.messages[0].speaker == thread.messages[2].speaker != thread.messages[1].speaker
    offsets = [m.at.offset_seconds for m in thread.messages if m.at and m.at.offset_seconds is not None]
    assert [offset - offsets[0] for offset in offsets] == [0, 4, 69]


def test_a_line_that_ends_in_a_time_is_text_where_headings_look_otherwise() -> None:
    text = "Ines  0:03\nWhen?\n\nBo  0:07\nTomorrow\nMonday 9:30\n\nInes  0:12\nFine.\n"

    assert _told(read_thread(text))[1] == ("Bo", "Tomorrow\nMonday 9:30")


@pytest.mark.parametrize(
    "form",
    [
        "[00:03] ines: Hello.\n[00:07] bo: No.\n[00:12] Ines F: Oh.\n[00:15] Bo: Yes.\n",
        "00:03 ines: Hello.\n00:07 bo: No.\n00:12 Ines F: Oh.\n00:15 Bo: Yes.\n",
        "[00:00:03 - 00:00:05] ines: Hello.\n[00:00:07 - 00:00:09] bo: No.\n"
        "[00:00:12 - 00:00:13] Ines F: Oh.\n[00:00:15 - 00:00:16] Bo: Yes.\n",
    ],
)
def test_lowercase_names_stand_behind_a_time(form: str) -> None:
    assert _told(read_thread(form)) == [("ines", "Hello."), ("bo", "No."), ("Ines F", "Oh."), ("Bo", "Yes.")]


def test_times_may_stand_behind_the_colon() -> None:
    thread = read_thread("Ines: [00:03] Hello.\nBo: [00:07] No.\nInes: [00:12] Oh.\n")

    assert _told(thread) == [("Ines", "Hello."), ("Bo", "No."), ("Ines", "Oh.")]


def test_attendees_tell_the_speakers_of_a_meeting() -> None:
    text = (
        "### Pumps - 2025/03/04 16:02 GMT - Transcript\n### Attendees\nInes Falk, bo l, Bo's Presentation\n\n"
        "Ines Falk: Hello.\n\nbo l: No.\n\nThe plan: none.\n\n00:05:00\n\nInes Falk: \n\nInes Falk: Oh.\n\n"
        "Meeting ended after 00:06:00 👋\nInes Falk: late\n"
    )
    thread = read_thread(text)

    assert _told(thread) == [
        ("Ines Falk", "Hello."),
        ("bo l", "No.\n\nThe plan: none."),
        ("Ines Falk", "Oh."),
    ]
    assert thread.messages[0].at is not None
    assert thread.messages[0].at.raw == "### Pumps - 2025/03/04 16:02 GMT - Transcript"
    assert str(thread.last_day()) == "2025-03-04"


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("[02/08/2025, 20:14:09] {}", "2025-08-02 20:14:09"),
        ("09/01/2025, 18:41 - {}", "2025-01-09 18:41:00"),
        ("[8/2/25, 8:14:09\u202fPM] {}", "2025-08-02 20:14:09"),
        ("1/9/25, 6:41 PM - {}", "2025-01-09 18:41:00"),
        ("09/01/25, 6:41 pm - {}", "2025-01-09 18:41:00"),
        ("9/1/25 6:41 p. m. - {}", "2025-01-09 18:41:00"),
        ("09.01.25, 18:41 - {}", "2025-01-09 18:41:00"),
        ("[09.01.25, 18:41:07] {}", "2025-01-09 18:41:07"),
        ("09-01-2025 18:41 - {}", "2025-01-09 18:41:00"),
        ("09/01/2025 à 18:41 - {}", "2025-01-09 18:41:00"),
        ("2025-01-09 18:41 - {}", "2025-01-09 18:41:00"),
        ("9.1.2025 klo 18.41 - {}", "2025-01-09 18:41:00"),
        ("2025/01/09 18:41 - {}", "2025-01-09 18:41:00"),
        ("[2025/1/9 下午6:41:09] {}", "2025-01-09 18:41:09"),
        ("2025. 1. 9. 오후 6:41, {}", "2025-01-09 18:41:00"),
        ("\u200e[09/01/25, 18:41:09] ~\u202f{}", "2025-01-09 18:41:09"),
        ("[20:14, 02/08/2025] {}", "2025-08-02 20:14:00"),
        ("[6:41 PM, 1/9/2025] {}", "2025-01-09 18:41:00"),
        ("[18:41, 09.01.2025] {}", "2025-01-09 18:41:00"),
        ("[下午6:41, 2025/1/9] {}", "2025-01-09 18:41:00"),
    ],
)
def test_whatsapp_writes_dates_as_each_country_does(line: str, when: str) -> None:
    text = f"{line.format('Ines: Hello')}\nmore\n{line.format('bo: Price: none')}\n"
    thread = read_thread(text)

    assert _told(thread) == [("Ines", "Hello\nmore"), ("bo", "Price: none")]
    assert thread.messages[0].at is not None
    assert str(thread.messages[0].at.at) == when


def test_what_whatsapp_writes_itself_is_nobodys() -> None:
    stamp = "09/01/2025, 18:41 -"
    text = (
        f"{stamp} Messages and calls are end-to-end encrypted.\nOnly people here can read them.\n"
        f"{stamp} Ines: <Media omitted>\n{stamp} bo: This message was deleted\n"
        f"{stamp} Ines: Hi <This message was edited>\n"
        f"{stamp} bo left\nand is back\n{stamp} bo: No\n"
    )

    assert _told(read_thread(text)) == [("Ines", "Hi"), ("bo", "No")]


def test_short_labels_in_small_letters_are_speakers_when_every_line_has_one() -> None:
    thread = read_thread("ines: Hello.\nbo: No.\nines: Oh.\nbo: Bye.\n")

    assert _told(thread) == [("ines", "Hello."), ("bo", "No."), ("ines", "Oh."), ("bo", "Bye.")]


def test_lines_of_a_form_are_no_speakers() -> None:
    thread = read_thread("size: ten\ncolour: red\nsize: two\nwhen: May\n")

    assert len(thread.messages) == 1


def test_a_mail_about_a_call_with_the_reader_is_no_note() -> None:
    thread = read_thread("Call with you on 3 March\nplease stop calling\n", me=("Ines",))

    assert [m.speaker.side for m in thread.messages] == [Side.BUYER]
