"""The buyer's questions: which assume that he owns it, and which nobody has answered (4.6).

A question counts as answered once the seller has written again, unless the buyer says that it was skipped,
the seller put it off, or it asks how the thing works and nothing that he wrote since shares a word with it. A
buying question in the buyer's newest message, or one sent with it, is not open: the draft answers it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.injection import is_planted
from closecall.facts.names_in_bodies import written_back
from closecall.facts.words.speech.buyer_speech import ListenedMessage
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import Sentence
from closecall.text.tokens import fold, words_of
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.records import Side, Thread, ThreadKind

# A refusal put as a question ("would you take me off your list?") asks for no information.
_NO_QUESTION = frozenset({"no_question", "refusal", "hesitation", "asked_no_pressure"})
_ASSUMES_IT = frozenset({"buying_question", "practical_question"})
# "Can you match it?" hesitates, and only the seller can answer it.
_ASKED_OF_THE_SELLER = "price"
# So does "is it safe for one who is scared?", while "is it silly that I'm scared?" asks for nothing.
_ASKED_OF_THE_THING = frozenset({"risk", "fit", "trust", "need", "process"})
_PUT_TO_HIM = "put_to_him"
# "Graham, can you sign it off?", "@Graham can you": whom a sentence calls by name.
_CALLED = re.compile(r"\s{0,9}(?:@([^\W\d_]{2,30})\b|([^\W\d_]{2,30})\s?[,:\u2013-])")
_PARTS = re.compile(r"[,;:()\u2013\u2014]")
# Shorter words stand in any question and any answer.
_SHORTEST = 5


def buying_questions_in(utterances: Sequence[Utterance]) -> list[Utterance]:
    """The questions that take the purchase for granted, one a sentence."""
    asked: dict[tuple[int, tuple[int, int]], Utterance] = {}
    for utterance in utterances:
        if utterance.cue.fact in _ASSUMES_IT:
            asked.setdefault((utterance.message, utterance.sentence), utterance)
    return list(asked.values())


def open_questions_in(
    thread: Thread, messages: Sequence[ListenedMessage], utterances: Sequence[Utterance]
) -> list[tuple[int, int, int]]:
    """Message, start and end of each question nobody answered; a sentence that asks twice is there twice."""
    answered = thread.last_of_seller
    newest = max((m.index for m in messages), default=-1)
    told: dict[tuple[int, tuple[int, int]], set[str]] = {}
    of_the_thing = {(s.message, s.sentence) for s in utterances if s.cue.fact == "asks_of_the_thing"}
    for utterance in utterances:
        # A sentence that only begins with "and" asks once.
        if utterance.cue.fact != "second_question" or utterance.at > utterance.sentence[0]:
            is_put_to_him = utterance.cue.value == _ASKED_OF_THE_SELLER or (
                utterance.cue.value in _ASKED_OF_THE_THING
                and (utterance.message, utterance.sentence) in of_the_thing
            )
            fact = _PUT_TO_HIM if is_put_to_him else utterance.cue.fact
            told.setdefault((utterance.message, utterance.sentence), set()).add(fact)
    seller, sides = _Seller(thread), _given_names(thread)
    found = []
    for listened in messages:
        for sentence in listened.sentences if listened.message.is_buyer else ():
            if listened.index <= answered and not _is_left_open(seller, listened.index, sentence):
                continue
            facts = told.get((listened.index, sentence.span), set())
            is_asked = sentence.is_question or "opener" in facts
            # "It's a lot at once, can I pay in instalments?" waits for an answer before anything is decided.
            is_answered_by_draft = (
                bool(facts & _ASSUMES_IT)
                and _PUT_TO_HIM not in facts
                and _is_of_one_go(thread, listened.index, newest, answered)
            )
            span = sentence.span
            if not is_asked or is_answered_by_draft or facts & _NO_QUESTION:
                continue
            if not is_planted(span, listened.message.body) and not _is_put_to_another(
                listened, sentence, sides
            ):
                found.extend([(listened.index, *span)] * (2 if "second_question" in facts else 1))
    skipped = [s for s in utterances if s.cue.fact == "skipped_question" and s.message > answered]
    return found + [(s.message, *s.sentence) for s in skipped[:1] if (s.message, *s.sentence) not in found]


def _is_of_one_go(thread: Thread, index: int, newest: int, answered: int) -> bool:
    """Whether a message is the newest, or one sent with it: two turns of a talk, or mails of one day."""
    if index == newest:
        return True
    if index < answered:
        return False
    one, other = (thread.messages[each].at for each in (index, newest))
    is_same_day = one is not None and other is not None and one.day is not None and one.day == other.day
    return thread.kind is ThreadKind.CALL or is_same_day


def _given_names(thread: Thread) -> dict[Side, frozenset[str]]:
    """The folded first word of everybody's name, by side."""
    speakers = {message.speaker for message in thread.messages if message.speaker.name}
    return {
        side: frozenset(fold((who.name or "").split()[0]) for who in speakers if who.side is side)
        for side in (Side.BUYER, Side.SELLER)
    }


def _is_put_to_another(
    listened: ListenedMessage, sentence: Sentence, sides: Mapping[Side, frozenset[str]]
) -> bool:
    """Whether it calls somebody on the buyer's own side ("Graham, can you sign it off?").

    Or its message opens so, or greets him, and does not name the seller: "Graham, it's 480. Can I go ahead?"
    """
    body = written_back(listened.message.body)
    asker = fold((listened.message.speaker.name or " ").split(" ")[0])
    others = sides[Side.BUYER] - sides[Side.SELLER] - {asker}
    if _called_at(body, sentence.start, sentence.end) in others:
        return True
    greeted = (greeted_in(body) or "").split()[:1]
    is_written_to = {_called_at(body, 0, len(body)), *map(fold, greeted)} & others
    return bool(is_written_to) and sides[Side.SELLER].isdisjoint(words_of(body).folded)


def _called_at(body: str, start: int, end: int) -> str:
    """The folded name that is called at a place; empty where none is."""
    called = _CALLED.match(body, start, end)
    return fold(called[1] or called[2]) if called else ""


class _Seller:
    """What the seller wrote in a thread, read once: the buyer may have asked in every message of it."""

    def __init__(self, thread: Thread) -> None:
        self.thread = thread

    def says_after(self, index: int, words: Sequence[str]) -> bool:
        """Whether the seller wrote one of these words, or one that begins as it, after a message."""
        return any(self._last.get(word, -1) > index for word in _telling(words))

    @cached_property
    def _last(self) -> dict[str, int]:
        """In which message each of the longer words came last."""
        return {
            word: index
            for index, message in enumerate(self.thread.messages)
            if message.is_seller
            for word in _telling(words_of(message.body).folded)
        }


def _is_left_open(seller: _Seller, index: int, sentence: Sentence) -> bool:
    """Whether a question that the seller wrote after is still without an answer."""
    if not sentence.is_question:
        return False
    thread, words = seller.thread, sentence.words.folded
    asked = {s.cue.fact: s for s in _asking(thread, index) if s.sentence.start == sentence.start}
    answer = index + 1
    answered_with = (
        {s.cue.fact for s in _asking(thread, answer)} if thread.messages[answer].is_seller else set()
    )
    is_open = "puts_off" in answered_with
    if thread.kind is not ThreadKind.CALL:
        whether = asked.get("asks_whether")
        if "asks_how" in asked:
            is_open = True
        elif whether is not None and "answers" not in answered_with:
            is_open, words = True, _asked_by(whether, thread)
    return is_open and not seller.says_after(index, words)


def _asked_by(whether: CueMention, thread: Thread) -> tuple[str, ...]:
    """The words of a question up to the next mark: the wishes beside it may have been taken up alone."""
    body, start = thread.messages[whether.message].body, whether.span[0]
    part = _PARTS.search(body, start, whether.sentence.end)
    return words_of(body, start, part.start() if part else whether.sentence.end).folded


def _asking(thread: Thread, index: int) -> tuple[CueMention, ...]:
    return said_in(thread, index, "asking")


def _telling(words: Sequence[str]) -> frozenset[str]:
    """The longer words by their beginnings: what a question and its answer have in common."""
    return frozenset(word[:_SHORTEST] for word in words if len(word) >= _SHORTEST)
