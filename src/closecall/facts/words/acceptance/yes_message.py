"""What is known of a message with a yes before its clauses are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import YES_STAGES, Stage
from closecall.facts.words.acceptance.filler_words import is_a_day, is_bare, is_named, names_in
from closecall.facts.words.acceptance.seller_offers import offered_before, word_classes
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_message
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import Clause
from closecall.text.language import has_small_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass, meets_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

# Where something is to be sent is no news.
_ADDRESS = compiled_late(r"[^\s@]{1,64}@[^\s@]{1,80}")
# What says yes or carries it out, and what readers know beside it, by the topic of their cues.
_DONE = {"stage": ("stage", "seals"), "steps": ("buys",), "meetings": ("books",)}
_TOLD = (("actions", "action"), ("need", "need"))
_GOES_ALONG = frozenset("thanks verbal_interest praise praised_it no_hesitation resolved assent".split())
_ALONE = frozenset({"sole", "answered_sole", "answered_nobody"})


class YesMessage(NamedTuple):
    """What is known of a message with a yes.

    Attributes:
        told: folded words of the seller before it, of its subject, and of the names of those who speak.
        spans: offsets of the words that say yes.
        dropped: offsets of addresses and numbers, which are no news.
        is_offered: whether the seller had offered to carry it out.
        is_of_several: whether the seller named more than one sum before it.
        is_firm: whether a yes to an offer, at a sum or of a deed was said, here or before.
        is_deed: whether it tells that something is signed, ordered or paid.
        known: where the words begin that a reader knows as going along.
        refusing: where they begin that a reader knows as a no.
        alone: where they begin that say that he decides alone.
        year: when it was written; 0 where nobody can tell.

    """

    classes: Mapping[str, WordClass]
    lang: str
    body: str
    told: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    dropped: tuple[tuple[int, int], ...]
    is_offered: bool
    is_of_several: bool
    is_firm: bool
    is_deed: bool
    known: frozenset[int]
    refusing: frozenset[int]
    alone: frozenset[int]
    year: int

    def meets(self, names: Iterable[str], words: Sequence[str]) -> bool:
        """Whether a class of one of these names meets the words."""
        return meets_any(self.classes, names, words)

    def words_beside(self, clause: Clause) -> list[str]:
        """The words of a clause without those of the yes itself, numbers and addresses."""
        sentence = clause.sentence
        return [
            word
            for word, (start, _) in zip(sentence.words.folded, sentence.words.spans, strict=True)
            if clause.start <= start < clause.end
            and not any(begin <= start < end for begin, end in (*self.spans, *self.dropped))
        ]

    def says_yes(self, clause: Clause) -> bool:
        """Whether a word of the yes stands in a clause."""
        return any(begin < clause.end and clause.start < end for begin, end in self.spans)

    def new(self, words: Iterable[str]) -> list[str]:
        """The words that neither agree nor carry it out, and that the seller did not say."""
        return [
            word
            for word in words
            if not has_small_word(word, self.lang)
            # "10am"
            and not word[0].isdigit()
            and not self.classes["comes"].holds(word)
            and not is_bare([word], self.told, self.classes)
            and not is_a_day(word, self.lang)
        ]

    def ways(self, words: Iterable[str]) -> list[str]:
        """The words that tell how it is carried out, or name what the seller named."""
        return [
            word
            for word in words
            if self.classes["carries"].holds(word) or is_named(word, self.told, self.classes)
        ]


@once_a_message
def yes_message(thread: Thread, message: int) -> YesMessage:
    """What is known of a message of a thread in a language that has classes of words."""
    body = thread.messages[message].body
    known, refusing = _known_in(thread, message)
    return YesMessage(
        classes=word_classes(thread.lang),
        lang=thread.lang,
        body=body,
        told=(
            *words_of(f"{seller_before(thread, message)}\n{thread.messages[message].subject or ''}").folded,
            *names_in(thread),
        ),
        spans=tuple(
            said.span
            for topic, facts in _DONE.items()
            for said in said_in(thread, message, topic)
            if said.cue.fact in facts and (said.cue.fact != "stage" or said.cue.value in YES_STAGES)
        ),
        dropped=(
            *(match.span() for match in _ADDRESS.finditer(body)),
            *((number.start, number.end) for number in numbers_in(body)),
        ),
        is_offered=bool(offered_before(thread, message)),
        is_of_several=len(amounts_in(seller_before(thread, message))) > 1,
        is_firm=_first_firm_yes(thread) <= message,
        is_deed=any(said.cue.value == Stage.ACCEPTED for said in said_in(thread, message, "stage")),
        known=frozenset(known),
        refusing=frozenset(refusing),
        alone=frozenset(s.span[0] for s in said_in(thread, message, "deciders") if s.cue.value in _ALONE),
        year=day.year if (day := thread.messages[message].day) else 0,
    )


@once_a_thread
def _first_firm_yes(thread: Thread) -> float:
    """The first message with a yes to an offer, at a sum, or of a deed."""
    for index, message in thread.buyer_messages():
        yeses = [said.cue.value for said in said_in(thread, index, "stage") if said.cue.value in YES_STAGES]
        is_at_a_sum = bool(yeses) and bool(amounts_in(message.body))
        if is_at_a_sum or Stage.ACCEPTED in yeses or offered_before(thread, index):
            return index
    return inf


def _known_in(thread: Thread, message: int) -> tuple[set[int], set[int]]:
    """Where the words begin that a reader knows as going along, and as a no."""
    refusing: set[int] = set()
    found = {
        said.span[0]
        for topic, fact in _TOLD
        for said in said_in(thread, message, topic)
        if said.cue.fact == fact
    }
    heard = listened_message(thread, message)
    if heard is not None:
        said = list(listen([heard], cues_for(thread.lang)))
        found.update(one.at for one in said if one.cue.fact in _GOES_ALONG)
        refusing.update(one.at for one in said if one.cue.fact == "refusal")
    return found, refusing
