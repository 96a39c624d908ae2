"""W4: terms that nobody has offered: a discount, a refund, a guarantee, a booking."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.grounding import is_told
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.topic_finders import (
    is_buyers_own,
    is_sellers_own,
    is_way_to_stop,
)
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists, word_set
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_TAKES_BACK = frozenset({"promise.refund", "promise.money_back"})
"""Promises that ``reversible`` makes a fact: the buyer can undo the purchase."""
_CLOSES = "promise.closed"
_BINDS = "promise.binding"
_ALL_IN = "promise.all_in"
_CLOSING = frozenset({Approach.FIRM_CLOSE, Approach.CONFIRM})
_FEWEST_TOLD = 2
_DONE = word_lists("by_rule")["invented_terms"]["done"]


def _promises(sheet: Sheet) -> Iterator[Span]:
    reversible = sheet.brief.facts.reversible is True
    for where, item in sheet.said("promise"):
        is_fact = reversible and item.phrase.id in _TAKES_BACK
        # Who takes a no closes the matter; elsewhere it would be the sale.
        is_fact = is_fact or (item.phrase.id == _CLOSES and sheet.brief.approach is Approach.RESPECT_NO)
        if is_fact or _is_told_price(sheet, where, item) or is_way_to_stop(sheet, where, item):
            continue
        if is_sellers_own(sheet, item) or is_buyers_own(sheet, where, item) or _is_told(sheet, where, item):
            continue
        if not _follows_a_yes(sheet, where, item):
            yield Span(where, item.start, item.end)


def _is_told(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether one sentence of the seller's offers all that the clause offers: "return it within 14 days"."""
    text = sheet.text_of(where)
    offered = [
        sentence.words.folded
        for message in sheet.brief.messages
        if message.is_seller
        for sentence in sentences_of(message.body)
    ]
    frame = word_set("frame_words", "claims")
    clauses = (text[s:e] for s, e in clauses_of(text, item.sentence) if s <= item.start < e)
    return any(
        is_told(
            words_of(clause).folded,
            offered,
            lang=sheet.draft.lang,
            frame=frame,
            turning=frozenset(),
            fewest=_FEWEST_TOLD,
        )
        for clause in clauses
    )


def _is_told_price(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether "nothing on top" follows at once on a price that the thread or the facts state."""
    return item.phrase.id == _ALL_IN and any(
        amount.end <= item.start
        and not sheet.draft.body[amount.end : item.start].strip(" ,\u2013-")
        and sheet.allowed.has_amount(amount, currency=sheet.brief.facts.currency)
        for amount in (sheet.body.amounts if where == "body" else ())
    )


def _follows_a_yes(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether a booking is only what comes after the yes that is asked for, or after the one that was given.

    "Can I put you down for Friday?" and "reply yes and I'll reserve it" are; "I have reserved it" never is.
    """
    if item.phrase.id != _BINDS or sheet.brief.approach not in _CLOSING or where != "body":
        return False
    if _DONE.intersection(words_of(sheet.draft.body, item.start, item.end).folded):
        return False
    step, sentence = sheet.draft.next_step, item.sentence
    told = sheet.draft.body[sentence.start : sentence.end]
    proposed = step is not None and any(part and part in told for part in (step.what, step.when, step.how))
    return proposed or sentence.start >= sheet.main_end


RULES = (
    Rule(
        id="W4",
        code="invented_terms",
        sentence="This promises terms (discount, free, refund, guarantee) that the seller has not offered.",
        repair="Leave the promise out; offer only what the thread or the facts hold.",
        source="F7, W4",
        find=_promises,
    ),
)
