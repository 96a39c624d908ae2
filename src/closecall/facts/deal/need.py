"""Whether the buyer has named a problem of his own (S18)."""

from __future__ import annotations

from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.findings import Findings
from closecall.facts.proof import from_words
from closecall.thread.records import Thread


def need(thread: Thread) -> Findings:
    """``need_confirmed``: true once he named a problem, false when his latest word is that he has none."""
    # "I have all I need, all right?" denies it as well as a plain sentence.
    told = [s for s in buyer_said(thread, "need") if s.cue.value == "false" or not s.sentence.is_question]
    if not told:
        return Findings()
    value = told[-1].cue.value
    shown = {
        (said.message, said.sentence.start): from_words(thread, "need_confirmed", said)
        for said in told
        if said.cue.value == value
    }
    return Findings({"need_confirmed": value == "true"}, tuple(shown.values()))
