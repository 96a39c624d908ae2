"""R: clauses that settle an ending: what is cancelled, where a thing goes, whom the buyer may ring about it.

Beside :mod:`.errands`, which judges what the seller does: here nobody comes and nothing is sent to the buyer.
The words that end something stand in ``data/endings.toml``; every noun must be the thread's. What ends may be
anything of it; what is only arranged must have been spoken of since the no, by the buyer outside of his
refusal, or by the seller where he told of a way or a day and asked nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from closecall.drafting.checks.errands import (
    errand_words,
    is_conditional,
    is_more_than_errand,
    named_by_buyer,
)
from closecall.drafting.checks.lent import Kinds, messages_since_the_no, plain_pieces, stem
from closecall.drafting.checks.parting import is_kept_for
from closecall.drafting.checks.sheet import Sheet
from closecall.text.data_file import read_data
from closecall.text.dates import months, weekdays
from closecall.text.sentences import sentences_of

_ACTS = ("fetch", "give", "goes", "contact")
"""Kinds of verbs of errands."""
_FIGURE = re.compile(r"\d{1,20}(?:st|nd|rd|th|er|e|h)?")


def settles(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words settle an ending, and do nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, errand = _kinds().get(sheet.draft.lang), errand_words(sheet.draft.lang)
    words = _without_freed(words, own) if own is not None else words
    if own is None or errand is None or is_more_than_errand(sheet, words, kinds) or is_kept_for(sheet, words):
        return False
    told = set(words)
    figures = {word for word in told if _FIGURE.fullmatch(word) or word in weekdays() or word in months()}
    persons = (errand["persons"] | named_by_buyer(sheet)) - kinds["small"]
    # "It goes on" says nothing of an end; that it goes to somebody, or by post, does.
    goes = errand["goes"] if not told.isdisjoint(persons | errand["by"]) else frozenset()
    moves = own["moves"] | errand["by"] | errand["persons"] | goes
    about = told - kinds["small"] - errand["around"] - own["around"] - moves - figures
    dated = own["meets"] | own["lists"] | figures | persons
    is_over = not told.isdisjoint(own["ends"]) or not (told.isdisjoint(own["off"]) or told.isdisjoint(dated))
    if is_over:
        ended = about - own["ends"] - own["off"] - errand["goes"] - own["meets"] - own["lists"]
        is_named = bool(ended or figures or not told.isdisjoint(own["meets"] | own["lists"]))
        return is_named and _stems(ended) <= _stems(sheet.allowed.words)
    if not told.isdisjoint(kinds["first"] | own["me"] | own["meets"]):
        return False
    is_fragment = told.isdisjoint(moves)
    # "Your oven is old": what is said of a thing may be held against its owner; "key: tomorrow" cannot.
    if is_fragment and not told.isdisjoint(kinds["is"].union(*(errand[kind] for kind in ("you", *_ACTS)))):
        return False
    if not about:
        return bool(figures) and (told == figures or not is_fragment)
    return _stems(about) <= _stems(_arranged_since_the_no(sheet, own, errand, kinds))


def _without_freed(words: Sequence[str], own: Kinds) -> Sequence[str]:
    """The words with "free again" as one that ends, since "again" and "free" by themselves sell."""
    joined = f" {' '.join(words)} "
    for freed in own["freed"]:
        joined = joined.replace(f" {freed} ", f" {min(own['ends'])} ")
    return tuple(joined.split())


def _arranged_since_the_no(sheet: Sheet, own: Kinds, errand: Kinds, kinds: Kinds) -> set[str]:
    found: set[str] = set()
    ways = own["moves"].union(weekdays(), *(errand[kind] for kind in ("by", *_ACTS)))
    for message in messages_since_the_no(sheet, kinds):
        if message.is_buyer:
            found.update(word for piece in plain_pieces(sheet, message.body, kinds) for word in piece)
        elif message.is_seller:
            for sentence in sentences_of(message.body):
                said = sentence.words.folded
                sells = not errand["sale"].isdisjoint(said) or is_conditional(sheet, said)
                if not (sells or sentence.is_question or ways.isdisjoint(said)):
                    found.update(said)
    return found - kinds["withheld"]


def _stems(words: set[str] | frozenset[str]) -> set[str]:
    return {stem(word) for word in words}


@cache
def _kinds() -> dict[str, Kinds]:
    """By language: the words of each kind (``data/endings.toml``)."""
    data = read_data(Path(__file__).parent / "data" / "endings.toml")
    return {
        lang: {
            kind: frozenset(words.split() if isinstance(words, str) else words)
            for kind, words in table.items()
        }
        for lang, table in data.items()
    }
