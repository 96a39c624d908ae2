"""Oldest message first, each message once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from closecall.text.dates import find_date
from closecall.thread.pieces import Piece
from closecall.thread.quoted.nesting import not_after_the_quoting
from closecall.thread.records import Message, Moment

_SAME_MAIL_SHOWN_IN_ANOTHER_ZONE = timedelta(hours=14)
_LONG_ENOUGH_TO_BE_ONE = 60
# Mails of the same words that a further one is compared with.
_MOST_COMPARED = 50
# Of months that all have 31 days.
_HOURS_OF_A_YEAR = 12 * 31 * 24


def oldest_first(pieces: Sequence[Piece], moments: Sequence[Moment | None]) -> list[int]:
    """The positions of the pieces, oldest first.

    By date when every piece has one; else by position, in the direction that the dated ones show. Mails
    quoted below their answer stand newest first, all else oldest first. A top without a heading is newest.
    """
    positions = list(range(len(pieces)))
    times = _comparable([moment.at if moment else None for moment in moments])
    dated = [time for time in times if time is not None]
    if len(dated) == len(times):
        if _falls(dated):
            positions.reverse()
        keys = not_after_the_quoting(pieces, dated)
        return sorted(positions, key=lambda i: keys[i])
    chained = sum(piece.chained for piece in pieces)
    rise = sum(_steps_in_a_year(pieces))
    newest_first = _falls(dated) if len(set(dated)) > 1 else rise < 0 or (rise == 0 and chained > 0)
    if newest_first:
        return positions[::-1]
    unstated = [i for i in positions if not pieces[i].stated and pieces[i + 1 : i + 2] and chained]
    return [i for i in positions if i not in unstated] + unstated


def without_repeats(messages: Sequence[Message]) -> list[Message]:
    """The messages without a second copy of one that is quoted in several mails; the least quoted is kept."""
    kept: list[Message] = []
    seen: dict[str, list[int]] = {}
    for message in messages:
        key = " ".join(message.body.casefold().split())
        copies = seen.setdefault(key, [])
        lately = copies[-_MOST_COMPARED:] if key else ()
        copy = next((place for place in lately if _is_same(message, kept[place])), None)
        if copy is None:
            copies.append(len(kept))
            kept.append(message)
        elif len(message.quoted_by) < len(kept[copy].quoted_by):
            kept[copy] = message
    return kept


def without_second_paste(messages: Sequence[Message]) -> list[Message]:
    """A chat without what was pasted twice: where the times step back, what was there before is left out.

    The same words at the same time by the same person, without a step back, were written twice.
    """
    kept: list[Message] = []
    seen: set[tuple[str, str, str]] = set()
    latest: datetime | None = None
    again = False
    for message in messages:
        at = message.at.at.replace(tzinfo=None) if message.at and message.at.at else None
        key = (message.speaker.label, message.at.raw if message.at else "", message.body)
        again = at is not None and key in seen and (again or (latest is not None and at < latest))
        if again:
            continue
        seen.add(key)
        latest = at if latest is None or (at is not None and at > latest) else latest
        kept.append(message)
    return kept


def _is_same(one: Message, other: Message) -> bool:
    first = one.at.at if one.at else None
    second = other.at.at if other.at else None
    if first is None or first != second:
        if len(one.body) < _LONG_ENOUGH_TO_BE_ONE:
            return False
        if first is not None and second is not None:
            apart = abs(first.replace(tzinfo=None) - second.replace(tzinfo=None))
            if apart > _SAME_MAIL_SHOWN_IN_ANOTHER_ZONE:
                return False
    a, b = one.speaker, other.speaker
    return a.email == b.email if a.email and b.email else a.label.casefold() == b.label.casefold()


def _comparable(times: Sequence[datetime | None]) -> list[datetime | None]:
    """The times without zones: in UTC when every one states a zone, else as written."""
    known = [time for time in times if time is not None]
    zoned = all(time.tzinfo is not None for time in known)
    strip: Callable[[datetime], datetime] = (
        (lambda time: time.astimezone(UTC).replace(tzinfo=None))
        if zoned
        else (lambda t: t.replace(tzinfo=None))
    )
    return [strip(time) if time is not None else None for time in times]


def _steps_in_a_year(pieces: Sequence[Piece]) -> list[int]:
    """Of days shown without their year, such as "Thu, 5 Nov, 14:02": 1 for each that goes on, -1 for back."""
    dates = [date for piece in pieces if piece.raw_time and (date := piece.date or find_date(piece.raw_time))]
    hours = [(date.month * 31 + date.day) * 24 + (date.clock.hour if date.clock else 0) for date in dates]
    half = _HOURS_OF_A_YEAR // 2
    # From December to January is a step on, not eleven months back.
    steps = [(later - earlier + half) % _HOURS_OF_A_YEAR - half for earlier, later in pairwise(hours)]
    return [(step > 0) - (step < 0) for step in steps]


def _falls(times: Sequence[datetime]) -> bool:
    steps = [(b > a) - (b < a) for a, b in pairwise(times)]
    return sum(steps) < 0
