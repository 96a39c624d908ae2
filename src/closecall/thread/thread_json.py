"""A thread as ``closecall thread --json`` prints it, made into the same thread again.

What is no person's word, doubtful, or of an unknown side stays so: nothing gets firmer on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from closecall.text.unicode import clean_text, without_controls
from closecall.thread.readers import READERS
from closecall.thread.records import (
    Attendance,
    Automatic,
    CalendarEvent,
    Cut,
    Message,
    Moment,
    Precision,
    QuotedQuestion,
    Side,
    Speaker,
    Thread,
    ThreadKind,
)
from closecall.thread.sides.assignment import with_sides
from closecall.thread.sides.stated_sides import is_me

_SIDES = frozenset(side.value for side in Side)
_KNOWN = (Side.BUYER, Side.SELLER)

Member = TypeVar("Member", bound=StrEnum)


def printed_thread(data: object, *, me: tuple[str, ...] = ()) -> Thread | None:
    """The thread that a JSON value holds; None where it is not one that closecall printed.

    Args:
        data: an object with "messages", each with its speaker's side and its body.
        me: names, addresses or ``@domain`` of the seller; who is named so wins over the printed sides.

    """
    items = data.get("messages") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(items, list) or not items or not all(map(_is_one, items)):
        return None
    messages, form = tuple(map(_message, items)), _line(data.get("format"))
    thread = Thread(
        kind=_member(ThreadKind, data.get("kind")) or ThreadKind.EMAIL,
        messages=messages,
        lang=_line(data.get("lang")) or "und",
        warnings=tuple(_lines(data.get("warnings"))),
        format=form,
        typed=any(reader.typed for reader in READERS if reader.name == form),
        heading=_text(data.get("heading")),
    )
    return _with_seller(thread, me) if me else thread


def _with_seller(thread: Thread, me: tuple[str, ...]) -> Thread:
    """The thread with its sides told by who is the seller; words that were nobody's stay nobody's."""
    speakers = [message.speaker for message in thread.messages]
    known = any(speaker.side in _KNOWN for speaker in speakers)
    if known and not any(is_me(speaker, who) for speaker in speakers for who in me):
        return thread
    unsided = [replace(m, speaker=replace(m.speaker, side=Side.UNKNOWN)) for m in thread.messages]
    sided, warnings = with_sides(unsided, (), me=me)
    kept = [
        new if old.speaker.side in _KNOWN or (old.speaker.side is Side.UNKNOWN and not known) else old
        for old, new in zip(thread.messages, sided, strict=True)
    ]
    return replace(thread, messages=tuple(kept), warnings=(*thread.warnings, *warnings))


def _is_one(item: object) -> bool:
    if not isinstance(item, dict) or not isinstance(item.get("body"), str):
        return False
    speaker = item.get("speaker")
    return isinstance(speaker, dict) and speaker.get("side") in _SIDES


def _message(item: Mapping[str, Any]) -> Message:
    cut, body = _object(item.get("cut")), _text(item["body"])
    return Message(
        speaker=_speaker(item["speaker"]),
        body=body,
        at=_moment(_object(item.get("at"))),
        cut=Cut(*(_text(cut.get(part)) for part in ("signature", "disclaimer", "quoted"))),
        lines=_span(item.get("lines")),
        subject=_line(item.get("subject")) or None,
        # Whatever else is said to have written it, it was no person.
        automatic=(_member(Automatic, item["automatic"]) or Automatic.LIST)
        if item.get("automatic")
        else None,
        warnings=tuple(_lines(item.get("warnings"))),
        aside=_text(item.get("aside")),
        quoted_by=tuple(map(_speaker, _objects(item.get("quoted_by")))),
        postdated=bool(item.get("postdated")),
        doubtful=bool(item.get("doubtful")),
        answered=tuple(_answered(_objects(item.get("answered")), body)),
        event=_event(_object(item.get("event"))),
    )


def _speaker(told: Mapping[str, Any]) -> Speaker:
    side = _member(Side, told.get("side")) or Side.UNKNOWN
    return Speaker(_line(told.get("name")) or None, _line(told.get("email")) or None, side)


def _moment(told: Mapping[str, Any]) -> Moment | None:
    precision = _member(Precision, told.get("precision")) or Precision.NONE
    raw, at, offset = _line(told.get("raw")), _time(told.get("iso")), told.get("offset_seconds")
    if not raw and at is None and precision is Precision.NONE:
        return None
    seconds = float(offset) if isinstance(offset, int | float) and 0 <= offset < 1e9 else None
    return Moment(raw=raw, precision=precision, at=at, offset_seconds=seconds)


def _event(told: Mapping[str, Any]) -> CalendarEvent | None:
    what = _member(Attendance, told.get("what"))
    if what is None:
        return None
    who = _speaker(told)
    return CalendarEvent(
        what, who.name, who.email, _time(told.get("starts")), _line(told.get("title")), who.side
    )


def _answered(told: Sequence[Mapping[str, Any]], body: str) -> Iterator[QuotedQuestion]:
    for question in told:
        place = question.get("answered_at")
        if isinstance(place, int) and 0 <= place <= len(body):
            yield QuotedQuestion(_text(question.get("text")), place)


def _time(written: object) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None


def _span(told: object) -> tuple[int, int]:
    first, last = told if isinstance(told, list) and len(told) == 2 else (1, 1)
    if not (isinstance(first, int) and isinstance(last, int) and 1 <= first <= last):
        return 1, 1
    return first, last


def _member(kind: type[Member], value: object) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _lines(value: object) -> Iterator[str]:
    yield from (_text(one) for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _text(value: object) -> str:
    return clean_text(value) if isinstance(value, str) else ""


def _line(value: object) -> str:
    return without_controls(_text(value)).strip()
