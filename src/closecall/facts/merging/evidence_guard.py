"""The last guard: no fact raises the stance without evidence that can be shown (DOMAIN 3.1, S15, I39)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closecall.facts.attribution.citations import cited_of_the_buyer
from closecall.facts.cues.cue_mentions import is_note_of_a_call
from closecall.facts.findings import Evidence, Findings
from closecall.facts.vocabulary import BudgetStatus, Conviction, Stage, VerbalInterest
from closecall.thread.records import Thread

# For each fact that can raise the stance: whether this value does.
_RAISES: dict[str, Callable[[Any], bool]] = {
    "verbal_interest": lambda value: value != VerbalInterest.NONE,
    "buying_questions": bool,
    "buyer_actions": bool,
    "meetings_kept": bool,
    "next_meeting_booked": bool,
    "buyer_initiated": bool,
    "need_confirmed": bool,
    "stage": lambda value: value not in (Stage.NEW, Stage.DISCOVERY),
    "price_known": bool,
    "critical_date": bool,
    "reversible": bool,
    "existing_customer": bool,
    "budget_status": lambda value: value != BudgetStatus.NONE,
    "refusal_retracted": bool,
    "decision_makers_agreed": bool,
    "seller_conviction": lambda value: value == Conviction.CERTAIN,
    "conviction_reasons": bool,
    "annual_means": bool,
    "org_segment": bool,
    "approval_limit": bool,
}


def supported(
    thread: Thread, found: Findings, warnings: list[str]
) -> tuple[dict[str, Any], tuple[Evidence, ...]]:
    """Values and evidence that can be shown; what raises the stance without any is dropped and warned of."""
    evidence = tuple(item for item in found.evidence if is_literal(item, thread))
    shown = {item.fact for item in evidence}
    values = dict(found.values)
    for name, raises in _RAISES.items():
        if name in values and name not in shown and raises(values[name]):
            del values[name]
            warnings.append(f"Left out {name}: nothing in the thread can be shown for it.")
    return values, tuple(item for item in evidence if item.fact in values)


def is_literal(item: Evidence, thread: Thread) -> bool:
    """Whether a quote is literally what stands there, and the buyer's where it claims to be his words."""
    if item.message is None:
        return item.source != "words"
    if not 0 <= item.message < len(thread.messages):
        return False
    message = thread.messages[item.message]
    if item.start is None or item.end is None:
        return item.source != "words" and not item.quote
    if item.source == "words" and not (message.is_buyer or _cites_the_buyer(item, thread)):
        return False
    return message.body[item.start : item.end] == item.quote


def _cites_the_buyer(item: Evidence, thread: Thread) -> bool:
    """In the seller's note of a call, the words between quotation marks are the buyer's."""
    if item.message is None or item.start is None or item.end is None or not is_note_of_a_call(thread):
        return False
    spans = cited_of_the_buyer(thread.messages[item.message].body, thread.lang)
    return any(item.start < end and start < item.end for start, end in spans)
