"""What a buyer does for the purchase in a message, and where: a no before it may have been none.

A step is a wish without a condition, a question that assumes ownership, a call for the papers, a sum or a day
named, money sent, a signature, an appointment, what is to come next. What winds a deal up is none: "send the
final invoice", "collect the samples", "we would love to work with you another time".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import BuyerAction, Stage
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.records import Thread

_DEEDS = frozenset({BuyerAction.ASKED_FOR_CONTRACT, BuyerAction.DEPOSIT, BuyerAction.NAMED_AMOUNT_OR_DATE})


class Weight(IntEnum):
    """How much a step tells: that the talk goes on, that he wants it, binds himself, or asks as its owner."""

    TALKS = 1
    WANTS = 2
    BINDS = 3
    OWNS = 4


class Step(NamedTuple):
    """A step, where it stands, and where its sentence begins."""

    message: int
    at: int
    sentence: int
    weight: Weight

    @property
    def order(self) -> tuple[int, int]:
        """Earlier steps come first."""
        return self.message, self.at


def steps_in(thread: Thread, wishes: Sequence[Utterance], utterances: Sequence[Utterance]) -> list[Step]:
    """The steps of a thread's buyers, in order.

    Args:
        wishes: what says without a condition that they want it.
        utterances: all that was said.

    """
    asked = [s for s in utterances if s.cue.fact == "buying_question"]
    steps = [_said(s, Weight.WANTS) for s in wishes] + [_said(s, Weight.OWNS) for s in asked]
    ends: set[tuple[int, int]] = set()
    for index, message in enumerate(thread.messages):
        if not message.is_seller and message.automatic is None:
            for said in said_in(thread, index, "steps"):
                if said.cue.fact == "winds_up":
                    ends.add((index, said.sentence.start))
                elif said.cue.fact == "goes_on":
                    steps.append(_done(said, Weight.TALKS))
            steps += _deeds(thread, index)
    kept = [step for step in steps if (step.message, step.sentence) not in ends]
    return sorted(kept, key=lambda step: step.order)


def _deeds(thread: Thread, index: int) -> Iterator[Step]:
    for said in said_in(thread, index, "actions"):
        if said.cue.fact == "action" and said.cue.value in _DEEDS:
            yield _done(said, Weight.BINDS)
    for said in said_in(thread, index, "stage"):
        if said.cue.value == Stage.ACCEPTED:
            yield _done(said, Weight.BINDS)
    for said in said_in(thread, index, "meetings"):
        if said.cue.fact == "books":
            yield _done(said, Weight.TALKS)


def _said(utterance: Utterance, weight: Weight) -> Step:
    return Step(utterance.message, utterance.at, utterance.sentence[0], weight)


def _done(said: CueMention, weight: Weight) -> Step:
    return Step(said.message, said.span[0], said.sentence.start, weight)
