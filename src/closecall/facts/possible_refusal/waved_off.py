"""Newest messages that wave it off without a sentence: a thumbs-down, "Disliked “Order it?”", "1. No.".

What the buyer said before may be taken back by them, so the seller is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.findings import Place
from closecall.facts.possible_refusal.ledger import Ledger
from closecall.facts.words.acceptance.seller_offers import denies, word_classes
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of

_FILE = Path(__file__).with_suffix(".toml")
_QUOTES = "\"'“”„«»‘’"
# "1. No. 2. Yes."
_ITEM = compiled_late(r"(?:^|(?<=\s))(\d)\s?[.):]?\s+(?=\S)")
# A longer item says what it is about, and is left to the readers.
_MOST_WORDS_OF_AN_ITEM = 2


class _Waves(NamedTuple):
    signs: frozenset[str]
    doubting: frozenset[str]
    reactions: re.Pattern[str]
    deleted: frozenset[str]


def waved_off(ledger: Ledger) -> Iterator[Place]:
    """Each message behind the last yes that holds nothing but a sign, a reaction or a message taken away."""
    waves = _waves()
    for message in ledger.messages:
        body = message.body
        lines = [line.strip() for line in body.casefold().splitlines()]
        is_doubting = ledger.is_accepted and _is_made_of(body, waves.doubting)
        is_of_no_word = is_doubting or any(
            _is_made_of(line, waves.signs) or line.rstrip(".") in waves.deleted for line in lines
        )
        is_reaction = any(waves.reactions.match(line) for line in lines)
        if is_reaction or (is_of_no_word and message.index > ledger.since):
            yield Place(message.index, 0, len(body))


def numbered_noes(ledger: Ledger) -> Iterator[Place]:
    """Each bare no of a numbered answer whose number was the seller's question for the deed."""
    classes = word_classes(ledger.thread.lang)
    for message in ledger.messages if classes else ():
        offer = seller_before(ledger.thread, message.index)
        asked = _items(offer)
        for number, (start, end) in _items(message.body).items() if len(asked) > 1 else ():
            words = words_of(message.body, start, end).folded
            is_asked = number in asked and classes["deeds"].meets(words_of(offer, *asked[number]).folded)
            if is_asked and len(words) <= _MOST_WORDS_OF_AN_ITEM and denies(words[:1], classes):
                yield Place(message.index, start, end)


def _items(text: str) -> dict[str, tuple[int, int]]:
    """Where the items of a numbered list stand, by their numbers."""
    found = list(_ITEM.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return {each[1]: (each.end(), end) for each, end in zip(found, ends, strict=False)}


def _is_made_of(text: str, signs: frozenset[str]) -> bool:
    """Whether a text holds such a sign, and no word."""
    return not signs.isdisjoint(text) and not words_of(text).folded


@cache
def _waves() -> _Waves:
    data = read_data(_FILE)
    begun = "|".join(map(re.escape, data["reactions"]))
    return _Waves(
        signs=frozenset("".join(data["signs"].split())),
        doubting=frozenset("".join(data["doubting"].split())),
        reactions=re.compile(rf"(?:{begun})\s?:?\s?[{re.escape(_QUOTES)}]"),
        deleted=frozenset(data["deleted"]),
    )
