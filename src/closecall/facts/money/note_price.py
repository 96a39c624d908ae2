"""The price of the seller's note, named in the talk: then the buyer knows it (S18).

Of many talks the offer itself is not pasted: the note tells what it costs, and the buyer says "forty nine a
month, right?", or the seller "it's the 640, as on the tag" before the buyer goes on. In the seller's own
notes of a call a line names the price and what the buyer makes of it: "2,350 all in, that's fine". The price
stays the seller's word; that the buyer knows it rests on what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from closecall.facts.cues.cue_mentions import is_note_of_a_call
from closecall.facts.evidence import from_behaviour, quoting
from closecall.facts.findings import Findings
from closecall.facts.injection import unplanted_sentences
from closecall.facts.money.statements import cue_books, statements_in
from closecall.facts.vocabulary import Facts
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

_FACT = "price_known"
# A smaller bare number counts things, hours and people.
_LEAST_BARE = 100
_TWO_PRICES = (
    "Your note (\u201c{}\u201d) and the thread name two prices, so none counts. "
    "Say which one holds with --facts price_total=PRICE."
)


def with_one_price(
    read: Sequence[Findings], note: Findings, *, given: Facts | None
) -> tuple[tuple[Findings, ...], Findings]:
    """What was read and the note; without a price where they name two: only the seller can tell which holds.

    Args:
        read: what each reader found in the thread.
        note: what the seller's note tells.
        given: facts known already; a price among them settles it.

    """
    price = note.values.get("price_total")
    named = {part.values["price_total"] for part in read if part.values.get("price_total") is not None}
    if price is None or not named or price in named or (given is not None and given.price_total is not None):
        return tuple(read), note
    told = next((each.quote for each in note.evidence if each.fact == "price_total"), "")
    warned = replace(_unpriced(note), warnings=(*note.warnings, _TWO_PRICES.format(told)))
    return tuple(map(_unpriced, read)), warned


def _unpriced(findings: Findings) -> Findings:
    """Without the price and what it rests on; what else its words tell stays."""
    values = {fact: value for fact, value in findings.values.items() if fact != "price_total"}
    evidence = tuple(each for each in findings.evidence if each.fact != "price_total")
    return replace(findings, values=values, evidence=evidence)


def known_from_the_note(thread: Thread, note: Findings, *, money: Findings) -> Findings:
    """``price_known``, true where the note's price was named to him or by him and the thread tells no other.

    Args:
        note: what the seller's note tells.
        money: what the thread tells of the price.

    """
    if _FACT in money.values:
        return Findings()
    if is_note_of_a_call(thread):
        return _judged_in_a_call(thread, note, money)
    if note.values.get("price_total") is None or "price_total" in money.values:
        return Findings()
    prices = _prices(note)
    for index, message in reversed(thread.buyer_messages()):
        for sentence in _naming(prices, message.body):
            shown = quoting(thread, _FACT, index, sentence.start, sentence.end)
            return Findings({_FACT: True}, (shown,))
    for index in reversed(range(max(0, thread.last_of_buyer))):
        message = thread.messages[index]
        if message.is_seller and any(_naming(prices, message.body)):
            event = "the price was stated before the buyer wrote again"
            return Findings({_FACT: True}, (from_behaviour(thread, _FACT, event, message=index),))
    return Findings()


def _prices(told: Findings) -> frozenset[Decimal]:
    """The price as it was told: in all, or what is paid each time."""
    stated = [each.quote for each in told.evidence if each.fact == "price_total"]
    total = told.values.get("price_total")
    parts = {amount.value for quote in stated for amount in amounts_in(quote)}
    return frozenset(parts if total is None else {total, *parts})


def _naming(prices: frozenset[Decimal], body: str) -> Iterator[Sentence]:
    """The sentences that name one of the prices."""
    for sentence in unplanted_sentences(body):
        said = body[sentence.start : sentence.end]
        sums = {amount.value for amount in amounts_in(said) if not amount.is_percent}
        sums |= {number.value for number in numbers_in(said) if number.value >= _LEAST_BARE}
        if prices & sums:
            yield sentence


def _judged_in_a_call(thread: Thread, note: Findings, money: Findings) -> Findings:
    """What the seller's notes of a call say the buyer has of the price, or finds of it.

    A heading names what the seller thinks of, and a sum without a word of the buyer's was not told to him.
    """
    prices = _prices(money) | _prices(note)
    books = cue_books((thread.lang, "en"), "money")
    for index, message in reversed([*enumerate(thread.messages)][1:]):
        named = next(_naming(prices, message.body), None)
        if named is None or not message.is_seller:
            continue
        said = [
            s for s in statements_in(message.body, message=index, books=books) if not s.sentence.is_question
        ]
        if any(s.says("price_known", "true") or s.says("sum_ok") for s in said):
            shown = quoting(thread, _FACT, index, named.start, named.end)
            return Findings({_FACT: True}, (shown,))
    return Findings()
