"""The light message: no ask for the order, the buyer's own date, an easy way to say stop."""

from __future__ import annotations

from datetime import date

from closecall.drafting.records import BeatName, Draft, NextStep
from closecall.drafting.template.composing import PAUSE, call_script, letter, only, step
from closecall.drafting.template.days import today_of
from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import Refusal

_CLOSING_FROM = 6
_SILENT_FROM = 3
_COLD_FROM = 31


def email(material: Material) -> Draft:
    """The light message as a mail (N1-N6)."""
    occasion = _occasion(material)
    acknowledged, quote = _acknowledged(material, occasion)
    next_step, told = _step(material, occasion)
    stop = None if occasion == "closing" else material.say("nurture.exit")
    return letter(
        material,
        subject=material.say(f"nurture.{occasion}.subject"),
        paragraphs=((acknowledged, told), (stop,)),
        quotes=only(quote),
        next_step=next_step,
        exit=stop,
    )


def call(material: Material) -> Draft:
    """The light message as a few spoken lines."""
    occasion = _occasion(material)
    acknowledged, quote = _acknowledged(material, occasion)
    next_step, told = _step(material, occasion)
    stop = material.say("nurture.exit")
    return call_script(
        material,
        (
            (BeatName.MIRROR, acknowledged),
            (BeatName.STEP, told),
            (BeatName.CHECK, stop),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("nurture.if_yes")),
            (BeatName.IF_SOFT, material.say("nurture.if_soft")),
            (BeatName.IF_HARD, material.say("nurture.if_hard")),
            (BeatName.IF_NO, material.say("nurture.if_no")),
        ),
        quotes=only(quote),
        next_step=next_step,
        exit=stop,
    )


def _occasion(material: Material) -> str:
    """Why it is too early, as a block of phrases."""
    facts = material.brief.facts
    refusal = None if facts.refusal_retracted else facts.refusal
    unanswered = facts.seller_unanswered or 0
    if refusal is Refusal.NOT_NOW:
        return "not_now"
    if facts.auto_reply_pending:
        return "away"
    if unanswered >= _SILENT_FROM:
        return "closing" if unanswered >= _CLOSING_FROM else "silent"
    if refusal is Refusal.BRUSH_OFF:
        return "brush_off"
    return "cold" if (facts.days_since_buyer or 0) >= _COLD_FROM else "quiet"


def _acknowledged(material: Material, occasion: str) -> tuple[str, str | None]:
    quote = material.quote(["refusal", "defer_until"]) if occasion == "not_now" else None
    if quote:
        return material.say("nurture.not_now.ack_quote", quote=quote), quote
    return material.say(f"nurture.{occasion}.ack"), None


def _step(material: Material, occasion: str) -> tuple[NextStep, str]:
    day = _day(material, occasion)
    if day is None:
        what = material.say(f"nurture.{occasion}.what")
        return step(what), material.say(f"nurture.{occasion}.next", what=what)
    written, what = material.written(day), material.say(f"nurture.{occasion}.what_dated")
    return step(what, when=written), material.say(f"nurture.{occasion}.next_dated", date=written, what=what)


def _day(material: Material, occasion: str) -> date | None:
    """The day to write again: only one to come that the buyer or his absence note gave."""
    facts = material.brief.facts
    named = {"not_now": facts.defer_until, "away": facts.auto_reply_pending}.get(occasion)
    if not isinstance(named, date):
        return None
    today = today_of(material.brief)
    return None if today is not None and named < today else named
