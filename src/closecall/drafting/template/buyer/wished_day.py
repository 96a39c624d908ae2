"""The day that the buyer names for what comes next: to be called, or to tell how he decided."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.buyer.next_meeting import days_in
from closecall.drafting.template.buyer.proposed_days import today_of
from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import PatternSet


class WishedDay(NamedTuple):
    """A day to come that he named, and whether it is to be called (else to hear from him)."""

    day: date
    is_for_a_call: bool


def wished_day(brief: Brief) -> WishedDay | None:
    """The one such day in what he wrote since the seller did; None where he names several, or none.

    Whoever is on the telephone with him is not asked to call.
    """
    thread, today = brief.thread, today_of(brief)
    if thread is None or today is None:
        return None
    lang, since = written_language(brief.lang), brief.since_the_seller()
    for kind in ("calls_on", "answers_on"):
        found = set()
        for number, message in since:
            said = unplanted_sentences(message.body)
            begins = {s.start for s in said if _patterns(lang, kind).search(s.words.folded)}
            found |= {day for day in days_in(thread, number, today, only=begins) if day >= today}
        is_for_a_call = kind == "calls_on"
        if len(found) == 1 and not (is_for_a_call and brief.channel is Channel.CALL):
            return WishedDay(found.pop(), is_for_a_call)
    return None


@cache
def _patterns(lang: str, kind: str) -> PatternSet[None]:
    return PatternSet((None, pattern) for pattern in table("quoting")[lang][kind])
