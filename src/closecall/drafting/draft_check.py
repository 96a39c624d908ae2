"""The draft rules on a draft that anybody wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any

from closecall.decision import Approach, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.correspondents import buyer_name, seller_name
from closecall.drafting.own_knowledge import with_own_knowledge
from closecall.drafting.records import Brief, Draft, Problem
from closecall.drafting.voice import Voice
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts
from closecall.text.argument_kinds import require_kind
from closecall.text.closed_vocabulary import one_of
from closecall.thread.records import Thread


def check_draft(
    draft: Draft | Mapping[str, Any],
    facts: Facts | Mapping[str, Any],
    approach: Approach | str,
    thread: Thread | None = None,
    *,
    voice: Voice | None = None,
    me: Sequence[str] = (),
    by_hand: bool = False,
) -> tuple[Problem, ...]:
    """Every rule that a draft breaks, with its place.

    Args:
        draft: also as a dictionary, such as :meth:`Draft.to_dict` gives.
        facts: what is known, also as a dictionary.
        approach: what the draft is for; a firm close and a guide are judged differently (S26). A draft in
            place of a question is judged as a guide.
        thread: the thread it answers, where there is one: quotes, amounts and dates are looked up there.
        voice: how the seller writes: his name, what must stand below his mails, and samples not to quote.
        me: names, addresses or ``@domain`` of the seller, to tell him from colleagues in the thread.
        by_hand: whether a person wrote the draft. What he answers to a question of the buyer's he knows
            himself: a figure or a term in that sentence is then told as ``unsure``, and is no broken rule.

    Raises:
        FactsError: a dictionary of facts holds unknown names, bad values or contradictions.
        InputError: there is no such approach, a dictionary holds no draft, or an argument is of another
            type than it takes.

    """
    draft, facts = Draft.of(draft), Facts.of(facts)
    require_kind("thread", thread, (Thread, NoneType), takes="a Thread, such as Thread.parse(text) gives")
    require_kind("voice", voice, (Voice, NoneType), takes="what closecall.load_voice gives")
    brief = Brief(
        approach=one_of(Approach, approach),
        channel=draft.channel,
        lang=draft.lang,
        facts=facts,
        decision=decide(facts),
        thread=thread,
        buyer_name=buyer_name(thread, facts, read_facts(thread).evidence) if thread else None,
        seller_name=seller_name(thread, voice, me=me),
        as_of=thread.last_day() if thread else None,
        voice=voice,
    )
    found = problems_in(draft, brief)
    return tuple(with_own_knowledge(found, draft, brief)) if by_hand else found
