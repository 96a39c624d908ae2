"""Sums said without a currency: what may stand beside a number that is money and counts no things.

"The pair is 690 with the fittings" names a sum; "order number 640", "room 312" and "690 metres" do not.
"""

from __future__ import annotations

from pathlib import Path

from closecall.facts.money.buyer_means import ends_clause
from closecall.facts.money.statements import Statement
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.numbers import Number
from closecall.text.resources.text_cache import remembered
from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in, holds_any

_FILE = Path(__file__).with_suffix(".toml")
# Where nothing but a mark stands before it, a number begins its clause.
_MARKS = frozenset(",;:(\u2013\u2014-.!?\n")
_HYPHENS = frozenset("-\u2010\u2011")
_LONGEST_WORD = 24
_SHORTEST_END = 5


def stands_alone(statement: Statement, sum_: Amount | Number, lang: str) -> bool:
    """Whether it is no part of a word ("one-nine-fifty"), and nothing follows that it could count.

    Behind a sum the clause ends, or goes on as it does after a sum.
    """
    start, end = sum_.start, sum_.end
    if statement.body[max(0, start - 1) : start] in _HYPHENS:
        return False
    if ends_clause(statement.body, end):
        return True
    last = min(statement.sentence.end, end + _LONGEST_WORD)
    following = words_of(statement.body, end, last).folded[:1]
    return not following or classes_in(_FILE, lang)["follows"].holds(following[0])


def has_article(statement: Statement, start: int, lang: str) -> bool:
    """Whether an article stands right before it: "the 1,640" is a sum that both know of."""
    return classes_in(_FILE, lang)["articles"].holds(_word_before(statement, start))


def is_told(statement: Statement, amount: Amount, lang: str, *, is_offer: bool) -> bool:
    """Whether what stands before it leads to a sum, and the clause names nothing that is numbered.

    Args:
        is_offer: whether the sentence surely speaks of the offer: then "is", "for" or "to" lead to it, too.

    """
    start, end = statement.clause(amount)
    if _names_what_is_numbered(statement.body, start, end, lang):
        return False
    lists = ("tells", "offers") if is_offer else ("tells",)
    before = _word_before(statement, amount.start)
    return leads_its_clause(statement, amount.start) or holds_any(classes_in(_FILE, lang), lists, before)


def leads_its_clause(statement: Statement, start: int) -> bool:
    """Whether nothing but a mark stands before it in its clause."""
    before = statement.body[statement.sentence.start : start]
    return not before.strip() or (before[-1] not in _HYPHENS and before.rstrip()[-1] in _MARKS)


# Asked for each sum of a clause, which may be a list of thousands.
@remembered
def _names_what_is_numbered(body: str, start: int, end: int, lang: str) -> bool:
    return any(_is_counted(word, lang) for word in words_of(body, start, end).folded)


def _is_counted(word: str, lang: str) -> bool:
    """Whether it is the name of what is numbered or measured, or ends in one: "Kundennummer"."""
    counted = classes_in(_FILE, lang)["counted"]
    return counted.holds(word) or any(
        len(name) >= _SHORTEST_END and word.endswith(name) for name in counted.words
    )


def _word_before(statement: Statement, start: int) -> str:
    first = max(statement.sentence.start, start - _LONGEST_WORD)
    return next(iter(words_of(statement.body, first, start).folded[-1:]), "")
