"""Whether a "not now" puts off another thing than the one that the buyer takes beside it.

"The kitchen screen can wait till next year; the tills we want now" puts off the screen. A put-off without a
thing of its own, or of "it", "this" or the purchase, is one of the purchase, as is one of what alone has a
price. Where both things are the seller's by name it is of the other thing; where one of them is not, only
the seller can tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import WANTS_IT, YES_STAGES
from closecall.facts.words.acceptance.seller_offers import is_form_of_one, word_classes
from closecall.facts.words.refusal.refused_extra import is_priced_alone
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_message
from closecall.text.clauses import Clause, clauses_in
from closecall.text.language import has_small_word
from closecall.text.sentences import sentences_of
from closecall.text.word_classes import WordClass, classes_in, holds_any, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

_FILE = Path(__file__).with_suffix(".toml")
# How many messages back an offer is looked for, and how many clauses off what is taken instead.
_REACH = 40
_NEAR = 12
# A thing has a name of at least so many letters: "app".
_SHORTEST = 3
# What names no thing: how it is wanted, when, and the dealings themselves.
_NO_THING = ("whole", "others", "needs", "now", "times", "dealings", "putting")
_NO_THING_OF_AN_OFFER = ("takes", "orders", "small", "denies", "dealings", "plain")
# Where no space parts words, a thing stands before the mark of the topic, in a part of its own.
_TOPIC = re.compile(r"(?:^|(?<=[、。\s]))([^、。は\s]{1,20})は")
_PART = re.compile(r"[^、。!?！？\n]+")


class _PutOff(NamedTuple):
    """What a "not now" puts off.

    Attributes:
        is_sure: whether it is the purchase, or surely another thing.
        taken: the clause that takes what is for sale, where another thing is put off.

    """

    is_sure: bool
    taken: Clause | None = None


class _Taken(NamedTuple):
    """A clause that takes something, its names, and whether it is wished for, and at once."""

    clause: Clause
    names: tuple[str, ...]
    is_wished: bool
    is_at_once: bool


class _Said(NamedTuple):
    """A message of the buyer's, and what was offered before it.

    Attributes:
        offers: the newest texts of the seller's before it.
        offered: their words, and those of the first subject.
        wished: the places among the clauses of what he wants, orders or asks as a buyer.
        held: those of what he refuses or hesitates about.

    """

    offers: tuple[str, ...]
    offered: tuple[str, ...]
    clauses: tuple[Clause, ...]
    wished: frozenset[int]
    held: frozenset[int]

    def among(self, start: int, end: int) -> range:
        """The places of the clauses that share words with a part of the message."""
        first = bisect_right(self.clauses, start, key=lambda clause: clause.end)
        return range(first, bisect_left(self.clauses, end, lo=first, key=lambda clause: clause.start))


_THE_PURCHASE, _UNSURE = _PutOff(is_sure=True), _PutOff(is_sure=False)


def taken_instead(thread: Thread, message: int, span: tuple[int, int]) -> Clause | None:
    """The clause that takes what is for sale, where the words at a place put off another thing."""
    return _answers(thread)(message, span).taken


def may_put_off_another_thing(thread: Thread, message: int, span: tuple[int, int]) -> bool:
    """Whether nobody can tell if the words at a place of a message put off what is for sale."""
    return not _answers(thread)(message, span).is_sure


@once_a_thread
def _answers(thread: Thread) -> Callable[[int, tuple[int, int]], _PutOff]:
    return cache(partial(_what_is_put_off, thread))


def _what_is_put_off(thread: Thread, message: int, span: tuple[int, int]) -> _PutOff:
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return _UNSURE if _has_another_topic(thread, message, span) else _THE_PURCHASE
    said = _said(thread, message)
    own = said.among(*span)
    of_own = [said.clauses[at].words for at in own]
    put_off = _names_put_off(said, own, classes, thread.lang)
    is_other = any(map(classes["others"].meets, of_own))
    is_known = any(is_form_of_one(name, said.offered) for name in put_off)
    if not (put_off or is_other) or (is_known and is_priced_alone(said.offers, put_off)):
        return _THE_PURCHASE
    if not (is_known or is_other) and any(_is_whole(words, classes) for words in of_own):
        return _THE_PURCHASE
    best = _THE_PURCHASE
    for taken in _takings(said, own, classes, thread.lang):
        if any(is_form_of_one(name, put_off) for name in taken.names):
            continue
        is_named = any(is_form_of_one(name, said.offered) for name in taken.names)
        if is_named and (is_known or is_other):
            return _PutOff(is_sure=True, taken=taken.clause)
        if is_other or (taken.is_wished and taken.is_at_once):
            best = _UNSURE
    return best


@once_a_message
def _said(thread: Thread, message: int) -> _Said:
    body, classes = thread.messages[message].body, classes_in(_FILE, thread.lang)
    clauses = tuple(clauses_in(sentences_of(body), body, joins=classes["joins"].words))
    offers = _offered_before(thread, message)
    offered = dict.fromkeys(
        word for text in offers for each in sentences_of(text) for word in each.words.folded
    )
    said = _Said(offers, tuple(offered), clauses, frozenset(), frozenset())
    wished, held = _heard_in(thread, message)
    return said._replace(
        wished=frozenset(at for start, _ in wished for at in said.among(start, start + 1)),
        held=frozenset(at for start, end in held for at in said.among(start, end)),
    )


def _is_whole(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether "it" or the like is put off; "this year" only tells when."""
    return classes["whole"].meets(words[-1:]) or any(
        classes["whole"].holds(word) and not classes["times"].holds(after) for word, after in pairwise(words)
    )


def _offered_before(thread: Thread, message: int) -> tuple[str, ...]:
    """The newest of what the seller wrote before a message, and the subject of all."""
    said = (each for each in reversed(thread.messages[max(message - _REACH, 0) : message]) if each.is_seller)
    return (*(each.subject or "" for each in thread.messages[:1]), *(each.body for each in said))


def _names_put_off(said: _Said, own: range, classes: Mapping[str, WordClass], lang: str) -> tuple[str, ...]:
    """The names in the clauses that put off, else in the one before: "the scale, next year"."""
    names = tuple(name for at in own for name in _names(said.clauses[at], classes, lang))
    known = tuple(name for name in names if is_form_of_one(name, said.offered))
    if known or not own:
        return known
    before, first = said.clauses[max(own.start - 1, 0)], said.clauses[own.start]
    topic = _names(before, classes, lang) if before.sentence == first.sentence else ()
    return tuple(name for name in topic if is_form_of_one(name, said.offered)) or names


def _names(clause: Clause, classes: Mapping[str, WordClass], lang: str) -> Iterator[str]:
    offers = word_classes(lang)
    for word in clause.words:
        is_thing = len(word) >= _SHORTEST and word.isalpha() and not has_small_word(word, lang)
        if is_thing and not (
            holds_any(classes, _NO_THING, word) or holds_any(offers, _NO_THING_OF_AN_OFFER, word)
        ):
            yield word


def _takings(said: _Said, own: range, classes: Mapping[str, WordClass], lang: str) -> Iterator[_Taken]:
    """What the clauses around take; a clause without a name has that of the one before."""
    offers = word_classes(lang)
    for at in range(max(own.start - _NEAR, 0), min(own.stop + _NEAR, len(said.clauses))):
        clause = said.clauses[at]
        if at in own or at in said.held:
            continue
        is_at_once = classes["now"].meets(clause.words)
        is_wished = at in said.wished or (
            not clause.sentence.is_question
            and (offers["takes"].meets(clause.words) or classes["needs"].meets(clause.words))
        )
        # Nothing is bought of what "our cousin lends us now".
        if classes["rid"].meets(clause.sentence.words.folded):
            continue
        if not (is_wished or is_at_once) or _is_held_back(clause.words, classes, offers):
            continue
        names = tuple(_names(clause, classes, lang))
        if at and at - 1 not in own and said.clauses[at - 1].sentence == clause.sentence:
            names += tuple(_names(said.clauses[at - 1], classes, lang))
        yield _Taken(clause, names, is_wished, is_at_once)


def _is_held_back(
    words: Sequence[str], classes: Mapping[str, WordClass], offers: Mapping[str, WordClass]
) -> bool:
    """Whether words deny something, hold it back, or want it at another time.

    The "once" in "at once" does not, nor does a "but" that begins the clause.
    """
    at_once = classes["now"].pairs
    rest = [
        word
        for before, word in pairwise(("", *words))
        if (before, word) not in at_once and not classes["joins"].holds(word)
    ]
    return meets_any(offers, ("denies", "holds", "stops"), rest) or meets_any(
        classes, ("then", "times"), rest
    )


def _heard_in(thread: Thread, message: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where a message wants, orders or asks as a buyer; and where it refuses or hesitates."""
    heard = listened_message(thread, message)
    said = [] if heard is None else listen([heard], cues_for(thread.lang))
    takes = [
        (one.at, one.until)
        for one in said
        if (one.cue.fact == "verbal_interest" and one.cue.value in WANTS_IT and not one.conditional)
        or one.cue.fact == "buying_question"
    ]
    takes += [one.span for one in said_in(thread, message, "steps") if one.cue.fact == "buys"]
    takes += [one.span for one in said_in(thread, message, "stage") if one.cue.value in YES_STAGES]
    return takes, [(one.at, one.until) for one in said if one.cue.fact in ("refusal", "hesitation")]


def _has_another_topic(thread: Thread, message: int, span: tuple[int, int]) -> bool:
    """Whether what is put off stands before the mark of the topic, and another topic is wanted beside it."""
    parts, taken = _topics(thread, message)
    put_off = {
        topic for (start, end), topics in parts if start < span[1] and span[0] < end for topic in topics
    }
    return bool(put_off) and not taken <= put_off


@once_a_message
def _topics(thread: Thread, message: int) -> tuple[list[tuple[tuple[int, int], set[str]]], set[str]]:
    """The topics of each part of a message that has any, and those of the parts that want something."""
    wished = sorted(start for start, _ in _heard_in(thread, message)[0])
    parts, taken = [], set[str]()
    for part in _PART.finditer(thread.messages[message].body):
        topics = {match[1] for match in _TOPIC.finditer(part[0])}
        if not topics:
            continue
        parts.append((part.span(), topics))
        if bisect_left(wished, part.start()) < bisect_left(wished, part.end()):
            taken |= topics
    return parts, taken
