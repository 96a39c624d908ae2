"""Terms of the sale: a customer of old, a rival offer, a way back, the buyer's date, who pays."""

from __future__ import annotations

from datetime import date

from closecall.facts.days import day_named_in
from closecall.facts.deal.buyer_kind import buyer_kind
from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.findings import Findings
from closecall.facts.hearing import Said, said_in
from closecall.facts.proof import from_behaviour, from_words, together
from closecall.thread.records import Thread

_YES_OR_ABSENT = ("existing_customer", "competitor_active")


def terms(thread: Thread) -> Findings:
    """``existing_customer``, ``competitor_active``, ``reversible``, ``critical_date`` and ``buyer_kind``."""
    told = [said for said in buyer_said(thread, "deal") if not said.sentence.is_question]
    return together(
        [
            *(_stated(thread, told, fact) for fact in _YES_OR_ABSENT),
            _reversible(thread, told),
            _critical_date(thread, told),
            buyer_kind(thread, told),
        ]
    )


def _stated(thread: Thread, told: list[Said], fact: str) -> Findings:
    said = next((said for said in told if said.cue.fact == fact), None)
    return Findings({fact: True}, (from_words(thread, fact, said),)) if said else Findings()


def _reversible(thread: Thread, told: list[Said]) -> Findings:
    """A way back that either side states: it is a term, not a sign of interest."""
    found = _stated(thread, told, "reversible")
    if found.values:
        return found
    for index, message in enumerate(thread.messages):
        for said in said_in(thread, index, "deal") if message.is_seller else ():
            if said.cue.fact == "reversible":
                shown = from_behaviour(thread, "reversible", "seller offers a way back", said=said)
                return Findings({"reversible": True}, (shown,))
    return Findings()


def _critical_date(thread: Thread, told: list[Said]) -> Findings:
    for said in reversed(told):
        if said.cue.fact == "critical_date" and (day := _day_in(thread, said)) is not None:
            return Findings({"critical_date": day}, (from_words(thread, "critical_date", said),))
    return Findings()


def _day_in(thread: Thread, said: Said) -> date | None:
    message = thread.messages[said.message]
    written = message.at.day if message.at else None
    return day_named_in(said.sentence, message.body, written=written) if written else None
