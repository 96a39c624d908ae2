"""What the labels add to the facts that the cues told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from closecall.facts.classifier import LANGUAGE, SentenceClassifier
from closecall.facts.classifier_facts.sentence_labels import (
    REFUSALS,
    WORTH_ASKING,
    LabelledSentence,
    listen_again,
)
from closecall.facts.deal.need.implied_need import denies_a_need
from closecall.facts.findings import Evidence, Findings, Settling, first_values, newest_message
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.possible_acceptance import agreements, is_bare_agreement
from closecall.facts.vocabulary import (
    FINAL_REFUSALS,
    ContactRole,
    Hardness,
    Hesitation,
    HesitationKind,
    HesitationStatus,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
    rank,
)
from closecall.facts.words.acceptance.seller_offers import only_leads_up
from closecall.facts.words.acceptance.unconditional_yes import is_answered_by_a_yes
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.refusal.put_off_thing import taken_instead
from closecall.facts.words.refusal.spared_contact import only_spares_contact
from closecall.thread.records import Thread

_WISHES = {"wants_guidance": "wants_guidance", "no_pressure": "asked_no_pressure", "annoyed": "annoyed"}
# Below it, a no for good by one who said that he wants it is as often about a side of the purchase.
_SURE_AFTER_A_WISH = 0.9
# Below it a no is as often somebody else's or about something else: then a wall, and no firmness; a faint
# brush-off is nothing.
_SURE_OF_A_NO = {"opt_out": 0.7, "explicit_no": 0.8, "not_now": 0.78, "brush_off": 0.8}
# Below it even a wall is too much for what may be a "not now".
_LEAST_OF_A_NOT_NOW = 0.65
# "Nah, no need."
_MOST_WORDS_OF_A_BARE_NO = 4
_GRADES = ("curious", "strong", "intent")
_WANTS = (VerbalInterest.STRONG, VerbalInterest.INTENT)
_LEFT_TO_THE_CUES = ("refusal", "refusal_retracted", "hesitations")
_Added = tuple[str, Any, Sequence[LabelledSentence]]


@dataclass(frozen=True)
class _LabelContext:
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
        return self.last_message("verbal_interest") if self.cues.get("verbal_interest") in _WANTS else -1

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


def second_ear(thread: Thread, read: Sequence[Findings], *, ear: SentenceClassifier) -> Findings:
    """The facts that change by what the classifier hears, whole: they stand before the cues' own.

    Deeds are left to the cues: a deed raises readiness, and the classifier takes too much for one.

    Args:
        read: what the cues told of words and deal.
        ear: the classifier.

    """
    if thread.lang != LANGUAGE:
        return Findings()
    cues = first_values(read)
    evidence = tuple(item for part in read for item in part.evidence)
    understood = {
        (e.message, e.start)
        for e in evidence
        if e.fact in _LEFT_TO_THE_CUES and e.message is not None and e.start is not None
    }
    is_asked = any(part.unsettled for part in read)
    told = tuple(
        one
        for one in listen_again(thread, ear=ear, understood=understood)
        if not is_answered_by_a_yes(thread, one.message, (one.start, one.end))
        # "Go ahead please" holds no no.
        and not (one.label in REFUSALS and is_bare_agreement(thread, one.message, one.quote))
        # What may only spare a call is asked about where the cues hear it, and an opt-out where they do not.
        and not (is_asked and one.label in REFUSALS and only_spares_contact(thread, one.message, one.start))
    )
    heard = _LabelContext(
        thread, cues, evidence, told, tuple(each for part in read for each in part.settling)
    )
    added = [one for rule in _RULES for one in rule(heard)] if heard.told else []
    values = {fact: value for fact, value, _ in added}
    new = [one.evidence(fact) for fact, _, told in added for one in told]
    kept = [item for item in evidence if item.fact == "hesitations" and item.fact in values]
    return Findings(values, (*kept, *new), questions=heard.questions)


def _refusal(heard: _LabelContext) -> Iterator[_Added]:
    if heard.cues.get("refusal_retracted"):
        return
    said = [
        one
        for one in heard.labelled(*REFUSALS)
        if not heard.is_done_by(one)
        and heard.still_stands(one)
        and not heard.is_faint(one)
        and not heard.is_unclear(one)
        and not _puts_off_another_thing(heard.thread, one)
    ]
    strongest = max(said, key=lambda one: (rank(Refusal, one.label), one.message, one.start), default=None)
    known = heard.cues.get("refusal") or Refusal.NONE
    if strongest is None or rank(Refusal, strongest.label) <= rank(Refusal, known):
        return
    yield "refusal", Refusal(strongest.label), [strongest]
    if strongest.label == Refusal.NOT_NOW:
        day = deferred_to(heard.thread, strongest.utterance("refusal"), (LANGUAGE,))
        if day is not None:
            yield "defer_until", day, [strongest]


def _puts_off_another_thing(thread: Thread, one: LabelledSentence) -> bool:
    """Whether what is no "now" is another thing than the one that is taken beside it."""
    return (
        one.label == Refusal.NOT_NOW and taken_instead(thread, one.message, (one.start, one.end)) is not None
    )


def _interest(heard: _LabelContext) -> Iterator[_Added]:
    """A grade above the cues'; none beside a no that is final, or in a message that brushes us off."""
    no = heard.cues.get("refusal")
    if no in FINAL_REFUSALS or any(not heard.is_unclear(one) for one in heard.labelled(*FINAL_REFUSALS)):
        return
    brushed = {one.message for one in heard.labelled("brush_off")}
    if no == Refusal.BRUSH_OFF:
        brushed.add(heard.last_message("refusal"))
    said = [one for one in heard.labelled(*_GRADES) if one.message not in brushed]
    best = max(said, key=lambda one: (rank(VerbalInterest, one.label), one.message, one.start), default=None)
    known = heard.cues.get("verbal_interest") or VerbalInterest.NONE
    if best and rank(VerbalInterest, best.label) > rank(VerbalInterest, known):
        yield "verbal_interest", VerbalInterest(best.label), [best]


def _wishes(heard: _LabelContext) -> Iterator[_Added]:
    for label, fact in _WISHES.items():
        said = [one for one in heard.labelled(label) if not heard.is_left_alone_by(one)]
        if said and not heard.cues.get(fact):
            yield fact, True, said[-1:]
    said = heard.labelled("vulnerable")
    if said and heard.cues.get("vulnerability") in (None, Vulnerability.NONE):
        yield "vulnerability", Vulnerability.DISTRESS, said[-1:]


def _hesitations(heard: _LabelContext) -> Iterator[_Added]:
    """Kinds that the cues did not hear; a vague one only where nothing else holds the buyer back."""
    known: tuple[Hesitation, ...] = heard.cues.get("hesitations") or ()
    found: dict[HesitationKind, tuple[Hesitation, LabelledSentence]] = {}
    for one in heard.told:
        hardness, kind = heard.hesitation(one)
        if hardness in list(Hardness) and kind not in [h.kind for h in known]:
            item = Hesitation(
                kind=HesitationKind(kind), hardness=Hardness(hardness), status=heard.status_of(one, kind)
            )
            if item.hardness is Hardness.HARD or item.kind not in found:
                found[item.kind] = (item, one)
    vague = found.get(HesitationKind.UNSPECIFIED)
    if vague and vague[0].is_vague and len(found) + len(known) > 1:
        del found[HesitationKind.UNSPECIFIED]
    if found:
        yield "hesitations", (*known, *(h for h, _ in found.values())), [one for _, one in found.values()]


def _need(heard: _LabelContext) -> Iterator[_Added]:
    told = heard.labelled("need")
    said = [one for one in told if not denies_a_need(heard.thread, one.message, one.start)]
    if said and heard.cues.get("need_confirmed") is None:
        yield "need_confirmed", True, said


def _deciders(heard: _LabelContext) -> Iterator[_Added]:
    """Who decides, where the cues heard nothing of it; somebody else weighs more than "I alone"."""
    if heard.cues.get("decision_makers_total") is not None or heard.cues.get("contact_role") is not None:
        return
    others, alone = heard.labelled("others_decide"), heard.labelled("sole_decider")
    if others:
        yield "decision_makers_total", 2, others[-1:]
    elif alone:
        yield "decision_makers_total", 1, alone[-1:]
        yield "contact_role", ContactRole.DECIDER, alone[-1:]


_RULES: tuple[Callable[[_LabelContext], Iterator[_Added]], ...] = (
    _refusal,
    _interest,
    _wishes,
    _hesitations,
    _need,
    _deciders,
)
