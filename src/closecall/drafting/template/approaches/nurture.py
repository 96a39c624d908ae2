"""The light message: no ask for the order, the buyer's own date and reason, an easy way to say stop."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from closecall.drafting.records import BeatName, Channel, Draft, NextStep
from closecall.drafting.template.approaches import hardship
from closecall.drafting.template.approaches.owed_answers import Asked, answer, asked
from closecall.drafting.template.buyer.callback_day import day_to_promise
from closecall.drafting.template.buyer.proposed_days import is_to_come
from closecall.drafting.template.layout import (
    PAUSE,
    call_script,
    letter,
    only,
    spoken,
    step,
    when,
)
from closecall.drafting.template.material import Material
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal, Stage, Vulnerability

_SEND = "refusal.brush_off_send"
_CLOSING_FROM = 6
_SILENT_FROM = 3
_COLD_FROM = 31

_WAITS_FOR = {
    HesitationKind.AUTHORITY: "others",
    HesitationKind.PROCESS: "others",
    HesitationKind.TIMING: "timing",
    HesitationKind.PRICE: "price",
    HesitationKind.COMPETITOR: "comparing",
}
"""What the buyer waits for, by the kind of his hesitation; the others are thought over."""

_REASONED = frozenset({"not_now", "brush_off"})
"""Occasions in which the reason of the wait is taken up too."""

_SHUT = frozenset({"annoyed", "complaint", "away", "silent", "closing"})
"""Occasions in which an open question is not spoken of: peace, or another matter, comes first."""


class _Plan(NamedTuple):
    """What a light message says, before it is laid out as a mail or a call."""

    occasion: str
    first: str | None
    owed: str | None
    heard: tuple[str, ...]
    told: str
    stop: str | None
    next_step: NextStep
    quotes: tuple[str, ...]


def email(material: Material) -> Draft:
    """The light message as a mail (N1-N6)."""
    plan = _plan(material)
    heard, told, stop = " ".join(plan.heard), plan.told, plan.stop
    builds = (
        ((heard, told), (stop,)),
        ((heard,), (told, stop)),
        ((heard,), (told,), (stop,)),
        ((heard, told, stop),),
    )
    return letter(
        material,
        subject=material.say(f"nurture.{plan.occasion}.subject"),
        paragraphs=((plan.first, plan.owed), *material.build("nurture", builds)),
        quotes=plan.quotes,
        next_step=plan.next_step,
        exit=stop,
    )


def call(material: Material) -> Draft:
    """The light message as a few spoken lines."""
    plan = _plan(material)
    heard, stop = plan.heard, plan.stop
    first = spoken(BeatName.MIRROR, plan.first, plan.owed)
    told, stopped = spoken(BeatName.STEP, plan.told), spoken(BeatName.CHECK, stop)
    builds = (
        (*spoken(BeatName.MIRROR, heard[0]), *spoken(BeatName.FRAME, *heard[1:]), *told, *stopped),
        (*spoken(BeatName.MIRROR, *heard), *told, *stopped),
        (*spoken(BeatName.MIRROR, *heard), *spoken(BeatName.STEP, plan.told, stop)),
        (*spoken(BeatName.MIRROR, heard[0], plan.told), *spoken(BeatName.CHECK, *heard[1:], stop)),
    )
    return call_script(
        material,
        (
            *first,
            *material.build("nurture", builds),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("nurture.if_yes")),
            (BeatName.IF_SOFT, material.say("nurture.if_soft")),
            (BeatName.IF_HARD, material.say("nurture.if_hard")),
            (BeatName.IF_NO, material.say("nurture.if_no")),
        ),
        quotes=plan.quotes,
        next_step=plan.next_step,
        exit=stop,
    )


def framing(material: Material) -> dict[str, str]:
    """What was understood, what comes next, how to say stop (N1-N6): by the fields that a model writes."""
    if hardship.is_due(material.brief):
        said = hardship.framing(material)
        return {
            "understood": f"{said['heard']} {said['left_to_decide']}",
            "next_step": hardship.told_step(material),
        }
    plan = _plan(material)
    understood, step_told = only(plan.first, *plan.heard), " ".join(only(plan.owed, plan.told))
    if material.brief.channel is Channel.CALL:
        understood, step_told = understood[:1], spoken(BeatName.STEP, plan.owed, plan.told)[-1][1]
    told = {"understood": " ".join(understood), "next_step": step_told, "exit": plan.stop}
    return {name: text for name, text in told.items() if text}


def day_of_step(material: Material) -> str | None:
    """The day of the next message, as a draft writes it; None where the buyer gave none."""
    if hardship.is_due(material.brief):
        return hardship.day_of_step(material)
    return _plan(material).next_step.when


def _plan(material: Material) -> _Plan:
    occasion = _occasion(material)
    question = Asked() if occasion in _SHUT else asked(material)
    first = question.told
    next_step, told = _step(material, occasion)
    promised, is_deferred = None, occasion == "not_now" or bool(material.brief.facts.defer_until)
    if first:
        owed, promised = answer(material, question)
        if is_deferred:
            several = "all_answered_first" if question.is_several else "answered_first"
            promised = material.say(f"nurture.{several}")
        else:
            next_step, told = owed, material.say("nurture.unhurried")
    stop = None if first and next_step.when and not is_deferred else _stop(material, occasion)
    acknowledged, quote = _acknowledged(material, occasion, unless=question.quotes)
    return _Plan(
        occasion="asked" if first else occasion,
        first=first,
        owed=promised,
        heard=only(acknowledged, _reason(material, occasion)),
        told=told,
        stop=stop,
        next_step=next_step,
        quotes=only(*question.quotes, quote),
    )


def _occasion(material: Material) -> str:
    """Why it is too early, as a block of phrases: the buyer's mood, then his words, then his silence."""
    facts = material.brief.facts
    refusal = facts.standing_refusal
    unanswered = facts.seller_unanswered or 0
    occasions = (
        ("complaint", facts.vulnerability is Vulnerability.COMPLAINT),
        ("annoyed", facts.annoyed),
        ("not_now", refusal is Refusal.NOT_NOW),
        ("away", facts.auto_reply_pending),
        ("closing", unanswered >= _CLOSING_FROM),
        ("silent", unanswered >= _SILENT_FROM),
        ("cold", (facts.days_since_buyer or 0) >= _COLD_FROM),
        ("brush_off", refusal is Refusal.BRUSH_OFF),
        (_waits_for(material), True),
        ("terms", _proposes_terms(material)),
        ("noted", not unanswered and material.thanks()),
    )
    return next((occasion for occasion, is_given in occasions if occasion and is_given), "quiet")


def _proposes_terms(material: Material) -> bool:
    """Whether the buyer named terms of his own since the seller last wrote."""
    brief, answered = material.brief, material.brief.last_of_seller
    return brief.facts.stage is Stage.NEGOTIATION and any(
        e.fact == "stage" and e.source == "words" and (e.message or 0) > answered for e in brief.evidence
    )


def _waits_for(material: Material) -> str | None:
    """The block about what the buyer waits for; None where nothing holds him back."""
    hesitation = material.hesitation(Hardness.HARD) or material.hesitation()
    return _WAITS_FOR.get(hesitation.kind, "thinking") if hesitation else None


def _reason(material: Material, occasion: str) -> str | None:
    """That the reason of the wait was heard, where the occasion does not tell it."""
    block = _waits_for(material) if occasion in _REASONED else occasion
    path = f"nurture.{block}.why"
    return material.say(path) if block and material.phrases.has(path) else None


def _stop(material: Material, occasion: str) -> str | None:
    """The way to say stop: light for somebody who told what he waits for or is away, none where all stops."""
    if occasion in {"closing", "annoyed"}:
        return None
    told = occasion in {"noted", "terms", "away", "thinking", *_WAITS_FOR.values()}
    return material.say("nurture.exit_light" if told else "nurture.exit")


def _acknowledged(material: Material, occasion: str, *, unless: tuple[str, ...]) -> tuple[str, str | None]:
    """What the buyer said, in his words where they can stand alone."""
    block = "told" if occasion in {"thinking", *_WAITS_FOR.values()} else occasion
    quote = None
    if occasion == "not_now":
        quote = material.quote(["refusal", "defer_until"], unless=unless)
    elif block == "terms":
        quote = material.quote(["stage"], unless=unless)
    elif block == "told" and material.wrote_last:
        quote = material.quote(["hesitations"], unless=unless) if material.hesitation_quote() else None
    if quote and not quote.endswith("?"):  # nobody is thanked for a question
        return material.say(f"nurture.{block}.ack_quote", quote=quote), quote
    spoken = f"nurture.{block}.ack_{material.wrote}"
    return material.say(spoken if material.phrases.has(spoken) else f"nurture.{block}.ack"), None


def _is_asked_to_send(material: Material) -> bool:
    """Whether whoever puts us off has asked for something to read, and nothing was sent since."""
    thread = material.brief.thread
    said = thread.buyer_messages() if thread and material.wrote_last else ()
    return thread is not None and any(
        heard.cue.id == _SEND for number, _ in said[-1:] for heard in said_in(thread, number, "refusal")
    )


def _step(material: Material, occasion: str) -> tuple[NextStep, str]:
    if occasion == "brush_off" and _is_asked_to_send(material):
        slot, written = when(material, "answer")
        what = material.say("nurture.brush_off.what_sent")
        return step(what, when=written), material.say("nurture.brush_off.next_sent", what=what, when=slot)
    if occasion == "terms":
        slot, written = when(material, "answer")
        what = material.say("nurture.terms.what")
        return step(what, when=written), material.say("nurture.terms.next", what=what, when=slot)
    day = _day(material, occasion)
    if day is None:
        what = material.say(f"nurture.{occasion}.what")
        return step(what), material.say(f"nurture.{occasion}.next", what=what)
    block = occasion if occasion == "away" else "not_now"
    written, what = material.written(day), material.say(f"nurture.{block}.what_dated")
    return step(what, when=written), material.say(f"nurture.{block}.next_dated", date=written, what=what)


def _day(material: Material, occasion: str) -> date | None:
    """The day to write again: only one to come that the buyer or his absence note gave."""
    if occasion in _SHUT - {"away"}:
        return None
    if occasion != "away":
        return day_to_promise(material.brief)
    named = material.brief.facts.auto_reply_pending
    return named if isinstance(named, date) and is_to_come(named, material.brief) else None
