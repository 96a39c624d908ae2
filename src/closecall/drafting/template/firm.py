"""The firm close: the buyer's interest, his hesitation, an open disagreement, one step, one way out (S26)."""

from __future__ import annotations

from dataclasses import dataclass

from closecall.drafting.records import BeatName, Draft
from closecall.drafting.template.composing import (
    LONGEST_LINE,
    PAUSE,
    call_script,
    letter,
    only,
    opening,
    step,
    when,
)
from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import Hardness, HesitationKind

_INTEREST = ("verbal_interest", "buying_questions", "buyer_actions")


@dataclass(frozen=True, slots=True)
class _Hesitation:
    words: str
    told: str
    kind: str
    quote: str | None


def email(material: Material) -> Draft:
    """The firm close as a mail (F1-F12)."""
    quote, deeds = material.quote(_INTEREST), material.deeds()
    hesitation = _hesitation(material)
    disagreement = material.say(f"firm.{hesitation.kind}.disagree")
    recommendation = material.say("firm.recommend")
    reason, reasoned = _reason(material, said=(quote, hesitation.quote), deeds=deeds)
    slot, day = when(material, "firm")
    leaving = material.say("firm.exit")
    fair = material.say(f"firm.{hesitation.kind}.fair")
    reversible = material.say("firm.reversible") if material.brief.facts.reversible else None
    return letter(
        material,
        subject=material.say("firm.subject"),
        paragraphs=(
            (_echo(material, quote, deeds),),
            (hesitation.told, fair, material.say("firm.turn", disagreement=disagreement)),
            (recommendation, material.say("firm.sure"), reasoned, reversible),
            (material.say("firm.step", when=slot), leaving),
        ),
        quotes=only(quote, hesitation.quote, reason if reasoned.endswith('".') else None),
        hesitation=hesitation.words,
        disagreement=disagreement,
        recommendation=recommendation,
        reasons=only(reason),
        next_step=step(material.say("firm.step_what"), when=day, how=material.say("firm.step_how")),
        exit=leaving,
    )


def call(material: Material) -> Draft:
    """The firm close as a talk track of thirty to forty-five seconds, then silence, then the branches."""
    quote, deeds = material.quote(_INTEREST), material.deeds()
    hesitation = _hesitation(material)
    disagreement = material.say(f"firm.{hesitation.kind}.disagree")
    recommendation = material.say("firm.recommend")
    reason, reasoned = _reason(material, said=(quote, hesitation.quote), deeds=deeds)
    slot, day = when(material, "firm")
    ask, leaving = material.say("firm.ask"), material.say("firm.if_no")
    named = f"{hesitation.told} {material.say(f'firm.{hesitation.kind}.fair')}"
    return call_script(
        (
            (BeatName.ECHO, _echo(material, quote, None if quote else deeds)),
            (BeatName.NAME, named if len(named.split()) <= LONGEST_LINE else hesitation.told),
            (BeatName.DISAGREE, disagreement),
            (BeatName.RECOMMEND, recommendation),
            (BeatName.REASON, reasoned),
            (BeatName.ASK, ask),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("firm.if_yes", when=slot)),
            (BeatName.IF_SOFT, material.say("firm.if_soft")),
            (BeatName.IF_HARD, material.say("firm.if_hard")),
            (BeatName.IF_NO, leaving),
        ),
        quotes=only(quote, hesitation.quote, reason if reasoned.endswith('".') else None),
        hesitation=hesitation.words,
        disagreement=disagreement,
        recommendation=recommendation,
        reasons=only(reason),
        next_step=step(material.say("firm.step_what"), when=day),
        exit=leaving,
        question=ask,
    )


def _echo(material: Material, quote: str | None, deeds: str | None) -> str:
    if quote and deeds:
        return material.say("firm.echo_both", wrote=material.wrote, quote=quote, deeds=deeds)
    if quote:
        return material.say("firm.echo_quote", wrote=material.wrote, quote=quote)
    return material.say("firm.echo_deeds", deeds=opening(deeds)) if deeds else material.say("firm.echo_plain")


def _hesitation(material: Material) -> _Hesitation:
    found = material.hesitation(Hardness.SOFT)
    kind = (found.kind if found else HesitationKind.UNSPECIFIED).value
    quote = material.hesitation_quote()
    if quote:
        told = material.say("firm.hesitation_quote", wrote=material.wrote, quote=quote)
        return _Hesitation(quote, told, kind, quote)
    name = material.say(f"firm.{kind}.name")
    return _Hesitation(name, material.say("firm.hesitation_name", name=name), kind, None)


def _reason(material: Material, *, said: tuple[str | None, ...], deeds: str | None) -> tuple[str | None, str]:
    """The reason and its sentence: the seller's turned to the buyer, else the buyer's own need."""
    if reason := material.reason():
        return reason, material.say("firm.reason", reason=reason)
    need = material.quote(["need_confirmed"])
    if need and need not in said:
        return need, material.say("firm.reason_quote", quote=need)
    if material.brief.facts.need_confirmed or not deeds:
        told = material.say("firm.reason_need")
    else:
        told = material.say("firm.reason_deeds", deeds=deeds)
    return told.rstrip("."), told
