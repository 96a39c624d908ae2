"""When to be in touch next, apart from how: soft selling can be very persistent (S25)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from closecall.decision.policy import CadenceRules, Policy
from closecall.decision.records import Approach, Cadence
from closecall.decision.situation import Situation
from closecall.facts.vocabulary import Facts, Refusal, Vulnerability

_FRIDAY, _A_WEEK = 4, 7
# Gates whose draft promises to leave the buyer alone for a while: the next touch must keep that promise.
_NEED_ROOM = frozenset({"vulnerable_buyer", "asked_no_pressure", "already_pressed"})


def next_touch(approach: Approach, situation: Situation, *, shut: Collection[str], policy: Policy) -> Cadence:
    """The day of the next touch and why; no day where the buyer is to write first or no day is known.

    A date that the buyer named goes before every wait of ours. Without a day to count from, the reason
    still says how many days to wait.

    Args:
        shut: codes of the gates that forbid a firm close.

    """
    rules, facts = policy.cadence, situation.facts
    if approach is Approach.RESPECT_NO:
        return Cadence(None, rules.say["none"])
    if situation.deferred:
        return Cadence(facts.defer_until, rules.say["deferred"])
    if approach is Approach.NURTURE:
        return _while_nurturing(situation, rules, room=_needs_room(facts, shut))
    if approach is Approach.GUIDE and facts.next_meeting_booked:
        return Cadence(None, rules.say["meeting"])
    if approach is Approach.GUIDE and _needs_room(facts, shut):
        return _in_days(rules.room_days, "room", situation, rules)
    return _in_days(rules.days[approach.value], approach.value, situation, rules)


def _needs_room(facts: Facts, shut: Collection[str]) -> bool:
    """Whether the buyer is to be left alone for a while. A complaint is answered at once."""
    return facts.vulnerability is not Vulnerability.COMPLAINT and not _NEED_ROOM.isdisjoint(shut)


def _while_nurturing(situation: Situation, rules: CadenceRules, *, room: bool) -> Cadence:
    facts, as_of = situation.facts, situation.as_of
    unanswered = facts.seller_unanswered or 0
    if situation.away and isinstance(facts.auto_reply_pending, date):
        return Cadence(facts.auto_reply_pending, rules.say["away"])
    if situation.refusal is Refusal.NOT_NOW and facts.defer_until is not None:
        return Cadence(as_of, rules.say["date_come"])
    if unanswered > rules.last_unanswered:
        return Cadence(None, rules.say["stopped"].format(unanswered=unanswered, days=""))
    step = min(max(unanswered - 1, 0), len(rules.nurture_days) - 1)
    days = rules.nurture_days[step]
    if situation.refusal is Refusal.BRUSH_OFF:
        days = max(days, rules.brush_off_days)
    if situation.refusal is Refusal.NOT_NOW:
        days = max(days, rules.not_now_days)
    if room and days <= rules.room_days:
        return _in_days(rules.room_days, "room", situation, rules)
    reason = "closing_note" if unanswered == rules.last_unanswered else "nurture"
    return _in_days(days, reason, situation, rules)


def _in_days(days: int, reason: str, situation: Situation, rules: CadenceRules) -> Cadence:
    unanswered = situation.facts.seller_unanswered or 0
    if situation.as_of is None:
        return Cadence(None, rules.say[reason].format(days=days, unanswered=unanswered))
    ordinal = min(situation.as_of.toordinal() + days, date.max.toordinal())
    day = _working_day(date.fromordinal(ordinal))
    waited = (day - situation.as_of).days
    return Cadence(day, rules.say[reason].format(days=waited, unanswered=unanswered))


def _working_day(day: date) -> date:
    """That day, or the Monday after it: nobody wants a seller's mail on a Sunday."""
    weekday = day.weekday()
    # The calendar ends on a Friday, so that there always is a Monday.
    return day + timedelta(days=_A_WEEK - weekday) if weekday > _FRIDAY else day
