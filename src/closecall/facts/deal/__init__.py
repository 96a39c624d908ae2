"""Where the deal stands: who decides, what is needed, how far it is, what the buyer did, on which terms."""

from __future__ import annotations

from datetime import date

from closecall.facts.deal.actions.buyer_actions import buyer_actions
from closecall.facts.deal.decision_makers.deciders import deciders
from closecall.facts.deal.need.stated_need import need
from closecall.facts.deal.stage.sale_stage import stage
from closecall.facts.deal.terms.deal_terms import terms
from closecall.facts.evidence import together
from closecall.facts.findings import Findings
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
