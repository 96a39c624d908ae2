"""What the times of the messages show, and how much of a call each side spoke."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from closecall.facts.evidence import from_behaviour
from closecall.facts.findings import Findings
from closecall.text.date_resolution import written_day_in
from closecall.text.sentences import sentences_of
from closecall.thread.records import Automatic, Message, Precision, Side, Thread, ThreadKind

# Messages that follow each other this closely are one touch: people press "send" in the middle of a thought.
_ONE_TOUCH = timedelta(minutes=10)
_EXACT = (Precision.SECOND, Precision.MINUTE)


def silence(thread: Thread, *, as_of: date | None) -> Findings:
    """``days_since_buyer``: whole days from the buyer's last own message, or from the call, to ``as_of``."""
    last = thread.last_of_buyer
    if last < 0 or as_of is None:
        return Findings()
    day = thread.messages[last].day
    if day is None and thread.kind is ThreadKind.CALL:
        day = thread.last_day()
    if day is None or day > as_of:
        return Findings()
    shown = from_behaviour(thread, "days_since_buyer", "the buyer's last message", message=last)
    return Findings({"days_since_buyer": (as_of - day).days}, (shown,))


def unanswered(thread: Thread) -> Findings:
    """``seller_unanswered``: the seller's touches since the buyer last wrote; none in a call with him.

    Messages within ten minutes of the one before are the same touch.
    """
    last = thread.last_of_buyer
    if thread.kind is ThreadKind.CALL:
        return Findings({"seller_unanswered": 0}) if last >= 0 else Findings()
    touches: list[int] = []
    previous: Message | None = None
    for index, message in enumerate(thread.messages):
        if index > last and message.is_seller:
            if previous is None or not _same_touch(previous, message):
                touches.append(index)
            previous = message
    shown = (
        from_behaviour(thread, "seller_unanswered", "seller wrote, no answer yet", message=i) for i in touches
    )
    return Findings({"seller_unanswered": len(touches)}, tuple(shown))


def auto_reply(thread: Thread, *, as_of: date | None) -> Findings:
    """``auto_reply_pending``: an absence notice after the buyer's last own words, or the day it names."""
    last = thread.last_of_buyer
    pending = Findings()
    for index, message in enumerate(thread.messages):
        if index <= last or message.automatic is not Automatic.AUTO_REPLY:
            continue
        if message.speaker.side is Side.SELLER:
            continue
        until = _last_day_named(message)
        if until is not None and as_of is not None and until < as_of:
            pending = Findings()
            continue
        shown = from_behaviour(thread, "auto_reply_pending", "automatic reply", message=index)
        pending = Findings({"auto_reply_pending": until or True}, (shown,))
    return pending


def reply_time(thread: Thread) -> Findings:
    """``median_reply_hours``: from a seller's message to the buyer's answer; shown, never scored."""
    people = [m for m in thread.messages if m.is_buyer or m.is_seller]
    hours = [
        gap.total_seconds() / 3600
        for asked, answered in pairwise(people)
        if asked.is_seller and answered.is_buyer and (gap := _gap(asked, answered)) is not None
    ]
    if thread.kind is ThreadKind.CALL or not hours:
        return Findings()
    return Findings({"median_reply_hours": round(median(hours), 2)})


def talk_share(thread: Thread) -> Findings:
    """``seller_talk_share``: the seller's part of the words of a call that both sides speak in (S21)."""
    spoken = {
        side: sum(len(m.body.split()) for m in thread.messages if m.speaker.side is side)
        for side in (Side.SELLER, Side.BUYER)
    }
    if thread.kind is not ThreadKind.CALL or not all(spoken.values()):
        return Findings()
    return Findings({"seller_talk_share": round(spoken[Side.SELLER] / sum(spoken.values()), 2)})


def _same_touch(earlier: Message, later: Message) -> bool:
    gap = _gap(earlier, later)
    return gap is not None and gap <= _ONE_TOUCH


def _gap(earlier: Message, later: Message) -> timedelta | None:
    first, second = earlier.at, later.at
    if first is None or second is None or first.precision not in _EXACT or second.precision not in _EXACT:
        return None
    if first.at is None or second.at is None or (first.at.tzinfo is None) != (second.at.tzinfo is None):
        return None
    gap = second.at - first.at
    return gap if gap >= timedelta() else None


def _last_day_named(message: Message) -> date | None:
    written = message.day
    if written is None:
        return None
    days = (
        written_day_in(message.body[sentence.start : sentence.end], near=written)
        for sentence in sentences_of(message.body)
    )
    return max((day for day in days if day is not None and day >= written), default=None)
