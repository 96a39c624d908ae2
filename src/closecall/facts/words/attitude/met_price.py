"""A price that the seller came down to and the buyer then finds right: it no longer holds him back (S13).

"15,000 is more than we hoped" is answered by the seller's "12,800, then" only once the buyer says so: "12,800
works for us". What else stands beside it may take it back: "12,800 works for rich people".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from pathlib import Path

from closecall.facts.cues import Cue
from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import HesitationKind
from closecall.facts.words.acceptance.seller_offers import clauses_of, word_classes
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause
from closecall.text.quantities.numbers import numbers_in
from closecall.text.word_classes import classes_in, meets_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_MET = Cue("hesitation.met_price", "resolved", HesitationKind.PRICE)
# A smaller number counts days, hours or things, and a much smaller one is no new price of the same.
_LEAST_PRICE = 20
_MOST_OFF = 2
_OPEN = ("holds", "hangs", "unsettled")


def prices_met(thread: Thread, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """Where the buyer finds right what the seller came down to after the buyer had balked at the price."""
    balked = [s.message for s in utterances if s.cue.fact == "hesitation" and s.cue.value == _MET.value]
    if not balked:
        return
    before: list[Decimal] = []  # in order of size
    lowered: set[Decimal] = set()
    for index, message in enumerate(thread.messages):
        if message.is_seller:
            told = {number.value for number in numbers_in(message.body) if number.value >= _LEAST_PRICE}
            new = [price for price in told if not _holds(before, price)]
            if index > balked[0]:
                lowered.update(price for price in new if _is_below_one_of(before, price))
            for price in new:
                insort(before, price)
        elif message.is_buyer and lowered:
            for clause in clauses_of(message.body):
                if _finds_right(thread, index, clause, lowered):
                    span = clause.sentence.span
                    yield Utterance(_MET, index, clause.start, span, span, until=clause.end)


def _holds(prices: Sequence[Decimal], price: Decimal) -> bool:
    at = bisect_left(prices, price)
    return at < len(prices) and prices[at] == price


def _is_below_one_of(prices: Sequence[Decimal], new: Decimal) -> bool:
    """Whether a price is lower than one of these, and not so much that it is of something else."""
    at = bisect_right(prices, new)
    return at < len(prices) and prices[at] <= new * _MOST_OFF


def _finds_right(thread: Thread, index: int, clause: Clause, lowered: Set[Decimal]) -> bool:
    body, classes = thread.messages[index].body, word_classes(thread.lang)
    besides = classes_in(_FILE, thread.lang)
    if clause.sentence.is_question or not besides or meets_any(classes, _OPEN, clause.words):
        return False
    # "Works, minus another 2,000."
    if numbers_in(body[clause.end : clause.sentence.end]):
        return False
    named = {number.value for number in numbers_in(body[clause.start : clause.end])}
    return not named.isdisjoint(lowered) and any(
        all(besides["besides"].holds(word) or not word.isalpha() for word in _beside(said, clause))
        for said in said_in(thread, index, "money")
        if said.cue.fact == "sum_ok" and clause.start <= said.span[0] < clause.end
    )


def _beside(said: CueMention, clause: Clause) -> tuple[str, ...]:
    """The clause's words without those that find it right: "no" may be of "no problem"."""
    folded = said.sentence.words.folded
    spans = said.sentence.words.spans
    return tuple(
        word
        for n, word in enumerate(folded)
        if clause.start <= spans[n][0] < clause.end and not said.first <= n < said.end
    )
