"""R: the words that the buyer's own no lends to a farewell, and clauses that tell it back to him.

Who says no tells why, and a decent answer takes up his words: "so you stay with your baker". A clause may
borrow from the message with the no and from what came after it. A sentence without a negation lends its words
for gladness and good hopes. To tell the decision back, every word may be borrowed, as long as the sense is
kept: words of a refusing sentence need a no beside them, and a no needs words of a refusing sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from closecall.drafting.checks.phrases import book_of
from closecall.drafting.checks.sheet import Sheet
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_SHORTEST = 4
_STEM = 5
"""Letters by which a longer word meets its other forms ("ordering", "order")."""

_COMMA = re.compile(r"[,;:\u2013\u2014]")
_SPEAKERS = frozenset("we i ich wir nous je on yo nosotros".split())
_INSTEAD = frozenset({"instead", "plutot"})

Kinds = Mapping[str, frozenset[str]]


class Lent(NamedTuple):
    """How the words of the buyer's no begin: of its sentences without a negation, and of those with one."""

    plain: frozenset[str]
    refusing: frozenset[str]


def lent_words(sheet: Sheet, kinds: Kinds) -> Lent:
    """What the buyer's messages of the no lend, without the words that are always withheld."""
    noes = negating(sheet, kinds) | kinds["against"]
    return _lent_by(tuple(messages_of_the_no(sheet, kinds)), noes, kinds["withheld"])


@lru_cache(maxsize=32)
def _lent_by(messages: tuple[str, ...], noes: frozenset[str], withheld: frozenset[str]) -> Lent:
    plain: set[str] = set()
    refusing: set[str] = set()
    for piece in (piece for told in messages for piece in _pieces(told, noes)):
        lent = plain if noes.isdisjoint(_without_instead(piece)) else refusing
        lent.update(stem(word) for word in piece if word not in withheld)
    return Lent(frozenset(plain), frozenset(refusing))


def _pieces(told: str, noes: frozenset[str]) -> Iterator[Sequence[str]]:
    """The words of each sentence; where it says no, those of a clause that begins with "we" by themselves.

    "Wir nehmen keine Markise, wir pflanzen einen Baum": the tree is no part of what was refused.
    """
    for sentence in sentences_of(told):
        words = sentence.words.folded
        if noes.isdisjoint(words):
            yield words
            continue
        rest: list[str] = []
        for clause in _COMMA.split(told[sentence.start : sentence.end]):
            own = words_of(clause).folded
            if own[:1] and own[0] in _SPEAKERS and noes.isdisjoint(own):
                yield own
            else:
                rest += own
        yield rest


def _without_instead(words: Sequence[str]) -> Sequence[str]:
    """The words without a last "instead": "we buy chairs instead" says no to nothing that it names."""
    return words[:-1] if words and words[-1] in _INSTEAD else words


def messages_of_the_no(sheet: Sheet, kinds: Kinds) -> list[str]:
    """The buyer's messages from the newest that holds a no; the newest alone where none does."""
    messages = sheet.brief.thread.messages if sheet.brief.thread is not None else ()
    told = tuple(message.body for message in messages if message.is_buyer)
    return list(_from_the_no(told, negating(sheet, kinds) | kinds["against"]))


@lru_cache(maxsize=32)
def _from_the_no(told: tuple[str, ...], noes: frozenset[str]) -> tuple[str, ...]:
    for place in range(len(told) - 1, -1, -1):
        if not noes.isdisjoint(words_of(told[place]).folded):
            return told[place:]
    return told[-1:]


def negating(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """The words of a no, alone or beside others."""
    book = book_of(sheet.draft.lang)
    return kinds["noes"].union(book.negators if book is not None else ())


def stem(word: str) -> str:
    """How a word begins."""
    return word[:_STEM]


def retells(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether a clause tells the buyer's decision back to him in words of his own, its sense unturned.

    That something "is" so, in his words, may be held against him; that he stays or does not buy cannot.
    """
    noes = negating(sheet, kinds)
    is_no = not (noes | kinds["against"]).isdisjoint(words)
    if not kinds["ours"].isdisjoint(words) or _is_turned(words, noes, kinds):
        return False
    if not is_no and any(one in kinds["is"] and not other.endswith("ing") for one, other in pairwise(words)):
        return False
    own = kinds["small"] | kinds["stays"] | kinds["decided"] | noes | kinds["against"]
    told = [word for word in words if word not in own and not (is_no and word in kinds["buying"])]
    if not any(len(word) >= _SHORTEST for word in told):
        return False
    lent, borrowed = lent_words(sheet, kinds), {stem(word) for word in told}
    if is_no:
        return borrowed <= lent.plain | lent.refusing and not borrowed.isdisjoint(lent.refusing)
    return borrowed <= lent.plain - lent.refusing


def _is_turned(words: Sequence[str], noes: frozenset[str], kinds: Kinds) -> bool:
    """Whether a no stands before a word of decision ("you have not decided"), ."""
    decided = [place for place, word in enumerate(words) if word in kinds["decided"]]
    return bool(decided) and not noes.isdisjoint(words[: decided[-1]])


def is_about_oneself(words: Sequence[str], about: set[str], kinds: Kinds) -> bool:
    """Whether a borrowed word stands beside "I", where a noun may be a verb: "I visit", "ich besuche"."""
    return any(kinds["first"] & set(pair) and about & set(pair) for pair in pairwise(words))
