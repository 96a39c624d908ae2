"""R: clauses that only take a no, are glad of what was, or wish well, told by what they are built of.

Phrases say what a farewell may do; people say it in ever new words. A clause that is made of small words
and of words for a decision, for gladness or for a season can do no harm, whatever their order: there is no
word in it to argue, offer, ask or announce with. Gladness may be about what the buyer told, so it borrows
words of the buyer's newest message, save from a sentence that says no: nobody is glad that "you decided to
buy" when the buyer decided not to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from closecall.drafting.checks.phrases import book_of
from closecall.drafting.checks.sheet import Sheet
from closecall.text.data_file import read_data
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_SHORTEST_LENT = 4
_ADVERB_ENDINGS = {"fr": "ment", "es": "mente"}
"""A line that is one such word signs off ("Cordialement", "Atentamente"), by language (ISO 639-1)."""

_Kinds = dict[str, frozenset[str]]


def is_built_harmless(sheet: Sheet, clause: str) -> bool:
    """Whether a clause after a no is an acceptance, gladness or a wish by its words alone (R2, R3).

    False in a language that ``data/acceptance.toml`` does not hold.
    """
    kinds = _kinds().get(sheet.draft.lang)
    if kinds is None:
        return False
    vocative = words_of(sheet.brief.buyer_name or "").folded
    words = tuple(word for word in words_of(clause).folded if word not in vocative)
    ending = _ADVERB_ENDINGS.get(sheet.draft.lang)
    if len(words) == 1 and ending is not None:
        return words[0].endswith(ending)
    return _accepts(words, kinds) or _wishes(words, kinds) or _is_glad(sheet, words, kinds)


def _accepts(words: Sequence[str], kinds: _Kinds) -> bool:
    """Whether the words tell the decision, and no more than that."""
    told = {word for word in words if word not in kinds["small"]}
    if told & kinds["noes"] and not _is_noun(words, kinds):
        return False
    heads = kinds["decided"] | kinds["noes"]
    return bool(told & kinds["decided"]) and told <= heads | kinds["decided_with"]


def _is_noun(words: Sequence[str], kinds: _Kinds) -> bool:
    """Whether the no ends the clause after an article or "is", unlike "no decision" and "no es"."""
    places = [place for place, word in enumerate(words) if word in kinds["noes"]]
    return places == [len(words) - 1] and len(words) > 1 and words[-2] in kinds["articles"]


def _wishes(words: Sequence[str], kinds: _Kinds) -> bool:
    told = set(words)
    return bool(told & kinds["good"] and told & kinds["times"]) and told <= (
        kinds["good"] | kinds["times"] | kinds["joins"]
    )


def _is_glad(sheet: Sheet, words: Sequence[str], kinds: _Kinds) -> bool:
    told = {word for word in words if word not in kinds["small"]}
    if not told & kinds["glad"]:
        return False
    about = told - kinds["glad"]
    # Beside "I" a noun may be a verb: "I visit", "ich besuche".
    if any(kinds["first"] & set(pair) and about & set(pair) for pair in pairwise(words)):
        return False
    return about <= kinds["glad_with"] or about <= kinds["glad_with"].union(_lent(sheet, kinds))


def _lent(sheet: Sheet, kinds: _Kinds) -> Iterator[str]:
    """The longer words of the buyer's newest message that stand in a sentence without a no."""
    messages = sheet.brief.thread.messages if sheet.brief.thread is not None else ()
    newest = next((message.body for message in reversed(messages) if message.is_buyer), "")
    book = book_of(sheet.draft.lang)
    refusing = kinds["against"].union(kinds["noes"], book.negators if book is not None else ())
    for sentence in sentences_of(newest):
        words = sentence.words.folded
        if refusing.isdisjoint(words):
            yield from (w for w in words if len(w) >= _SHORTEST_LENT and w not in kinds["withheld"])


@cache
def _kinds() -> dict[str, _Kinds]:
    """By language: the words of each kind (``data/acceptance.toml``)."""
    data = read_data(Path(__file__).parent / "data" / "acceptance.toml")
    return {
        lang: {kind: frozenset(words.split()) for kind, words in table.items()}
        for lang, table in data.items()
    }
