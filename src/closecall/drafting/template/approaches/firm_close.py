"""The firm close: the buyer's interest, his hesitation, an open disagreement, one step, one way out (S26)."""

from __future__ import annotations

from typing import NamedTuple

from closecall.drafting.records import BeatName, Channel, Draft
from closecall.drafting.template.layout import (
    PAUSE,
    call_script,
    letter,
    only,
    opening,
    spoken,
    step,
    when,
)
from closecall.drafting.template.material import Material
from closecall.drafting.template.seller_reasons.reason_wording import reasons_to_say
from closecall.facts.vocabulary import Hardness, HesitationKind
from closecall.text.language import UNDETERMINED, guess_language

_INTEREST = "verbal_interest"
# No kind of hesitation: nobody heard what the buyer has not said.
_UNTOLD = "untold"


class _Hesitation(NamedTuple):
    words: str
    told: str
    kind: str
    quote: str | None

    @property
    def asks(self) -> bool:
        """Whether the buyer put it as a question; the draft then asks none of its own."""
        return self.words.endswith("?")


class _Grounds(NamedTuple):
    """Why the recommendation stands: the sentence that echoes the interest, the reason and its sentence."""

    echo: str
    reason: str
    told: str
    quotes: tuple[str, ...]


def email(material: Material) -> Draft:
    """The firm close as a mail (F1-F12)."""
    hesitation = _hesitation(material)
    grounds = _grounds(material, unless=hesitation.quote)
    disagreement = material.say(f"firm.{hesitation.kind}.disagree")
    recommendation = material.say("firm.recommend")
    slot, day = when(material, "firm")
    leaving = material.say("firm.exit")
    fair = None if hesitation.asks else material.say(f"firm.{hesitation.kind}.fair")
    turn = disagreement if hesitation.asks else material.say("firm.turn", disagreement=disagreement)
    how, what = material.say("firm.step_how"), material.say("firm.step_what")
    sure = material.say("firm.reversible" if material.brief.facts.reversible else "firm.sure")
    stepped = material.say("firm.step", when=slot, how=how, what=what)
    echo, named, reason = grounds.echo, hesitation.told, grounds.told
    builds = (
        ((echo,), (named, fair, turn), (recommendation, sure, reason), (stepped, leaving)),
        ((echo,), (named, fair, turn), (recommendation, reason), (stepped, leaving)),
        ((echo,), (named, fair, turn), (recommendation, sure, reason), (stepped,), (leaving,)),
        ((echo, named, fair), (turn, recommendation, sure, reason), (stepped, leaving)),
    )
    return letter(
        material,
        subject=material.say("firm.subject"),
        paragraphs=material.build("firm", builds[:3] if hesitation.asks else builds),
        quotes=only(hesitation.quote, *grounds.quotes),
        hesitation=hesitation.words,
        disagreement=disagreement,
        recommendation=recommendation,
        reasons=(grounds.reason,),
        next_step=step(what, when=day, how=how),
        exit=leaving,
    )


def call(material: Material) -> Draft:
    """The firm close as a talk track of thirty to forty-five seconds, then silence, then the branches."""
    hesitation = _hesitation(material)
    grounds = _grounds(material, unless=hesitation.quote)
    disagreement = material.say(f"firm.{hesitation.kind}.disagree")
    recommendation = material.say("firm.recommend")
    slot, day = when(material, "firm")
    ask = material.say("firm.ask_stated" if hesitation.asks else "firm.ask")
    what, leaving = material.say("firm.step_what"), material.say("firm.if_no")
    fair = None if hesitation.asks else material.say(f"firm.{hesitation.kind}.fair")
    sure = material.say("firm.sure")
    builds = ((fair, None), (None, None), (None, sure), (fair, sure))
    after_name, after_advice = material.build("firm", builds)
    return call_script(
        material,
        (
            (BeatName.ECHO, grounds.echo),
            *spoken(BeatName.NAME, hesitation.told, after_name)[:1],
            (BeatName.DISAGREE, disagreement),
            *spoken(BeatName.RECOMMEND, recommendation, after_advice)[:1],
            (BeatName.REASON, grounds.told),
            (BeatName.ASK, ask),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("firm.if_yes", when=slot, what=what)),
            (BeatName.IF_SOFT, material.say("firm.if_soft")),
            (BeatName.IF_HARD, material.say("firm.if_hard")),
            (BeatName.IF_NO, leaving),
        ),
        quotes=only(hesitation.quote, *grounds.quotes),
        hesitation=hesitation.words,
        disagreement=disagreement,
        recommendation=recommendation,
        reasons=(grounds.reason,),
        next_step=step(what, when=day, how=material.say("firm.ask_how")),
        exit=leaving,
        question=None if hesitation.asks else ask,
    )


def framing(material: Material) -> dict[str, str]:
    """The buyer's interest, his hesitation, the disagreement with it, and the reason where one can be said.

    By the names of the fields that a model writes; on a call each of them is one line.
    """
    hesitation = _hesitation(material)
    fair = None if hesitation.asks else material.say(f"firm.{hesitation.kind}.fair")
    told = {
        "interest": _echo(material, material.quote([_INTEREST], unless=(hesitation.quote,), as_reason=True)),
        "hesitation": _in_one_go(material, hesitation.told, fair),
        "disagreement": material.say(f"firm.{hesitation.kind}.disagree"),
        "reason": _told_reason(material),
    }
    return {name: text for name, text in told.items() if text}


def _told_reason(material: Material) -> str | None:
    """The reason as it is said to the buyer; None where it stands as noted, or in another language."""
    if reason := material.reason():
        return material.say("firm.reason", reason=reason)
    turned = next(iter(reasons_to_say(material.brief)), None)
    if turned is None or turned in (material.brief.facts.conviction_reasons or ()):
        return None
    return f"{opening(turned)}." if guess_language(turned) in {material.lang, UNDETERMINED} else None


def _in_one_go(material: Material, *sentences: str | None) -> str:
    """The sentences as a paragraph; on a call those that one line holds."""
    if material.brief.channel is Channel.EMAIL:
        return " ".join(only(*sentences))
    return spoken(BeatName.NAME, *sentences)[0][1]


def _hesitation(material: Material) -> _Hesitation:
    found = material.hesitation(Hardness.SOFT)
    kind = (found.kind if found else HesitationKind.UNSPECIFIED).value
    quote = material.hesitation_quote()
    if quote:
        told = "firm.hesitation_question" if quote.endswith("?") else "firm.hesitation_quote"
        return _Hesitation(quote, material.say(told, quote=quote), kind, quote)
    if kind == HesitationKind.UNSPECIFIED and not _is_heard(material):
        told = material.say(f"firm.{_UNTOLD}.told")
        return _Hesitation(told.rstrip("."), told, _UNTOLD, None)
    name = material.say(f"firm.{kind}.name")
    return _Hesitation(name, material.say("firm.hesitation_name", name=name), kind, None)


def _is_heard(material: Material) -> bool:
    """Whether the hesitation was heard in the buyer's words, and not only told by the seller."""
    return any(e.fact == "hesitations" and e.source == "words" for e in material.brief.evidence)


def _grounds(material: Material, *, unless: str | None) -> _Grounds:
    """The buyer's interest and the reason, each from another source; no quote is used twice."""
    interest, need = (
        material.quote([_INTEREST], unless=(unless,), as_reason=True),
        material.quote(["need_confirmed"], unless=(unless,), as_reason=True),
    )
    if reason := material.reason():
        told = material.say("firm.reason", reason=reason)
        return _Grounds(_echo(material, interest), reason, told, only(interest))
    if need and need != interest:
        told = material.say("firm.reason_quote", quote=need)
        return _Grounds(_echo(material, interest), need, told, only(interest, need))
    if interest and material.deeds():
        told = material.say("firm.reason_interest", quote=interest)
        return _Grounds(_echo(material, None), interest, told, only(interest))
    told = material.say("firm.reason_need")
    return _Grounds(_echo(material, interest), told.rstrip("."), told, only(interest))


def _echo(material: Material, quote: str | None) -> str:
    deeds, one = material.deeds(), material.deeds(most=1)
    if quote and one and material.brief.channel is Channel.EMAIL:
        return material.say("firm.echo_both", quote=quote, deeds=one)
    if quote:
        return material.say("firm.echo_quote", quote=quote)
    return material.say("firm.echo_deeds", deeds=opening(deeds)) if deeds else material.say("firm.echo_plain")
