"""Facts on one line that parses back, such as ``closecall:1/VI:strong/MK:2/H:timing.soft.open``.

Known facts in the order of :class:`Facts`, ``CODE:value`` between slashes. Yes and no are ``y`` and ``n``;
lists are joined by ``+``, an empty list is an empty value; reasons are percent-encoded.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import quote, unquote

from closecall.decision.fact_json import json_value
from closecall.errors import FactsError
from closecall.facts.vocabulary import Facts

HEADER = "closecall:1"
HINT = "A notation looks like closecall:1/VI:strong/MK:2."

COUNTS = {
    "decision_makers_total": "DT",
    "decision_makers_agreed": "DA",
    "buying_questions": "BQ",
    "meetings_kept": "MK",
    "no_shows": "NS",
    "buyer_initiated": "BI",
    "days_since_buyer": "DB",
    "seller_unanswered": "SU",
    "open_buyer_questions": "OQ",
    "firm_attempts": "FA",
}
FLAGS = {
    "decision_maker_objects": "DO",
    "next_meeting_booked": "NM",
    "refusal_retracted": "RR",
    "wants_guidance": "WG",
    "asked_no_pressure": "NP",
    "annoyed": "AN",
    "competitor_active": "CA",
    "existing_customer": "EC",
    "need_confirmed": "NC",
    "price_known": "PK",
    "reversible": "RV",
}
LISTS = {"buyer_actions": "BA", "hesitations": "H", "conviction_reasons": "WHY"}
SCALARS = {
    "buyer_kind": "BK",
    "price_total": "P",
    "currency": "CUR",
    "annual_means": "AM",
    "org_segment": "OS",
    "approval_limit": "AL",
    "budget_status": "BS",
    "contact_role": "CR",
    "verbal_interest": "VI",
    "refusal": "R",
    "defer_until": "DU",
    "stage": "ST",
    "critical_date": "CD",
    "seller_conviction": "SC",
    "vulnerability": "V",
    "median_reply_hours": "RH",
    "seller_talk_share": "TS",
}
AWAY = {"auto_reply_pending": "AR"}  # yes, no, or the day of return
CODES = COUNTS | FLAGS | LISTS | SCALARS | AWAY
"""The code of every fact; part of the notation's version 1."""

_FACT_OF = {code: fact for fact, code in CODES.items()}
_YES_NO = {"y": True, "n": False}
_PARTS_OF_HESITATION = ("kind", "hardness", "status")


def to_notation(facts: Facts) -> str:
    """The known facts on one line; equal facts give equal lines."""
    parts = (f"{CODES[name]}:{_written(value)}" for name, value in facts.known().items())
    return "/".join((HEADER, *parts))


def from_notation(text: str) -> Facts:
    """The facts that a line denotes.

    Raises:
        FactsError: not such a line, or unknown codes, repeated codes or bad values; all are listed.

    """
    header, *parts = text.strip().split("/")
    if header != HEADER:
        raise FactsError([f"the notation does not begin with {HEADER}/."], hint=HINT)
    data: dict[str, Any] = {}
    problems: list[str] = []
    for part in parts:
        code, _, written = part.partition(":")
        fact = _FACT_OF.get(code)
        if fact is None:
            problems.append(f"{code[:20]}: no such code.")
        elif fact in data:
            problems.append(f"{code}: stands twice.")
        else:
            try:
                data[fact] = _read(fact, written)
            except ValueError as error:
                problems.append(f"{code} ({fact}): {error}.")
    return _validated(data, problems)


def _validated(data: dict[str, Any], problems: list[str]) -> Facts:
    try:
        facts = Facts.from_mapping(data)
    except FactsError as error:
        raise FactsError([*problems, *error.problems], hint=HINT) from None
    if problems:
        raise FactsError(problems, hint=HINT)
    return facts


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return "+".join(_written(item) for item in value)
    if isinstance(value, bool):
        return "y" if value else "n"
    if isinstance(value, Decimal):
        return _plain_number(value)
    plain = json_value(value)
    return quote(plain, safe="") if isinstance(plain, str) else str(plain)


def _plain_number(amount: Decimal) -> str:
    if amount == amount.to_integral_value():
        return str(int(amount))
    written = str(amount)
    return written if "E" in written else written.rstrip("0")


def _read(fact: str, written: str) -> Any:  # noqa: ANN401  whatever the fact holds
    if fact in COUNTS:
        if not (written.isascii() and written.isdigit() and len(written) < 10):
            raise ValueError(f"{written[:20]!r} is not a count")
        return int(written)
    if fact in FLAGS or (fact in AWAY and written in _YES_NO):
        if written not in _YES_NO:
            raise ValueError(f"{written[:20]!r} is neither y nor n")
        return _YES_NO[written]
    if fact in LISTS:
        items = written.split("+") if written else []
        return [_item(fact, item) for item in items]
    return written


def _item(fact: str, written: str) -> Any:  # noqa: ANN401  an item of a list fact
    if fact == "conviction_reasons":
        return unquote(written, errors="strict")
    if fact == "hesitations":
        parts = written.split(".")
        if len(parts) != len(_PARTS_OF_HESITATION):
            raise ValueError(f"{written[:60]!r} is not kind.hardness.status")
        return dict(zip(_PARTS_OF_HESITATION, parts, strict=True))
    return written
