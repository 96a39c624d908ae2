"""What a reader finds: messages as they stand in the source, before they are cleaned and put in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from closecall.errors import InputError
from closecall.text.dates import WrittenDate
from closecall.thread.quoted_lines import QuotedLines
from closecall.thread.records import Automatic, CalendarEvent, Side, ThreadKind

MOST_LINES = 100_000
"""Lines of the longest text that is read: five for each message of the longest conversation."""

LONGEST_LINE = 500
"""Characters; a longer line is never anything but body text."""


@dataclass(frozen=True)
class Page:
    """The text in lines.

    Attributes:
        raw: the bytes or text as given, for formats with an own encoding inside.
        lines: the cleaned text, without line ends.
        filled: the indices of the lines that hold anything.
        names: the seller's, as he gave them: where one stands as a label, labels are names.

    """

    raw: str | bytes
    text: str
    lines: tuple[str, ...]
    filled: tuple[int, ...]
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, *, raw: str | bytes | None = None, names: tuple[str, ...] = ()) -> Page:
        """The page of a cleaned text.

        Raises:
            InputError: when it has more than :data:`MOST_LINES`.

        """
        count = text.count("\n")
        if count > MOST_LINES:
            raise InputError(
                f"The text has {count:,} lines; the cap is {MOST_LINES:,}.",
                hint="Cut it down to the one thread or call in question.",
            )
        lines = tuple(text.split("\n"))
        filled = tuple(i for i, line in enumerate(lines) if line and not line.isspace())
        return cls(raw=text if raw is None else raw, text=text, lines=lines, filled=filled, names=names)

    @property
    def source(self) -> bytes:
        """The bytes as given; text is encoded as UTF-8."""
        return self.raw if isinstance(self.raw, bytes) else self.raw.encode("utf-8", "replace")

    @cached_property
    def quoted(self) -> QuotedLines:
        """The lines apart from their quote marks."""
        return QuotedLines.of(self.lines)

    @cached_property
    def data(self) -> dict[str, Any] | list[Any] | None:
        """What the text holds as JSON, one value or one a line; None for every other text."""
        if self.text.lstrip()[:1] not in ("{", "["):
            return None
        from closecall.thread.files.json_values import parsed  # noqa: PLC0415  few pages are data

        return parsed(self.text)


class Piece(NamedTuple):
    """One message as found.

    Attributes:
        body: lines joined; signature and footers still inside.
        raw_time: the time as written, "" when none.
        offset: seconds since the start of the call.
        date: the parsed date where the reader already has it; ``raw_time`` is parsed otherwise.
        quoted: history that this message quotes and that is no message of its own.
        lines: first and last line in the source, 1-based.
        to: the recipients as written; "me" where the page says so.
        chained: it stands below the message that answers it.
        quoted_back: how many pieces before this one stands the mail that quotes it; 0 when none does.
        stated: the message names its writer; False for the uncaptioned top of a chain.
        aside: text of the same mail that is not in its body: hidden, or only in its other version.
        form: the words of somebody who filled in a web form.
        side: where the format states it.
        event: the meeting that a calendar's mail is about.
        doubtful: whether its writer is not certain.
        answered: a quoted paragraph and the line below it that answers it, in order.
        warnings: what is not certain about this message.

    """

    body: str
    lines: tuple[int, int]
    name: str | None = None
    email: str | None = None
    raw_time: str = ""
    offset: float | None = None
    date: WrittenDate | None = None
    quoted: str = ""
    subject: str | None = None
    to: tuple[str, ...] = ()
    to_me: bool = False
    chained: bool = False
    quoted_back: int = 0
    aside: str = ""
    stated: bool = True
    automatic: Automatic | None = None
    form: bool = False
    side: Side | None = None
    event: CalendarEvent | None = None
    doubtful: bool = False
    answered: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


class Reading(NamedTuple):
    """What a reader made of a page.

    Attributes:
        title: a heading of the whole, such as a transcript's name and date.
        signed: the messages can carry signatures and footers.

    """

    kind: ThreadKind
    pieces: tuple[Piece, ...]
    title: str = ""
    signed: bool = False
    warnings: tuple[str, ...] = ()


class Reader(NamedTuple):
    """One format.

    Attributes:
        name: of the format, for warnings and tests.
        highest: the highest confidence it ever has; a surer reader found before it is not outbid.
        confidence: 0 (not this format) to 1 (certain); must be cheap and look at a bounded part.
        read: the messages in the order of the source.
        typed: whether it is the form of a chat, which people type to each other under their names; what is
            spoken may have the same form.

    """

    name: str
    highest: float
    confidence: Callable[[Page], float]
    read: Callable[[Page], Reading]
    typed: bool = False
