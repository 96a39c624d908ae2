"""Which of several packages the buyer takes: "Basic £300, Plus £450" and then "we'd like the Plus, please".

A wrong price is worse than none: a package counts as taken only where the buyer says so of one name that
stands right before its price and before no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from itertools import groupby, islice
from operator import attrgetter

from closecall.facts.money.prices import Price
from closecall.facts.money.statements import Statement
from closecall.text.language import has_small_word
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
    taking: dict[str, list[int]] = {}
    for number, statement in enumerate(buyer):
        for word in set(statement.sentence.words.folded) if _takes(statement) else ():
            taking.setdefault(word, []).append(number)
    taken: list[Price] = []
    for message, group in groupby(offered, key=attrgetter("message")):
        prices = list(group)
        names = _names(prices, thread) if len(prices) > 1 else {}
        newest = merge(*(reversed(taking.get(name, [])) for name in names), reverse=True)
        later = (statement for number in newest if (statement := buyer[number]).message > message)
        chosen = (price for statement in later if (price := _chosen(statement, names)) is not None)
        taken += islice(chosen, 1)
    return tuple(taken)


def _takes(statement: Statement) -> bool:
    """Whether it says that something is taken, and leaves nothing out."""
    return not statement.sentence.is_question and bool(
        statement.says("takes") and not statement.says("leaves_out")
    )


def _names(prices: Sequence[Price], thread: Thread) -> dict[str, Price]:
    """Each word that stands right before one of the prices alone, and is no "the"."""
    found: dict[str, Price] = {}
    shared = set()
    end = 0
    for price in prices:
        body = thread.messages[price.message].body
        for word in words_of(body, max(end, price.amount.start - 80), price.amount.start).folded[-_FURTHEST:]:
            if len(word) >= _SHORTEST_NAME and word.isalpha() and not has_small_word(word, thread.lang):
                if word in found and found[word] != price:
                    shared.add(word)
                found[word] = price
        end = price.amount.end
    return {word: price for word, price in found.items() if word not in shared}


def _chosen(statement: Statement, names: dict[str, Price]) -> Price | None:
    """What the sentence says to take, where it names one package; "order" in "please order it" names none."""
    words = statement.sentence.words
    taking = [(told.start, told.end) for told in statement.says("takes")]
    named = {
        names[word]
        for word, (start, end) in zip(words.folded, words.spans, strict=True)
        if word in names and not any(first <= start and end <= last for first, last in taking)
    }
    return named.pop() if len(named) == 1 else None
