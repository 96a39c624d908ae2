"""What a thread is made of: messages, who wrote them, when, and what was cut away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from closecall.thread.person_names import told_names
from closecall.thread.typed_talk import holds_unspoken, is_recorded, reads_typed


class ThreadKind(StrEnum):
    """Written messages or spoken turns."""

    EMAIL = "email"
    CALL = "call"


class Side(StrEnum):
    """Which side of the sale a speaker is on. ``OTHER`` speaks for neither (a calendar, a mail server)."""

    BUYER = "buyer"
    SELLER = "seller"
    OTHER = "other"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a time is known. ``OFFSET`` counts from the start of a call; ``NONE`` is raw text only."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    OFFSET = "offset"
    NONE = "none"


class Automatic(StrEnum):
    """Mail that no person wrote: never the buyer speaking (D7).

    ``LIST`` is mail to many and what programs report: newsletters, lists, read receipts, notices.
    """

    AUTO_REPLY = "auto_reply"
    CALENDAR = "calendar"
    BOUNCE = "bounce"
    LIST = "list"


class Attendance(StrEnum):
    """What a calendar's mail says about a meeting."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A meeting that a calendar wrote about (RFC 5546, or the heading of such a mail).

    Attributes:
        what: somebody invited, answered, called off, or proposed another time.
        name, email: who did so; None where the mail does not say.
        side: of who did so, as far as the thread tells.
        starts: when the meeting begins, with a zone only where stated; None when unknown.
        title: the meeting's name, may be empty.

    """

    what: Attendance
    name: str | None = None
    email: str | None = None
    starts: datetime | None = None
    title: str = ""
    side: Side = Side.UNKNOWN

    def to_dict(self) -> dict[str, Any]:
        """The event as in ``closecall thread --json``."""
        return {
            "what": self.what.value,
            "name": self.name,
            "email": self.email,
            "side": self.side.value,
            "starts": self.starts.isoformat() if self.starts else None,
            "title": self.title,
        }


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who wrote or said a message; unknown parts are None, and neither name nor address is in its repr."""

    name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    side: Side = Side.UNKNOWN

    @property
    def label(self) -> str:
        """The name to show: name, else address, else the side."""
        return self.name or self.email or self.side.value


@dataclass(frozen=True, slots=True)
class Moment:
    """When a message was written.

    Attributes:
        raw: the text as it stood, always kept.
        at: the parsed time, with a zone only where the text states one; None when unparsed or an offset.
        offset_seconds: seconds since the start of the call, for ``Precision.OFFSET``.

    """

    raw: str
    precision: Precision
    at: datetime | None = None
    offset_seconds: float | None = None

    @property
    def day(self) -> date | None:
        """The calendar day as written, in the writer's own zone."""
        return self.at.date() if self.at else None


@dataclass(frozen=True, slots=True)
class Cut:
    """Text taken out of a message's body, kept for showing."""

    signature: str = ""
    disclaimer: str = ""
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class QuotedQuestion:
    """Words of another mail that stand right above what somebody wrote below them.

    Attributes:
        text: the last quoted paragraph, without quote marks, on one line.
        answered_at: where in the body what stands below it begins.

    """

    text: str
    answered_at: int


@dataclass(frozen=True, slots=True)
class Message:
    """One message or spoken turn.

    Attributes:
        body: what this speaker newly wrote: no signature, disclaimer, footer or quoted history.
            Offsets of evidence count characters of this text.
        lines: first and last line in the source, 1-based.
        subject: of a mail, where stated.
        automatic: set when no person wrote it.
        aside: text of the same mail that its body does not hold (hidden, or only in the HTML version); it may
            only lower the pressure.
        quoted_by: writers of the mails that quote it, nearest first; empty when it stands on its own.
        postdated: a mail that quotes it is older than it claims to be: nobody's word for more pressure.
        doubtful: who wrote it is not certain, as its warnings say: nobody's word for more pressure.
        answered: what stands quoted right above parts of the body, in order: a bare "no" answers that.
        event: the meeting that a calendar's mail is about.

    """

    speaker: Speaker
    body: str = field(repr=False)
    at: Moment | None = None
    cut: Cut = field(default_factory=Cut, repr=False)
    lines: tuple[int, int] = (1, 1)
    subject: str | None = field(default=None, repr=False)
    automatic: Automatic | None = None
    warnings: tuple[str, ...] = ()
    aside: str = field(default="", repr=False)
    quoted_by: tuple[Speaker, ...] = ()
    postdated: bool = False
    doubtful: bool = False
    answered: tuple[QuotedQuestion, ...] = field(default=(), repr=False)
    event: CalendarEvent | None = field(default=None, repr=False)

    @property
    def day(self) -> date | None:
        """The calendar day it was written on, in the writer's own zone; None where that is not known."""
        return self.at.day if self.at else None

    @property
    def is_buyer(self) -> bool:
        """Whether a person on the buyer's side wrote this."""
        return self.speaker.side is Side.BUYER and self.automatic is None

    @property
    def is_seller(self) -> bool:
        """Whether a person on the seller's side wrote this."""
        return self.speaker.side is Side.SELLER and self.automatic is None

    @property
    def is_quoted_stranger(self) -> bool:
        """Whether it is only known from a quotation, and nobody knows on which side its writer stands."""
        return self.speaker.side is Side.UNKNOWN and bool(self.quoted_by)

    def to_dict(self) -> dict[str, Any]:
        """The message as in ``closecall thread --json``; what a person's plain mail has not is left out."""
        at = self.at
        return {
            "speaker": {
                "name": self.speaker.name,
                "email": self.speaker.email,
                "side": self.speaker.side.value,
            },
            "at": {
                "iso": at.at.isoformat() if at and at.at else None,
                "raw": at.raw if at else "",
                "precision": (at.precision if at else Precision.NONE).value,
                **({"offset_seconds": at.offset_seconds} if at and at.offset_seconds is not None else {}),
            },
            "body": self.body,
            "cut": {
                "signature": self.cut.signature,
                "disclaimer": self.cut.disclaimer,
                "quoted": self.cut.quoted,
            },
            "lines": list(self.lines),
            "warnings": list(self.warnings),
            **self._further(),
            **({"answered": [asdict(question) for question in self.answered]} if self.answered else {}),
            **({"event": self.event.to_dict()} if self.event else {}),
        }

    def _further(self) -> dict[str, Any]:
        """What there is of a subject, of other text, and of reasons to doubt."""
        told = {
            "subject": self.subject,
            "automatic": self.automatic and self.automatic.value,
            "doubtful": self.doubtful,
            "postdated": self.postdated,
            "aside": self.aside,
            "quoted_by": [{"name": who.name, "email": who.email} for who in self.quoted_by],
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation, oldest message first.

    Attributes:
        lang: ISO 639-1 code of the language the buyer writes, "und" when it cannot be told.
        warnings: what the reader should know: an unsure detection, an unknown side, an ambiguous date.
        format: name of the reader that knew the text, such as "subtitles"; "" when it was not read from text.
        heading: the lines above the first turn that nobody said: a title, a date, who attended; may be empty.
        recipients: who is written to, as the headings name them, where they give an address; not printed.
        typed: whether its format is a chat's; some of these are a call's too.
        worked_out: what was asked of it or its messages before (:mod:`closecall.thread.thread_cache`).

    """

    kind: ThreadKind
    messages: tuple[Message, ...]
    lang: str = "und"
    warnings: tuple[str, ...] = ()
    format: str = ""
    heading: str = field(default="", repr=False)
    recipients: tuple[Speaker, ...] = field(default=(), repr=False, compare=False)
    typed: bool = field(default=False, repr=False)
    worked_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _of_buyer: tuple[tuple[int, Message], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Each reader of facts asks for the buyer's messages, some of them again and again."""
        of_buyer = tuple([(i, m) for i, m in enumerate(self.messages) if m.is_buyer])
        object.__setattr__(self, "_of_buyer", of_buyer)

    @classmethod
    def parse(cls, text: str | bytes, *, me: str | Sequence[str] = (), note: str | None = None) -> Thread:
        """Read any pasted thread, mail file or transcript (:func:`.parser.read_thread`).

        Args:
            me: a name, address or ``@domain`` of the seller, or several; a blank one is as none.

        """
        from closecall.thread.parser import read_thread  # noqa: PLC0415  the readers are only loaded to read

        return read_thread(text, me=told_names((me,) if isinstance(me, str) else me), note=note)

    def buyer_messages(self) -> tuple[tuple[int, Message], ...]:
        """Index and message of everything a person on the buyer's side wrote, oldest first."""
        return self._of_buyer

    @property
    def last_of_buyer(self) -> int:
        """The index of the newest message by a person on the buyer's side; -1 where there is none."""
        return self._of_buyer[-1][0] if self._of_buyer else -1

    @property
    def last_of_seller(self) -> int:
        """The index of the newest message by a person on the seller's side; -1 where there is none."""
        places = reversed(range(len(self.messages)))
        return next((index for index in places if self.messages[index].is_seller), -1)

    @property
    def is_spoken(self) -> bool:
        """Whether it is a call: a chat that is pasted as ``Name: text`` has a transcript's form."""
        if self.kind is not ThreadKind.CALL:
            return False
        if is_recorded([message.speaker.name or "" for message in self.messages]):
            return True
        bodies = [message.body for message in self.messages]
        return not (holds_unspoken(bodies) or (self.typed and reads_typed(bodies, self.heading)))

    @property
    def is_chat(self) -> bool:
        """Whether people typed it to each other under their names: no subject, no address, no letter."""
        people = [message for message in self.messages if message.automatic is None]
        return (
            self.typed
            and not self.is_spoken
            and all(m.speaker.name and not (m.speaker.email or m.subject) for m in people)
        )

    def name_at(self, address: str) -> str | None:
        """The name that the thread shows for an address, by its newest mail or else where it is written to.

        For an ``@domain`` that of the one person who is shown there.
        """
        address = address.strip().casefold()
        writers = [message.speaker for message in reversed(self.messages)]
        shown = [who for who in (*writers, *self.recipients) if who.name and who.email]
        if not address.startswith("@"):
            return next((who.name for who in shown if (who.email or "").casefold() == address), None)
        at_domain = [who for who in shown if (who.email or "").casefold().endswith(address)]
        # The newest name comes last, and stays.
        names = {(who.email or "").casefold(): who.name for who in reversed(at_domain)}
        return next(iter(names.values())) if len(names) == 1 else None

    def last_day(self) -> date | None:
        """The latest day that any message states; one that is dated after its own quotation states none."""
        return max((m.day for m in self.messages if m.day and not m.postdated), default=None)

    def is_newest_undated(self) -> bool:
        """Whether the last mail states no day, as a reply pasted without its heading; a call needs none."""
        newest = self.messages[-1].at if self.messages else None
        return self.kind is not ThreadKind.CALL and (newest is None or newest.day is None)

    def to_dict(self) -> dict[str, Any]:
        """The thread as in ``closecall thread --json``."""
        return {
            "kind": self.kind.value,
            "lang": self.lang,
            "messages": [m.to_dict() for m in self.messages],
            "warnings": list(self.warnings),
            **({"format": self.format} if self.format else {}),
            **({"heading": self.heading} if self.heading else {}),
        }
