"""The calendar part of a mail (RFC 5545, 5546): who invites to what, who accepts, declines or calls off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from closecall.text.unicode import clean_text, without_controls
from closecall.thread.person_names import find_address
from closecall.thread.records import Attendance, CalendarEvent

_MOST_LINES = 4000
_LONGEST_LINE = 2000
_LONGEST_TITLE = 200
_PARAMETER = re.compile(r';([A-Za-z-]{1,20})=("[^"]{0,200}"|[^;:"]{0,200})')
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?")
_ANSWERS = {
    "ACCEPTED": Attendance.ACCEPTED,
    "DECLINED": Attendance.DECLINED,
    "TENTATIVE": Attendance.TENTATIVE,
}
_METHODS = {
    "REQUEST": Attendance.INVITED,
    "CANCEL": Attendance.CANCELLED,
    "COUNTER": Attendance.PROPOSED,
}


class CalendarPart(NamedTuple):
    """The event of a calendar part.

    Attributes:
        comment: what the one who answers adds in words; "" when nothing.
        description: the invitation's own text, in lower case and single spaces.

    """

    event: CalendarEvent
    comment: str = ""
    description: str = ""


@dataclass(slots=True)
class _Fields:
    """The properties of the first event; ``attendees`` with their state."""

    method: str = ""
    values: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    attendees: list[tuple[dict[str, str], str]] = field(default_factory=list)


def read_calendar(text: str) -> CalendarPart | None:
    """What a calendar part says; None when it is no invitation, answer or cancellation."""
    fields = _fields(text)
    what = _METHODS.get(fields.method)
    who = fields.values.get("ORGANIZER")
    if fields.method in ("REPLY", "COUNTER"):
        answered = [attendee for attendee in fields.attendees if _answer(attendee) is not None]
        who = next(iter(answered or fields.attendees), None)
        what = what or (_answer(answered[0]) if answered else None)
    if what is None:
        return None
    parameters, address = who or ({}, "")
    _, start = fields.values.get("DTSTART", ({}, ""))
    event = CalendarEvent(
        what=what,
        name=_shown(parameters.get("CN", "")) or None,
        email=find_address(address[:200].removeprefix("mailto:").removeprefix("MAILTO:")),
        starts=_moment(start),
        title=_shown(_unescaped(fields.values.get("SUMMARY", ({}, ""))[1])),
    )
    comment = _unescaped(fields.values.get("COMMENT", ({}, ""))[1]) if fields.method != "REQUEST" else ""
    description = _unescaped(fields.values.get("DESCRIPTION", ({}, ""))[1])
    return CalendarPart(
        event, clean_text(comment).strip(), " ".join(clean_text(description).casefold().split())
    )


def _fields(text: str) -> _Fields:
    found = _Fields()
    inside = ""
    for line in _unfolded(text):
        head, colon, value = _parted(line)
        if not colon:
            continue
        name = head.partition(";")[0].upper()
        if name in ("BEGIN", "END"):
            inside = value.strip().upper() if name == "BEGIN" else "VCALENDAR"
        elif name == "METHOD" and not found.method:
            found.method = value.strip().upper()
        elif inside == "VEVENT":
            entry = (_parameters(head), value.strip())
            if name == "ATTENDEE":
                found.attendees.append(entry)
            else:
                found.values.setdefault(name, entry)
    return found


def _unfolded(text: str) -> Iterator[str]:
    line = ""
    for raw in text.replace("\r\n", "\n").split("\n", _MOST_LINES)[:_MOST_LINES]:
        if raw[:1] in (" ", "\t"):
            if len(line) < _LONGEST_LINE:
                line += raw[1:_LONGEST_LINE]
            continue
        yield line
        line = raw[:_LONGEST_LINE]
    yield line


def _parted(line: str) -> tuple[str, str, str]:
    """Name with parameters, and value: parted at the first colon outside of quotation marks."""
    quoted = False
    for place, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return line[:place], ":", line[place + 1 :]
    return line, "", ""


def _parameters(head: str) -> dict[str, str]:
    return {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(head)}


def _answer(attendee: tuple[dict[str, str], str]) -> Attendance | None:
    return _ANSWERS.get(attendee[0].get("PARTSTAT", "").upper())


def _moment(written: str) -> datetime | None:
    match = _DATE.match(written)
    if match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups(default="0")
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second), 59))
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if utc == "Z" else moment


def _unescaped(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";")


def _shown(text: str) -> str:
    return without_controls(clean_text(text)).strip()[:_LONGEST_TITLE]
