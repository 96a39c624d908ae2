"""R: what may stand beside the words of a farewell in their clause.

"Thank you" and "whenever you like" can be said of anything, so no clause is a farewell by one of them alone.
What they are said of stands behind them, and is little that neither the buyer nor a farewell has told; of it
nothing is put off, denied, sold or offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention, hear
from closecall.drafting.checks.refusal_reply.refusal_words import (
    lent_words,
    offered_words,
    own_words,
    refusing_words,
)
from closecall.drafting.checks.refusal_reply.selling_words import named_by_buyer, selling_words
from closecall.drafting.checks.spans.clause_spans import goes_on, parted_by_commas
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_ANYWHERE = ("small", "decided", "decided_with", "received", "glad", "glad_with", "good", "greets")
"""Kinds of words that may stand beside any phrase (``data/acceptance.toml``)."""


class _Beside(NamedTuple):
    """What may stand beside a phrase: kinds and lists of words, the buyer's own, and so many new ones."""

    kinds: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    is_of_thread: bool = False
    most: int = 0


_WISH = _Beside(("joins", "times", "goes", "hopes"), (), True, 2)
_DOOR = _Beside((), ("door",), False, 0)
_BESIDE = {
    "thanks": _Beside(("times",), (), True, 2),
    "looks_back": _Beside(("times", "joins"), (), True, 2),
    "wishes": _WISH,
    "wishes_plainly": _WISH,
    "door": _DOOR,
    "found": _DOOR,
    "keeps": _Beside(most=2),
    "ends": _Beside(("heard",), ("door",), False, 0),
}
"""By the name of a phrase; beside any other stands nothing but what may stand anywhere."""


def is_carried(sheet: Sheet, clause: str, names: frozenset[str], kinds: Kinds) -> bool:
    """Whether what a clause says is said of its farewell phrases, or is nothing new (R2, R3).

    Args:
        sheet: the draft and its brief.
        clause: one that holds a phrase on "farewell".
        names: the words that greet, introduce the seller, or sign.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, selling = word_lists("carried").get(sheet.draft.lang), selling_words(sheet.draft.lang)
    if own is None or selling is None:
        return True
    said = _said(sheet, clause)
    beside = [_BESIDE.get(item.phrase.id.partition(".")[2], _Beside()) for item in said]
    free = own["any"].union(*(own[name] for one in beside for name in one.lists))
    known = names.union(free, *(kinds[kind] for one in (_Beside(_ANYWHERE), *beside) for kind in one.kinds))
    words = words_of(clause)
    rest = [
        (word, start)
        for word, (start, _) in zip(words.folded, words.spans, strict=True)
        if not any(item.start <= start < item.end for item in said)
    ]
    around = {word for word, _ in rest}
    noes = refusing_words(sheet, kinds)
    if not noes.isdisjoint(around - free):
        return _is_refused_so(sheet, around - known - named_by_buyer(sheet), noes)
    barred = (selling["never"] | own["barred"]) - free - kinds["small"]
    sold = {stem(word) for word in (around & selling["sale"]) - known}
    if not (barred.isdisjoint(around) and sold <= lent_words(sheet, kinds).plain):
        return False
    is_of_thread = any(one.is_of_thread for one in beside)
    told = _told(sheet, kinds, is_of_thread=is_of_thread)
    known |= named_by_buyer(sheet) if is_of_thread else frozenset()
    new = [start for word, start in rest if not (word in known or word.isdecimal() or _is_one(word, told))]
    if any(one is _WISH for one in beside):
        return len(new) <= _WISH.most
    first = min(item.start for item in said)
    return all(start > first for start in new) and all(
        sum(start <= place < end for place in new) <= most
        for start, end, most in _parts(clause, said, max(one.most for one in beside))
    )


def _told(sheet: Sheet, kinds: Kinds, *, is_of_thread: bool) -> frozenset[str]:
    """How the words begin that the buyer's no lends, or any words of his that were not about the offer."""
    lent = lent_words(sheet, kinds)
    told = lent.plain | own_words(sheet, kinds)
    if not is_of_thread:
        return told | lent.refusing
    heard = {stem(word) for word in chain.from_iterable(sheet.buyer_words)}
    return told | (heard - offered_words(sheet, kinds))


def _parts(clause: str, said: Sequence[PhraseMention], most: int) -> Iterator[tuple[int, int, int]]:
    """Where each part between commas stands, and how many new words it may hold: none that begins anew."""
    end = 0
    for part in parted_by_commas(clause):
        start = clause.index(part, end)
        end = start + len(part)
        is_said = goes_on(part) or any(start <= item.start < end for item in said)
        yield start, end, most if is_said else 0


def _is_one(word: str, stems: frozenset[str]) -> bool:
    return stem(word) in stems or stem(word.removesuffix("s")) in stems


def _is_refused_so(sheet: Sheet, words: Set[str], noes: frozenset[str]) -> bool:
    """Whether one sentence of the buyer's that says no holds each of the words."""
    refusals = (sentence for sentence in sheet.buyer_sentences if not noes.isdisjoint(sentence))
    told = {stem(word) for word in words if word not in noes}
    return bool(told) and any(told <= {stem(word) for word in refusal} for refusal in refusals)


def _said(sheet: Sheet, clause: str) -> list[PhraseMention]:
    said = hear(clause, sentences_of(clause), lang=sheet.draft.lang)
    return [item for item in said if item.phrase.topic == "farewell"]
