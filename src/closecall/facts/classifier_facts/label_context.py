"""What a label means beside all that the cues told and the classifier hears in the thread.

Whether it is sure enough, still stands, was settled, or leaves open what only the seller can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from closecall.facts.classifier_facts.sentence_labels import WORTH_ASKING, LabelledSentence
from closecall.facts.findings import Evidence, Settling, newest_message
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.possible_acceptance import agreements
from closecall.facts.vocabulary import FINAL_REFUSALS, WANTS_IT, HesitationStatus, Stage
from closecall.facts.words.acceptance.seller_offers import only_leads_up
from closecall.thread.records import Thread

# Below it, a no for good by one who said that he wants it is as often about a side of the purchase.
_SURE_AFTER_A_WISH = 0.9
# Below it a no is as often somebody else's or about something else: then a wall, and no firmness; a faint
# brush-off is nothing.
_SURE_OF_A_NO = {"opt_out": 0.7, "explicit_no": 0.8, "not_now": 0.78, "brush_off": 0.8}
# Below it even a wall is too much for what may be a "not now".
_LEAST_OF_A_NOT_NOW = 0.65
# "Nah, no need."
_MOST_WORDS_OF_A_BARE_NO = 4


@dataclass(frozen=True)
class LabelContext:
    """A thread, what the cues told of it, and what the classifier hears in it."""

    thread: Thread
    cues: dict[str, Any]
    evidence: tuple[Evidence, ...]
    told: tuple[LabelledSentence, ...]
    settling: tuple[Settling, ...]

    def labelled(self, *labels: str) -> list[LabelledSentence]:
        """What is heard of these labels, oldest first."""
        return [one for one in self.told if one.label in labels]

    @cached_property
    def wanted(self) -> int:
        """The newest message in which the cues hear that the buyer wants it; -1 without one."""
        return self.last_message("verbal_interest") if self.cues.get("verbal_interest") in WANTS_IT else -1

    @cached_property
    def wish_begins(self) -> int:
        """Where the last wish stands in that message; -1 without one."""
        return max((e.start or 0 for e in self._resting("verbal_interest", self.wanted)), default=-1)

    def is_done_by(self, one: LabelledSentence) -> bool:
        """Whether the buyer signed or paid in its message or a later one: a no is joy then.

        In a later message than the signature it cancels, unless it is vague ("sell me no more").
        """
        if self.cues.get("stage") != Stage.ACCEPTED:
            return False
        return one.is_vague or self.signed >= one.message

    @cached_property
    def signed(self) -> int:
        """The newest message that tells the stage."""
        return self.last_message("stage")

    def still_stands(self, one: LabelledSentence) -> bool:
        """Whether no later words say that they want it; beside a brush-off, none in its message either.

        An opt-out stands whatever is said later in a friendly mail (S21); taking it back is left to the cues.
        """
        return (
            one.label == "opt_out"
            or one.message > self.wanted
            or (one.message == self.wanted and one.label != "brush_off")
        )

    def is_unclear(self, one: LabelledSentence) -> bool:
        """Whether it may be a no, or not: heard faintly or vaguely, or beside words that they want it.

        A "not now" is unclear when the wish follows it in its message.
        """
        if one.label == "not_now":
            wanted_after = one.message == self.wanted and one.start < self.wish_begins
            return wanted_after or (self.is_faint(one) and one.sure >= _LEAST_OF_A_NOT_NOW)
        if one.label == "explicit_no" and one.message == self.wanted:
            return True
        after_a_wish = one.label == "explicit_no" and 0 <= self.wanted < one.message
        return one.label in FINAL_REFUSALS and (
            self.is_faint(one) or (after_a_wish and one.sure < _SURE_AFTER_A_WISH)
        )

    def is_faint(self, one: LabelledSentence) -> bool:
        """Whether a no is not heard surely enough to be told, or its words do not bear it alone."""
        return one.is_vague or one.sure < _SURE_OF_A_NO[one.label]

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """The last no for good that only the seller can settle; none without one.

        One that is heard too faintly to be told and too well to be passed over.
        """
        noes = [
            one
            for one in self.labelled(*FINAL_REFUSALS)
            if one.sure >= WORTH_ASKING[one.label] or self.is_beside_a_yes(one)
        ]
        asked = [one for one in noes if self.is_wall(one) and self.is_asked(one)]
        return tuple(OpenQuestion("no", one.quote, Stops.ALL) for one in asked[-1:])

    def is_asked(self, one: LabelledSentence) -> bool:
        """Whether the seller is asked about an unclear no: none beside a wish, but beside an agreement."""
        return self.is_faint(one) and (one.message != self.wanted or self.is_beside_a_yes(one))

    def is_beside_a_yes(self, one: LabelledSentence) -> bool:
        """Whether the message that may say no agrees as well: only the seller can tell what came of it."""
        return one.message == self.wanted and any(agreements(self.thread, one.message))

    def is_wall(self, one: LabelledSentence) -> bool:
        """Whether an unclear no still stands: nothing was signed, and no later message says they want it.

        A bare one beside what puts the seller off ("nah, no need, just send me something") is no more than
        that, where he had only asked for a visit or the like.
        """
        if not self.is_unclear(one) or self.is_done_by(one) or one.message < self.wanted:
            return False
        is_put_off = (
            any(self._resting("refusal", one.message)) and len(one.quote.split()) <= _MOST_WORDS_OF_A_BARE_NO
        )
        return not (is_put_off and only_leads_up(self.thread, one.message))

    def hesitation(self, one: LabelledSentence) -> tuple[str, str]:
        """Hardness and kind that a label tells; of another label, what stands there is no hardness."""
        wall = "hard_timing" if one.label == "not_now" else "hard_unspecified"
        hardness, _, kind = (wall if self.is_wall(one) else one.label).partition("_")
        return hardness, kind

    def status_of(self, one: LabelledSentence, kind: str) -> HesitationStatus:
        """Resolved where later words of the buyer settle it; what may be a no is settled by none."""
        settled = not self.is_wall(one) and any(
            later.settles(kind, message=one.message, start=one.start) for later in self.settling
        )
        return HesitationStatus.RESOLVED if settled else HesitationStatus.OPEN

    def is_left_alone_by(self, one: LabelledSentence) -> bool:
        """Whether a wish for guidance says to the cues that nobody shall push: "don't talk me into it"."""
        return one.label == "wants_guidance" and any(
            (one.start <= (each.start or 0) < one.end)
            for each in self._resting("asked_no_pressure", one.message)
        )

    def _resting(self, fact: str, message: int) -> Iterator[Evidence]:
        return (e for e in self.evidence if e.fact == fact and e.message == message)

    def last_message(self, fact: str) -> int:
        """The newest message that the cues' fact rests on; -1 without one."""
        return newest_message(self.evidence, fact)
