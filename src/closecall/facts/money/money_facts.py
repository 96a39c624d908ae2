"""Money in a thread: the price in force, whether the buyer knows it, his limit, his budget and his means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from closecall.facts.cues.cue_mentions import is_note_of_a_call
from closecall.facts.findings import Evidence, EvidenceSource, Findings, Place
from closecall.facts.money.amount_answers import Answer, answers_in
from closecall.facts.money.buyer_means import Means, ends_clause, means_by_share, means_of
from closecall.facts.money.prices import Price, is_price
from closecall.facts.money.standing_price import StandingPrice, standing_price
from closecall.facts.money.statements import Statement, cue_books, statements_in
from closecall.facts.vocabulary import BudgetStatus, BuyerKind
from closecall.text.quantities.numbers import Number
from closecall.thread.readers.prose.call_notes import SELLER_LABEL
from closecall.thread.records import Thread

# Below it a bare number is a count of things.
_LEAST_LIMIT = 100
_TOLD_OF_THE_BUDGET = {
    "yes": BudgetStatus.AVAILABLE,
    "no": BudgetStatus.NONE,
    "approved": BudgetStatus.ALLOCATED,
}
_MEANS = {"turnover": "organisation", "income": "individual"}


@dataclass(slots=True)
class _Found:
    """Values and evidence as they are gathered; the latest value of a fact stands."""

    thread: Thread
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def put(self, fact: str, value: object, place: Place, *, event: str = "", seller: bool = False) -> None:
        """A value with the words that tell it."""
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
    answers = tuple(answers_in(thread, statements))
    found = _Found(thread)
    standing = standing_price(thread, buyer=buyer, seller=seller, answers=answers, note=note)
    if price := standing.price:
        _read_price(found, price, standing.offered, [*seller, *buyer])
    else:
        _read_currency_of_parts(found, seller)
    _read_price_known(found, buyer, seller, standing)
    for statement in buyer:
        _read_limit(found, statement)
        _read_budget(found, statement)
        _read_means(found, means_of(statement), statement.message)
        if price:
            _read_means(found, means_by_share(statement, price), statement.message)
    for answer in answers:
        _read_answer(found, answer)
    _read_budget_answer(found, statements)
    return Findings(values=found.values, evidence=tuple(found.evidence.values()))


def _read_price(
    found: _Found, price: Price, offered: Sequence[Price], statements: Sequence[Statement]
) -> None:
    place = Place(price.message, price.amount.start, price.amount.end)
    found.put("price_total", price.total, place, event="the price was stated")
    _read_currency(found, price, statements, offered)


def _read_currency(
    found: _Found, price: Price, statements: Sequence[Statement], offered: Sequence[Price]
) -> None:
    """The currency beside the price, else beside the same number elsewhere, else the one of all other sums.

    Where sums in several currencies are named it stays unknown, unless all prices of the offer agree.
    """
    told = [(s.message, a) for s in statements for a in s.amounts]
    told_first = [(price.message, price.amount), *((i, a) for i, a in told if price.is_named_by(a.value))]
    prices = [(p.message, p.amount) for p in offered]
    for others in (prices, told):
        if len({amount.currency for _, amount in others if amount.currency}) == 1:
            told_first += others
    for message, amount in told_first:
        if amount.currency:
            place = Place(message, amount.start, amount.end)
            found.put("currency", amount.currency, place, event="the price was stated")
            return


def _read_currency_of_parts(found: _Found, seller: Sequence[Statement]) -> None:
    """The currency of an offer of which no total is told ("0.42 euro each"), where all its sums agree."""
    priced = [(s.message, a) for s in seller for a in s.amounts if a.currency and is_price(s, a)]
    if len({amount.currency for _, amount in priced}) == 1:
        message, amount = priced[-1]
        place = Place(message, amount.start, amount.end)
        found.put("currency", amount.currency, place, event="the price was stated")


def _parts(thread: Thread, seller: Sequence[Statement]) -> Iterator[Place]:
    """Where the seller names what each one costs: who has heard that knows the price."""
    for statement in seller:
        if _is_in_heading(thread, statement.message):
            continue
        for amount in statement.amounts:
            if amount.currency and is_price(statement, amount):
                yield Place(statement.message, amount.start, amount.end)


def _read_price_known(
    found: _Found,
    buyer: Sequence[Statement],
    seller: Sequence[Statement],
    standing: StandingPrice,
) -> None:
    """True once the buyer wrote after the price was stated, or speaks of it; false if he will not hear it."""
    offered = standing.offered
    if standing.repeated:
        index, number = standing.repeated[-1]
        found.put("price_known", True, Place(index, number.start, number.end))
        return
    last_buyer = found.thread.last_of_buyer
    heard = [p for p in offered if p.message <= last_buyer and not _is_in_heading(found.thread, p.message)]
    told = [(s, t) for s in buyer for t in s.says("price_known")]
    if heard:
        place = Place(heard[-1].message, heard[-1].amount.start, heard[-1].amount.end)
        found.put("price_known", True, place, event="the price was stated before the buyer wrote again")
    elif parts := [place for place in _parts(found.thread, seller) if place.message <= last_buyer]:
        found.put("price_known", True, parts[-1], event="the price was stated before the buyer wrote again")
    elif told and not (offered and told[-1][1].cue.value == "asked"):
        statement, cue = told[-1]
        place = Place(statement.message, cue.start, cue.end)
        found.put("price_known", cue.cue.value == "true", place, event="so the notes", seller=True)


def _is_in_heading(thread: Thread, message: int) -> bool:
    """Whether it stands above the seller's notes of a call, where nobody said it to the buyer."""
    return message == 0 and thread.messages[0].speaker.name == SELLER_LABEL


def _read_limit(found: _Found, statement: Statement) -> None:
    """The contact's own limit: "under 30k I sign myself", "I can okay up to 300"."""
    if not statement.says("approval") or statement.sentence.is_question:
        return
    sums = [(a.start, a.value) for a in statement.amounts if not a.is_percent]
    sums += [(n.start, n.value) for n in statement.numbers if _ends_its_clause(statement, n)]
    for start, value in sorted(sums):
        if any(
            bound.end <= start and statement.words_between(bound.end, start) <= 2
            for bound in statement.says("bound")
        ):
            place = Place(statement.message, *statement.sentence.span)
            found.put("approval_limit", value, place, event="so the notes", seller=True)
            return


def _ends_its_clause(statement: Statement, number: Number) -> bool:
    """Whether a bare number may be a sum: no word for what it counts follows it."""
    return number.value >= _LEAST_LIMIT and ends_clause(statement.body, number.end)


def _read_budget(found: _Found, statement: Statement) -> None:
    """Money "signed off, the money is there" is allocated: in one sentence that is more than available."""
    allocated = statement.says("budget_status", "allocated")
    for told in allocated or statement.says("budget_status"):
        place = Place(statement.message, told.start, told.end)
        found.put("budget_status", BudgetStatus(told.cue.value), place, event="so the notes", seller=True)


def _read_budget_answer(found: _Found, statements: Sequence[Statement]) -> None:
    """Whether there is money, as the yes or no right after the seller's question; plainer words go before.

    "Yes, I read it. The budget I don't know yet." tells nothing.
    """
    if "budget_status" in found.values:
        return
    thread = found.thread
    unsure = {s.message for s in statements if s.says("unsure_of_budget")}
    asked = {
        s.message for s in statements if s.says("asks_has_budget") and thread.messages[s.message].is_seller
    }
    for statement in statements:
        is_answer = statement.message - 1 in asked and statement.message not in unsure
        if is_answer and thread.messages[statement.message].is_buyer:
            asked.discard(statement.message - 1)
            for told in () if statement.sentence.is_question else statement.says("says")[:1]:
                status = _TOLD_OF_THE_BUDGET[told.cue.value]
                if statement.says("says", "approved"):
                    status = BudgetStatus.ALLOCATED
                place = Place(statement.message, *statement.sentence.span)
                found.put("budget_status", status, place)


def _read_means(found: _Found, means: Means | None, message: int) -> None:
    # Both amounts are in one currency (see Facts): means in another one cannot be compared.
    if means is None or (means.currency and found.values.get("currency", means.currency) != means.currency):
        return
    place = Place(message, means.start, means.end)
    found.put("annual_means", means.yearly, place, event="so the notes", seller=True)
    found.put("buyer_kind", BuyerKind(means.kind), place, event="so the notes", seller=True)
    if means.currency and "currency" not in found.values:
        found.put("currency", means.currency, place, event="so the notes", seller=True)


def _read_answer(found: _Found, answer: Answer) -> None:
    """What a bare number tells as the buyer's answer to "What is your budget?" and the like."""
    message, total = answer.statement.message, answer.sum
    if not found.thread.messages[message].is_buyer:
        return
    place = Place(message, *answer.statement.sentence.span)
    if answer.asked == "budget" and answer.number.value > 0:
        found.put("budget_status", BudgetStatus.AVAILABLE, place)
    elif answer.asked == "limit" and total is not None:
        found.put("approval_limit", total, place)
    elif answer.asked in _MEANS and total is not None:
        amount = answer.amount
        if amount is None or amount.period in (None, "year"):
            currency = amount.currency if amount else None
            told = Means(total, currency, _MEANS[answer.asked], amount, place.start, place.end)
            _read_means(found, told, message)
