"""Meetings that took place, and those that the buyer missed (S14)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter

from closecall.facts.behaviour.booked_meeting import agreed_days
from closecall.facts.behaviour.meeting_days import day_behind
from closecall.facts.cues.cue_mentions import CueMention, is_note_of_a_call, is_retold, said_in, says
from closecall.facts.evidence import from_behaviour, together
from closecall.facts.findings import Evidence, Findings
from closecall.thread.records import Attendance, Side, Thread, ThreadKind

_KEPT = ("meeting", "meeting_again", "meeting_total", "earlier_visits")
_FELL_THROUGH = ("no_show", "cancels", "declines", "denies_meeting")
_AHEAD = ("books", "asks_meeting", "proposes")
_UNDATED = "undated"
_CAME = "the buyer accepted the day and wrote after it"
# Fewer lines that speak of another meeting are messages: nobody met in them.
_FEWEST_TURNS = 4
_OTHER_MEETING = ("books", "no_show", "meeting_total", "asks_meeting", "proposes")


def meetings(thread: Thread) -> Findings:
    """``meetings_kept`` and ``no_shows``. A call that both sides speak in is a meeting itself, one a day.

    Remarks about the same day are one meeting, and remarks without a day are one together; a stated number
    ("fifth call") counts when it is higher. A day that the buyer accepted, by invitation or in words, is a
    meeting once he writes after it and nobody says that it was missed.
    """
    heard = [
        said
        for index, message in enumerate(thread.messages)
        if message.is_buyer or message.is_seller
        for said in said_in(thread, index, "meetings")
    ]
    return together([_kept(thread, heard), _no_shows(thread, heard)])


def _kept(thread: Thread, heard: list[CueMention]) -> Findings:
    beside = _by_sentence(heard)
    told = [
        said
        for said in heard
        if said.cue.fact in _KEPT
        and _is_believed(thread, said)
        and not _is_to_come(said, beside[said.sentence_key])
    ]
    calls = _calls(thread, heard)
    accepted = _accepted(thread, heard)
    held = set(accepted)
    stated = 0
    for said in told:
        if said.cue.fact == "meeting_total":
            stated = max(stated, int(said.cue.value))
        elif said.cue.fact == "earlier_visits":
            stated = max(stated, int(said.cue.value) + bool(calls))
        else:
            held.update(_when(thread, said, beside[said.sentence_key]))
    if _is_few_lines(thread) and held - {_UNDATED}:
        calls = []
    dated = len(held) - (_UNDATED in held and len(held) > 1)
    again = 2 if any(said.cue.fact == "meeting_again" for said in told) else 0
    # Of several calls in one text, one looks back at another.
    told_of = dated + len(calls) if len(calls) < 2 else max(dated, len(calls))
    count = max(stated, told_of, again)
    if not count:
        return Findings()
    shown = [from_behaviour(thread, "meetings_kept", "a meeting took place", said=said) for said in told]
    return Findings({"meetings_kept": count}, (*calls, *accepted.values(), *shown))


def _accepted(thread: Thread, heard: list[CueMention]) -> dict[str, Evidence]:
    """What the buyer accepted, by day, if he wrote after it; none where one fell through."""
    if _told_missed(thread) or any(said.cue.fact in _FELL_THROUGH for said in heard):
        return {}
    wrote = max((m.day for _, m in thread.buyer_messages() if m.day), default=date.min)
    found: dict[str, Evidence] = {}
    for index, message in enumerate(thread.messages):
        event = message.event
        if event is None or event.starts is None:
            continue
        day = event.starts.date()
        if event.what in (Attendance.DECLINED, Attendance.CANCELLED):
            found.pop(day.isoformat(), None)
        elif event.side is Side.BUYER and event.what is Attendance.ACCEPTED and wrote > day:
            found[day.isoformat()] = from_behaviour(thread, "meetings_kept", _CAME, message=index)
    for day, index in agreed_days(thread):
        if day.isoformat() not in found and wrote > day:
            found[day.isoformat()] = from_behaviour(thread, "meetings_kept", _CAME, message=index)
    return found


def _calls(thread: Thread, heard: list[CueMention]) -> list[Evidence]:
    """The call at hand, or each of the calls that the text holds one below the other, with a day each."""
    if thread.kind is not ThreadKind.CALL or any(said.cue.fact == "wrong_person" for said in heard):
        return []
    if _is_few_lines(thread) and (
        any(said.cue.fact in _OTHER_MEETING for said in heard) or _told_missed(thread)
    ):
        return []
    found = [
        from_behaviour(thread, "meetings_kept", "the buyer is on this call", message=turns[0])
        for part in _parted_by_day(thread)
        if (turns := [i for i in part if thread.messages[i].is_buyer])
        and any(thread.messages[i].is_seller for i in part)
    ]
    if not found and is_note_of_a_call(thread):
        return [from_behaviour(thread, "meetings_kept", "the call that the seller's note is about")]
    return found


def _is_few_lines(thread: Thread) -> bool:
    return len(thread.messages) < _FEWEST_TURNS and not (is_note_of_a_call(thread) or is_retold(thread))


def _parted_by_day(thread: Thread) -> list[range]:
    """The turns of each call, which begins with a turn that has a day; all of them where each has its own."""
    end = len(thread.messages)
    days = {index: m.day for index, m in enumerate(thread.messages) if m.day}
    if any(index + 1 in days for index in days):
        return [range(end)]
    # What stands above the first day belongs to it, and a day that comes again is the same call.
    begins = [0, *(later for earlier, later in pairwise(days) if days[earlier] < days[later])]
    return [range(first, last) for first, last in zip(begins, [*begins[1:], end], strict=True)]


def _is_believed(thread: Thread, said: CueMention) -> bool:
    """The buyer's own remark; the seller's only where the buyer goes on and does not deny it."""
    if thread.messages[said.message].is_buyer or is_note_of_a_call(thread):
        return True
    buyer = thread.buyer_messages()
    after = bisect_right(buyer, said.message, key=itemgetter(0))
    return after < len(buyer) and not says(thread, buyer[after][0], "meetings", "denies_meeting", "no_show")


def _by_sentence(heard: Iterable[CueMention]) -> Mapping[tuple[int, int], list[CueMention]]:
    found: dict[tuple[int, int], list[CueMention]] = {}
    for said in heard:
        found.setdefault(said.sentence_key, []).append(said)
    return found


def _is_to_come(said: CueMention, here: Sequence[CueMention]) -> bool:
    """Whether the same words of a sentence ask for one, or put it off: "¿Quedamos el martes?"."""
    return any(
        (other.cue.fact == "declines" or (said.sentence.is_question and other.cue.fact in _AHEAD))
        and other.span[0] < said.span[1]
        and said.span[0] < other.span[1]
        for other in here
    )


def _when(thread: Thread, said: CueMention, here: Sequence[CueMention]) -> list[str]:
    """The days of a meeting as keys; none where the remark is about the call at hand.

    A sentence names one meeting, or several where it says so ("on Monday and again on the 12th").
    """
    in_call = thread.kind is ThreadKind.CALL
    days = [other for other in here if other.cue.fact == "day"]
    if not days:
        return [] if in_call and said.cue.detail == "at_hand" else [_UNDATED]
    if days[0].cue.value == "today" and in_call:
        return []
    several = any(other.cue.fact == "and_again" for other in here)
    named = days if several else days[:1]
    found = ((day_behind(one, thread), one) for one in named)
    return [day.isoformat() if day else one.words[0] for day, one in found]


def _told_missed(thread: Thread) -> list[CueMention]:
    return [
        said
        for index, message in enumerate(thread.messages)
        if message.is_seller
        for said in said_in(thread, index, "seller")
        if said.cue.fact == "no_show"
    ]


def _no_shows(thread: Thread, heard: list[CueMention]) -> Findings:
    """The seller's "we missed you" and the buyer's "sorry, I forgot" are about the same meetings."""
    told = {said.message: said for said in _told_missed(thread)}
    admitted = {
        said.message: said
        for said in heard
        if said.cue.fact == "no_show" and thread.messages[said.message].is_buyer
    }
    by_message = told if len(told) >= len(admitted) else admitted
    stated = [s for s in heard if s.cue.fact == "no_show_total"] if by_message else []
    count = max([len(by_message), *(int(said.cue.value) for said in stated)])
    shown = [
        from_behaviour(thread, "no_shows", "the buyer did not come", said=s)
        for s in (*by_message.values(), *stated)
    ]
    return Findings({"no_shows": count}, tuple(shown)) if shown else Findings()
