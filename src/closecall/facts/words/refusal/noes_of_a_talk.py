"""The noes of a talk with what stands around them, and the rows of the tables that judge them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import cached_property
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.vocabulary import FINAL_REFUSALS, Refusal
from closecall.facts.words.refusal.aftermath import Course
from closecall.facts.words.refusal.not_this_way import NOT_THIS_WAY
from closecall.facts.words.speech.buyer_speech import LanguageCues
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.records import Thread


class Talk:
    """A thread, what its buyers said, and those of their noes that are still judged.

    Attributes:
        in_message: these noes by message.
        in_sentence: by message and beginning of the sentence.

    """

    def __init__(
        self,
        thread: Thread,
        utterances: Sequence[Utterance],
        language_cues: Sequence[LanguageCues],
        noes: Sequence[Utterance],
    ) -> None:
        self.thread = thread
        self.utterances = utterances
        self.language_cues = language_cues
        self.has_a_final_no = any(no.cue.value in FINAL_REFUSALS for no in noes)
        self.in_message: Mapping[int, list[Utterance]] = defaultdict(list)
        self.in_sentence: Mapping[tuple[int, int], list[Utterance]] = defaultdict(list)
        for no in noes:
            self.in_message[no.message].append(no)
            self.in_sentence[no.message, no.sentence[0]].append(no)

    @cached_property
    def course(self) -> Course:
        """What the buyers do around their noes."""
        return Course(self.thread, self.utterances)

    @cached_property
    def refusals_of_how(self) -> Mapping[tuple[int, int], list[Utterance]]:
        """Where the buyers refuse only how it is offered, by message and beginning of the sentence."""
        found: Mapping[tuple[int, int], list[Utterance]] = defaultdict(list)
        for said in self.utterances:
            if said.cue.id == NOT_THIS_WAY:
                found[said.message, said.sentence[0]].append(said)
        return found

    def in_its_words(self, no: Utterance) -> Iterator[Utterance]:
        """The noes whose words it shares, itself among them: one phrase may meet several cues."""
        beside = self.in_sentence[no.message, no.sentence[0]]
        return (one for one in beside if one.at < no.until and no.at < one.until)

    def orders_beside(self, no: Utterance) -> Iterator[CueMention]:
        """What its message orders or asks as a buyer."""
        return (said for said in said_in(self.thread, no.message, "steps") if said.cue.fact == "buys")


class Verdict(StrEnum):
    """What becomes of a no."""

    NONE = auto()
    """It refuses nothing that is for sale, or its speaker went on as if he had said none."""
    WHOLE = auto()
    """It refuses the purchase."""
    DOUBTED = auto()
    """It may: it refuses a thing by its name, and its speaker carries on."""
    UNSETTLED = auto()
    """Only the seller can tell: he is asked."""


Kind = Callable[[Utterance], bool]
Case = Callable[[Utterance, Talk], bool]


class Row(NamedTuple):
    """One line of a table: in which case a kind of noes comes to what."""

    name: str
    meaning: str
    kind: Kind
    case: Case
    verdict: Verdict

    def applies(self, no: Utterance, talk: Talk) -> bool:
        """Whether it is about a no of a talk."""
        return self.kind(no) and self.case(no, talk)


def first_row(table: Sequence[Row], no: Utterance, talk: Talk) -> Row | None:
    """The row of a table that decides what becomes of a no."""
    return next((row for row in table if row.applies(no, talk)), None)


def is_explicit(no: Utterance) -> bool:
    """Whether it is a no to the purchase, not put off and no opt-out."""
    return no.cue.value == Refusal.EXPLICIT_NO


def every_no(_: Utterance) -> bool:
    """Any kind of no."""
    return True


def in_any_case(_: Utterance, __: Talk) -> bool:
    """Whatever stands around it."""
    return True


def of(*details: str) -> Kind:
    """The noes of cues with these details."""
    return lambda no: no.cue.detail in details


def by(ids: Collection[str]) -> Kind:
    """The noes of these cues."""
    return lambda no: no.cue.id in ids
