"""A few plain words for somebody in grief, in distress, or too young or too frail to decide: all else waits.

The same in a guiding and in a light message. Nothing is recalled, asked or offered, but who
asks is answered.
"""

from __future__ import annotations

from closecall.decision.records import Approach
from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import BeatName, Brief, Draft, NextStep
from closecall.drafting.template.approaches.owed_answers import asked, later
from closecall.drafting.template.buyer.callback_day import day_to_promise
from closecall.drafting.template.layout import PAUSE, call_script, letter, step, when
from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import Refusal, Stage, Vulnerability
from closecall.text.tokens import words_of

_STATES = frozenset(
    {Vulnerability.BEREAVEMENT, Vulnerability.DISTRESS, Vulnerability.CAPACITY, Vulnerability.MINOR}
)
_APPROACHES = frozenset({Approach.GUIDE, Approach.NURTURE})
_MAY_ORDER = frozenset({Vulnerability.BEREAVEMENT, Vulnerability.DISTRESS})


def is_due(brief: Brief) -> bool:
    """Whether the buyer is in such a state now, and is written to at all but for a no or a yes of his."""
    is_so = brief.approach in _APPROACHES and brief.facts.vulnerability in _STATES
    return is_so and not _is_of_old(brief)


def is_bereaved(brief: Brief) -> bool:
    """Whether the buyer lost somebody, and not long ago by his words."""
    return brief.facts.vulnerability is Vulnerability.BEREAVEMENT and not _is_of_old(brief)


def _is_of_old(brief: Brief) -> bool:
    """Whether all he says of a death is that somebody is no more: "my late husband" may be ten years gone."""
    told = [e.quote for e in brief.evidence if e.fact == "vulnerability" and e.source == "words"]
    of_old = set(table(written_language(brief.lang))["peace"]["of_old"].split())
    is_death = brief.facts.vulnerability is Vulnerability.BEREAVEMENT
    return is_death and bool(told) and all(of_old.intersection(words_of(each).folded) for each in told)


def email(material: Material) -> Draft:
    """The few words as a mail."""
    words, waits = _said(material)
    next_step, told = _step(material)
    builds = (
        ((words, waits, told),),
        ((words, waits), (told,)),
        ((words,), (waits, told)),
        ((words,), (waits,), (told,)),
    )
    return letter(
        material,
        subject=material.say(f"{_block(material)}.subject"),
        paragraphs=material.build("peace", builds),
        next_step=next_step,
    )


def call(material: Material) -> Draft:
    """The few words spoken, and what to say to each answer."""
    words, waits = _said(material)
    next_step, told = _step(material)
    return call_script(
        material,
        (
            (BeatName.MIRROR, words),
            (BeatName.FRAME, waits),
            (BeatName.STEP, told),
            (BeatName.PAUSE, PAUSE),
            (BeatName.IF_YES, material.say("peace.if_yes")),
            (BeatName.IF_SOFT, material.say("guide.room_soft")),
            (BeatName.IF_HARD, material.say("guide.room_hard")),
            (BeatName.IF_NO, material.say("guide.if_no")),
        ),
        next_step=next_step,
    )


def framing(material: Material) -> dict[str, str]:
    """What is said, as :func:`.guide.framing` names it."""
    words, waits = _said(material)
    return {"heard": words, "left_to_decide": waits}


def day_of_step(material: Material) -> str | None:
    """The day before which the seller keeps silent, as a draft writes it."""
    return _step(material)[0].when


def told_step(material: Material) -> str:
    """The sentence about the silence that follows."""
    return _step(material)[1]


def _block(material: Material) -> str:
    return f"peace.{material.brief.facts.vulnerability}"


def _said(material: Material) -> tuple[str, str]:
    block = _block(material)
    # Somebody who asks is not told to give it no thought.
    waits = "peace.answer_waits" if _is_asked(material) or _has_ordered(material) else f"{block}.waits"
    return material.say(f"{block}.words"), material.say(waits)


def _step(material: Material) -> tuple[NextStep, str]:
    """The answer to what he asks, or to his yes; else silence until his day or, guided, for two weeks."""
    if _is_asked(material):
        slot, day = when(material, "answer")
        what = material.say("peace.answer_what")
        return step(what, when=day), material.say("peace.answer", what=what, when=slot)
    if _has_ordered(material):
        slot, day = when(material, "paper")
        what = material.say("peace.answer_what")
        return step(what, when=day), material.say("peace.order", what=what, when=slot)
    until = _until(material)
    if until is None:
        what = material.say("peace.rest_what")
        return step(what), material.say("peace.rest", what=what)
    what = material.say("peace.next_what")
    path = "peace.next_undated" if until == material.say("days.next_month") else "peace.next"
    return step(what, when=until), material.say(path, what=what, when=until)


def _is_asked(material: Material) -> bool:
    """Whether the buyer waits for an answer, or wants to be shown the way, and is of age."""
    facts = material.brief.facts
    if facts.vulnerability is Vulnerability.MINOR or not _awaits_word(material):
        return False
    return bool(facts.wants_guidance) or asked(material).told is not None


def _has_ordered(material: Material) -> bool:
    """Whether he has said yes, and may: silence would leave him without what he ordered."""
    facts = material.brief.facts
    has_said_yes = facts.stage in {Stage.VERBAL_YES, Stage.ACCEPTED}
    return has_said_yes and facts.vulnerability in _MAY_ORDER and _awaits_word(material)


def _awaits_word(material: Material) -> bool:
    """Whether the buyer wrote last, and did not put it off or say no."""
    facts = material.brief.facts
    put_off = facts.defer_until is not None or facts.refusal not in {None, Refusal.NONE}
    return material.wrote_last and not put_off


def _until(material: Material) -> str | None:
    named = day_to_promise(material.brief)
    if named:
        return material.written(named)
    return later(material) if material.brief.approach is Approach.GUIDE else None
