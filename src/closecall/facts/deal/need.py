"""Whether the buyer has named a problem of his own, or said yes to one that the seller asked about (S18)."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.findings import Findings
from closecall.facts.hearing import Said, said_in
from closecall.facts.proof import from_words
from closecall.thread.records import Thread


def need(thread: Thread) -> Findings:
    """``need_confirmed``: true once he named a problem, false when his latest word is that he has none."""
    told = list(_told(thread))
    if not told:
        return Findings()
    is_there = told[-1].cue.value != "false"
    shown = {
        (said.message, said.sentence.start): from_words(thread, "need_confirmed", said)
        for said in told
        if (said.cue.value != "false") is is_there
    }
    return Findings({"need_confirmed": is_there}, tuple(shown.values()))


def _told(thread: Thread) -> Iterator[Said]:
    """What tells a problem or denies one; "I have all I need, all right?" denies as a plain sentence does."""
    for said in buyer_said(thread, "need"):
        if said.cue.fact == "affirms":
            if _is_asked(thread, said):
                yield said
        elif said.cue.value == "false" or not said.sentence.is_question:
            yield said


def _is_asked(thread: Thread, said: Said) -> bool:
    """Whether the seller's message right before it asks whether a trouble is there."""
    before = said.message - 1
    return before >= 0 and any(
        asked.cue.fact == "asks_need" and asked.sentence.is_question
        for asked in said_in(thread, before, "seller")
    )
