"""Money in a thread: the price in force, whether the buyer knows it, his limit, his budget and his means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from closecall.facts.findings import Findings
from closecall.facts.hearing import is_note_of_a_call
from closecall.facts.means import means_of
from closecall.facts.prices import Price, price_in_force, prices_of
from closecall.facts.statements import Statement, cue_books, statements_in
from closecall.facts.vocabulary import BudgetStatus, BuyerKind, Evidence, EvidenceSource
from closecall.text.amounts import amounts_in
from closecall.text.numbers import Number
from closecall.thread.readers.notes import SELLER_LABEL
from closecall.thread.records import Thread


@dataclass(slots=True)
class _Found:
    """Values and evidence as they are gathered; the latest value of a fact stands."""

    thread: Thread
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def put(
        self, fact: str, value: object, place: tuple[int, int, int], *, event: str = "", seller: bool = False
    ) -> None:
        """A value with the words that tell it: ``place`` is message, start and end."""
        message, start, end = place
        said = self.thread.messages[message]
        # What the seller's notes report is his word; what he wrote to the buyer happened in the thread.
        source: EvidenceSource = "words" if said.is_buyer else "seller" if seller else "behaviour"
        event = "" if source == "words" else event
        self.values[fact] = value
        self.evidence[fact] = Evidence(fact, source, message, start, end, said.body[start:end], event)


def read_money(thread: Thread, *, note: str | None = None) -> Findings:
    """Price, currency, ``price_known``, ``approval_limit``, ``budget_status`` and means in a thread.

    Who tells a turnover is an organisation, who tells a salary an individual: that gives ``buyer_kind``.
    The price is the seller's latest, or the one that the buyer repeats. The note is only asked whether a
    number said without a currency ("the thirteen four") is the price; nothing is read from it here. In the
    seller's own notes of a call, his lines report what the buyer said.
    """
    books = cue_books((thread.lang, "en"), "money")
    statements = [
        statement
        for index, message in enumerate(thread.messages)
        if message.is_buyer or message.is_seller
        for statement in statements_in(message.body, message=index, books=books)
    ]
    is_note = is_note_of_a_call(thread)
    buyer = [s for s in statements if is_note or thread.messages[s.message].is_buyer]
    seller = [s for s in statements if thread.messages[s.message].is_seller]
    found = _Found(thread)
    _read_price(found, buyer, seller, note)
    for statement in buyer:
        _read_limit(found, statement)
        _read_budget(found, statement)
        _read_means(found, statement)
    return Findings(values=found.values, evidence=tuple(found.evidence.values()))


def _read_price(
    found: _Found, buyer: Sequence[Statement], seller: Sequence[Statement], note: str | None
) -> None:
    thread = found.thread
    named = [
        (s.message, number) for s in buyer for number in s.numbers if thread.messages[s.message].is_buyer
    ]
    values = [number.value for _, number in named]
    in_note = [amount.value for amount in amounts_in(note or "") if not amount.is_percent]
    offered = prices_of(seller, known=[*values, *in_note])
    price = price_in_force(offered, named_by_buyer=values)
    repeated: Sequence[tuple[int, Number]] = ()
    if price:
        repeated = [(i, n) for i, n in named if price.is_named_by(n.value)]
    elif not offered:
        price = price_in_force(_repeated_by_buyer(buyer))
        offered = (price,) if price else ()
    if price:
        place = (price.message, price.amount.start, price.amount.end)
        found.put("price_total", price.total, place, event="the price was stated")
        _read_currency(found, price, [*seller, *buyer], offered)
    _read_price_known(found, buyer, offered, repeated)


def _repeated_by_buyer(buyer: Sequence[Statement]) -> tuple[Price, ...]:
    """Prices that stand only in the buyer's words: he speaks of a price, and neither bargains nor asks."""
    telling = [
        s
        for s in buyer
        if (s.says("price") or s.says("price_known", "true"))
        and not (s.sentence.is_question or s.says("approval") or s.says("means") or s.says("budget_status"))
    ]
    return prices_of(telling)


def _read_currency(
    found: _Found, price: Price, statements: Sequence[Statement], offered: Sequence[Price]
) -> None:
    """The currency beside the price, else beside the same number elsewhere, else of all other prices."""
    places = [(price.message, price.amount)]
    places += [(s.message, a) for s in statements for a in s.amounts if price.is_named_by(a.value)]
    if len({p.amount.currency for p in offered if p.amount.currency}) == 1:
        places += [(p.message, p.amount) for p in offered]
    for message, amount in places:
        if amount.currency:
            place = (message, amount.start, amount.end)
            found.put("currency", amount.currency, place, event="the price was stated")
            return


def _read_price_known(
    found: _Found,
    buyer: Sequence[Statement],
    offered: Sequence[Price],
    repeated: Sequence[tuple[int, Number]],
) -> None:
    """True once the buyer wrote after the price was stated, or speaks of it; false if he will not hear it."""
    if repeated:
        index, number = repeated[-1]
        found.put("price_known", True, (index, number.start, number.end))
        return
    last_buyer = max((index for index, _ in found.thread.buyer_messages()), default=-1)
    heard = [p for p in offered if p.message <= last_buyer and not _is_heading(found.thread, p)]
    told = [(s, t) for s in buyer for t in s.says("price_known")]
    if heard:
        place = (heard[-1].message, heard[-1].amount.start, heard[-1].amount.end)
        found.put("price_known", True, place, event="the price was stated before the buyer wrote again")
    elif told and not (offered and told[-1][1].cue.value == "asked"):
        statement, cue = told[-1]
        place = (statement.message, cue.start, cue.end)
        found.put("price_known", cue.cue.value == "true", place, event="so the notes", seller=True)


def _is_heading(thread: Thread, price: Price) -> bool:
    """Whether the price stands above the seller's notes of a call, where nobody said it to the buyer."""
    return price.message == 0 and thread.messages[0].speaker.name == SELLER_LABEL


def _read_limit(found: _Found, statement: Statement) -> None:
    """The contact's own limit: "under 30k I sign myself", "over ten thousand we sign both"."""
    if not statement.says("approval") or statement.sentence.is_question:
        return
    for amount in statement.amounts:
        if not amount.is_percent and any(
            bound.end <= amount.start and statement.words_between(bound.end, amount.start) <= 2
            for bound in statement.says("bound")
        ):
            place = (statement.message, statement.sentence.start, statement.sentence.end)
            found.put("approval_limit", amount.value, place, event="so the notes", seller=True)
            return


def _read_budget(found: _Found, statement: Statement) -> None:
    for told in statement.says("budget_status"):
        place = (statement.message, told.start, told.end)
        found.put("budget_status", BudgetStatus(told.cue.value), place, event="so the notes", seller=True)


def _read_means(found: _Found, statement: Statement) -> None:
    means = means_of(statement)
    # Both amounts are in one currency (see Facts): means in another one cannot be compared.
    if means is None or (means.currency and found.values.get("currency", means.currency) != means.currency):
        return
    place = (statement.message, means.start, means.end)
    found.put("annual_means", means.yearly, place, event="so the notes", seller=True)
    found.put("buyer_kind", BuyerKind(means.kind), place, event="so the notes", seller=True)
    if means.currency and "currency" not in found.values:
        found.put("currency", means.currency, place, event="so the notes", seller=True)
