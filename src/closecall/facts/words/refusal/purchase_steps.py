"""What a buyer does around a purchase, as a list of events: a no before one of them may have been none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import WANTS_IT, BuyerAction, Hardness, HesitationKind, Stage
from closecall.facts.words.deferral.accepted_days import days_taken
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.participants.parties import party_at
from closecall.thread.records import Thread

_DEEDS = frozenset({BuyerAction.ASKED_FOR_CONTRACT, BuyerAction.DEPOSIT, BuyerAction.NAMED_AMOUNT_OR_DATE})
_AHEAD = ("named", "tomorrow", "date")


class Act(StrEnum):
    """What a buyer does."""

    WISHES = auto()  # says without a condition that he wants it
    THINKS = auto()  # says "let me think": who still weighs it has not decided
    ASKS = auto()  # asks what assumes that he owns it
    MEETS = auto()  # takes an appointment
    TAKES_A_DAY = auto()  # asks for a day, or takes one up
    SIGNED = auto()  # says that he has signed, ordered or paid
    # Steps of the purchase; in a sentence that winds a deal up they are none: "send the final invoice",
    # "collect the samples", "we would love to work with you another time".
    TALKS = auto()  # says what is to come next, or takes an appointment
    WANTS = auto()  # wishes
    BINDS = auto()  # asks for the papers, names a sum or a day, sends money, signed
    OWNS = auto()  # asks as its owner
    WINDS_UP = auto()


_OF_STEPS = {"goes_on": Act.TALKS, "winds_up": Act.WINDS_UP}
STEPS = (Act.TALKS, Act.WANTS, Act.BINDS, Act.OWNS)


class Event(NamedTuple):
    """Something that a party did, in which message, where in it, and where its sentence begins."""

    act: Act
    party: str | None
    message: int
    at: int
    sentence: int

    @property
    def order(self) -> tuple[int, int]:
        """Earlier events come first."""
        return self.message, self.at


def wishes_among(utterances: Sequence[Utterance]) -> list[Utterance]:
    """What the buyer said who wants it, without a condition."""
    return [
        s
        for s in utterances
        if s.cue.fact == "verbal_interest" and s.cue.value in WANTS_IT and not s.conditional
    ]


def events_in(thread: Thread, utterances: Sequence[Utterance]) -> list[Event]:
    """What the buyers of a thread do, in order.

    Args:
        utterances: all that they said.

    """
    done = [
        Event(act, party_at(thread, index), index, said.span[0], said.sentence.start)
        for index, message in enumerate(thread.messages)
        if not message.is_seller
        for act, said in _done(thread, index)
    ]
    done += [
        Event(act, party_at(thread, said.message), said.message, said.at, said.sentence[0])
        for act, said in _told(utterances)
    ]
    ends = {(event.message, event.sentence) for event in done if event.act is Act.WINDS_UP}
    kept = [e for e in done if not (e.act in STEPS and (e.message, e.sentence) in ends)]
    return sorted(kept, key=lambda event: event.order)


def _told(utterances: Sequence[Utterance]) -> Iterator[tuple[Act, Utterance]]:
    for wish in wishes_among(utterances):
        yield Act.WISHES, wish
        yield Act.WANTS, wish
    for said in utterances:
        if said.cue.fact == "buying_question":
            yield Act.ASKS, said
            yield Act.OWNS, said
        elif (said.cue.fact, said.cue.value, said.cue.detail) == (
            "hesitation",
            HesitationKind.UNSPECIFIED,
            Hardness.SOFT,
        ):
            yield Act.THINKS, said


def _done(thread: Thread, index: int) -> Iterator[tuple[Act, CueMention]]:
    """What is done in one message; in automatic mail nobody takes a step."""
    met = said_in(thread, index, "meetings")
    yield from ((Act.MEETS, said) for said in met if said.cue.fact in ("accepts", "books"))
    yield from ((Act.TAKES_A_DAY, day) for day in _days_taken_up(thread, index, met))
    signed = [said for said in said_in(thread, index, "stage") if said.cue.value == Stage.ACCEPTED]
    yield from ((Act.SIGNED, said) for said in signed)
    if thread.messages[index].automatic is not None:
        return
    deeds = [s for s in said_in(thread, index, "actions") if s.cue.fact == "action" and s.cue.value in _DEEDS]
    yield from ((Act.BINDS, said) for said in (*deeds, *signed))
    yield from ((Act.TALKS, said) for said in met if said.cue.fact == "books")
    for said in said_in(thread, index, "steps"):
        if said.cue.fact in _OF_STEPS:
            yield _OF_STEPS[said.cue.fact], said


def _days_taken_up(thread: Thread, index: int, met: Sequence[CueMention]) -> Sequence[CueMention]:
    """The days of a message of which one is asked for, or taken up and nothing else told of it."""
    days = [said for said in met if said.cue.fact == "day" and said.cue.value in _AHEAD]
    if any(day.sentence.is_question for day in days):
        return days
    before = said_in(thread, index - 1, "meetings") if days and index else ()
    asked = [word for said in before if said.cue.fact == "day" for word in said.sentence.words.folded]
    return days_taken(thread, days, asked)
