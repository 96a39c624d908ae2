"""A higher price than the one read: the larger of the two sizes counts (S7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from closecall.facts.money.prices import prices_of
from closecall.facts.money.statements import cue_books, statements_in
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.second_reader.quote_grounding import Grounded
from closecall.thread.records import Thread


def price_claimed(thread: Thread, claims: Sequence[Grounded], heard: Mapping[str, Any]) -> Grounded | None:
    """The claim of the highest price above the one read, in its currency; None without one.

    A price goes into drafts. So it counts only where our own reading of the buyer's sentence gives the same
    first commitment, where he speaks of a price, and where the words' reader knows one to compare it with.

    Args:
        heard: the facts of the words' reader.

    """
    known, currency = heard.get("price_total"), heard.get("currency")
    if known is None or currency is None:
        return None
    higher = [
        one
        for one in claims
        if one.value > known and one.values.get("currency") == currency and _is_read_there(thread, one)
    ]
    return max(higher, key=lambda one: (one.value, one.order), default=None)


def _is_read_there(thread: Thread, claim: Grounded) -> bool:
    books = cue_books((thread.lang, "en"), "money")
    statements = [
        statement
        for statement in statements_in(claim.heard.message.body, message=claim.heard.index, books=books)
        if statement.sentence in claim.sentences
        and (statement.says("price") or statement.says("price_known", "true"))
        and not (statement.says("approval") or statement.says("means") or statement.says("budget_status"))
    ]
    return any(price.total == claim.value for price in prices_of(statements, Units(thread.lang, statements)))
