"""A next meeting that the buyer booked, or accepted when the seller proposed it (S14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from closecall.facts.days import coming_weekday, weekday_of, written_day_in
from closecall.facts.findings import Findings
from closecall.facts.hearing import Said, said_in
from closecall.facts.proof import from_behaviour
from closecall.facts.vocabulary import Evidence
from closecall.thread.records import Automatic, Message, Side, Thread

_FACT = "next_meeting_booked"
_AHEAD = ("named", "tomorrow")


@dataclass(frozen=True, slots=True)
class _Booking:
    evidence: Evidence
    day: date | None


def next_meeting(thread: Thread, *, as_of: date | None) -> Findings:
    """``next_meeting_booked``: true until the day is past, false once the buyer called it off."""
    booking: _Booking | None = None
    cancelled: Said | None = None
    for index, message in enumerate(thread.messages):
        heard = said_in(thread, index, "meetings") if message.is_buyer or message.is_seller else ()
        found = _booked(thread, index, heard)
        if found is not None:
            booking, cancelled = found, None
        elif booking is not None and message.is_buyer:
            cancelled = _first(heard, "cancels")
            booking = None if cancelled or _has_passed(booking, heard) else booking
    if cancelled is not None:
        shown = from_behaviour(thread, _FACT, "buyer called it off", said=cancelled)
        return Findings({_FACT: False}, (shown,))
    if booking is None or (booking.day is not None and as_of is not None and booking.day < as_of):
        return Findings()
    return Findings({_FACT: True}, (booking.evidence,))


def _has_passed(booking: _Booking, heard: Sequence[Said]) -> bool:
    """Whether a meeting of unknown day has taken place since: somebody already looks back at one."""
    return booking.day is None and _first(heard, "meeting") is not None


def _booked(thread: Thread, index: int, heard: Sequence[Said]) -> _Booking | None:
    message = thread.messages[index]
    if message.automatic is Automatic.CALENDAR:
        return _accepted_invitation(thread, index)
    if index and message.is_seller and thread.messages[index - 1].is_buyer:
        return _confirmation(thread, index, heard)
    if not message.is_buyer or _first(heard, "declines"):
        return None
    proposed = said_in(thread, index - 1, "meetings") if index else ()
    chosen = _first(heard, "books")
    if chosen is None and index and thread.messages[index - 1].is_seller:
        chosen = _acceptance(proposed, heard)
    if chosen is None:
        return None
    evidence = from_behaviour(thread, _FACT, "buyer booked or accepted a day", said=chosen)
    return _Booking(evidence, _day_of([*heard, *proposed], message))


def _acceptance(proposed: Sequence[Said], heard: Sequence[Said]) -> Said | None:
    """The buyer's words that take up a day which the seller has just proposed."""
    days = [said for said in proposed if said.cue.fact == "day" and said.cue.value in _AHEAD]
    named = {_day_key(said) for said in days}
    for said in heard:
        repeats = said.cue.fact == "day" and said.cue.value in _AHEAD and _day_key(said) in named
        if repeats and not said.sentence.is_question:
            return said
    # "Yes" alone takes up a day only where the day was the question.
    return _first(heard, "accepts") if any(said.sentence.is_question for said in days) else None


def _confirmation(thread: Thread, index: int, heard: Sequence[Said]) -> _Booking | None:
    """The seller's yes to a day that the buyer asked for."""
    asked = said_in(thread, index - 1, "meetings")
    request = _first(asked, "asks_meeting")
    days = {_day_key(said) for said in asked if said.cue.fact == "day"}
    if request is None or not days:
        return None
    # "Thanks for having me on Friday" names the day too, and looks back at it.
    past = {said.sentence.start for said in heard if said.cue.fact == "meeting"}
    same_day = any(
        said.cue.fact == "day" and said.sentence.start not in past and _day_key(said) in days
        for said in heard
    )
    confirmed = same_day or _first(said_in(thread, index, "seller"), "confirms")
    if not confirmed or _first(heard, "declines"):
        return None
    evidence = from_behaviour(thread, _FACT, "buyer asked for a day, seller confirmed it", said=request)
    return _Booking(evidence, _day_of(asked, thread.messages[index]))


def _accepted_invitation(thread: Thread, index: int) -> _Booking | None:
    """An acceptance that a calendar sent in the buyer's name."""
    message = thread.messages[index]
    told = f"{message.subject or ''}\n{message.body}"[:500]
    names = [m.speaker.name for _, m in thread.buyer_messages() if m.speaker.name]
    buyers = message.speaker.side is Side.BUYER or any(
        name in (message.speaker.name or "") or name in told for name in names
    )
    if not buyers or not any(said.cue.fact == "calendar_accepted" for said in _heading(thread, message)):
        return None
    written = message.at.day if message.at else None
    evidence = from_behaviour(thread, _FACT, "buyer accepted the invitation", message=index)
    return _Booking(evidence, written_day_in(told, near=written) if written else None)


def _heading(thread: Thread, message: Message) -> list[Said]:
    """The calendar cues of a subject and of a body, as one short thread of its own."""
    texts = [text for text in (message.subject or "", message.body) if text]
    own = Thread(thread.kind, tuple(Message(message.speaker, text) for text in texts), thread.lang)
    return [said for index in range(len(texts)) for said in said_in(own, index, "meetings")]


def _day_key(said: Said) -> str:
    weekday = weekday_of(said.words[0]) if said.cue.value == "named" else None
    return said.cue.value if weekday is None else str(weekday)


def _day_of(heard: Sequence[Said], message: Message) -> date | None:
    written = message.at.day if message.at else None
    days = [said for said in heard if said.cue.fact == "day" and said.cue.value != "yesterday"]
    if written is None or not days:
        return None
    if days[0].cue.value in ("today", "tomorrow"):
        return written + timedelta(days=days[0].cue.value == "tomorrow")
    weekday = weekday_of(days[0].words[0])
    return None if weekday is None else coming_weekday(weekday, after=written)


def _first(heard: Sequence[Said], fact: str) -> Said | None:
    return next((said for said in heard if said.cue.fact == fact), None)
