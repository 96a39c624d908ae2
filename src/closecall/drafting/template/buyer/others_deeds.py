"""Deeds that another on the buyer's side did: "Pia has been trying it all week" is none of the reader's."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from closecall.drafting.records import Brief
from closecall.facts.deal.decision_makers.named_persons import is_kind
from closecall.facts.findings import Evidence, shown_values
from closecall.facts.vocabulary import BuyerAction
from closecall.text.tokens import fold, words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_DONE_BY_HAND = (BuyerAction.TRIAL_USED, BuyerAction.PILOT_RUN, BuyerAction.DID_TASK)
"""Deeds that are told with who did them: "please send the contract" asks for it oneself."""
_MARK = re.compile(r"[.,;:!?()\u2013\u2014\n]")
_SUBJECT = 4
"""Words of a sentence among which the one who does it is named."""
_RELATIVE = 2
"""Words among which a relative stands: "my husband tried it"; "marvellous, my son" is said to somebody."""
_THIRD = (("he",), ("she",))
"""No thing is called so, as it is in German or French."""
_SHORTEST = 2
_CAPITALS = "de"
"""The language in which every noun is written so."""


def deeds_of_others(brief: Brief) -> frozenset[BuyerAction]:
    """The buyer's actions that another than the reader of the draft did, as far as the words tell it.

    Where it cannot be told which words show which deed, those of another may show any.
    """
    told = shown_values({"buyer_actions": brief.facts.buyer_actions}, brief.evidence, "buyer_actions")
    if not told:
        shown = [evidence for evidence in brief.evidence if evidence.fact == "buyer_actions"]
        return frozenset(_DONE_BY_HAND if any(_is_of_another(brief, each) for each in shown) else ())
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
    words = words_of(evidence.quote).folded[:_SUBJECT]
    if any(is_kind(word, "kin", thread.lang) for word in words[:_RELATIVE]) or words[:1] in _THIRD:
        return True
    if _names_who_did_it(evidence.quote, thread.lang):
        return True
    people = (*(message.speaker for message in thread.messages), *thread.recipients)
    named = frozenset().union(*(_names(who.name) for who in people))
    others = named - reader - _names(brief.seller_name)
    return not others.isdisjoint(words) or _begins_with_a_name(evidence.quote, thread)


def _names_who_did_it(quote: str, lang: str) -> bool:
    """Whether somebody else than the writer stands right before the deed: "our cook has tested it"."""
    classes = classes_in(_FILE, lang)
    words = words_of(quote)
    rest = [
        (word, span)
        for word, span in zip(words.folded, words.spans, strict=True)
        if not (classes and classes["between"].holds(word))
    ]
    return any(
        classes["did"].holds(deed) and not (_MARK.search(quote, end, start) or classes["ours"].holds(who))
        for (who, (_, end)), (deed, (start, _)) in pairwise(rest)
    )


def _begins_with_a_name(quote: str, thread: Thread) -> bool:
    """Whether its first word is written with a capital amid another sentence, and never without one."""
    name = quote.split(" ", 1)[0].strip(".,!?")
    if len(name) < _SHORTEST or not name.istitle() or thread.lang == _CAPITALS:
        return False
    found = [
        (body, start)
        for body in (message.body for message in thread.messages)
        for start, end in words_of(body).spans
        if body[start:end].casefold() == name.casefold()
    ]
    is_small = any(body[start].islower() for body, start in found)
    return not is_small and any(_is_amid(body[:start]) for body, start in found)


def _is_amid(before: str) -> bool:
    """Whether a sentence goes on behind these words."""
    return before.endswith(" ") and (before[-2:-1].islower() or before[-2:-1] == ",")


def _names(shown: str | None) -> frozenset[str]:
    return frozenset(fold(word) for word in (shown or "").split() if word[0].isupper())
