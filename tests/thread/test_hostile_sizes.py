"""The inputs that keep other readers busy for minutes: each takes less than two seconds of processor time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from closecall.errors import InputError
from closecall.thread.parser import read_thread

MEGABYTE, TENTH = 1_000_000, 100_000
LETTER = "On Mon, 3 Mar 2025 at 09:00, Bo <bo@tidewater.example> wrote:"
HEAD = "MIME-Version: 1.0\nFrom: bo@tidewater.example\nTo: ines@ottermill.example\nSubject: Pumps\n"


def _filled(unit: str, size: int) -> str:
    return unit * (size // len(unit))


def _nested_mails(depth: int) -> str:
    inner = "".join(f"{HEAD}Content-Type: message/rfc822\n\n" for _ in range(depth))
    return f"{inner}{HEAD}\nHi.\n"


def _nested_parts(depth: int) -> str:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return f"{HEAD}{parts}\nHi.\n"


def _mailbox(count: int) -> str:
    head = f"{HEAD}Date: Mon, 3 Mar 2025 09:00:12 +0100\nMessage-ID: <{{n}}@x.example>\n\n"
    mail = f"{head}Text {{n}}\n\n{LETTER}\n> "
    mails = (f"From x Mon Mar  3 09:00:00 2025\n{mail.format(n=n)}Text {n - 1}\n\n" for n in range(count))
    return "".join(mails)


INPUTS: dict[str, Callable[[], str]] = {
    "1 MB of quoted text": lambda: _filled("> text\n", MEGABYTE),
    "1 MB of quote marks": lambda: _filled(">", MEGABYTE),
    "1 MB of one word": lambda: _filled("word ", MEGABYTE),
    "1 MB of one line": lambda: _filled("a", MEGABYTE),
    "1 MB of newlines": lambda: _filled("\n", MEGABYTE),
    "1 MB of spaces": lambda: _filled(" ", MEGABYTE) + "x",
    "1 MB of rules": lambda: _filled("-----\n", MEGABYTE),
    "10,000 quote marks on a line": lambda: ">" * 10_000 + " x",
    "1,000 nested attributions": lambda: "\n".join(
        f"{'>' * n} {LETTER}\n{'>' * n} text" for n in range(1000)
    ),
    "10,000 flat attributions": lambda: f"{LETTER}\nhello\n" * 10_000,
    "On On On": lambda: _filled("On ", TENTH),
    "On Monday we talked": lambda: _filled("On Monday we talked ", TENTH),
    "From: x": lambda: _filled("From: x\n", TENTH),
    "Am Montag schrieb": lambda: _filled("Am Montag schrieb ", TENTH),
    "Le lundi a écrit": lambda: _filled("Le lundi a écrit ", TENTH),
    "angle brackets": lambda: _filled("<", TENTH),
    "10,000 nested divs": lambda: "<html>" + "<div>" * 10_000 + "x",
    "5,000 blockquotes": lambda: "<html>" + "<blockquote>" * 5_000 + "x",
    "unclosed tags": lambda: "<html>" + _filled("<b x", TENTH),
    "combining marks": lambda: "a" + "\u0301" * TENTH,
    "cues": lambda: "WEBVTT\n\n" + _filled("00:01.000 --> 00:02.000\nbo: hi\n\n", MEGABYTE),
    "cue arrows": lambda: "WEBVTT\n" + _filled("00:01 -->", MEGABYTE),
    "voice tags": lambda: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + _filled("<v ", TENTH),
    "chat lines": lambda: _filled("00:00:01\tBo:\thi\n", MEGABYTE // 4),
    "headed turns": lambda: _filled("Bo  0:01\nhi\n", MEGABYTE // 8),
    "stamped turns": lambda: _filled("[00:01] Bo: hi\n", MEGABYTE // 4),
    "attendees": lambda: "Attendees\n" + _filled("Bo, ", MEGABYTE) + "\n\nBo: hi\nInes: hi\nBo: bye\n",
    "names": lambda: "".join(f"Speaker{n}: hi\n" for n in range(10_000)),
    "JSON turns": lambda: json.dumps([{"speaker": "Bo", "text": "hi"}] * 15_000),
    "nested JSON": lambda: '{"a":' * 5_000 + "[]" + "}" * 5_000,
    "wide JSON": lambda: "[" + ",".join(["{}"] * 300_000) + "]",
    "lines of JSON": lambda: _filled('{"speaker": "Bo", "text": "hi"}\n', MEGABYTE // 4),
    "nested mails": lambda: _nested_mails(1_000),
    "nested parts": lambda: _nested_parts(1_000),
    "many header lines": lambda: HEAD + _filled("X-A: b\n", MEGABYTE) + "\nHi.",
    "one long header": lambda: HEAD + "X-A: " + _filled("<a@b> ", MEGABYTE) + "\n\nHi.",
    "many recipients": lambda: HEAD + "Cc: " + _filled("a@b.example, ", MEGABYTE) + "\n\nHi.",
    "mailbox": lambda: _mailbox(500),
    "mailbox separators": lambda: _filled("From x\nA: b\n\n", MEGABYTE // 4),
    "calendar": lambda: (
        f"{HEAD}Content-Type: text/calendar\n\nMETHOD:REPLY\nBEGIN:VEVENT\n"
        + _filled("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\n ", MEGABYTE)
    ),
    "calendar quotes": lambda: (
        f"{HEAD}Content-Type: text/calendar\n\nBEGIN:VEVENT\n" + _filled('A;B="', TENTH)
    ),
    "WhatsApp": lambda: _filled("09/03/2025, 18:41 - Bo: hi\n", MEGABYTE // 3),
    "notes": lambda: "Notes\n" + _filled("- x\n", TENTH // 2),
}


@pytest.mark.parametrize("name", INPUTS)
def test_a_hostile_input_takes_less_than_two_seconds(name: str) -> None:
    text = INPUTS[name]()

    # A busy machine slows the processor too: only what is slow every time is slow.
    assert any(_seconds(text) < 2 for _ in range(3))


def _seconds(text: str) -> float:
    began = time.process_time()
    try:
        read_thread(text)
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017  either outcome is right; the time is what counts
    return time.process_time() - began
