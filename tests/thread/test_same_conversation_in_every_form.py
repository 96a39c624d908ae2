"""One conversation, as mail programs show it: the same messages and the same facts (I37)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

import pytest

from closecall import read_facts
from closecall.thread.parser import read_thread
from closecall.thread.records import Thread

INES = ("Ines Falk", "ines@ottermill.example")
BO = ("Bo Lund", "bo@tidewater.example")


@dataclass(frozen=True)
class Mail:
    writer: tuple[str, str]
    reader: tuple[str, str]
    at: datetime
    body: str


CONVERSATION = (
    Mail(BO, INES, datetime(2025, 3, 3, 9, 0), "Hello Ines,\n\nwhat would ten pumps cost us?"),
    Mail(INES, BO, datetime(2025, 3, 4, 10, 30), "Hello Bo,\n\nten pumps are 4,000 EUR in total."),
    Mail(BO, INES, datetime(2025, 3, 6, 8, 15), "That is too expensive for us. Is there a smaller one?"),
    Mail(INES, BO, datetime(2025, 3, 7, 16, 45), "There is. The small one is 2,500 EUR for ten."),
    Mail(BO, INES, datetime(2025, 3, 10, 11, 5), "We like it. I have to ask our director first, though."),
)


def _person(who: tuple[str, str]) -> str:
    return f"{who[0]} <{who[1]}>"


def _block(mail: Mail, *, gap: str = "\n\n") -> str:
    subject = "Pumps" if mail is CONVERSATION[0] else "RE: Pumps"
    return (
        f"From: {_person(mail.writer)}\nSent: {mail.at:%A, %B %d, %Y %I:%M %p}\n"
        f"To: {_person(mail.reader)}\nSubject: {subject}{gap}{mail.body}\n"
    )


def _chronological() -> str:
    return "\n".join(map(_block, CONVERSATION))


def _outlook() -> str:
    return "\n".join(map(_block, reversed(CONVERSATION)))


def _outlook_with_rules() -> str:
    return "\n________________________________\n".join(map(_block, reversed(CONVERSATION)))


def _outlook_for_mac() -> str:
    return "\n".join(_block(mail, gap="\n") for mail in reversed(CONVERSATION))


def _quoted(mails: tuple[Mail, ...], attribution: Callable[[Mail], str]) -> str:
    """The newest mail with its heading, and all others as quotes inside of quotes."""
    lines: list[str] = []
    for older in mails:
        lines = [
            attribution(older),
            ">",
            *(f">{line}" if line[:1] == ">" else f"> {line}" for line in _joined(older, lines)),
        ]
    return "\n".join(lines)


def _joined(mail: Mail, older: list[str]) -> list[str]:
    return [*mail.body.split("\n"), "", *older] if older else mail.body.split("\n")


def _gmail(attribution: Callable[[Mail], str]) -> str:
    *older, newest = CONVERSATION
    return f"{_block(newest)}\n{_quoted(tuple(older), attribution)}\n"


def _english(mail: Mail) -> str:
    return f"On {mail.at:%a, %b %d, %Y at %I:%M %p} {_person(mail.writer)} wrote:"


def _german(mail: Mail) -> str:
    return f"Am {mail.at:%d.%m.%Y} um {mail.at:%H:%M} schrieb {_person(mail.writer)}:"


def _thunderbird(mail: Mail) -> str:
    return f"On {mail.at:%Y-%m-%d %H:%M}, {_person(mail.writer)} wrote:"


def _web_page() -> str:
    parts = [
        f"{_person(mail.writer)}\n{mail.at:%a, %b %d, %Y, %I:%M %p} (2 days ago)\n"
        f"to {mail.reader[0].split()[0]}\n\n{mail.body}\n"
        for mail in CONVERSATION
    ]
    return "Pumps\nInbox\n\n" + "\n".join(parts) + "\nReply\nForward\n"


def _html() -> str:
    quoted = ""
    *older, newest = CONVERSATION
    for mail in older:
        body = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in mail.body.split("\n"))
        quoted = (
            f'<div class="gmail_quote"><div class="gmail_attr">{escape(_english(mail))}<br></div>'
            f'<blockquote class="gmail_quote"><div>{body}</div><br>{quoted}</blockquote></div>'
        )
    top = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in _block(newest).split("\n"))
    return f"<html><body><div>{top}</div>{quoted}</body></html>"


FORMS: dict[str, Callable[[], str]] = {
    "oldest first": _chronological,
    "Outlook, newest first": _outlook,
    "Outlook on the web, with rules": _outlook_with_rules,
    "Outlook for Mac, no blank line": _outlook_for_mac,
    "Gmail, quotes inside quotes": lambda: _gmail(_english),
    "Apple Mail in German": lambda: _gmail(_german),
    "Thunderbird": lambda: _gmail(_thunderbird),
    "a web mail's page": _web_page,
    "HTML with blockquotes": _html,
}


def _read(form: str) -> Thread:
    return read_thread(FORMS[form](), me=(INES[1],))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_messages(form: str) -> None:
    thread = _read(form)

    assert [(m.speaker.name, m.speaker.email, m.at and m.at.at, m.body) for m in thread.messages] == [
        (*mail.writer, mail.at, mail.body) for mail in CONVERSATION
    ]
    assert thread.warnings == ()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_facts(form: str) -> None:
    as_of = date(2025, 3, 12)
    expected = read_facts(_read("oldest first"), as_of=as_of)
    found = read_facts(_read(form), as_of=as_of)

    assert found.facts == expected.facts
    assert {(e.fact, e.message, e.quote) for e in found.evidence} == {
        (e.fact, e.message, e.quote) for e in expected.evidence
    }
