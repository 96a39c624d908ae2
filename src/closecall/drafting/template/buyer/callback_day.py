"""The day on which a put-off buyer wants to hear again, where a draft may promise it."""

from __future__ import annotations

from datetime import date

from closecall.drafting.records import Brief
from closecall.drafting.template.buyer.proposed_days import is_to_come, today_of
from closecall.facts.words.deferral.named_days import days_told_by_event


def day_to_promise(brief: Brief) -> date | None:
    """The day he named, still to come; none that only an event tells ("once the April numbers are out")."""
    day = brief.facts.defer_until
    return day if day and is_to_come(day, brief) and not _is_told_by_event(day, brief) else None


def _is_told_by_event(day: date, brief: Brief) -> bool:
    for told in brief.evidence:
        if told.fact != "defer_until" or told.message is None or brief.thread is None:
            continue
        message = brief.thread.messages[told.message]
        written = (message.at and message.at.day) or today_of(brief)
        text = message.body[told.start or 0 :]
        if written and day in days_told_by_event(text, written, (brief.thread.lang, "en")):
            return True
    return False
