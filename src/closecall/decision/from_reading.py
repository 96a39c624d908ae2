"""From a reading to a decision: the facts decide, unless what only the seller can tell stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from closecall.decision.deciding import decide
from closecall.decision.policy import Policy
from closecall.decision.records import Approach, Decision
from closecall.facts.open_question import OpenQuestion, Stops, first_asked
from closecall.facts.reading import Reading
from closecall.facts.unclear_refusal import untold_may_be_a_no
from closecall.facts.vocabulary import Vulnerability
from closecall.thread.records import Thread

# Fewer words beside what tells of a state say nothing: a greeting, a name.
_FEWEST_WORDS = 5
# What a question has to stop at least for an approach to be stopped; of the others only what stops all does.
_STOPPED_FROM = {
    Approach.FIRM_CLOSE: Stops.FIRM_CLOSE,
    Approach.GUIDE: Stops.GOING_ON,
    Approach.CONFIRM: Stops.CLOSING,
    Approach.ASK_FIRST: Stops.GOING_ON,
}


def decide_reading(
    reading: Reading, *, as_of: date | None = None, policy: Policy | None = None
) -> tuple[Reading, Decision]:
    """The decision, and the reading with what stopped a firmer one and what the seller is warned of (S5).

    Args:
        reading: the facts and what only the seller can tell.
        as_of: the day to decide for, as :func:`decide` takes it.
        policy: other weights and thresholds than the built-in ones.

    """
    decision = _decision(reading, as_of, policy)
    if stopping := _stopping(reading, decision.approach):
        # Beside what made it firm, a sentence that nobody understood may be the no.
        reading = replace(reading, questions=(*reading.questions, replace(stopping, stops=Stops.ALL)))
        decision = _decision(reading, as_of, policy)
    elif decision.approach is Approach.NURTURE:
        # Nothing is pushed here, but who said no is not written to as if it were open.
        told = (untold_may_be_a_no(each.words) for each in reading.questions if each.is_of_note)
        reading = replace(reading, warnings=(*reading.warnings, *told))
    return reading, decision


def possible_no(thread: Thread, reading: Reading, decision: Decision) -> str:
    """The words that may be a no, where the buyer's state lets nobody ask about them (S2); else empty.

    Who only tells of his state is understood; beside that he may say anything.
    """
    state = reading.facts.vulnerability or Vulnerability.NONE
    if decision.unheard or not reading.is_unheard or state is Vulnerability.NONE:
        return ""
    told = [item.quote for item in reading.evidence if item.fact == "vulnerability"]
    beside = thread.messages[thread.last_of_buyer].body if thread.buyer_messages() else ""
    for quote in told:
        beside = beside.replace(quote, "")
    is_all = reading.unsettled in told and len(beside.split()) < _FEWEST_WORDS
    return "" if is_all else reading.unsettled


def _decision(reading: Reading, as_of: date | None, policy: Policy | None) -> Decision:
    return decide(
        reading.facts,
        as_of=as_of,
        policy=policy,
        unheard=reading.is_unheard,
        unclear=_unclear(reading),
        possible_yes=reading.is_possible_yes,
    )


def _unclear(reading: Reading) -> tuple[str, ...]:
    """What the seller is asked of the last words; what his own note told may as well have been a yes."""
    asked = first_asked(reading.questions, "no")
    is_of_the_note = asked is not None and asked.is_of_note and reading.is_unheard
    is_asked = "stage" in (*reading.unclear, *reading.given)
    return (*reading.unclear, "stage") if is_of_the_note and not is_asked else reading.unclear


def _stopping(reading: Reading, approach: Approach) -> OpenQuestion | None:
    """The open question that stops an approach which the facts alone allow; None where none does."""
    least = _STOPPED_FROM.get(approach, Stops.ALL)
    stopping = [each for each in reading.questions if each.may_be == "no" and least <= each.stops < Stops.ALL]
    return max(stopping, key=lambda each: each.stops, default=None)
