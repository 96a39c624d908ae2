"""Which of the buyer's words may stand as the reason to buy: a need or a wish, and nothing against it."""

from __future__ import annotations

from closecall.drafting.records import Brief
from closecall.facts.deal.need.stated_need import need
from closecall.facts.findings import Evidence

_AGAINST = frozenset(
    "refusal defer_until hesitations wants_guidance asked_no_pressure annoyed vulnerability "
    "competitor_active decision_maker_objects open_buyer_questions auto_reply_pending".split()
)


def speaks_for_it(brief: Brief, evidence: Evidence) -> bool:
    """Whether words heard as a need or a wish may be said to the buyer as the reason.

    No question; and no need in a sentence that holds him back or asks to wait, or that only sounds like one:
    what the classifier alone took for a need is no reason. A wish is cut from the doubt behind it.
    """
    if "?" in evidence.quote:
        return False
    is_need = evidence.fact == "need_confirmed"
    return not is_need or (_is_named(brief, evidence) and not _holds_back(brief, evidence))


def _holds_back(brief: Brief, evidence: Evidence) -> bool:
    """Whether something against it is heard in the same sentence."""
    start, end = evidence.start or 0, evidence.end or 0
    return any(
        other.fact in _AGAINST
        and other.message == evidence.message
        and (other.start or 0) < end
        and start < (other.end or 0)
        for other in brief.evidence
    )


def _is_named(brief: Brief, evidence: Evidence) -> bool:
    if brief.thread is None:
        return True
    named = need(brief.thread).evidence
    return any((one.message, one.start) == (evidence.message, evidence.start) for one in named)
