"""Whether the buyer has named a problem of his own, or said yes to one that the seller asked about (S18)."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.facts.deal.affirmed import affirmed
from closecall.facts.deal.buyer_words import buyer_said
from closecall.facts.deal.old_way import denies_a_need, told_in_passing
from closecall.facts.findings import Findings
from closecall.facts.hearing import Said
from closecall.facts.proof import from_words
from closecall.thread.records import Thread


def need(thread: Thread) -> Findings:
    """``need_confirmed``: true once he named a problem, false when his latest word is that he has none.

    Where he named none, it may show in passing.
    """
    told = list(_told(thread))
    if not told:
        shown_in_passing = told_in_passing(thread)
        return Findings({"need_confirmed": True}, (shown_in_passing,)) if shown_in_passing else Findings()
    is_there = told[-1].cue.value != "false"
    shown = {
        (said.message, said.sentence.start): from_words(thread, "need_confirmed", said)
        for said in told
        if (said.cue.value != "false") is is_there
    }
    return Findings({"need_confirmed": is_there}, tuple(shown.values()))


def _told(thread: Thread) -> Iterator[Said]:
    """What tells a problem or denies one; "I have all I need, all right?" denies as a plain sentence does."""
    affirms = {said.message: said for said in affirmed(thread, "asks_need")}
    torn = list(buyer_said(thread, "hesitation"))
    for said in buyer_said(thread, "need"):
        if said.cue.fact == "affirms":
            if said is affirms.get(said.message):
                yield said
        elif said.cue.value == "false" or not (
            said.sentence.is_question
            or denies_a_need(thread, said.message, said.sentence.start)
            or any(_lies_within(said, other) for other in torn)
        ):
            yield said


def _lies_within(said: Said, other: Said) -> bool:
    """Whether the words are a part of those of something else: the "torn" of "torn both ways"."""
    (start, end), (first, last) = said.span, other.span
    return said.message == other.message and other.cue.fact == "hesitation" and first <= start and end <= last
