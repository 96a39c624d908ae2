"""A yes to the seller who offers to carry the purchase out: "shall I book it?", "book it".

Such a yes says nothing new: it is made of words of agreement, of the offer's own words, and of the thing's
name. So it is known by its form, in whatever words the offer was made. What leads up to a purchase (a call, a
visit, a quote, a sample) is no such offer, and a yes beside a condition or a "let me see" is no such yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from closecall.facts.words.answers import asks_to_decide, seller_before
from closecall.facts.words.listening import ears_for
from closecall.text.amounts import amounts_in
from closecall.text.data_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

_PARTS = re.compile(r"[,;:()\u2013\u2014\n]|\s-\s|\.\.\.|\u2026")
# An answer in more words says something of its own.
_MOST_WORDS = 40
# An offer that is no question stands at the end of a message.
_LAST_SENTENCES = 3
# Two words that share this much are forms of one; of short words, less is enough.
_STEM = 4
_SHORT_STEM = 3
_SHORT_WORD = 5


class _Class(NamedTuple):
    """Words, and beginnings of words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def holds(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings)

    def meets(self, words: Sequence[str]) -> bool:
        return any(self.holds(word) for word in words)


_Classes = Mapping[str, _Class]


def agrees_to_the_close(thread: Thread, message: int) -> Sentence | None:
    """The sentence of a message that agrees to what the seller offered to carry out; None without one.

    A price must have been named: before it there is nothing to agree to.
    """
    classes, body = _classes().get(thread.lang), thread.messages[message].body
    if classes is None or len(body.split()) > _MOST_WORDS:
        return None
    offer = _offer_before(thread, message, classes)
    if not offer or not any(amounts_in(said.body) for said in thread.messages[: message + 1]):
        return None
    told = words_of(seller_before(thread, message)).folded
    agreed = None
    for sentence, words in _clauses(body):
        is_bare = not sentence.is_question and _is_bare(words, told, classes)
        if not is_bare and (agreed is None or classes["holds"].meets(words)):
            return None
        if is_bare and agreed is None and _says_yes(words, offer, classes):
            agreed = sentence
    return agreed


def goes_along(thread: Thread, message: int) -> bool:
    """Whether a message says yes to the seller's words before it, and puts nothing off."""
    classes, body = _classes().get(thread.lang), thread.messages[message].body
    if classes is None or not seller_before(thread, message):
        return False
    told = words_of(seller_before(thread, message)).folded
    clauses = [words for sentence, words in _clauses(body) if not sentence.is_question]
    if not clauses or any(classes["holds"].meets(words) for words in clauses):
        return False
    return classes["yes"].meets(clauses[0]) and _is_bare(clauses[0], told, classes)


def _is_bare(words: Sequence[str], told: Sequence[str], classes: _Classes) -> bool:
    """Whether it is made of words of agreement and of what the seller told, and says nothing new."""
    return all(
        classes["yes"].holds(word) or classes["small"].holds(word) or _is_form_of_one(word, told)
        for word in words
    )


def _says_yes(words: Sequence[str], offer: Sequence[str], classes: _Classes) -> bool:
    """Whether it holds a word of agreement, or the deed that was offered."""
    deeds = [word for word in offer if classes["deeds"].holds(word)]
    return classes["yes"].meets(words) or any(_is_form_of_one(word, deeds) for word in words)


def answers_a_look(thread: Thread, message: int) -> bool:
    """Whether the seller's last question before a message is about what only leads up to a purchase."""
    classes = _classes().get(thread.lang)
    asked = _asked(thread, message)[-1:]
    return classes is not None and any(o.is_question and classes["looks"].meets(o.led_up) for o in asked)


class _Offer(NamedTuple):
    """A sentence of the seller's that may offer something, and the words that tell what."""

    words: tuple[str, ...]
    led_up: tuple[str, ...]
    is_question: bool


def _asked(thread: Thread, message: int) -> list[_Offer]:
    """The seller's questions right before a message; where he asks nothing, his last sentences.

    What a question is about may stand before it, unless that names the price: "I'd come and measure up first.
    Shall I book it in?"
    """
    text = seller_before(thread, message)
    said = sentences_of(text)
    asked = [n for n, sentence in enumerate(said) if sentence.is_question]
    offers = []
    for n in asked or range(max(0, len(said) - _LAST_SENTENCES), len(said)):
        words, before = said[n].words.folded, said[n - 1] if n else None
        is_led_up = before is not None and not amounts_in(text, start=before.start, end=before.end)
        led_up = (*before.words.folded, *words) if before is not None and is_led_up else words
        offers.append(_Offer(words, led_up, said[n].is_question))
    return offers


def _offer_before(thread: Thread, message: int, classes: _Classes) -> tuple[str, ...]:
    """The words of the seller's offer right before a message; empty where he asked for something else."""
    asked = _asked(thread, message)
    asks = asks_to_decide(thread, message, ears_for(thread.lang))
    for offer in asked[-1:] if asked and asked[-1].is_question else reversed(asked):
        is_offered = offer.is_question or classes["may"].meets(offer.words)
        if is_offered and (asks or classes["deeds"].meets(offer.words)):
            is_else = classes["asks"].meets(offer.words) or classes["looks"].meets(offer.led_up)
            return () if is_else else offer.words
    return ()


def _clauses(body: str) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    for sentence in sentences_of(body):
        marks = [m.end() for m in _PARTS.finditer(body, sentence.start, sentence.end)]
        edges = [sentence.start, *marks, sentence.end]
        for start, end in pairwise(edges):
            words = words_of(body, start, end).folded
            if words:
                yield sentence, words


def _is_form_of_one(word: str, others: Sequence[str]) -> bool:
    """Whether it shares its stem with one of them: "inscrivez" and "inscris", "plan" and "einplanen"."""
    return any(
        word == other
        or (len(word) >= _STEM and word[:_STEM] in other)
        or (
            _SHORT_STEM <= len(word) <= _SHORT_WORD
            and len(other) <= _SHORT_WORD
            and word[:_SHORT_STEM] == other[:_SHORT_STEM]
        )
        for other in others
    )


@cache
def _classes() -> Mapping[str, _Classes]:
    data = read_data(Path(__file__).with_name("agreeing.toml"))
    return {
        lang: {name: _class_of(words.split()) for name, words in lists.items()}
        for lang, lists in data.items()
    }


def _class_of(words: Sequence[str]) -> _Class:
    begun = tuple(word[:-1] for word in words if word.endswith("*"))
    return _Class(frozenset(word for word in words if not word.endswith("*")), begun)
