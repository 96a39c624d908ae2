"""Which of several packages the buyer takes: "Basic £300, Plus £450" and then "we'd like the Plus, please".

A wrong price is worse than none: a package counts as taken only where the buyer says so of one name that
stands right before its price and before no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from closecall.facts.prices import Price
from closecall.facts.statements import Statement
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

# "The Gold package would come to £700": the name stands at most so many words before its price.
_FURTHEST = 5
_SHORTEST_NAME = 3


def packages_taken(offered: Sequence[Price], buyer: Sequence[Statement], thread: Thread) -> tuple[Price, ...]:
    """The offered prices whose package the buyer says that he takes, at most one for each message of offers.

    Args:
        offered: the seller's prices, in order.
        buyer: the buyer's statements, oldest first.

    """
    taken = []
    for message, group in groupby(offered, key=attrgetter("message")):
        prices = list(group)
        if len(prices) > 1:
            names = _names(prices, thread)
            chosen = [c for s in buyer if s.message > message and (c := _chosen(s, names)) is not None]
            taken += chosen[-1:]
    return tuple(taken)


def _names(prices: Sequence[Price], thread: Thread) -> dict[str, Price]:
    """Each word that stands right before one of the prices alone."""
    found: dict[str, Price] = {}
    shared = set()
    end = 0
    for price in prices:
        body = thread.messages[price.message].body
        for word in words_of(body, max(end, price.amount.start - 80), price.amount.start).folded[-_FURTHEST:]:
            if len(word) >= _SHORTEST_NAME and word.isalpha():
                if word in found and found[word] != price:
                    shared.add(word)
                found[word] = price
        end = price.amount.end
    return {word: price for word, price in found.items() if word not in shared}


def _chosen(statement: Statement, names: dict[str, Price]) -> Price | None:
    """What the sentence says to take, where it names one package and leaves none out."""
    if statement.sentence.is_question or not statement.says("takes") or statement.says("leaves_out"):
        return None
    named = {names[word] for word in statement.sentence.words.folded if word in names}
    return named.pop() if len(named) == 1 else None
