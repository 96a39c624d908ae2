"""What cannot be read is refused in one clear line; odd encodings are read."""

from __future__ import annotations

import pytest

from closecall.errors import InputError
from closecall.thread.files.decoding import CAP_BYTES
from closecall.thread.parser import MOST_MESSAGES, read_thread

MAIL = "From: Zoë Ångström <zoe@tidewater.example>\nDate: 3 March 2025 09:00\n\nTschüß, bis später.\n"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param("", "empty", id="empty text"),
        pytest.param(b"", "empty", id="no bytes"),
        pytest.param(" \n\t\u200b\n", "empty", id="nothing visible"),
        pytest.param("x" * (CAP_BYTES + 1), "2 MB", id="long text"),
        pytest.param(b"x" * (CAP_BYTES + 1), "2 MB", id="many bytes"),
        pytest.param("é" * (CAP_BYTES // 2 + 1), "2 MB", id="many bytes as text"),
        pytest.param("Bo: no\n" * (MOST_MESSAGES + 1), "20,001 messages; the cap is 20,000", id="turns"),
        pytest.param("From: a\x00b", "binary", id="NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary", id="picture"),
        pytest.param(b"PK\x03\x04\xff\xfe\xfd", "zip file is broken", id="zip"),
        pytest.param(b"\xff\xfe\x00\xd8", "not text", id="broken UTF-16"),
        pytest.param("-----\n=====\n", "Nothing in this text", id="rules"),
        pytest.param("> \n>\n", "Nothing in this text", id="quote marks"),
        pytest.param('{"sentences": [{"text": "hi"}]}', "Nothing in this text", id="data"),
    ],
)
def test_an_unusable_input_is_refused_in_one_line(source: str | bytes, says: str) -> None:
    with pytest.raises(InputError) as raised:
        read_thread(source)

    assert says in str(raised.value)
    assert raised.value.hint
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_unicode_is_read_without_a_warning(encoding: str) -> None:
    thread = read_thread(MAIL.encode(encoding), me=("nobody",))

    assert thread.messages[0].speaker.name == "Zoë Ångström"
    assert not any("UTF-8" in warning for warning in thread.warnings)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_bytes_are_read_with_a_warning(encoding: str) -> None:
    thread = read_thread(MAIL.encode(encoding))

    assert thread.messages[0].body == "Tschüß, bis später."
    assert any("Windows-1252" in warning for warning in thread.warnings)


def test_invisible_characters_in_headers_do_not_hide_a_mail() -> None:
    thread = read_thread(
        "\u200bFrom:\u00a0Bo <bo@tidewater.example>\r\n\u200eDate: 3 March 2025\r\n\r\nHi.\r\n"
    )

    assert (thread.messages[0].speaker.name, thread.messages[0].body) == ("Bo", "Hi.")


def test_the_same_text_gives_the_same_thread() -> None:
    assert read_thread(MAIL) == read_thread(MAIL)


DATED = "<bo@tidewater.example>\nDate: 3 March 2025 09:00\n"


@pytest.mark.parametrize(
    "text",
    [
        f"From: \x1b[31mBo\x1b[0m Lund {DATED}Subject: Pu\x07mps\n\nGood.\n",
        f"From: \u202eBo Lund\u202c {DATED}Subject: Pumps\n\nGood.\n",
        f"MIME-Version: 1.0\nFrom: =?utf-8?q?Bo=1b=5b2J_Lund?= {DATED}Subject: Pumps\x08\n\nGood.\n",
    ],
)
def test_names_and_subjects_hold_nothing_that_steers_a_screen(text: str) -> None:
    [message] = read_thread(text).messages

    assert (message.speaker.name, message.subject, message.body) == ("Bo Lund", "Pumps", "Good.")


def test_a_speaker_of_a_call_is_named_without_what_steers_a_screen() -> None:
    thread = read_thread("Bo\x1b[2J: Good.\nIna\x07: Fine.\nBo\x1b[2J: Bye.\n")

    assert [message.speaker.name for message in thread.messages] == ["Bo", "Ina", "Bo"]
