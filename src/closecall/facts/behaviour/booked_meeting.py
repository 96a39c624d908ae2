"""A next meeting that the buyer booked, or accepted when the seller proposed it (S14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from closecall.facts.behaviour.meeting_acceptance import denied_days, is_no_talk, taking_up
from closecall.facts.behaviour.meeting_days import day_ahead, day_key
from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.evidence import from_behaviour
from closecall.facts.findings import Evidence, Findings
from closecall.facts.words.deferral.accepted_days import days_taken
from closecall.text.quantities.numbers import read_numbers
from closecall.thread.records import Attendance, CalendarEvent, Message, Side, Thread
from closecall.thread.thread_cache import once_a_message

_FACT = "next_meeting_booked"
_SET = {
    Attendance.ACCEPTED: "buyer accepted the invitation",
    Attendance.INVITED: "buyer sent an invitation",
}
_CALLED_OFF = {
    Attendance.DECLINED: "buyer declined the invitation",
    Attendance.CANCELLED: "buyer called the meeting off",
}
_LOOKS_BACK = ("meetings.after_it", "meetings.told_again")
_AHEAD = ("named", "tomorrow", "date")
_LONGEST_ECHO = 8


class _Booking(NamedTuple):
    evidence: Evidence
    day: date | None


def next_meeting(thread: Thread, *, as_of: date | None) -> Findings:
    """``next_meeting_booked``: true until the day is past, false once the buyer called it off."""
    booking: _Booking | None = None
    called_off: Evidence | None = None
    for index, message in enumerate(thread.messages):
        if message.event is not None:
            booking, called_off = _after(message.event, thread, index, booking, called_off)
        heard = said_in(thread, index, "meetings") if message.is_buyer or message.is_seller else ()
        cancelled = _first(heard, "cancels") if message.is_buyer and booking is not None else None
        if cancelled is not None:
            booking, called_off = None, from_behaviour(thread, _FACT, "buyer called it off", said=cancelled)
            continue
        found = _booked(thread, index)
        if found is not None:
            booking, called_off = found, None
        elif booking is not None and _has_passed(booking, message, heard):
            booking = None
    if called_off is not None:
        return Findings({_FACT: False}, (called_off,))
    if booking is None or (booking.day is not None and as_of is not None and booking.day < as_of):
        return Findings()
    return Findings({_FACT: True}, (booking.evidence,))


def agreed_days(thread: Thread) -> Iterator[tuple[date, int]]:
    """The days on which the two agreed in words to meet, each with the message that settled it.

    What the buyer called off later is left out, the last day first.
    """
    agreed: list[tuple[date, int]] = []
    for index, message in enumerate(thread.messages):
        if not (message.is_buyer or message.is_seller):
            continue
        heard = said_in(thread, index, "meetings")
        if message.is_buyer and agreed and _first(heard, "cancels") is not None:
            agreed.pop()
        elif (found := _booked(thread, index)) is not None and found.day is not None:
            agreed.append((found.day, index))
    yield from agreed


def _after(
    event: CalendarEvent, thread: Thread, index: int, booking: _Booking | None, called_off: Evidence | None
) -> tuple[_Booking | None, Evidence | None]:
    """What is booked and called off after a calendar's mail; only the buyer's own answer books."""
    by_buyer = event.side is Side.BUYER
    if event.what in _SET:
        if not by_buyer:
            return booking, called_off
        shown = from_behaviour(thread, _FACT, _SET[event.what], message=index)
        return _Booking(shown, event.starts.date() if event.starts else None), None
    if by_buyer and event.what in _CALLED_OFF:
        return None, from_behaviour(thread, _FACT, _CALLED_OFF[event.what], message=index)
    return None, called_off


def _has_passed(booking: _Booking, message: Message, heard: Sequence[CueMention]) -> bool:
    """Whether it has taken place since: somebody looks back at one, and its day, where known, is here."""
    is_due = booking.day is None or (message.day is not None and booking.day <= message.day)
    return is_due and _first(heard, "meeting") is not None


# Asked for the next meeting, and for those that took place.
@once_a_message
def _booked(thread: Thread, index: int) -> _Booking | None:
    message, heard = thread.messages[index], said_in(thread, index, "meetings")
    if index and message.is_seller and thread.messages[index - 1].is_buyer:
        return _confirmation(thread, index, heard)
    if not message.is_buyer or _first(heard, "declines") or _first(heard, "cancels"):
        return None
    invited = thread.messages[index - 1].event if index else None
    if invited is not None and invited.what is Attendance.INVITED and invited.side is Side.SELLER:
        return _taken_up(thread, invited, heard)
    proposed = said_in(thread, index - 1, "meetings") if index else ()
    chosen = _first(heard, "books")
    if chosen is None and index and thread.messages[index - 1].is_seller:
        chosen = _acceptance(thread, index, proposed, heard)
    days = [said for said in proposed if said.cue.fact == "day"]
    if chosen is None or is_no_talk(thread, [said for said in days if said.cue.value in _AHEAD]):
        return None
    evidence = from_behaviour(thread, _FACT, "buyer booked or accepted a day", said=chosen)
    return _Booking(evidence, _day_of([*heard, *_asked_first(proposed)], thread))


def _asked_first(proposed: Sequence[CueMention]) -> list[CueMention]:
    """What the seller said of meetings, what he asked first: "Monday went well. Shall we say Friday?"."""
    return sorted(proposed, key=lambda said: not said.sentence.is_question)


def _taken_up(thread: Thread, invited: CalendarEvent, heard: Sequence[CueMention]) -> _Booking | None:
    """The buyer's written yes to the seller's invitation."""
    chosen = _first(heard, "accepts") or _first(heard, "books")
    if chosen is None:
        return None
    shown = from_behaviour(thread, _FACT, _SET[Attendance.ACCEPTED], said=chosen)
    return _Booking(shown, invited.starts.date() if invited.starts else None)


def _acceptance(
    thread: Thread, index: int, proposed: Sequence[CueMention], heard: Sequence[CueMention]
) -> CueMention | None:
    """The buyer's words that take up a day which the seller has just proposed."""
    days = _days_ahead(proposed)
    if not days:
        return None
    named = {day_key(said) for said in days}
    accepted = taking_up(thread, index, proposed, heard)
    ahead = _days_ahead(heard)
    asked = [word for said in days for word in said.sentence.words.folded]
    taken, denied = set(days_taken(thread, ahead, asked)), denied_days(thread, ahead)
    for said in ahead:
        if said in denied:
            return None
        is_answer = accepted is not None or said in taken
        if is_answer and not said.sentence.is_question and day_key(said) in named:
            return said
    # "Yes" alone takes up a day only where the day was the question, or was offered.
    offered = {said.sentence.start for said in proposed if said.cue.fact == "proposes"}
    return accepted if any(d.sentence.is_question or d.sentence.start in offered for d in days) else None


def _days_ahead(heard: Sequence[CueMention]) -> list[CueMention]:
    """The days to come, without those of a sentence that is about something else than meeting then."""
    elsewhere = {
        said.sentence.start
        for said in heard
        if said.cue.fact == "other_day"
        or (said.cue.fact == "meeting" and (said.cue.id in _LOOKS_BACK or not said.sentence.is_question))
    }
    return [
        said
        for said in heard
        if said.cue.fact == "day" and said.cue.value in _AHEAD and said.sentence.start not in elsewhere
    ]


def _confirmation(thread: Thread, index: int, heard: Sequence[CueMention]) -> _Booking | None:
    """The seller's yes to a day that the buyer asked for or set."""
    asked = said_in(thread, index - 1, "meetings")
    days = {day_key(said) for said in asked if said.cue.fact == "day"}
    request = _first(asked, "asks_meeting") or _with_its_hour(thread, index, asked, heard)
    if request is None or not days:
        return None
    # "Thanks for having me on Friday" names the day too, and looks back at it.
    past = {said.sentence.start for said in heard if said.cue.fact == "meeting"}
    same_day = any(
        said.cue.fact == "day" and said.sentence.start not in past and day_key(said) in days for said in heard
    )
    confirmed = same_day or any(
        said.cue.fact == "confirms" and said.sentence.start not in past
        for said in said_in(thread, index, "seller")
    )
    if not confirmed or _first(heard, "declines"):
        return None
    evidence = from_behaviour(thread, _FACT, "buyer asked for a day, seller confirmed it", said=request)
    return _Booking(evidence, _day_of(asked, thread))


def _with_its_hour(
    thread: Thread, index: int, named: Sequence[CueMention], heard: Sequence[CueMention]
) -> CueMention | None:
    """The buyer's day, where the seller repeats it with an hour ("Monday ten") as one does who notes it.

    Both are statements: what is only asked is not settled, and an hour is said of a day to come.
    """
    for said in heard:
        sentence = said.sentence
        is_ahead = said.cue.fact == "day" and said.cue.value in _AHEAD and not sentence.is_question
        if not is_ahead or len(sentence.words.folded) > _LONGEST_ECHO:
            continue
        body = thread.messages[index].body
        numbers = read_numbers(body, start=sentence.start, end=sentence.end)
        low, high = said.span
        if any(number.kind != "date" and not low <= number.start < high for number in numbers):
            same = (one for one in named if one.cue.fact == "day" and day_key(one) == day_key(said))
            return next((one for one in same if one.cue.value in _AHEAD), None)
    return None


def _day_of(heard: Sequence[CueMention], thread: Thread) -> date | None:
    days = (said for said in heard if said.cue.fact == "day" and said.cue.value != "yesterday")
    first = next(days, None)
    return day_ahead(first, thread) if first else None


def _first(heard: Sequence[CueMention], fact: str) -> CueMention | None:
    return next((said for said in heard if said.cue.fact == fact), None)
