"""Firm words that the seller has already sent: at most once a reply, twice in all (S26)."""

from __future__ import annotations

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.evidence import from_behaviour
from closecall.facts.findings import Findings
from closecall.thread.records import Thread


def firm_attempts(thread: Thread) -> Findings:
    """``firm_attempts``: the seller's messages or turns that disagree or press for the order."""
    firm = {
        index: said
        for index, message in enumerate(thread.messages)
        if message.is_seller
        for said in said_in(thread, index, "seller")
        if said.cue.fact == "pressed" and not said.sentence.is_question
    }
    shown = tuple(
        from_behaviour(thread, "firm_attempts", "seller pressed for the order", said=said)
        for said in firm.values()
    )
    return Findings({"firm_attempts": len(shown)}, shown) if shown else Findings()
