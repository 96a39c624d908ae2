"""Deeds that another on the buyer's side did: "Pia has been trying it all week" is none of the reader's."""

from __future__ import annotations

from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.facts.deal.decision_makers.named_persons import is_kind
from closecall.facts.findings import Evidence, shown_values
from closecall.facts.vocabulary import BuyerAction
from closecall.text.tokens import fold, words_of

_DONE_BY_HAND = (BuyerAction.TRIAL_USED, BuyerAction.PILOT_RUN, BuyerAction.DID_TASK)
"""Deeds that are told with who did them: "please send the contract" asks for it oneself."""
_SUBJECT = 4
"""Words of a sentence among which the one who does it is named."""


def deeds_of_others(brief: Brief) -> frozenset[BuyerAction]:
    """The buyer's actions that another than the reader of the draft did, as far as the words tell it."""
    told = shown_values({"buyer_actions": brief.facts.buyer_actions}, brief.evidence, "buyer_actions")
    return frozenset(
        action for action, evidence in told if action in _DONE_BY_HAND and _is_of_another(brief, evidence)
    )


def _is_of_another(brief: Brief, evidence: Evidence) -> bool:
    thread, number = brief.thread, evidence.message
    if thread is None or number is None or evidence.source != "words" or not number < len(thread.messages):
        return False
    if not thread.messages[number].is_buyer:
        return False
    reader, teller = _names(brief.buyer_name), _names(thread.messages[number].speaker.name)
    if reader and teller and reader.isdisjoint(teller):
        return True
    people = (*(message.speaker for message in thread.messages), *thread.recipients)
    others = frozenset().union(*(_names(who.name) for who in people)) - reader - _names(brief.seller_name)
    words = words_of(evidence.quote).folded
    himself = str(table("quoting")[written_language(brief.lang)].get("first_person", "")).split()
    if himself and set(himself).isdisjoint(words):
        return True
    return any(word in others or is_kind(word, "kin", thread.lang) for word in words[:_SUBJECT])


def _names(shown: str | None) -> frozenset[str]:
    return frozenset(fold(shown or "").split())
