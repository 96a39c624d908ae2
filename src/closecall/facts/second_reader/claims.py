"""What a second reader may claim, and the values that a claim can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from closecall.errors import FactsError
from closecall.facts.vocabulary import (
    BudgetStatus,
    BuyerAction,
    BuyerKind,
    ContactRole,
    Conviction,
    Facts,
    Hardness,
    HesitationKind,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)

NOTE = -1
"""What stands for the seller's note where a claim tells its message."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One finding of a second reader, not yet believed.

    Attributes:
        fact: one of :data:`ASKED`, or of the note one of :data:`ASKED_OF_NOTE`.
        value: as written there; of a price the number and its currency, as in "2400 EUR".
        message: index into the thread's messages, or :data:`NOTE`.
        quote: what it says the buyer's words are, or the seller's in his note.

    """

    fact: str
    value: str
    message: int
    quote: str


_YES = ("true",)
_NUMBER = ("a number",)
_SUM = ("a number and its currency",)

ASKED: Mapping[str, tuple[str, ...]] = {
    "refusal": tuple(Refusal)[1:],
    "verbal_interest": tuple(VerbalInterest)[1:],
    "hesitations": tuple(f"{kind} {hardness}" for kind in HesitationKind for hardness in Hardness),
    "wants_guidance": _YES,
    "asked_no_pressure": _YES,
    "annoyed": _YES,
    "vulnerability": tuple(Vulnerability)[1:],
    "need_confirmed": ("true", "false"),
    "buyer_actions": tuple(BuyerAction),
    "decision_makers_total": _NUMBER,
    "decision_makers_agreed": _NUMBER,
    "decision_maker_objects": _YES,
    "contact_role": tuple(ContactRole)[1:],
    "budget_status": tuple(BudgetStatus),
    "competitor_active": _YES,
    "stage": tuple(stage for stage in Stage if stage is not Stage.ACCEPTED),
    "price_total": _SUM,
    "critical_date": ("a date such as 2026-03-31",),
}
"""The facts that a second reader is asked for, each with its values: those that words can tell."""

ASKED_OF_NOTE: Mapping[str, tuple[str, ...]] = {
    "seller_conviction": tuple(Conviction),
    "conviction_reasons": _YES,
    "decision_makers_total": _NUMBER,
    "buyer_kind": tuple(BuyerKind),
    "annual_means": _SUM,
    "price_total": _SUM,
    "refusal": tuple(Refusal)[1:],
    "vulnerability": tuple(Vulnerability)[1:],
    "wants_guidance": _YES,
    "asked_no_pressure": _YES,
}
"""The facts of the seller's note that a second reader is asked for: what the seller may tell (S15)."""

_MOST_PEOPLE = 50
_LONGEST_VALUE = 40


def typed_values(claim: Claim) -> Mapping[str, Any]:
    """The claimed fact as :class:`Facts` holds it, a price with its currency; empty without such a value.

    "None", "false" and 0 are no claims, but for the need, which a buyer may deny.
    """
    said = " ".join(claim.value.split())
    asked = ASKED_OF_NOTE if claim.message == NOTE else ASKED
    if claim.fact not in asked or len(said) > _LONGEST_VALUE:
        return {}
    if claim.fact == "conviction_reasons":
        data: dict[str, Any] = {claim.fact: [" ".join(claim.quote.split())]}
    else:
        data = _WRITTEN.get(claim.fact, _word)(claim.fact, said)
    try:
        return Facts.from_mapping(data).known() if data else {}
    except FactsError:
        return {}


def _word(fact: str, said: str) -> dict[str, Any]:
    word = said.lower()
    if word not in (ASKED.get(fact) or ASKED_OF_NOTE[fact]):
        return {}
    return {fact: word == "true" if word in ("true", "false") else word}


def _item(fact: str, said: str) -> dict[str, Any]:
    return {fact: [said.lower()]}


def _hesitation(fact: str, said: str) -> dict[str, Any]:
    kind, _, hardness = said.lower().partition(" ")
    return {fact: [{"kind": kind, "hardness": hardness}]}


def _people(fact: str, said: str) -> dict[str, Any]:
    is_count = said.isascii() and said.isdigit() and len(said) <= 2 and 0 < int(said) <= _MOST_PEOPLE
    return {fact: int(said)} if is_count else {}


def _sum(fact: str, said: str) -> dict[str, Any]:
    amount, _, currency = said.partition(" ")
    return {fact: amount, "currency": currency}


_WRITTEN: Mapping[str, Callable[[str, str], dict[str, Any]]] = {
    "hesitations": _hesitation,
    "buyer_actions": _item,
    "decision_makers_total": _people,
    "decision_makers_agreed": _people,
    "price_total": _sum,
    "annual_means": _sum,
    "critical_date": lambda fact, said: {fact: said},
}
