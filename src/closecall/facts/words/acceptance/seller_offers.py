"""What the seller last offered to carry out, and the classes of words that an answer to it is made of.

What leads up to a purchase (a call, a visit, a quote, a sample) is no such offer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from pathlib import Path
from typing import NamedTuple

from closecall.facts.vocabulary import Refusal
from closecall.facts.words.speech.buyer_speech import cues_for
from closecall.facts.words.speech.preceding_question import asks_to_buy, seller_before
from closecall.text.clauses import Clause, clauses_in
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.text_cache import remembered
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, WordClasses, classes_in, holds_any, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message

_FILE = Path(__file__).with_suffix(".toml")
# An offer that is no question stands at the end of a message.
_LAST_SENTENCES = 3
# Two words that share this much are forms of one; of short words, less is enough.
_STEM = 4
_SHORT_STEM = 3
_SHORT_WORD = 5
UNDOING = ("stops", "undoes", "repays")
"""Classes of words that undo a purchase."""
_ORDERING = ("orders", "yes", "takes", "small", "opens", "thanks")
_LEAVES = ("stops", "undoes", "delays", "unclear")


class Offer(NamedTuple):
    """A sentence of the seller's that may offer something, and the words that tell what."""

    words: tuple[str, ...]
    led_up: tuple[str, ...]
    is_question: bool
    clauses: tuple[tuple[str, ...], ...]


def word_classes(lang: str) -> WordClasses:
    """The classes of a language by their names, all empty for one without."""
    return classes_in(_FILE, lang)


@remembered
def clauses_of(body: str) -> tuple[Clause, ...]:
    """The clauses of a text."""
    return tuple(clauses_in(sentences_of(body), body))


@once_a_message
def asked_before(thread: Thread, message: int) -> tuple[Offer, ...]:
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
        clauses = tuple(clause.words for clause in clauses_in([said[n]], text))
        offers.append(Offer(words, led_up, said[n].is_question, clauses))
    return tuple(offers)


def offered_before(thread: Thread, message: int) -> tuple[str, ...]:
    """The words of the seller's offer right before a message; empty where he asked for something else.

    What undoes the purchase or puts it off is something else.
    """
    offer = _offer_before(thread, message)
    return () if offer is None or refused_by_a_yes(thread, message) is not None else offer.words


def refused_by_a_yes(thread: Thread, message: int) -> Refusal | None:
    """What a yes to the seller's offer right before a message says; None where it carries the purchase out.

    "Shall I cancel the order?", "put it on hold?"; where he denies it ("so no order?"), asks what speaks
    against it ("would you mind?"), names no deed ("shall we leave it?") or two, the yes may be either:
    ``none``. "Shall I take you off my list?" asks for an opt-out.
    """
    classes, offer = word_classes(thread.lang), _offer_before(thread, message)
    asked = [each.words for each in asked_before(thread, message)[-1:] if each.is_question]
    if any(classes["lists"].meets(words) and classes["offs"].meets(words) for words in asked):
        return Refusal.OPT_OUT
    if any(classes["turns"].meets(words) for words in asked) and not _only_orders(thread, message):
        return Refusal.NONE
    if offer is not None:
        return _turned(offer, classes)
    return Refusal.NONE if any(_leaves_it(words, thread.lang) for words in asked) else None


def offers_a_deed(thread: Thread, message: int) -> bool:
    """Whether the seller right before a message named what carries the purchase out, be it to undo it."""
    return _offer_before(thread, message) is not None


def _only_orders(thread: Thread, message: int) -> bool:
    """Whether a message orders it and says no more, whatever it was asked: "please go ahead"."""
    classes, words = word_classes(thread.lang), words_of(thread.messages[message].body).folded
    return classes["orders"].meets(words) and all(holds_any(classes, _ORDERING, word) for word in words)


def _leaves_it(words: Sequence[str], lang: str) -> bool:
    """Whether a question asks to leave it, and names nothing, no way and no day."""
    classes = word_classes(lang)
    return (
        _refused_in(words, classes) is not None
        and meets_any(classes, _LEAVES, words)
        and not any(_names(word, lang, classes) for word in words)
    )


def denies(words: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether words deny something, and nothing harmless: "no problem" denies nothing."""
    return classes["denies"].meets(words) and not classes["harmless"].meets(words)


def _names(word: str, lang: str, classes: Mapping[str, WordClass]) -> bool:
    """Whether it may name another thing, a way or a day ("stop by on Thursday")."""
    return holds_any(classes, ("asks", "looks", "carries"), word) or not (
        has_small_word(word, lang) or holds_any(classes, classes, word)
    )


@once_a_message
def _offer_before(thread: Thread, message: int) -> Offer | None:
    classes, asked = word_classes(thread.lang), asked_before(thread, message)
    if not classes:
        return None
    asks = asks_to_buy(thread, message, cues_for(thread.lang))
    for offer in asked[-1:] if asked and asked[-1].is_question else reversed(asked):
        is_offered = offer.is_question or classes["may"].meets(offer.words)
        if is_offered and (asks or classes["deeds"].meets(offer.words)):
            is_else = classes["asks"].meets(offer.words) or classes["looks"].meets(offer.led_up)
            return None if is_else else offer
    return None


def _turned(offer: Offer, classes: Mapping[str, WordClass]) -> Refusal | None:
    """What agreeing to an offer refuses, by the clauses of it that name the deed; of a choice, the first."""
    first = [
        part
        for each in offer.clauses
        for part in _parts(_before_an_or(each, classes["ors"]), classes["ands"])
    ]
    named = [each for each in first if classes["deeds"].meets(each)] or first
    found = {_refused_in(each, classes) for each in named}
    if len(found) > 1 or found == {None}:
        return None if found == {None} else Refusal.NONE
    return found.pop()


def _before_an_or(words: tuple[str, ...], ors: WordClass) -> tuple[str, ...]:
    return words[:1] + tuple(takewhile(lambda word: not ors.holds(word), words[1:]))


def _parts(words: Sequence[str], ands: WordClass) -> Iterator[tuple[str, ...]]:
    for is_and, part in groupby(words, ands.holds):
        if not is_and:
            yield tuple(part)


def _refused_in(words: Sequence[str], classes: Mapping[str, WordClass]) -> Refusal | None:
    if classes["unclear"].meets(words) or denies(words, classes):
        return Refusal.NONE
    if meets_any(classes, UNDOING, words):
        return Refusal.EXPLICIT_NO
    return Refusal.NOT_NOW if classes["delays"].meets(words) else None


def only_leads_up(thread: Thread, message: int) -> bool:
    """Whether the seller right before a message had only asked for what leads up to a purchase: a visit."""
    classes, asked = word_classes(thread.lang), asked_before(thread, message)[-1:]
    return bool(asked) and classes["looks"].meets(asked[0].led_up)


def takes_what_leads_up(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether words take or send for what only leads up to a purchase: "send the brochure".

    What the seller named may be what is for sale.
    """
    names = [word for word in words if classes["leads"].holds(word) and not is_form_of_one(word, told)]
    others = [word for word in words if word not in names]
    return (
        bool(names)
        and not classes["thanks"].meets(words)
        and meets_any(classes, ("orders", "takes", "carries", "bids", "yes"), others)
        and not any(
            word[0].isdigit() or (classes["deeds"].holds(word) and not classes["orders"].holds(word))
            for word in others
        )
    )


def is_form_of_one(word: str, others: Sequence[str]) -> bool:
    """Whether it shares its stem with one of them: "inscrivez" and "inscris", "plan" and "einplanen".

    A number has no other form.
    """
    if word.isdigit():
        return word in others
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
