"""R: what the thread arranged: sentences that end something, or say since the no who does what.

A sentence of the seller's arranges where it neither sells, asks nor waits; one of the buyer's where it does
not refuse. Verbs that say the same are one deed (``data/restated.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import (
    messages_since_the_no,
    negating,
    plain_pieces,
)
from closecall.drafting.checks.spans.clause_spans import parted_by_commas
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

DEEDS = frozenset({"fetch", "erase", "stop", "keep", "back", "contact", "goes", "inform", "passes", "suits"})
ENDS = frozenset({"fetch", "erase", "stop", "keep", "back"})
"""The deeds that end something: the seller may have arranged one before the no."""
FIGURE = compiled_late(r"\d{1,20}(?:st|nd|rd|th|er|e|h)?")
"""A figure, by itself or as a day or an hour ("3", "3rd", "15h")."""
_REACH = 6
"""Words after "when" among which stands what is done by then."""
_SHORTEST = 2
_BACK = 3
"""Sentences before an "it" among which stands what it means."""
_APART = compiled_late(r";\s")


class Told(NamedTuple):
    """What is told: its words, what its verbs do, its figures and days; whether it says no, "is" or "you"."""

    words: frozenset[str]
    deeds: frozenset[str]
    figures: frozenset[str]
    is_no: bool
    is_so: bool


class Arranged(NamedTuple):
    """What a sentence arranges; what its "it" may mean; whether before the no, and by the buyer."""

    told: Told
    things: frozenset[str]
    is_before: bool
    is_buyers: bool


def arrangements(sheet: Sheet, own: Kinds, sale: frozenset[str], kinds: Kinds) -> Iterator[Arranged]:
    """What the thread arranged, in its order.

    Args:
        sheet: the draft and its brief.
        own: the words of arrangements in the draft's language.
        sale: words with which a sentence of the seller's sells.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    noes = negating(sheet, kinds)
    messages = sheet.brief.messages
    before = len(messages) - len(messages_since_the_no(sheet, kinds))
    spoken: list[Sequence[str]] = []
    for place, message in enumerate(messages):
        is_before = place < before
        ends = ENDS if is_before else DEEDS
        for text in _sentences(message.body):
            words = words_of(text).folded
            if message.is_seller:
                parts = _told_by_seller(text, own, sale, noes)
            else:
                pieces = () if is_before else plain_pieces(sheet, text, kinds)
                asked = own["asks"] if "?" in text else frozenset()
                parts = [one for one in pieces if not is_open([w for w in one if w not in asked], own)]
            told = [told_in(part, own, kinds, noes) for part in parts]
            near = [] if own["it"].isdisjoint(words) else spoken[-_BACK:]
            things = frozenset(word for each in near for word in each) - kinds["small"]
            if message.is_buyer or any(one.deeds & ends for one in told):
                yield from (Arranged(one, things, is_before, message.is_buyer) for one in told)
            spoken.append(() if amounts_in(text) else words)


def _sentences(text: str) -> Iterator[str]:
    for sentence in sentences_of(text):
        yield from _APART.split(text[sentence.start : sentence.end])


def _told_by_seller(text: str, own: Kinds, sale: frozenset[str], noes: frozenset[str]) -> list[Sequence[str]]:
    """What a sentence affirms, and each part that denies; nothing where it sells, asks or waits."""
    parts = [words_of(part).folded for part in parted_by_commas(text)]
    if parts and " ".join(parts[0]) in own["over"]:
        del parts[0]
    words = tuple(word for part in parts for word in part)
    if not sale.isdisjoint(words) or amounts_in(text) or "?" in text or is_open(words, own):
        return []
    affirmed = tuple(word for part in parts if noes.isdisjoint(part) for word in part)
    return [affirmed, *(part for part in parts if not noes.isdisjoint(part))]


def told_in(words: Sequence[str], own: Kinds, kinds: Kinds, noes: frozenset[str]) -> Told:
    """What the words tell."""
    deeds = {name for name in DEEDS if not own[name].isdisjoint(words)}
    rest = set(words) - kinds["small"] - own["light"] - own["when"] - own["done"]
    figures = {word for word in rest if FIGURE.fullmatch(word) or is_day(word)}
    rest = rest.difference(figures, *(own[name] for name in DEEDS))
    is_no, is_so = not noes.isdisjoint(words), not (kinds["is"] | own["you"]).isdisjoint(words)
    return Told(frozenset(rest), frozenset(deeds), frozenset(figures), is_no, is_so)


def is_day(word: str) -> bool:
    """Whether a word names a weekday or a month; the shortest ("do", "so") are other words, too."""
    return len(word) > _SHORTEST and (word in weekdays() or word in months())


def is_open(words: Sequence[str], own: Kinds) -> bool:
    """Whether the words set a condition, or say that something "goes on"; "when it is done" does neither."""
    if any(f"{one} {other}" in own["lasting"] for one, other in pairwise(words)):
        return True
    done = own["done"] | own["erase"] | own["fetch"] | own["stop"]
    return not own["turns"].isdisjoint(words) or any(
        word in own["when"] and done.isdisjoint(words[place + 1 : place + 1 + _REACH])
        for place, word in enumerate(words)
    )


def deed_words(lang: str) -> Kinds | None:
    """The verbs and small words of arrangements in a language (ISO 639-1)."""
    return word_lists("restated").get(lang)
