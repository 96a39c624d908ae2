"""The one step of a guiding message: what the seller owes, a note of his, or a talk together."""

from __future__ import annotations

from closecall.drafting.records import NextStep
from closecall.drafting.template.approaches.owed_answers import Asked, answer, later
from closecall.drafting.template.approaches.requested_document import paper_asked_for
from closecall.drafting.template.layout import step, when
from closecall.drafting.template.material import Material


def next_step_of(material: Material, block: str, question: Asked) -> tuple[NextStep, str]:
    """The one step, and the sentence for it: an answer or a note of the seller's, else a talk together.

    Args:
        block: what the message speaks to (:func:`.guide_concern.concern_of`).
        question: what the buyer still waits to be told.

    """
    if block == "ordering":
        return _next_for_an_order(material, question)
    if question.told:
        return answer(material, question)
    what = material.say(f"guide.{block}.what")
    pace = material.say(f"guide.{block}.pace_name")
    if not material.phrases.has(f"guide.{block}.next"):
        return _together(material, what, pace, block)
    if pace == "room":
        return _after_a_while(material, what, block)
    slot, day = when(material, pace)
    return step(what, when=day), material.say(f"guide.{block}.next", what=what, when=slot)


def _next_for_an_order(material: Material, question: Asked) -> tuple[NextStep, str]:
    """What somebody who orders waits for: his answers, the paper that he asked for, or both, or a call."""
    paper = paper_asked_for(material)
    if question.told:
        return answer(material, question, paper=paper, pace="paper")
    kind = "paper" if paper else "call" if material.is_to_call else "what"
    what = material.say(f"guide.ordering.{kind}", paper=paper or "")
    slot, day = when(material, "paper")
    return step(what, when=day), material.say("guide.ordering.next", what=what, when=slot)


def _after_a_while(material: Material, what: str, block: str) -> tuple[NextStep, str]:
    """The buyer is left in peace, at most until a meeting that is agreed."""
    if material.brief.facts.next_meeting_booked:
        return _left_alone_until_we_meet(material)
    day = later(material)
    path = f"guide.{block}.next" if material.day("room") else f"guide.{block}.next_undated"
    return step(what, when=day), material.say(path, what=what, when=day)


def _together(material: Material, what: str, pace: str, block: str) -> tuple[NextStep, str]:
    """A step that both take: at the meeting that is agreed, never beside it; else on a proposed day."""
    if material.brief.facts.next_meeting_booked:
        if agreed := material.agreed_day():
            return step(what, when=agreed), material.say("guide.next_booked_day", what=what, day=agreed)
        slot, day = when(material, "note")
        return step(what, when=day), material.say("guide.next_booked", what=what, when=slot)
    if answered := material.answer_day():
        what, slot = material.say("guide.answered_what"), material.say("days.on", day=answered)
        return step(what, when=answered), material.say("guide.next", what=what, when=slot)
    if wished := material.agreed_day():
        slot, day = material.say("days.on", day=wished), wished
    else:
        slot, day = when(material, pace)
    proposed = material.brief.decision.firm_on == "next_step"
    path = "guide.next_proposed" if proposed else f"guide.next_{block}"
    path = path if material.phrases.has(path) else "guide.next"
    return step(what, when=day), material.say(path, what=what, when=slot)


def _left_alone_until_we_meet(material: Material) -> tuple[NextStep, str]:
    what, agreed = material.say("guide.room_booked_what"), material.agreed_day()
    day = agreed or material.say("days.this_week")
    return step(what, when=day), material.say(
        f"guide.room_booked{'_day' if agreed else ''}", what=what, when=day
    )
