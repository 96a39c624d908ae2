"""Reading a thread: every source of facts, merged."""

from __future__ import annotations

from datetime import date

from closecall.facts.behaviour import observe
from closecall.facts.deal import read_deal
from closecall.facts.merge import merge
from closecall.facts.money import read_money
from closecall.facts.note import read_note
from closecall.facts.vocabulary import Facts, Reading
from closecall.facts.words import hear
from closecall.thread.records import Thread


def read_facts(
    thread: Thread, *, note: str | None = None, given: Facts | None = None, as_of: date | None = None
) -> Reading:
    """The facts of a thread with the evidence for each.

    Args:
        note: what the seller adds; it can tell only what he may assert (:mod:`closecall.facts.note`).
        given: facts known already; the rules are in :mod:`closecall.facts.merge`.
        as_of: the day to count from; the last day that the thread states by default.

    Raises:
        FactsError: a given fact contradicts another fact.

    """
    read = (hear(thread), read_deal(thread), observe(thread, as_of=as_of), read_money(thread, note=note))
    return merge(thread, read, note=read_note(note) if note else None, given=given)
