"""What the labels add to the facts that the cues told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from closecall.facts.classifier import LANGUAGE, SentenceClassifier
from closecall.facts.classifier_facts.label_context import LabelContext
from closecall.facts.classifier_facts.sentence_labels import (
    REFUSALS,
    LabelledSentence,
    listen_again,
)
from closecall.facts.deal.need.implied_need import denies_a_need
from closecall.facts.findings import Findings, first_values
from closecall.facts.possible_acceptance import is_bare_agreement
from closecall.facts.vocabulary import (
    FINAL_REFUSALS,
    ContactRole,
    Hardness,
    Hesitation,
    HesitationKind,
    Refusal,
    VerbalInterest,
    Vulnerability,
    rank,
)
from closecall.facts.words.acceptance.unconditional_yes import is_answered_by_a_yes
from closecall.facts.words.deferral.deferred_day import deferred_to
from closecall.facts.words.refusal.put_off_thing import taken_instead
from closecall.facts.words.refusal.spared_contact import only_spares_contact
from closecall.thread.records import Thread

_WISHES = {"wants_guidance": "wants_guidance", "no_pressure": "asked_no_pressure", "annoyed": "annoyed"}
_GRADES = ("curious", "strong", "intent")
_LEFT_TO_THE_CUES = ("refusal", "refusal_retracted", "hesitations")
_Added = tuple[str, Any, Sequence[LabelledSentence]]


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
    heard = LabelContext(thread, cues, evidence, told, tuple(each for part in read for each in part.settling))
    added = [one for rule in _RULES for one in rule(heard)] if heard.told else []
    values = {fact: value for fact, value, _ in added}
    new = [one.evidence(fact) for fact, _, told in added for one in told]
    kept = [item for item in evidence if item.fact == "hesitations" and item.fact in values]
    return Findings(values, (*kept, *new), questions=heard.questions)


def _refusal(heard: LabelContext) -> Iterator[_Added]:
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


def _interest(heard: LabelContext) -> Iterator[_Added]:
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


def _wishes(heard: LabelContext) -> Iterator[_Added]:
    for label, fact in _WISHES.items():
        said = [one for one in heard.labelled(label) if not heard.is_left_alone_by(one)]
        if said and not heard.cues.get(fact):
            yield fact, True, said[-1:]
    said = heard.labelled("vulnerable")
    if said and heard.cues.get("vulnerability") in (None, Vulnerability.NONE):
        yield "vulnerability", Vulnerability.DISTRESS, said[-1:]


def _hesitations(heard: LabelContext) -> Iterator[_Added]:
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


def _need(heard: LabelContext) -> Iterator[_Added]:
    told = heard.labelled("need")
    said = [one for one in told if not denies_a_need(heard.thread, one.message, one.start)]
    if said and heard.cues.get("need_confirmed") is None:
        yield "need_confirmed", True, said


def _deciders(heard: LabelContext) -> Iterator[_Added]:
    """Who decides, where the cues heard nothing of it; somebody else weighs more than "I alone"."""
    if heard.cues.get("decision_makers_total") is not None or heard.cues.get("contact_role") is not None:
        return
    others, alone = heard.labelled("others_decide"), heard.labelled("sole_decider")
    if others:
        yield "decision_makers_total", 2, others[-1:]
    elif alone:
        yield "decision_makers_total", 1, alone[-1:]
        yield "contact_role", ContactRole.DECIDER, alone[-1:]


_RULES: tuple[Callable[[LabelContext], Iterator[_Added]], ...] = (
    _refusal,
    _interest,
    _wishes,
    _hesitations,
    _need,
    _deciders,
)
