"""Mails made to keep the standard library's parser busy, fill memory or make it fail: read, or refused."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.readers.mail import bounded_parser
from closecall.thread.readers.mail.bounded_parser import LONGEST_HEADER, MOST_PARTS
from closecall.thread.readers.mail.mime_parts import header, kind_of, mail_of, parts, text_of

HEAD = "MIME-Version: 1.0\nFrom: Bo Lund <bo@tidewater.example>\nTo: ines@ottermill.example\nSubject: Pumps\n"
MIXED = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n"
ENCLOSED = f"{HEAD}Content-Type: message/rfc822\n\n"


def _nested(depth: int, *, below: str) -> str:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"{HEAD}{parts}\n{below}"


REFUSED = {
    "many parts": MIXED + "--b\n\n" * 40_000,
    "one part more than the cap": MIXED + "--b\n\nx\n" * MOST_PARTS,
    "boundaries times lines": _nested(150, below="x\n" * 90_000),
    "enclosed in each other": ENCLOSED * 1_000 + "No.\n",
    "many headers in a part": f"{MIXED}--b\n" + "A: b\n" * 90_000 + "\nNo.\n--b--\n",
    "many headers": HEAD + "A: b\n" * 90_000 + "\nNo.\n",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_mail_program_writes_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(InputError, match="more parts or headers than any mail program writes") as raised:
        read_thread(REFUSED[name])

    assert raised.value.hint


LONG = {
    "recipients of an enclosed mail": f"{ENCLOSED}From: Bo <bo@x.example>\nTo: "
    + "a@b.example, " * 140_000
    + "\n\nNo pumps.\n",
    "description of a part": f"{MIXED}--b\nContent-Type: text/plain; "
    + "a=b; " * 300_000
    + "\n\nNo pumps.\n--b--\n",
    "brackets in each other": HEAD.replace("Lund", "(" * 2900) + "\nNo pumps.\n",
    "brackets in the description": f"{HEAD}Content-Type: text/plain {'(' * 400_000}\n\nNo pumps.\n",
    "words written in code": f"{HEAD}Cc: {'=?utf-8?q?a?= ' * 100_000}\n\nNo pumps.\n",
}


@pytest.mark.parametrize("name", LONG)
def test_a_header_made_to_take_minutes_does_not_hide_the_words(name: str) -> None:
    assert any(message.body == "No pumps." for message in read_thread(LONG[name]).messages)


@pytest.mark.parametrize("words", ["Cc: " + "bo@x.example, " * 40, "Cc: " + "Bo (" * 120])
def test_a_mailbox_of_slow_mails_takes_little_longer_than_one_of_ordinary_mails(
    words: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    def calls(header: str) -> int:
        mail = f"From x Mon Mar  3 09:00:00 2025\n{HEAD}{header}\n\nNo pumps.\n\n"
        return calls_of(lambda: read_thread(mail * 200))

    assert calls(words) < 5 * calls("X-Mailer: y")


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ("Bo Lund <bo@x.example>", "Bo Lund", "bo@x.example"),
        ('"Lund, Bo" <bo@x.example>', "Lund, Bo", "bo@x.example"),
        ('"Bo"<bo@x.example>', "Bo", "bo@x.example"),
        ("Bo Lund\n\t<bo@x.example>", "Bo Lund", "bo@x.example"),
        ("bo@x.example", None, "bo@x.example"),
        ('"ann@y.example" <bo@x.example>', None, "bo@x.example"),
        ("=?utf-8?q?B=C3=B6?= <bo@x.example>", "Bö", "bo@x.example"),
        (f"{'(' * 400} <bo@x.example>", None, "bo@x.example"),
    ],
)
def test_a_sender_is_read_however_he_is_written(written: str, name: str | None, email: str) -> None:
    mail = HEAD.replace("Bo Lund <bo@tidewater.example>", written) + "\nNo pumps.\n"
    [message] = read_thread(mail.encode()).messages

    assert (message.speaker.name, message.speaker.email) == (name, email)


def test_a_header_is_kept_up_to_its_cap() -> None:
    mail = mail_of(f"{HEAD}X-Long: {'x' * 5000}\nContent-Type: text/plain; x={'y' * 5000}\n\nNo.\n".encode())
    assert mail is not None
    kept = {name.casefold(): value for name, value in mail.raw_items()}

    assert (len(kept["x-long"]), kind_of(mail), len(kept["content-type"])) == (
        LONGEST_HEADER,
        "text/plain",
        500,
    )


def test_as_many_parts_as_the_cap_are_read() -> None:
    mail = mail_of((MIXED + "--b\n\nNo.\n" * (MOST_PARTS - 1)).encode())

    assert mail is not None
    assert len(list(parts(mail))) == MOST_PARTS - 1


def test_a_mail_of_a_mailbox_that_cannot_be_read_is_told() -> None:
    mails = (f"{HEAD}\nNo pumps.\n", MIXED + "--b\n\n" * (MOST_PARTS + 1))
    thread = read_thread("".join(f"From x Mon Mar  3 09:00:00 2025\n{mail}\n" for mail in mails))

    assert [message.body for message in thread.messages] == ["No pumps."]
    assert any("could not be read, and are missing here: 1." in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "unicode_escape", "Raw-Unicode-Escape", "undefined", "rot13"]
)
def test_words_in_no_charset_of_mail_are_read_as_they_stand(charset: str) -> None:
    [message] = read_thread(
        f"{HEAD}Content-Type: text/plain; charset={charset}\n\nNo pumps, \\x6eo.\n".encode()
    ).messages

    assert message.body == "No pumps, \\x6eo."


def test_a_packed_text_of_too_many_lines_is_refused() -> None:
    packed = b64encode(b"\n" * 1_000_000)
    with pytest.raises(InputError, match="1,000,000 lines; the cap is 100,000"):
        read_thread(f"{HEAD}Content-Transfer-Encoding: base64\n\n".encode() + packed)


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(InputError, match="200,001 tags; the cap is 100,000"):
        read_thread("<html>" + "<b>x" * 200_000)


@pytest.mark.parametrize(
    "broken", [ValueError, TypeError, RecursionError, NotImplementedError, OverflowError, MemoryError]
)
def test_whatever_the_parser_fails_with_is_one_clear_line(
    broken: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def _fails(*_: object, **__: object) -> None:
        raise broken

    monkeypatch.setattr(bounded_parser, "message_from_bytes", _fails)
    with pytest.raises(InputError, match="broken"):
        read_thread(f"{HEAD}\nNo.\n")


@pytest.mark.parametrize("method", ["get_content", "get_filename", "get_content_disposition", "get_payload"])
def test_a_part_on_which_the_parser_fails_does_not_lose_the_mail(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _fails(*_: object, **__: object) -> None:
        raise OverflowError

    monkeypatch.setattr(EmailMessage, method, _fails)
    [message] = read_thread(f"{HEAD}\nNo.\n").messages

    assert message.speaker.email == "bo@tidewater.example"


FIELDS = ("From", "To", "Cc", "Subject", "Date", "Message-ID", "Content-Type", "Content-Disposition")
SIGNS = st.sampled_from(
    [*"<>()[]\",:;@=?.\\*%' \t", "a", "=?utf-8?q?", "?=", "boundary=b", "\n ", "\x00", "é"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(FIELDS), st.lists(SIGNS, max_size=30)), max_size=6),
    st.binary(max_size=200),
)
def test_no_header_and_no_body_makes_the_facade_fail(
    fields: list[tuple[str, list[str]]], body: bytes
) -> None:
    head = "".join(f"{name}: {''.join(signs)}\n" for name, signs in fields)
    mail = mail_of(f"MIME-Version: 1.0\n{head}\n".encode() + body)

    for part in parts(mail) if mail is not None else ():
        assert isinstance(kind_of(part) + header(part, "from") + header(part, "date") + text_of(part), str)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_below_a_mails_header_are_read_or_refused(body: bytes) -> None:
    with suppress(InputError):
        assert read_thread(MIXED.encode() + b"--b\n" + body).messages
