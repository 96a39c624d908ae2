"""R: the words that the buyer's own no lends to a farewell, and clauses that tell it back to him.

Who says no tells why, and a decent answer takes up his words: "so you stay with your baker". A clause may
borrow from the message with the no and from what came after it. A sentence without a negation lends its words
for gladness and good hopes. To tell the decision back, every word may be borrowed, as long as the sense is
kept: words of a refusing sentence need a no beside them, and a no needs words of a refusing sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import book_of
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["refusal_words"]

_SHORTEST = 4

_COMMA = compiled_late(r"[,;:\u2013\u2014]")
_SPEAKERS = frozenset("we i ich wir nous je on yo nosotros".split())
_SPARED = _WORDS["spared"]
_INSTEAD = frozenset({"instead", "plutot"})


class Lent(NamedTuple):
    """How the words of the buyer's no begin: of its sentences without a negation, and of those with one."""

    plain: frozenset[str]
    refusing: frozenset[str]


def lent_words(sheet: Sheet, kinds: Kinds) -> Lent:
    """What the buyer's messages of the no lend, without the words that are always withheld."""
    noes = refusing_words(sheet, kinds)
    return _lent_by(tuple(messages_of_the_no(sheet, kinds)), noes, kinds["withheld"])


def own_words(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """How the words begin with which the buyer tells of himself in the whole talk, and none of the offer.

    Those of sentences that refuse are left out, and those that stand beside an amount in one of the seller's.
    """
    texts = tuple(one.body for one in sheet.brief.messages if one.is_buyer)
    told = _lent_by(texts, refusing_words(sheet, kinds), kinds["withheld"])
    return told.plain - told.refusing - priced_words(sheet)


def offered_words(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """How the words begin that the buyer refused, and those of the seller's beside an amount."""
    lent = lent_words(sheet, kinds)
    return priced_words(sheet) | (lent.refusing - lent.plain)


def priced_words(sheet: Sheet) -> frozenset[str]:
    """How the words begin that stand beside an amount in a sentence of the seller's."""
    return _stems_beside_amounts(tuple(one.body for one in sheet.brief.messages if one.is_seller))


@lru_cache(maxsize=32)
def _stems_beside_amounts(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        stem(word)
        for text in texts
        for sentence in sentences_of(text)
        if amounts_in(text[sentence.start : sentence.end])
        for word in sentence.words.folded
        if len(word) >= _SHORTEST
    )


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
    told = tuple(message.body for message in sheet.brief.messages if message.is_buyer)
    return list(told[_place_of_the_no(told, refusing_words(sheet, kinds)) :])


@lru_cache(maxsize=32)
def _place_of_the_no(told: tuple[str, ...], noes: frozenset[str]) -> int:
    for place in range(len(told) - 1, -1, -1):
        words = words_of(told[place]).folded
        if any(word in noes and not _is_courtesy(words[at + 1 : at + 3]) for at, word in enumerate(words)):
            return place
    return max(0, len(told) - 1)


def _is_courtesy(following: Sequence[str]) -> bool:
    """Whether a no begins "no hurry" or "pas de souci", which refuses nothing."""
    first, *others = following or ("",)
    return first in _SPARED or (first == "de" and not _SPARED.isdisjoint(others))


def negating(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """The words of a no, alone or beside others."""
    book = book_of(sheet.draft.lang)
    return kinds["noes"].union(book.negators if book is not None else ())


def refusing_words(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """The words of a no, and those that refuse without one ("against", "decline")."""
    return negating(sheet, kinds) | kinds["against"]


def retells(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether a clause tells the buyer's decision back to him in words of his own, its sense unturned.

    That something "is" so, in his words, may be held against him; that he stays or does not buy cannot.
    """
    noes = refusing_words(sheet, kinds)
    is_no = not noes.isdisjoint(words)
    if not kinds["ours"].isdisjoint(words) or _is_turned(words, negating(sheet, kinds), kinds):
        return False
    if not is_no and any(one in kinds["is"] and not other.endswith("ing") for one, other in pairwise(words)):
        return False
    own = kinds["small"] | kinds["stays"] | kinds["decided"] | noes
    told = [word for word in words if word not in own and not (is_no and word in kinds["buying"])]
    if not any(len(word) >= _SHORTEST for word in told):
        return False
    lent, borrowed = lent_words(sheet, kinds), {stem(word) for word in told}
    if is_no:
        return borrowed <= lent.plain | lent.refusing and not borrowed.isdisjoint(lent.refusing)
    return borrowed <= lent.plain - lent.refusing


def _is_turned(words: Sequence[str], noes: frozenset[str], kinds: Kinds) -> bool:
    """Whether a no stands before a word of decision ("you have not decided")."""
    decided = [place for place, word in enumerate(words) if word in kinds["decided"]]
    return bool(decided) and not noes.isdisjoint(words[: decided[-1]])


def is_about_oneself(words: Sequence[str], about: set[str], kinds: Kinds) -> bool:
    """Whether a borrowed word stands beside "I", where a noun may be a verb: "I visit", "ich besuche"."""
    return any(kinds["first"] & set(pair) and about & set(pair) for pair in pairwise(words))
