"""What a gentle message owes the buyer: the answers to his questions, and a time to come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from closecall.drafting.records import Channel, NextStep
from closecall.drafting.template.composing import step, when
from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import Evidence

_TWO = 2


class Asked(NamedTuple):
    """What the buyer still waits to be told.

    Attributes:
        told: the sentence that puts it first; None where he asked nothing.
        quotes: his questions, as far as that sentence holds them.
        is_several: whether more than one is open.

    """

    told: str | None = None
    quotes: tuple[str, ...] = ()
    is_several: bool = False


def asked(material: Material) -> Asked:
    """The sentence about the questions that are still open, with one or two of them in the buyer's words."""
    facts = material.brief.facts
    codes = {blocker.code for blocker in material.brief.decision.blockers}
    is_open = bool(facts.open_buyer_questions) or "unanswered_question" in codes
    newest = tuple(_asked_in_the_newest_words(material))
    if not is_open and not newest:
        return Asked()
    unanswered = [e for e in material.brief.evidence if e.fact == "open_buyer_questions"] if is_open else []
    places = {(e.message or 0, e.start or 0): e for e in (*unanswered, *newest)}
    is_several = max(len(places), facts.open_buyer_questions or 0) > 1
    quotes = tuple(
        dict.fromkeys(
            q
            for _, e in sorted(places.items(), key=lambda each: each[0])
            if (q := material.cited(e)) and q.endswith("?")
        )
    )
    if len(places) == len(quotes) == 1:
        return Asked(material.say("guide.question.quoted", quote=quotes[0]), quotes, is_several)
    if len(places) == len(quotes) == _TWO and material.brief.channel is Channel.EMAIL:
        told = material.say("guide.question.quoted_both", quote=quotes[0], other=quotes[1])
        return Asked(told, quotes, is_several)
    return Asked(material.say(f"guide.question.named{'_all' if is_several else ''}"), (), is_several)


def _asked_in_the_newest_words(material: Material) -> Iterator[Evidence]:
    """What the buyer asks, since the seller last wrote, as only somebody asks who thinks of having it.

    Nothing where none of it is marked as a question: then nobody may wait for an answer.
    """
    thread = material.brief.thread
    if thread is None or not material.wrote_last:
        return
    last = max((number for number, message in enumerate(thread.messages) if message.is_seller), default=-1)
    found = [
        e
        for e in material.brief.evidence
        if e.fact == "buying_questions" and e.message is not None and e.message > last
    ]
    if any(e.quote.rstrip().endswith("?") for e in found):
        yield from found


def answer(
    material: Material, question: Asked, *, paper: str | None = None, pace: str = "answer"
) -> tuple[NextStep, str]:
    """The step that the seller owes: the answer, on a day, and a paper with it; what is in it, he knows."""
    slot, day = when(material, pace)
    answers = material.say("guide.question.answers" if question.is_several else "guide.question.answer")
    what = material.say(
        "guide.question.with_paper" if paper else "guide.question.what", answer=answers, paper=paper or ""
    )
    return step(what, when=day), material.say("guide.question.next", what=what, when=slot)


def later(material: Material) -> str:
    """A day two weeks on, written out; where today is not known, next month."""
    return material.day("room") or material.say("days.next_month")
