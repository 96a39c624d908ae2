"""How large a price is for this buyer (S7, S8): against means, segment, approval limit or a fallback."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from closecall.decision.policy import Policy, SizeRules
from closecall.facts.vocabulary import BuyerKind, Facts


class SizeClass(StrEnum):
    """A price against the sum that is large for this buyer: from 1, from a quarter, below."""

    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"


class Size(NamedTuple):
    """A size class and what it rests on; the class is None where it cannot be told.

    Attributes:
        why: half a sentence such as "1.2 % of yearly revenue"; for an unknown class, what is missing.
        large_from: price in the buyer's currency from which it is large; None where there is no such line.
        at_best: for an unknown class, the best that it may turn out to be.

    """

    value: SizeClass | None
    why: str = ""
    large_from: Decimal | None = None
    at_best: SizeClass = SizeClass.SMALL


def buyer_size(facts: Facts, *, policy: Policy) -> Size:
    """The size of this price for this buyer.

    Price, means and limit share one currency, so their ratios need no rate. Thresholds in dollars do: a
    currency without a rate leaves the size unknown there, and a missing currency is read as dollars, aloud.
    """
    if facts.price_total is None:
        return Size(None, "price unknown")
    rate = Decimal(1) if facts.currency is None else policy.usd.get(facts.currency)
    if facts.buyer_kind is BuyerKind.INDIVIDUAL:
        return _for_individual(facts, facts.price_total, rate, policy.size)
    if facts.buyer_kind is BuyerKind.ORGANISATION:
        return _for_organisation(facts, facts.price_total, rate, policy.size)
    return _for_anybody(facts, facts.price_total, rate, policy.size)


def _for_anybody(facts: Facts, price: Decimal, rate: Decimal | None, rules: SizeRules) -> Size:
    """Known where it is large, or is not, whoever pays: then asking who pays could change nothing (I21)."""
    person = _for_individual(facts, price, rate, rules)
    company = _for_organisation(facts, price, rate, rules)
    if person.value is company.value is SizeClass.LARGE:
        lines = [line for line in (person.large_from, company.large_from) if line is not None]
        return Size(SizeClass.LARGE, company.why, max(lines, default=None))
    if None not in (person.value, company.value) and SizeClass.LARGE not in (person.value, company.value):
        # No points off, or more means could cost points on the way from "cannot be told" to moderate.
        return Size(SizeClass.SMALL, person.why)
    at_best = SizeClass.SMALL if facts.annual_means is None else person.value
    return Size(None, "kind of buyer unknown", at_best=at_best or SizeClass.SMALL)


def _for_individual(facts: Facts, price: Decimal, rate: Decimal | None, rules: SizeRules) -> Size:
    income = facts.annual_means
    if income is None:
        return _by_fallback(
            facts, price, rate, rules.individual_large_from, rules.individual_small_below, rules
        )
    most, least = income * rules.individual_most_share, income * rules.individual_least_share
    why = rules.say["individual"].format(share=_share(price, income), price=_amount(price, facts))
    if rate is not None:
        large_from = min(most, max(rules.individual_floor / rate, least))
        return _against(price, large_from, why + _dollars(facts, rules), rules)
    if price >= most:
        return Size(SizeClass.LARGE, why, most)
    if price < least * rules.moderate_from:
        return Size(SizeClass.SMALL, why)
    return Size(None, f"no rate for {facts.currency}")


def _for_organisation(facts: Facts, price: Decimal, rate: Decimal | None, rules: SizeRules) -> Size:
    if facts.annual_means is not None:
        why = rules.say["organisation"].format(
            share=_share(price, facts.annual_means), price=_amount(price, facts)
        )
        return _against(price, facts.annual_means * rules.organisation_share, why, rules)
    if facts.org_segment is not None:
        if rate is None:
            return Size(None, f"no rate for {facts.currency}")
        why = rules.say["segment"].format(price=_amount(price, facts), segment=facts.org_segment.value)
        large_from = rules.segment[facts.org_segment] / rate
        return _against(price, large_from, why + _dollars(facts, rules), rules)
    fallback = _by_fallback(
        facts, price, rate, rules.organisation_large_from, rules.organisation_small_below, rules
    )
    limit = facts.approval_limit
    if limit is None or fallback.value is SizeClass.SMALL:
        return fallback
    if fallback.value is SizeClass.LARGE and price > limit:
        return fallback
    # Within the limit it is routine, at most moderate. Above it another gate forbids a firm close, and it is
    # not less than moderate: otherwise a higher price would cost fewer points.
    why = rules.say["approval"].format(price=_amount(price, facts), limit=_amount(limit, facts))
    return Size(SizeClass.MODERATE, why)


def _by_fallback(  # noqa: PLR0917  one line of the size table
    facts: Facts,
    price: Decimal,
    rate: Decimal | None,
    large_from: Decimal,
    small_below: Decimal,
    rules: SizeRules,
) -> Size:
    if rate is None:
        return Size(None, f"no rate for {facts.currency}")
    why = rules.say["unknown"].format(price=_amount(price, facts)) + _dollars(facts, rules)
    dollars = price * rate
    if dollars >= large_from:
        return Size(SizeClass.LARGE, why, large_from / rate)
    return Size(SizeClass.SMALL if dollars < small_below else None, why)


def _against(price: Decimal, large_from: Decimal, why: str, rules: SizeRules) -> Size:
    if price >= large_from:
        return Size(SizeClass.LARGE, why, large_from)
    moderate = price >= large_from * rules.moderate_from
    return Size(SizeClass.MODERATE if moderate else SizeClass.SMALL, why)


def _dollars(facts: Facts, rules: SizeRules) -> str:
    return rules.say["dollars"] if facts.currency is None else ""


def _share(price: Decimal, means: Decimal) -> str:
    share = float(price / means) * 100
    return f"{share:.2g}" if share < 100 else f"{share:,.0f}"


def _amount(amount: Decimal, facts: Facts) -> str:
    return f"{float(amount):,.10g} {facts.currency or ''}".rstrip()
