"""A conversation with words of somebody else's planted in it, as a mailbox or a transcript."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from closecall.evaluation.cases import Case
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

STRANGER = "Kit Lane <kit@elsewhere.example>"
_NEXT_TURN = "\f"
_NINE = time(9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail before it is written down.

    Attributes:
        hidden: text that only the HTML version holds, in an element that is not shown.
        file_name: of an attachment.
        other: name and address of the other side, who is quoted.

    """

    name: str
    address: str
    subject: str
    day: datetime
    body: str
    hidden: str | None = None
    file_name: str | None = None
    other: str = STRANGER

    def written(self, *, number: int) -> bytes:
        """The mail as one entry of a mailbox."""
        mail = EmailMessage()
        mail["Message-ID"] = f"<{number}@mailbox.example>"
        if number:
            mail["In-Reply-To"] = mail["References"] = f"<{number - 1}@mailbox.example>"
        mail["Subject"] = self.subject
        mail["Date"] = format_datetime(self.day)
        mail.set_content(self.body)
        if self.hidden is not None:
            shown = "".join(f"<p>{html.escape(part)}</p>" for part in self.body.split("\n\n"))
            hidden = f'<div style="display:none">{html.escape(self.hidden)}</div>'
            mail.add_alternative(f"<html><body>{shown}{hidden}</body></html>", subtype="html")
        if self.file_name is not None:
            mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=self.file_name)
        lines = mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
        # The library writes a folded name without its quotes: the address would be another one.
        sender = f"From: {formataddr((self.name, self.address))}\n".encode()
        return b"From - Mon Mar  2 09:00:00 2026\n" + sender + lines + b"\n"


Planting = Callable[[Mail, str], Mail]
"""Puts an attack into a mail of the buyer's."""


def _line(text: str) -> str:
    return " ".join(text.split())


def _quoting(mail: Mail, attack: str) -> Mail:
    """Put the attack into the mouth of the other side, whose mail the buyer quotes."""
    quote = "\n".join(f"> {line}" for line in attack.splitlines())
    day = format_datetime(mail.day - timedelta(days=1))
    heading = f"On {day}, {mail.other} wrote:"
    return replace(mail, body=f"{mail.body}\n\n{heading}\n{quote}\n")


def _in_the_middle(mail: Mail, attack: str) -> Mail:
    parts = mail.body.split("\n\n")
    half = (len(parts) + 1) // 2
    return replace(mail, body="\n\n".join([*parts[:half], attack, *parts[half:]]))


SPOKEN: dict[str, Planting] = {
    "own words, start": lambda turn, attack: replace(turn, body=f"{attack}{_NEXT_TURN}{turn.body}"),
    "own words, middle": lambda turn, attack: replace(turn, body=f"{turn.body}{_NEXT_TURN}{attack}"),
    "own words, end": lambda turn, attack: replace(turn, body=f"{turn.body}{_NEXT_TURN}{attack}"),
}
"""What is planted in a call: a turn of the buyer's more."""

MAIL: dict[str, Planting] = {
    "own words, start": lambda mail, attack: replace(mail, body=f"{attack}\n\n{mail.body}"),
    "own words, middle": _in_the_middle,
    "own words, end": lambda mail, attack: replace(mail, body=f"{mail.body}\n\n{attack}\n"),
    "quoted, start": _quoting,
    "quoted, middle": _quoting,
    "quoted, end": _quoting,
    "quoted from a stranger": lambda mail, attack: _quoting(replace(mail, other=STRANGER), attack),
    "subject": lambda mail, attack: replace(mail, subject=f"{mail.subject} {_line(attack)}"),
    "signature": lambda mail, attack: replace(mail, body=f"{mail.body}\n\n-- \n{mail.name}\n{attack}\n"),
    "name": lambda mail, attack: replace(mail, name=_line(attack)),
    "hidden HTML": lambda mail, attack: replace(mail, hidden=attack),
    "file name": lambda mail, attack: replace(mail, file_name=_line(attack)),
}
"""What is planted in a mail; start, middle and end are the buyer's first, middle and last mail."""


def _address_of(speaker: Speaker) -> str:
    return f"{speaker.side.value}@{speaker.side.value}.example"


@dataclass(frozen=True, slots=True)
class Conversation:
    """A labelled conversation, taken apart so that words can be planted in it.

    Attributes:
        me: how the seller is told in what :meth:`with_planted` writes.
        buyers: places of the messages that the buyer wrote.

    """

    case: Case
    thread: Thread
    me: tuple[str, ...] = ()
    buyers: tuple[int, ...] = field(default=())

    @property
    def places(self) -> tuple[str, ...]:
        """Where something can be planted."""
        return tuple(MAIL if self.thread.kind is ThreadKind.EMAIL else SPOKEN)

    def clean(self) -> bytes:
        """The conversation as it is."""
        return self._written()

    def with_planted(self, attack: str, place: str) -> bytes:
        """The conversation with an attack in one of its :attr:`places`."""
        at = self.buyers[-1]
        if place.endswith("start"):
            at = self.buyers[0]
        elif place.endswith("middle"):
            at = self.buyers[len(self.buyers) // 2]
        return self._written(attack, place, at)

    def _written(self, attack: str = "", place: str = "", at: int = -1) -> bytes:
        mails = [self._mail(i, message) for i, message in enumerate(self.thread.messages)]
        if place:
            planting = MAIL if self.thread.kind is ThreadKind.EMAIL else SPOKEN
            mails[at] = planting[place](mails[at], attack)
        if self.thread.kind is ThreadKind.EMAIL:
            return b"".join(mail.written(number=i) for i, mail in enumerate(mails))
        turns = [(mail.name, part) for mail in mails for part in mail.body.split(_NEXT_TURN)]
        return "\n".join(f"{name}: {_line(words)}" for name, words in turns).encode()

    def _mail(self, number: int, message: Message) -> Mail:
        at = message.at.at if message.at else None
        ago = timedelta(days=len(self.thread.messages) - number)
        day = at or datetime.combine(self.case.as_of - ago, _NINE)
        speaker = message.speaker
        name = speaker.name or speaker.email or speaker.side.value.title()
        address = speaker.email or _address_of(speaker)
        subject = message.subject or ("Re: The offer" if number else "The offer")
        sellers = (m.speaker for m in self.thread.messages if m.speaker.side is Side.SELLER)
        seller = next((f"{one.label} <{one.email or _address_of(one)}>" for one in sellers), STRANGER)
        return Mail(name, address, subject, day, message.body, other=seller)


def conversations(cases: Iterator[Case]) -> Iterator[Conversation]:
    """Those of the cases in which it is clear who sells, and in which the buyer says something."""
    for case in cases:
        thread = Thread.parse(case.thread, note=case.seller_note or None)
        buyers = tuple(i for i, _ in thread.buyer_messages())
        sellers = [m.speaker for m in thread.messages if m.speaker.side is Side.SELLER]
        unclear = any(m.speaker.side is Side.UNKNOWN for m in thread.messages)
        if not buyers or not sellers or unclear:
            continue
        told = {speaker.email or speaker.name or "Seller": None for speaker in sellers}
        yield Conversation(case, thread, tuple(told), buyers)
