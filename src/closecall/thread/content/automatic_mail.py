"""Mail that no person wrote: automatic replies, calendar answers, bounces, lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from closecall.text.dates import find_date
from closecall.text.unicode import fold_line
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.pieces import Piece
from closecall.thread.records import Automatic

_LINES_LOOKED_AT = 4
_TO_MANY = ("bulk", "list", "junk")
_AT = " @ "
_COLONS = (":", "\uff1a")
_BOUNCERS = ("mail delivery s", "mail delivery agent", "mailer-daemon", "postmaster", "mail administrator")


MARKERS = (
    "auto-submitted", "x-autoreply", "x-autorespond", "precedence", "list-id", "content-type", "in-reply-to",
    "references", "return-path",
)  # fmt: skip
"""Headers that :func:`kind_by_headers` looks at."""


def kind_by_headers(headers: Mapping[str, str]) -> Automatic | None:
    """What a mail file's headers say; None for a person's mail.

    A mail that answers another is somebody's, also when it comes through a list: a team's shared address
    is often a list.
    """
    answers = bool(headers["in-reply-to"] or headers["references"])
    content = headers["content-type"].casefold()
    if "multipart/report" in content:
        return Automatic.BOUNCE if "delivery-status" in content else Automatic.LIST
    submitted = headers["auto-submitted"].casefold()
    precedence = headers["precedence"].casefold()
    if submitted.startswith("auto-replied") or precedence == "auto_reply" or headers["x-autorespond"]:
        return Automatic.AUTO_REPLY
    if headers["x-autoreply"].casefold() not in ("", "no"):
        return Automatic.AUTO_REPLY
    if headers["return-path"].replace(" ", "") == "<>":
        return Automatic.AUTO_REPLY
    if submitted not in ("", "no"):
        return Automatic.AUTO_REPLY if answers else Automatic.LIST
    listed = headers["list-id"] or precedence in _TO_MANY
    return Automatic.LIST if listed and not answers else None


def automatic_kind(piece: Piece) -> Automatic | None:
    """Which kind of automatic mail this is; None when a person wrote it."""
    if piece.event is not None or piece.form:
        return piece.automatic if piece.event is not None else None
    if piece.automatic not in (None, Automatic.LIST):
        return piece.automatic
    return _told_by_words(piece) or piece.automatic


def kind_by_opening(body: str) -> Automatic | None:
    """What a text begins with that was pasted with its subject: "Automatic reply: ...", None for words.

    A person can write "Accepted: your price" too; a calendar's line holds the date and stands alone.
    """
    return _kind_by_line(next(iter(_opening(body)), ""), body)


def _kind_by_line(line: str, body: str) -> Automatic | None:
    for kind, signs in mail_words().automatic.items():
        if not line.startswith(signs.subjects):
            continue
        if kind is Automatic.CALENDAR:
            if _AT in line and find_date(line) is not None and body.strip().count("\n") == 0:
                return kind
        else:
            begun = next(phrase for phrase in signs.subjects if line.startswith(phrase))
            if line[len(begun) :].lstrip().startswith(_COLONS):
                return kind
    return None


def _told_by_words(piece: Piece) -> Automatic | None:
    robot = robot_kind(piece.name, piece.email)
    if robot is not None:
        return robot
    subject = fold_line(piece.subject) if piece.subject else ""
    opening = _opening(piece.body)
    together = "\n".join(opening)
    for kind, signs in mail_words().automatic.items():
        if subject.startswith(signs.subjects) and (kind is not Automatic.CALENDAR or _is_invitation(piece)):
            return kind
        if any(map(together.__contains__, signs.sure)):
            return kind
        if (
            signs.begins
            and any(line.startswith(signs.begins) for line in opening[:2])
            and _also(piece.body, signs.with_also)
        ):
            return kind
    return _kind_by_line(opening[0], piece.body) if opening else None


def _is_invitation(piece: Piece) -> bool:
    """Whether "Declined: ..." is a calendar's subject: it holds the date, or nothing is written below."""
    return not piece.body.strip() or find_date(piece.subject or "") is not None


def _also(body: str, phrases: tuple[str, ...]) -> bool:
    text = body[:2000].casefold()
    return any(phrase in text for phrase in phrases)


# Asked of every message by each who wants to know, and a thread has few writers.
@lru_cache(maxsize=1024)
def robot_kind(name: str | None, email: str | None) -> Automatic | None:
    """What kind of machine writes from this mailbox; None for a person's or a form's."""
    robots = mail_words().robots
    label = (name or "").casefold()
    if any(map(label.__contains__, robots["calendar_names"])):
        return Automatic.CALENDAR
    if label.startswith(_BOUNCERS):
        return Automatic.BOUNCE
    local = (email or "").partition("@")[0]
    if local.startswith(robots["calendar"]):
        return Automatic.CALENDAR
    return Automatic.BOUNCE if local.startswith(robots["bounce"]) else None


def is_robot(email: str | None) -> bool:
    """Whether a program writes from this mailbox (no-reply and the like)."""
    return (email or "").partition("@")[0].startswith(mail_words().robots["any"])


def _opening(body: str) -> list[str]:
    lines = [line.strip() for line in body[:1000].split("\n") if line.strip()][:_LINES_LOOKED_AT]
    return [fold_line(line) for line in lines]
