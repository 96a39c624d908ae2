"""Where one mail ends and the next begins."""

from __future__ import annotations

from typing import NamedTuple

from closecall.text.dates import WrittenDate


class Boundary(NamedTuple):
    """The heading of a mail.

    Attributes:
        first, body: first line of the heading, and first line after it.
        chained: a mail program put it above an older mail when answering or passing it on.
        to_me: a web mail's page calls its owner the recipient.
        marks_quote: the lines of the mail may stand one quote mark deeper than the heading.
        inside: the heading says by itself that the mail above holds this one.
        doubtful: it names two senders.
        owner: the page calls the writer "You".
        above: how many of its first lines are no rule, and yet the heading's.
        text: what the mail begins with, on the heading's last line.

    """

    first: int
    body: int
    name: str | None = None
    email: str | None = None
    raw_time: str = ""
    date: WrittenDate | None = None
    subject: str | None = None
    to: tuple[str, ...] = ()
    to_me: bool = False
    marks_quote: bool = False
    chained: bool = True
    inside: bool = False
    doubtful: bool = False
    owner: bool = False
    above: int = 0
    text: str = ""
