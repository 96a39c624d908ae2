"""Where the deal stands: who decides, what is needed, how far it is, what the buyer did, on which terms."""

from __future__ import annotations

from datetime import date

from closecall.facts.deal.actions import buyer_actions
from closecall.facts.deal.deciders import deciders
from closecall.facts.deal.need import need
from closecall.facts.deal.stage import stage
from closecall.facts.deal.terms import terms
from closecall.facts.findings import Findings
from closecall.facts.proof import together
from closecall.thread.records import Thread

__all__ = ["read_deal"]


def read_deal(thread: Thread, *, as_of: date | None = None) -> Findings:
    """Deciders, need, stage, buyer's actions and terms, from the buyer's words and undisputed acts.

    Dates without a year are resolved around the day of their message, else around ``as_of``; without both
    they stay unknown.
    """
    return together(
        [
            deciders(thread),
            need(thread),
            stage(thread),
            buyer_actions(thread),
            terms(thread, as_of=as_of),
        ]
    )
