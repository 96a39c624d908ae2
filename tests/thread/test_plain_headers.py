"""Headers read without the library's parser say what it says, and none that it is made to take long over."""

from __future__ import annotations

from collections.abc import Callable
from email import policy
from email.utils import getaddresses
from functools import partial
from itertools import islice

import pytest

from benchmarks.slow_mailboxes import SLOW, mailbox
from closecall.thread.parser import read_thread
from closecall.thread.readers.mail.plain_headers import plain_people, read_plainly

SAME = [
    ("subject", "Pumps"),
    ("subject", "Re: Pumps (two of them); 4,800 EUR"),
    ("subject", "=?utf-8?q?J=C3=BCrgen?= wrote =?UTF-8?B?w6TDtsO8?=\r\n =?UTF-8?B?w5/DtQ==?= twice"),
    ("subject", "=?iso-8859-1?Q?Caf=E9_au_lait?="),
    ("subject", "=?utf-8?q?=C3?= =?utf-8?q?=A4?= in two"),
    ("from", "Bo Lund <bo@tidewater.example>"),
    ("from", "=?utf-8?q?Lund=2C_Bo?= <bo@tidewater.example>"),
    ("from", '"=?utf-8?q?Lund=2C_Bo?=" <bo@tidewater.example>'),
    ("to", 'bo@tidewater.example, "Roth, Imke" <imke@ottermill.example>'),
    ("message-id", "<CAF+x=9_2@mail.tidewater.example>"),
    ("references", "<1@x.example>\r\n <2@x.example>"),
    ("date", "Tue, 10 Mar 2026 09:00:00 +0100"),
    ("auto-submitted", "auto-replied"),
    ("content-transfer-encoding", "quoted-printable"),
]
LEFT_TO_THE_LIBRARY = [
    ("date", "10 March, nine o'clock"),
    ("message-id", "no id"),
    ("content-type", "text/plain (plain, I say); charset=utf-8"),
    ("subject", "=?x-unknown?q?a?="),
    ("from", "J\udcc3\udcbcrgen <j@tidewater.example>"),
]


@pytest.mark.parametrize(("name", "raw"), SAME)
def test_a_plain_header_says_what_the_library_says(name: str, raw: str) -> None:
    assert read_plainly(name, raw) == str(policy.default.header_fetch_parse(name, raw))


@pytest.mark.parametrize(("name", "raw"), LEFT_TO_THE_LIBRARY)
def test_what_is_not_plain_is_left_to_the_library(name: str, raw: str) -> None:
    assert read_plainly(name, raw) is None


@pytest.mark.parametrize(
    "written",
    [
        "bo@tidewater.example",
        'Bo Lund <bo@tidewater.example>, "Roth, Imke" <imke@ottermill.example>,\t<sol@ottermill.example>',
        "Jürgen Roth <j@ottermill.example>",
        "",
    ],
)
def test_people_written_plainly_are_those_that_the_library_finds(written: str) -> None:
    assert plain_people(written) == [each for each in getaddresses([written]) if each != ("", "")]


@pytest.mark.parametrize("written", ["Team: a@x.example, b@x.example;", "Bo (of) <bo@x.example>", "Bo"])
def test_people_written_otherwise_are_not_guessed(written: str) -> None:
    assert plain_people(written) is None


def test_of_very_many_parameters_the_first_are_kept() -> None:
    kept = read_plainly("content-type", "text/plain; charset=utf-8; " + "a=b; " * 90)
    assert kept is not None
    assert kept.startswith("text/plain; charset=utf-8; a=b")
    assert len(kept) < 80


@pytest.fixture(scope="module")
def ordinary_calls(calls_of: Callable[[Callable[[], object]], int]) -> int:
    read_thread(_mails("ordinary", 1))  # loads what every mail takes
    return calls_of(partial(read_thread, _mails("ordinary")))


@pytest.mark.parametrize("name", [name for name in SLOW if name != "ordinary"])
def test_no_header_makes_a_mailbox_slow(
    name: str, ordinary_calls: int, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    """Twice the calls of an ordinary one at most: the library's parser took up to four times as long."""
    assert calls_of(partial(read_thread, _mails(name))) < 2 * ordinary_calls


def _mails(name: str, count: int = 250) -> str:
    return "".join(islice(mailbox(SLOW[name]), count))
