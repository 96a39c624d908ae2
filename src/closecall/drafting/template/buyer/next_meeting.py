"""The day on which the two meet or speak next: agreed, or asked for by the buyer; no step lies after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from closecall.drafting.records import Brief
from closecall.drafting.template.buyer.proposed_days import today_of
from closecall.facts.behaviour.booked_meeting import agreed_days
from closecall.facts.behaviour.meeting_days import day_ahead
from closecall.facts.cues.cue_mentions import said_in
from closecall.thread.records import Moment, Precision, Thread

_AHEAD = frozenset({"named", "tomorrow", "date"})
_SETS_IT = frozenset({"asks_meeting", "books"})


def meeting_day(brief: Brief) -> date | None:
    """The day that is booked, else the one that the buyer asks for in the end; None once it is past."""
    thread, today = brief.thread, today_of(brief)
    if thread is None or today is None:
        return None
    found = _booked(brief, thread, today) if brief.facts.next_meeting_booked else _asked_for(thread, today)
    return next((day for day in found if day >= today), None)


def _booked(brief: Brief, thread: Thread, today: date) -> Iterator[date]:
    """Days that may be the booked one: by the calendar, as agreed in words, as the evidence names it."""
    numbers = [e.message for e in brief.evidence if e.fact == "next_meeting_booked" and e.message is not None]
    for number in reversed(numbers):
        event = thread.messages[number].event
        if event is not None and event.starts is not None:
            yield event.starts.date()
    yield from reversed([day for day, _ in agreed_days(thread)])
    for number in reversed(numbers):
        yield from days_in(thread, number, today)


def _asked_for(thread: Thread, today: date) -> Iterator[date]:
    """The day for which the buyer's newest message asks for a call or sets one, unless it names several."""
    number = len(thread.messages) - 1
    if number < 0 or not thread.messages[number].is_buyer:
        return
    heard = said_in(thread, number, "meetings")
    setting = {said.sentence.start for said in heard if said.cue.fact in _SETS_IT}
    days = set(days_in(thread, number, today, only=setting))
    if len(days) == 1:
        yield days.pop()


def days_in(thread: Thread, number: int, today: date, *, only: set[int] | None = None) -> Iterator[date]:
    """The days to come that a message names; ``only`` in the sentences that begin there.

    A message without a day of its own is of today where it is the newest that there is.
    """
    message = thread.messages[number]
    if message.at is None or message.at.day is None:
        if any(m.at is not None and m.at.day is not None for m in thread.messages):
            return
        message = replace(message, at=Moment("", Precision.DAY, datetime.combine(today, time())))
    alone = Thread(thread.kind, (message,), thread.lang)
    for said in said_in(alone, 0, "meetings"):
        is_ahead = said.cue.fact == "day" and said.cue.value in _AHEAD
        if is_ahead and (only is None or said.sentence.start in only):
            day = day_ahead(said, alone)
            if day is not None:
                yield day
