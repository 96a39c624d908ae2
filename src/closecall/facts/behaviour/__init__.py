"""What both sides did: who started, came and answered when, and how often the seller pressed (S14, S25)."""

from __future__ import annotations

from datetime import date

from closecall.facts.behaviour.booked_meeting import next_meeting
from closecall.facts.behaviour.buyer_initiative import contacts_started
from closecall.facts.behaviour.contact_timing import (
    auto_reply,
    reply_time,
    silence,
    talk_share,
    unanswered,
)
from closecall.facts.behaviour.firm_attempts import firm_attempts
from closecall.facts.behaviour.past_meetings import meetings
from closecall.facts.evidence import together
from closecall.facts.findings import Findings
from closecall.thread.records import Thread

__all__ = ["observe"]


def observe(thread: Thread, *, as_of: date | None = None) -> Findings:
    """The facts of behaviour: contacts started, meetings, silence, answers, talk share, firm attempts.

    What the seller alone claims counts only where the buyer wrote or spoke afterwards without denying it.

    Args:
        as_of: the day to count from; the last day that the thread states by default.

    """
    day = as_of or thread.last_day()
    return together(
        [
            contacts_started(thread),
            meetings(thread),
            next_meeting(thread, as_of=day),
            silence(thread, as_of=day),
            unanswered(thread),
            auto_reply(thread, as_of=day),
            reply_time(thread),
            talk_share(thread),
            firm_attempts(thread),
        ]
    )
