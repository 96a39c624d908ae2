"""What a gentle message owes the buyer: the answer to his question, and a time to come back."""

from __future__ import annotations

from closecall.drafting.records import NextStep
from closecall.drafting.template.composing import step, when
from closecall.drafting.template.material import Material


def asked(material: Material) -> tuple[str | None, str | None]:
    """The sentence about a question that is still open, and the question in the buyer's words."""
    codes = {blocker.code for blocker in material.brief.decision.blockers}
    open_ = material.brief.facts.open_buyer_questions or "unanswered_question" in codes
    if not open_ and not _waits_for_the_seller(material):
        return None, None
    quote = material.quote(["open_buyer_questions" if open_ else "buying_questions"])
    if quote and quote.endswith("?"):
        return material.say("guide.question.quoted", quote=quote), quote
    return material.say("guide.question.named"), None


def _waits_for_the_seller(material: Material) -> bool:
    """Whether the buyer's newest message asks what only somebody asks who thinks of having it."""
    thread = material.brief.thread
    if thread is None or not material.wrote_last:
        return False
    newest = max((number for number, _ in thread.buyer_messages()), default=None)
    return any(
        e.fact == "buying_questions" and e.message == newest and e.quote.rstrip().endswith("?")
        for e in material.brief.evidence
    )


def answer(material: Material) -> tuple[NextStep, str]:
    """The step that the seller owes: the answer, on a day; which one it is, only he knows."""
    slot, day = when(material, "answer")
    what = material.say("guide.question.what")
    return step(what, when=day), material.say("guide.question.next", what=what, when=slot)


def later(material: Material) -> str:
    """A day two weeks on, written out; where today is not known, next month."""
    return material.day("room") or material.say("days.next_month")
