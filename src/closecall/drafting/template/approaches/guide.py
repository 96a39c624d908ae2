"""The guiding message: listens, makes the decision smaller, leads one step, leaves the pace to the buyer."""

from __future__ import annotations

from typing import NamedTuple

from closecall.drafting.records import BeatName, Channel, Draft, NextStep
from closecall.drafting.template.approaches import hardship
from closecall.drafting.template.approaches.guide_concern import UNDECIDED, concern_of
from closecall.drafting.template.approaches.guide_step import next_step_of
from closecall.drafting.template.approaches.owed_answers import Asked, asked
from closecall.drafting.template.layout import PAUSE, call_script, letter, only, opening, spoken
from closecall.drafting.template.material import NEWEST, Material
from closecall.drafting.yes_additions import added_to_the_yes
from closecall.facts.vocabulary import WANTS_IT, YES_STAGES, Refusal

_UNQUOTED = frozenset({"complaint", "annoyed"})
"""Blocks in which nothing is read back to the buyer, nor his deeds held up to him."""

_LISTENED = ("need_confirmed", "verbal_interest")


_WISHES = {
    "asked_no_pressure": ("asked_no_pressure",),
    "wants_guidance": ("wants_guidance",),
    "guided_at_ease": ("wants_guidance", "asked_no_pressure"),
    "ordering": ("verbal_interest", "stage"),
}
"""Blocks that answer a wish of the buyer's, and the facts in whose evidence he said so."""


class _Plan(NamedTuple):
    """What a guiding message says, before it is laid out as a mail or a call.

    Attributes:
        is_answered: whether ``fair`` answers what ``mirror`` holds, rather than leading over to ``frame``.
        asks_only: whether the buyer's question is all that is known to be open.
        apologises: whether that answer is an apology, which comes before everything, a question too.

    """

    block: str
    mirror: str | None
    is_answered: bool
    asks_only: bool
    apologises: bool
    asked: str | None
    fair: str | None
    frame: str
    view: str | None
    next_step: NextStep
    step_told: str
    pace: str | None
    quotes: tuple[str, ...]
    hesitation: str | None

    @property
    def question(self) -> str | None:
        """The one question: the step, where it is put as one."""
        return self.step_told if self.step_told.endswith("?") else None


def email(material: Material) -> Draft:
    """The guiding message as a mail (G1-G12)."""
    plan = _plan(material)
    subject = f"guide.{plan.block}.subject"
    return letter(
        material,
        subject=material.say(subject if material.phrases.has(subject) else "guide.subject"),
        paragraphs=_laid_out(plan, material),
        quotes=plan.quotes,
        hesitation=plan.hesitation,
        next_step=plan.next_step,
        question=plan.question,
    )


def _laid_out(plan: _Plan, material: Material) -> tuple[tuple[str | None, ...], ...]:
    """The paragraphs: what was asked, what was heard, what is left and the step; an apology before all."""
    step_told, pace = plan.step_told, plan.pace
    if plan.apologises:
        rest = (plan.asked,) if plan.asked else (plan.frame, plan.view)
        return ((plan.mirror, plan.fair), rest, (step_told, pace))
    if plan.asks_only:
        return ((plan.asked,), (plan.mirror,), (step_told, pace))
    heard = ((plan.asked,), (plan.mirror, plan.fair if plan.is_answered else None))
    left = (None if plan.is_answered else plan.fair, plan.frame)
    if plan.view is None:
        return (*heard, (*left, step_told, pace))
    view_apart = (plan.view,) if plan.asked else (plan.view, step_told, pace)
    builds = (
        (*heard, (*left, plan.view), (step_told, pace)),
        (*heard, left, view_apart, *(((step_told, pace),) if plan.asked else ())),
        (*heard, left, (step_told, pace)),
        (*heard, (*left, plan.view), (step_told,), (pace,)),
    )
    return material.build("guide", builds)


def call(material: Material) -> Draft:
    """The guiding talk track: mirror, frame, one thing at a time, the next small step."""
    plan = _plan(material)
    return call_script(
        material,
        (
            *_heard_beats(plan, material),
            (BeatName.ASK if plan.question else BeatName.STEP, plan.step_told),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("guide.if_yes")),
            (BeatName.IF_SOFT, material.say("guide.if_soft")),
            (BeatName.IF_HARD, material.say("guide.if_hard")),
            (BeatName.IF_NO, material.say("guide.if_no")),
            (BeatName.CLOSE, material.say("guide.close")),
        ),
        quotes=plan.quotes,
        hesitation=plan.hesitation,
        next_step=plan.next_step,
        question=plan.question,
    )


def framing(material: Material) -> dict[str, str]:
    """What was heard, how the decision is made smaller, and a view on how to decide (G1, G4, G5).

    By the names ``heard``, ``left_to_decide`` and ``how_to_decide``; the last only where there is a view. On
    a call each of them is one line.
    """
    if hardship.is_due(material.brief):
        return hardship.framing(material)
    plan = _plan(material)
    heard = plan.asked or plan.mirror
    if heard is None or not (plan.asked or material.brief.channel is Channel.CALL):
        heard = " ".join(only(heard, plan.fair))
    left = material.say(_frame_of(material, concern_of(material)))
    told = {"heard": heard, "left_to_decide": left, "how_to_decide": plan.view}
    return {name: text for name, text in told.items() if text}


def day_of_step(material: Material) -> str | None:
    """The day of the one step, as a draft writes it."""
    if hardship.is_due(material.brief):
        return hardship.day_of_step(material)
    return _plan(material).next_step.when


def _heard_beats(plan: _Plan, material: Material) -> tuple[tuple[BeatName, str | None], ...]:
    """The lines before the step, in the order of a mail's paragraphs."""
    frame, view = spoken(BeatName.FRAME, plan.frame), spoken(BeatName.CHECK, plan.view)
    if plan.apologises:
        sorry = (*spoken(BeatName.MIRROR, plan.mirror), *spoken(BeatName.NAME, plan.fair))
        first = (BeatName.MIRROR, sorry[0][1])
        return (first, *sorry[1:], *(spoken(BeatName.FRAME, plan.asked) if plan.asked else (*frame, *view)))
    told = only(plan.asked, plan.mirror, plan.fair if plan.is_answered or not plan.asked else None)
    apart = (*spoken(BeatName.MIRROR, told[0]), *spoken(BeatName.NAME, *told[1:]))
    joined = apart if plan.asked else spoken(BeatName.MIRROR, *told)
    return material.build(
        "guide", ((*apart, *frame, *view), (*joined, *frame, *view), (*apart, *frame), (*joined, *frame))
    )


def _plan(material: Material) -> _Plan:
    block = concern_of(material)
    question = Asked() if block == "complaint" else asked(material)
    sentence, questions = question.told, question.quotes
    worry = None if block in _UNQUOTED else material.quote(_answered_by(material, block), unless=questions)
    quote = worry or _heard(material, block, unless=questions)
    if block == "ordering" and not (quote or sentence):
        # On what terms he orders stands in his newest words, not in what he did.
        quote = material.quote([NEWEST])
    deeds = None if block in _UNQUOTED or quote or sentence else material.deeds()
    if not (quote or deeds or sentence or block in _UNQUOTED):
        quote = material.quote([NEWEST])
    if question.is_word and not quote:
        quote = material.quote([NEWEST])
    is_told = bool(sentence) and not question.is_word
    step_block = "question" if sentence else block
    next_step, told = next_step_of(material, block, question)
    view = f"guide.{block}.view"
    fair = material.say(f"guide.{block}.fair")
    named = material.phrases.has(f"firm.{block}.name") or block in {"annoyed", "in_parts"}
    speaks_for_it = quote is not None and quote == material.quote(_LISTENED)
    kind = "ordered" if block == "ordering" else "quote" if speaks_for_it and not worry else "worry"
    recalled = _mirror(material, quote, deeds, kind)
    return _Plan(
        block=step_block,
        mirror=recalled
        or (None if is_told or block == "ordering" or material.opening() else material.thanks()),
        is_answered=bool(worry) or not (recalled or sentence),
        asks_only=bool(sentence) and block in UNDECIDED,
        apologises=block == "annoyed",
        asked=sentence,
        fair=fair,
        frame=_frame_for(material, block),
        view=material.say(view) if material.phrases.has(view) else None,
        next_step=next_step,
        step_told=told,
        pace=material.say("guide.pace_ordered")
        if question.is_awaited
        else _pace(material, block, movable=not material.phrases.has(f"guide.{step_block}.next")),
        quotes=only(*questions, quote),
        hesitation=quote if quote and quote == material.hesitation_quote() else fair if named else None,
    )


def _frame_of(material: Material, block: str) -> str:
    """The phrase of what is left; who ordered with a change of his is not told that it is seen to."""
    is_changed = block == "ordering" and added_to_the_yes(material.brief)
    return f"guide.{block}.frame{'_added' if is_changed else ''}"


def _frame_for(material: Material, block: str) -> str:
    """What is left, to the buyer: whether it does what he needs is not asked of one who wants it."""
    facts = material.brief.facts
    wants_it = facts.verbal_interest in WANTS_IT or facts.stage in YES_STAGES
    path = f"guide.{block}.frame_wanted"
    return material.say(path if wants_it and material.phrases.has(path) else _frame_of(material, block))


def _answered_by(material: Material, block: str) -> tuple[str, ...]:
    """The facts in whose evidence stands what the block answers: the buyer's one worry, or his wish."""
    is_about_a_worry = block in {"hard_objection", "in_parts"} or material.phrases.has(f"firm.{block}.name")
    worry = ("hesitations",) if is_about_a_worry and material.hesitation_quote() else ()
    return (*worry, *_WISHES.get(block, ()))


def _heard_in(material: Material, block: str) -> tuple[str, ...]:
    """The facts in whose evidence the buyer told what he wants or needs.

    Before a hard condition nothing else is quoted; which of several objections is the hard one, no evidence
    tells, so that one of them is quoted only where no deed of the buyer's can be named.
    """
    if block == "hard_objection":
        return () if material.deeds() else ("hesitations",)
    return (*_LISTENED, "refusal") if material.brief.facts.refusal is Refusal.BRUSH_OFF else _LISTENED


def _heard(material: Material, block: str, *, unless: tuple[str, ...]) -> str | None:
    """The buyer's words for what he wants or needs; a question is none."""
    quote = None if block in _UNQUOTED else material.quote(_heard_in(material, block), unless=unless)
    return None if quote is None or quote.endswith("?") else quote


def _mirror(material: Material, quote: str | None, deeds: str | None, kind: str) -> str | None:
    if quote:
        return material.say(f"guide.mirror_{'quote' if kind == 'quote' else 'worry'}", quote=quote)
    if deeds and kind == "ordered":
        return f"{opening(deeds)}."
    return material.say("guide.mirror_deeds", deeds=opening(deeds)) if deeds else None


def _pace(material: Material, block: str, *, movable: bool) -> str | None:
    """The sentence that leaves the pace to the buyer."""
    if movable:
        booked = material.brief.facts.next_meeting_booked
        return material.say("guide.pace_booked" if booked else "guide.pace")
    return material.say("guide.pace_ordered" if block == "ordering" else "guide.pace_promise")
