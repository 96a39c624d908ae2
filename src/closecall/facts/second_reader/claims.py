"""What a second reader may claim, and the values that a claim can have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from closecall.errors import FactsError
from closecall.facts.vocabulary import (
    BudgetStatus,
    BuyerAction,
    ContactRole,
    Facts,
    Hardness,
    HesitationKind,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One finding of a second reader, not yet believed.

    Attributes:
        fact: one of :data:`ASKED`.
        value: as written there; of a price the number and its currency, as in "2400 EUR".
        message: index into the thread's messages.
        quote: what it says the buyer's words are.

    """

    fact: str
    value: str
    message: int
    quote: str


_YES = ("true",)
_NUMBER = ("a number",)

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
    "price_total": ("a number and its currency",),
    "critical_date": ("a date such as 2026-03-31",),
}
"""The facts that a second reader is asked for, each with its values: those that words can tell."""

_MOST_PEOPLE = 50
_LONGEST_VALUE = 40


def typed_values(claim: Claim) -> Mapping[str, Any]:
    """The claimed fact as :class:`Facts` holds it, a price with its currency; empty without such a value.

    "None", "false" and 0 are no claims, but for the need, which a buyer may deny.
    """
    said = " ".join(claim.value.split())
    if claim.fact not in ASKED or len(said) > _LONGEST_VALUE:
        return {}
    data = _WRITTEN.get(claim.fact, _word)(claim.fact, said)
    try:
        return Facts.from_mapping(data).known() if data else {}
    except FactsError:
        return {}


def _word(fact: str, said: str) -> dict[str, Any]:
    word = said.lower()
    if word not in ASKED[fact]:
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


def _price(fact: str, said: str) -> dict[str, Any]:
    amount, _, currency = said.partition(" ")
    return {fact: amount, "currency": currency}


_WRITTEN: Mapping[str, Callable[[str, str], dict[str, Any]]] = {
    "hesitations": _hesitation,
    "buyer_actions": _item,
    "decision_makers_total": _people,
    "decision_makers_agreed": _people,
    "price_total": _price,
    "critical_date": lambda fact, said: {fact: said},
}
