"""The table of readers: each format goes to its own reader, and none claims more than it may."""

from __future__ import annotations

import pytest

from closecall.thread.parser import read_thread
from closecall.thread.pieces import Page, Reader
from closecall.thread.readers import READERS, reader_for

SAMPLES = {
    "mailbox": "From bo@tidewater.example Mon Mar  3 09:00:00 2025\nFrom: bo@tidewater.example\n\nHi.",
    "eml file": "MIME-Version: 1.0\nFrom: bo@tidewater.example\n\nHi.",
    "HTML mail": "<html><body>Hi.</body></html>",
    "Gong transcript": '[{"speakerId": "1", "sentences": [{"start": 1, "text": "Hi."}]}]',
    "subtitles": "WEBVTT\n\n00:01.000 --> 00:02.000\nBo: Hi.",
    "WhatsApp export": "09/03/2025, 18:41 - Bo: Hi.",
    "Google Meet text": "Talk - Transcript\n\nAttendees\nBo, Ines\n\nBo: Hi.\nInes: Yes?\n",
    "Zoom chat": "00:00:01\tBo:\tHi.\n00:00:03\tInes:\tYes?",
    "stamped turns": "[00:01] Bo: Hi.\n[00:03] Ines: Yes?",
    "JSON turns": '[{"speaker": "Bo", "text": "Hi."}, {"speaker": "Ines", "text": "Yes?"}]',
    "timed turns": "A 00:01 Hi.\nB 00:03 Yes?\nA 00:05 Bye.",
    "angled names": "<Bo> Hi.\n<Ines> Yes?\n<Bo> Bye.",
    "pasted mail": "From: Bo <bo@tidewater.example>\nDate: 3 March 2025\n\nHi.",
    "call notes": "me: Hi.\nhim: Yes?\nme: Bye.",
    "stacked turns": "Bo\n0:01\nHi.\n\nInes\n0:03\nYes?",
    "chat lines": "Bo\nTue 6:12 PM\nHi.\n\nInes\nTue 6:14 PM\nYes?",
    "headed turns": "Bo  0:01\nHi.\n\nInes  0:03\nYes?",
    "opened turns": "Bo, 03/03 09:05: Hi Ines, is it there?\nInes, 04/03 18:10: Yes.\nBo, 05/03 08:00: Bye.",
    "lines with arrows": "> Hi.\n< Yes?\n> Is it still there?\n< It is.",
    "turns in columns": "BO  Hi.\nINES  Yes?\nBO  Is it still there?\nINES  It is.",
    "names before other signs": "Bo - Hi.\nInes - Yes?\nBo - Is it still there?\nInes - It is.",
    "lines with dashes": "- Hi, is it oak?\n- Yes, shall I keep it for you?\n- Well, is it dear?\n- No, 640.",
    "named turns": "Bo: Hi.\nInes: Yes?\nBo: Bye.",
    "letters with greetings": "Hi Ines, is it still there?\nBo\n\nHi Bo. It is. Ines",
    "names alone": "Bo\nHi.\n\nInes\nYes?\n\nBo\nIs it still there?\n\nInes\nIt is.",
    "plain text": "Hi there, it is fine with us.",
}


def test_every_reader_has_a_sample_and_its_own_name() -> None:
    assert [reader.name for reader in READERS] == list(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_format_goes_to_its_reader(name: str) -> None:
    found, confidence = reader_for(Page.of(SAMPLES[name]))

    assert found is not None
    assert found.name == name
    assert 0 < confidence <= found.highest


@pytest.mark.parametrize("name", SAMPLES)
def test_the_end_of_a_long_line_is_not_lost(name: str) -> None:
    first, told, rest = SAMPLES[name].partition("Hi")
    text = f"{first}{told} {'and then some more of it ' * 60}until Whitsun{rest}"

    assert any("until Whitsun" in message.body for message in read_thread(text).messages)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_no_reader_is_surer_than_it_says(reader: Reader) -> None:
    confidences = [reader.confidence(Page.of(text)) for text in SAMPLES.values()]

    assert max(confidences) <= reader.highest <= 1
    assert min(confidences) >= 0


def test_what_no_reader_knows_has_none() -> None:
    assert reader_for(Page.of("=====")) == (None, 0)


@pytest.mark.parametrize(
    ("text", "unsure"),
    [
        ("Bo: Hi.\nBo: Yes?\nBo: Bye.", True),
        ("Notes Lund\n- keen\n- ready\n- May\n", True),
        ("bo: no\nines: oh\nbo: no\nines: oh\n", True),
        ("Bo: Hi.\nInes: Yes?\nBo: Bye.", False),
        ("From: Bo <bo@tidewater.example>\nDate: 3 March 2025\n\nHi.", False),
    ],
)
def test_an_unsure_detection_is_said(text: str, unsure: bool) -> None:
    warnings = read_thread(text).warnings

    assert any("not certain" in warning for warning in warnings) is unsure
