"""R: clauses that tell again what the thread arranged: who fetches the thing, when the access ends.

Whoever said no has heard it already, so nothing in such a clause is new. It holds no word and no figure
beyond the arrangements of the thread; only verbs that say the same, small words and persons may differ.

Arranged is what ends something, or who does what since the no. A sentence of the seller's arranges where it
neither sells, asks nor waits; one of the buyer's where it does not refuse. Verbs that say the same are one
deed (``data/restated.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.cancellations import ending_words
from closecall.drafting.checks.refusal_reply.logistics import FIGURE, NOUNS_CAPITAL, errand_words
from closecall.drafting.checks.refusal_reply.refusal_words import (
    messages_since_the_no,
    negating,
    plain_pieces,
)
from closecall.drafting.checks.spans.clause_spans import parted_by_commas
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_DEEDS = frozenset({"fetch", "erase", "stop", "keep", "back", "contact", "goes", "inform", "passes", "suits"})
_ENDS = frozenset({"fetch", "erase", "stop", "keep", "back"})
"""The deeds that end something: the seller may have arranged one before the no."""
_REACH = 6
"""Words after "when" among which stands what is done by then."""
_SHORTEST = 2
_BACK = 3
"""Sentences before an "it" among which stands what it means."""
_APART = compiled_late(r";\s")
_BY_SOMEBODY = frozenset({"passes", "inform"})
_TAIL = 5
"""Letters from which on "Zugang" is the tail of "Testzugang"."""
_FEWEST = 2


class _Statement(NamedTuple):
    """What is told: its words, what its verbs do, its figures and days; whether it says no, "is" or "you"."""

    words: frozenset[str]
    deeds: frozenset[str]
    figures: frozenset[str]
    is_no: bool
    is_so: bool


class _Arranged(NamedTuple):
    """What a sentence arranges; what its "it" may mean; whether before the no, and by the buyer."""

    told: _Statement
    things: frozenset[str]
    is_before: bool
    is_buyers: bool


def restates(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words tell again what was arranged, and nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    lang = sheet.draft.lang
    own, errand, ending = word_lists("restated").get(lang), errand_words(lang), ending_words(lang)
    if own is None or errand is None or ending is None or _is_open(words, own):
        return False
    sale = errand["sale"] - own["papers"]
    kept_out = own["again"] | own["lasts"] | kinds["first"] | sale | ending["meets"]
    told = _told_in(words, own, kinds, negating(sheet, kinds))
    if not kept_out.isdisjoint(words) or not _may_do(sheet, words, told, own, ending["me"]):
        return False
    if not (told.words or told.deeds):
        return bool(words) and told.figures.issuperset(words)
    as_agreed = not own["agreed"].isdisjoint(words)
    every = _arrangements(sheet, own, sale, kinds)
    known = [one for one in every if _may_tell(told, one, as_agreed=as_agreed)]
    arranged = [one for one in known if _meets(told, one)]
    beside = [one for one in known if _shared(told.words, one.told.words)]
    return bool(arranged) and _covers(told, arranged, beside, own)


def things_told(words: Sequence[str], lang: str, kinds: Kinds) -> frozenset[str]:
    """The words that name a thing or a person, without verbs of an ending, figures and days."""
    own = word_lists("restated").get(lang)
    return frozenset(words) if own is None else _told_in(words, own, kinds, frozenset()).words


def _may_do(sheet: Sheet, words: Sequence[str], told: _Statement, own: Kinds, me: frozenset[str]) -> bool:
    """Whether somebody of the thread does it who is not the seller, and comes by with empty hands."""
    if told.deeds.isdisjoint(_BY_SOMEBODY):
        return "contact" not in told.deeds or me.isdisjoint(words)
    return (own["hands"] | me).isdisjoint(words) and _is_somebodys(sheet, words, told.words, own)


def _is_somebodys(sheet: Sheet, words: Sequence[str], about: frozenset[str], own: Kinds) -> bool:
    """Whether a person is named: by a title, "he", or a name, which has no article before it."""
    errand = errand_words(sheet.draft.lang)
    persons = own["he"] if errand is None else own["he"] | errand["persons"]
    if sheet.draft.lang not in NOUNS_CAPITAL:
        told = " ".join(message.body for message in sheet.brief.messages)
        capital = " ".join(word for word in told.split() if word[:1].isupper())
        persons |= about.intersection(words_of(capital).folded)
    return any(
        word in persons and own["articles"].isdisjoint(words[max(0, place - 1) : place])
        for place, word in enumerate(words)
    )


def _may_tell(told: _Statement, one: _Arranged, *, as_agreed: bool) -> bool:
    """Whether an arrangement may be told so: denied where it is, with its end, and not held against him."""
    if told.is_no is not one.told.is_no:
        return False
    # "Your oven is old": what he said may be held against him. A day without its end is a deadline.
    if one.is_buyers:
        return bool(told.deeds) or not told.is_so
    ends = told.deeds | {"fetch"} if "passes" in told.deeds else told.deeds
    if told.is_no and one.is_before:
        return as_agreed
    return not (one.is_before and told.figures) or not _ENDS.isdisjoint(ends & one.told.deeds)


def _meets(told: _Statement, one: _Arranged) -> bool:
    """Whether an arrangement holds two of the things told; one of a heading, or of what suits."""
    deeds = told.deeds - {"suits"} if one.is_buyers else told.deeds
    fewest = 1 if _is_bare(told) or deeds != told.deeds else _FEWEST
    shared = len(_shared(told.words, one.told.words)) + len(told.figures & one.told.figures)
    return shared + len(deeds & one.told.deeds) >= fewest


def _covers(told: _Statement, arranged: Sequence[_Arranged], beside: Sequence[_Arranged], own: Kinds) -> bool:
    """Whether arrangements hold every word, deed and figure of what is told."""
    words = frozenset(word for one in (*arranged, *beside) for word in one.told.words)
    if not told.deeds.isdisjoint(_ENDS | {"passes"}):
        words = words.union(*(one.things for one in arranged))
    # An errand for which no day was arranged may be done on one of the next.
    has_day = any(_is_day(figure) for one in arranged for figure in one.told.figures)
    about = told.words if has_day else told.words - own["soon"]
    deeds = {deed for one in arranged for deed in one.told.deeds - {"suits"}}
    if "fetch" in deeds:
        deeds.add("passes")
    if any(one.is_buyers and _shared(about, one.told.words) == about for one in arranged):
        deeds.add("suits")
    if any(_shared(about, one.told.words) == about for one in arranged):
        deeds |= {"goes", "contact"}
    return (
        told.deeds <= deeds
        and _shared(about, words) == about
        and (_is_bare(told) or _are_dated(told.figures, arranged))
    )


def _is_bare(told: _Statement) -> bool:
    """Whether the words are a heading: things and days without a verb, of nobody."""
    return bool(told.words) and not told.deeds and not told.is_so


def _are_dated(figures: frozenset[str], arranged: Sequence[_Arranged]) -> bool:
    """Whether arrangements name each weekday, and one of them the whole date or number."""
    days = {figure for figure in figures if figure in weekdays()}
    dates = figures - days
    return all(any(day in one.told.figures for one in arranged) for day in days) and (
        not dates or any(dates <= one.told.figures for one in arranged)
    )


def _shared(words: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The words that begin like known ones, or end like them: "Mustertasche" and "Tasche"."""
    stems = {stem(word) for word in known}
    longer = tuple(word for word in known if len(word) >= _TAIL)
    return frozenset(
        word
        for word in words
        if stem(word) in stems
        or (len(word) >= _TAIL and any(one.endswith(word) or word.endswith(one) for one in longer))
    )


def _arrangements(sheet: Sheet, own: Kinds, sale: frozenset[str], kinds: Kinds) -> Iterator[_Arranged]:
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
        ends = _ENDS if is_before else _DEEDS
        for text in _sentences(message.body):
            words = words_of(text).folded
            if message.is_seller:
                parts = _told_by_seller(text, own, sale, noes)
            else:
                pieces = () if is_before else plain_pieces(sheet, text, kinds)
                asked = own["asks"] if "?" in text else frozenset()
                parts = [one for one in pieces if not _is_open([w for w in one if w not in asked], own)]
            told = [_told_in(part, own, kinds, noes) for part in parts]
            near = [] if own["it"].isdisjoint(words) else spoken[-_BACK:]
            things = frozenset(word for each in near for word in each) - kinds["small"]
            if message.is_buyer or any(one.deeds & ends for one in told):
                yield from (_Arranged(one, things, is_before, message.is_buyer) for one in told)
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
    if not sale.isdisjoint(words) or amounts_in(text) or "?" in text or _is_open(words, own):
        return []
    affirmed = tuple(word for part in parts if noes.isdisjoint(part) for word in part)
    return [affirmed, *(part for part in parts if not noes.isdisjoint(part))]


def _told_in(words: Sequence[str], own: Kinds, kinds: Kinds, noes: frozenset[str]) -> _Statement:
    """What the words tell."""
    deeds = {name for name in _DEEDS if not own[name].isdisjoint(words)}
    rest = set(words) - kinds["small"] - own["light"] - own["when"] - own["done"]
    figures = {word for word in rest if FIGURE.fullmatch(word) or _is_day(word)}
    rest = rest.difference(figures, *(own[name] for name in _DEEDS))
    is_no, is_so = not noes.isdisjoint(words), not (kinds["is"] | own["you"]).isdisjoint(words)
    return _Statement(frozenset(rest), frozenset(deeds), frozenset(figures), is_no, is_so)


def _is_day(word: str) -> bool:
    """Whether a word names a weekday or a month; the shortest ("do", "so") are other words, too."""
    return len(word) > _SHORTEST and (word in weekdays() or word in months())


def _is_open(words: Sequence[str], own: Kinds) -> bool:
    """Whether the words set a condition, or say that something "goes on"; "when it is done" does neither."""
    if any(f"{one} {other}" in own["lasting"] for one, other in pairwise(words)):
        return True
    done = own["done"] | own["erase"] | own["fetch"] | own["stop"]
    return not own["turns"].isdisjoint(words) or any(
        word in own["when"] and done.isdisjoint(words[place + 1 : place + 1 + _REACH])
        for place, word in enumerate(words)
    )
