"""Whether the buyer has named a problem of his own, or said yes to one that the seller asked about (S18)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from closecall.facts.attribution.buyer_mentions import affirmed, buyer_said
from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.deal.need.implied_need import denies_a_need, told_in_passing
from closecall.facts.evidence import from_words
from closecall.facts.findings import Findings
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
        said.sentence_key: from_words(thread, "need_confirmed", said)
        for said in told
        if (said.cue.value != "false") is is_there
    }
    return Findings({"need_confirmed": is_there}, tuple(shown.values()))


def _told(thread: Thread) -> Iterator[CueMention]:
    """What tells a problem or denies one; "I have all I need, all right?" denies as a plain sentence does."""
    affirms = {said.message: said for said in affirmed(thread, "asks_need")}
    torn = _Torn(buyer_said(thread, "hesitation"))
    # A sentence may hold as many of them as words, and denies all or none.
    denies: dict[tuple[int, int], bool] = {}
    for said in buyer_said(thread, "need"):
        if said.cue.fact == "affirms":
            if said is affirms.get(said.message):
                yield said
            continue
        key = said.sentence_key
        if said.cue.value != "false" and not said.sentence.is_question and key not in denies:
            denies[key] = denies_a_need(thread, *key)
        if said.cue.value == "false" or not (said.sentence.is_question or denies[key] or torn.holds(said)):
            yield said


class _Torn:
    """What is heard as a hesitation; a need may be a part of its words: the "torn" of "torn both ways"."""

    def __init__(self, heard: Iterable[CueMention]) -> None:
        # By message: where each begins, in order, and where the farthest of those up to it ends.
        self._starts: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}
        spans = sorted((said.message, *said.span) for said in heard if said.cue.fact == "hesitation")
        for message, start, end in spans:
            ends = self._ends.setdefault(message, [])
            ends.append(max([end, *ends[-1:]]))
            self._starts.setdefault(message, []).append(start)

    def holds(self, said: CueMention) -> bool:
        """Whether the words lie within those of one of them."""
        start, end = said.span
        until = bisect_right(self._starts.get(said.message, ()), start)
        return until > 0 and end <= self._ends[said.message][until - 1]
