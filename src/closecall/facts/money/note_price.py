"""The price of the seller's note, named by the buyer: then he knows it (S18).

Of many talks the offer itself is not pasted: the note tells what it costs, and the buyer says "forty nine a
month, right?". The price stays the seller's word; that the buyer knows it rests on the buyer's own.
"""

from __future__ import annotations

from closecall.facts.evidence import quoting
from closecall.facts.findings import Findings
from closecall.facts.injection import unplanted_sentences
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.thread.records import Thread

_FACT = "price_known"
# A smaller bare number counts things, hours and people.
_LEAST_BARE = 100


def known_from_the_note(thread: Thread, note: Findings, *, money: Findings) -> Findings:
    """``price_known``, true where the buyer names the note's price and the thread tells no other.

    Args:
        note: what the seller's note tells.
        money: what the thread tells of the price.

    """
    total = note.values.get("price_total")
    if total is None or {"price_total", _FACT} & money.values.keys():
        return Findings()
    stated = [each.quote for each in note.evidence if each.fact == "price_total"]
    prices = {total, *(amount.value for quote in stated for amount in amounts_in(quote))}
    for index, message in reversed(thread.buyer_messages()):
        for sentence in unplanted_sentences(message.body):
            said = message.body[sentence.start : sentence.end]
            sums = {amount.value for amount in amounts_in(said) if not amount.is_percent}
            sums |= {number.value for number in numbers_in(said) if number.value >= _LEAST_BARE}
            if prices & sums:
                shown = quoting(thread, _FACT, index, sentence.start, sentence.end)
                return Findings({_FACT: True}, (shown,))
    return Findings()
