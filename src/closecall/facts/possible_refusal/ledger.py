"""The ledger of the buyer's newest words: line by line, what was heard in them and what rests on them.

Every question whether a no hides in them looks at the same lines, so that all mean the same by "newest", by
"heard" and by "understood".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from closecall.facts.classifier import SentenceClassifier
from closecall.facts.cues import CueBook, load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.findings import Evidence, Findings, Place, first_values, shown_values
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import WALL, WANTS_IT, Refusal, Stage
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen, listened_messages
from closecall.facts.words.speech.nothing_more import says_nothing_more
from closecall.facts.words.speech.preceding_question import is_asked_else
from closecall.facts.words.speech.utterance import Utterance
from closecall.facts.words.trials import cool_words
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.word_classes import WordClasses
from closecall.thread.records import Thread

# Words before these, in the same turn, are taken back or were about something else.
_YES = {"stage": (Stage.ACCEPTED,), "verbal_interest": WANTS_IT}
_PUT_OFF = (Refusal.NOT_NOW, Refusal.BRUSH_OFF)
# What goes on with the purchase, stops it or holds it up. Praise, a need, a sum, a meeting that was are told
# in a no as in a yes; annoyance, a rival and an empty purse are told in a no more often.
_GOES_ON = frozenset(
    "verbal_interest buying_questions buyer_actions next_meeting_booked open_buyer_questions stage refusal "
    "defer_until hesitations wants_guidance asked_no_pressure vulnerability "
    "approval_limit critical_date decision_makers_total decision_makers_agreed".split()
)
# Said beside somebody's veto, these do not go on: "I'd take it today, but my partner won't have it".
_ENDED_BY_A_VETO = frozenset({"verbal_interest", "hesitations", "stage"})
_VETO = "decision_maker_objects"
# Who else decides answers nobody who asks to decide: "after a long talk the board went another way". The cue
# of a bare mention has this detail.
_DECIDERS, _MENTIONED = "decision_makers_total", "inside"
# What is heard of the buyer's stance, by the fact of its cue: what holds him back or stops him, and what he
# wishes.
HOLDS = frozenset(
    "refusal retraction hesitation no_hesitation resolved wants_guidance asked_no_pressure annoyed "
    "vulnerability".split()
)
WISHES = frozenset({"verbal_interest", "praise", "praised_it"})
_TOLD = HOLDS | WISHES | {"buying_question", "practical_question", "appointment", "thanks"}
# Heard in many a sentence that says something else.
TELLS_NOTHING = frozenset(
    {"no_question", "asks_of_the_thing", "thanks", "assent", "appointment", "seller_part"}
)


def told_sentences(thread: Thread, index: int) -> tuple[Sentence, ...]:
    """The sentences of a message, save what speaks to a program or only says that there is nothing more."""
    sentences = unplanted_sentences(thread.messages[index].body)
    return tuple([each for each in sentences if not says_nothing_more(thread, index, each)])


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the buyer's newest words that a person wrote for a person.

    Attributes:
        utterances: what the words' reader heard in it.
        evidence: what rests on it, or on a part of it.

    """

    message: int
    sentence: Sentence
    utterances: tuple[Utterance, ...]
    evidence: tuple[Evidence, ...]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.message, *self.sentence.span)

    @property
    def words(self) -> tuple[str, ...]:
        """Its folded words."""
        return self.sentence.words.folded

    @property
    def is_heard(self) -> bool:
        """Whether the words' reader hears more in it than thanks, a day or the like."""
        return any(one.cue.fact not in TELLS_NOTHING for one in self.utterances)

    @property
    def begun(self) -> tuple[Evidence, ...]:
        """The evidence that begins in it, and not in the sentence before."""
        return tuple(item for item in self.evidence if (item.start or 0) >= self.sentence.start)


@dataclass(frozen=True)
class NewestMessage:
    """One of the buyer's newest messages."""

    thread: Thread
    heard: ListenedMessage
    evidence: tuple[Evidence, ...]

    @property
    def index(self) -> int:
        """Its place in the thread."""
        return self.heard.index

    @property
    def body(self) -> str:
        """Its text."""
        return self.heard.message.body

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """What the words' reader hears in it, also where it speaks to a program."""
        return tuple(listen([self.heard], cues_for(self.thread.lang)))

    @property
    def is_taking_back(self) -> bool:
        """Whether it takes back the no that he said before."""
        return any(item.fact == "refusal_retracted" for item in self.evidence)

    @cached_property
    def told(self) -> tuple[Utterance, ...]:
        """What of it goes on with the purchase, holds it up or stops it."""
        return tuple(one for one in self.utterances if one.cue.fact in _TOLD)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its sentences, save what speaks to a program or only says that there is nothing more."""
        sentences = told_sentences(self.thread, self.index)
        heard: dict[int, list[Utterance]] = {}
        for one in self.utterances:
            heard.setdefault(one.sentence[0], []).append(one)
        shown: list[list[Evidence]] = [[] for _ in sentences]
        ends = [sentence.end for sentence in sentences]
        starts = [sentence.start for sentence in sentences]
        for item in self.evidence:
            if item.start is not None and item.end is not None:
                for n in range(bisect_right(ends, item.start), bisect_left(starts, item.end)):
                    shown[n].append(item)
        return tuple(
            Line(self.index, sentence, tuple(heard.get(sentence.start, ())), tuple(rests))
            for sentence, rests in zip(sentences, shown, strict=True)
        )


@dataclass(frozen=True)
class Ledger:
    """The buyer's newest words, and what all readers made of the talk.

    Attributes:
        thread: the whole talk.
        told: the facts that were read.
        evidence: what they rest on. A trial without a good word of it shows nothing.
        ear: the classifier of sentences, which may lean to a no that it is not sure of.

    """

    thread: Thread
    told: Mapping[str, Any]
    evidence: tuple[Evidence, ...]
    ear: SentenceClassifier

    @classmethod
    def of(cls, thread: Thread, read: Sequence[Findings], *, ear: SentenceClassifier) -> Ledger:
        """Of what the readers of a thread found, the one that stands first."""
        cool = cool_words(thread)
        evidence = (item for part in read for item in part.evidence)
        shown = (item for item in evidence if item.fact != "buyer_actions" or item.message not in cool)
        return cls(thread, first_values(read), tuple(shown), ear)

    @cached_property
    def speaking(self) -> list[ListenedMessage]:
        """The buyer's messages that hold more than text planted for a program."""
        return [
            each
            for each in listened_messages(self.thread)
            if each.message.is_buyer
            and (unplanted_sentences(each.message.body) or not sentences_of(each.message.body))
        ]

    @cached_property
    def messages(self) -> tuple[NewestMessage, ...]:
        """The buyer's newest message, and those before it with nothing but a quoted stranger between."""
        speaking = {each.index: each for each in self.speaking}
        last = first = max(speaking, default=-1)
        while first - 1 in speaking or (first > 0 and self.thread.messages[first - 1].is_quoted_stranger):
            first -= 1
        resting = defaultdict[int | None, list[Evidence]](list)
        for item in self.evidence:
            resting[item.message].append(item)
        newest = [speaking[index] for index in range(first, last + 1) if index in speaking]
        return tuple(NewestMessage(self.thread, each, tuple(resting[each.index])) for each in newest)

    @cached_property
    def since(self) -> int:
        """The newest message that says they want it, or that it is signed or paid; -1 without one.

        A question wants nothing: "is there any chance of having the payment back?"; "where do I sign?" says
        yes.
        """
        yes = {fact for fact, values in _YES.items() if self.told.get(fact) in values}
        asked = {e for e in self.evidence if e.fact == "verbal_interest" and e.quote.rstrip().endswith("?")}
        said = (e for e in self.evidence if e.fact in yes and e not in asked)
        return max((e.message for e in said if e.message is not None), default=-1)

    @property
    def is_accepted(self) -> bool:
        """Whether the buyer has said yes to the purchase."""
        return self.told.get("stage") is Stage.ACCEPTED

    @property
    def is_put_off(self) -> bool:
        """Whether he says "not now"."""
        return self.told.get("refusal") in _PUT_OFF

    @cached_property
    def is_asked_for_it(self) -> bool:
        """Whether the seller's words right before end in a question, and none about something else."""
        first = self.messages[0].index if self.messages else 0
        if first == 0 or not self.thread.messages[first - 1].is_seller:
            return False
        asked = unplanted_sentences(self.thread.messages[first - 1].body)[-1:]
        return bool(asked) and asked[0].is_question and not is_asked_else(self.thread, first, at=0)

    @cached_property
    def vetoed(self) -> set[int]:
        """The messages that tell that one who decides as well is against it."""
        shown = (e for e in self.evidence if e.fact == _VETO and self.told.get(_VETO))
        return {e.message for e in shown if e.message is not None}

    @cached_property
    def understood(self) -> int:
        """The newest message of which a reader made something; -1 without one."""
        return self.understood_by(self.evidence)

    def understood_by(self, evidence: Sequence[Evidence]) -> int:
        """The same, by a part of the evidence.

        What holds somebody back without a word of what it is, and hard, is a no that nobody heard.
        """
        held = shown_values(self.told, evidence, "hesitations")
        walls = [item for each, item in held if (each.kind, each.hardness) == (WALL.kind, WALL.hardness)]
        return max(
            (
                e.message
                for e in evidence
                if e.message is not None
                and e.fact in _GOES_ON
                # A meeting that is called off goes on with nothing.
                and self.told.get(e.fact) is not False
                and e not in walls
                and not (e.message in self.vetoed and e.fact in _ENDED_BY_A_VETO)
                and not (e.fact == _DECIDERS and e.message in self.only_mentioning)
            ),
            default=-1,
        )

    @cached_property
    def only_mentioning(self) -> set[int]:
        """The newest messages that, asked to decide, tell no more of who decides as well than that he is."""
        mentions = {
            message.index: [said.cue.detail for said in said_in(self.thread, message.index, "deciders")]
            for message in (self.messages if self.is_asked_for_it else ())
        }
        return {index for index, details in mentions.items() if set(details) == {_MENTIONED}}

    def quote(self, place: Place) -> str:
        """The words at a place."""
        return self.thread.messages[place.message].body[place.start : place.end]

    def book(self, topic: str) -> CueBook | None:
        """The cues of a topic in the buyer's language."""
        return load_cues(cue_language(self.thread), topic)

    @property
    def words(self) -> WordClasses:
        """What answers to an offer are made of, in the buyer's language."""
        return word_classes(self.thread.lang)
