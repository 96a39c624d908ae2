"""The answer to a no: it is accepted in the first sentence, and nothing is asked or offered."""

from __future__ import annotations

from closecall.drafting.records import BeatName, Draft
from closecall.drafting.template.approaches import hardship
from closecall.drafting.template.buyer.cancellation import cancellation_in
from closecall.drafting.template.layout import call_script, letter, only, spoken
from closecall.drafting.template.material import Material
from closecall.facts.vocabulary import Vulnerability


def email(material: Material) -> Draft:
    """The acceptance as a mail (R1-R4)."""
    accepted, thanks, close = _said(material)
    minor = material.brief.facts.vulnerability is Vulnerability.MINOR
    return letter(
        material,
        subject=material.say("respect.minor.subject" if minor else "respect.subject"),
        paragraphs=material.build(
            "respect",
            (
                ((accepted, thanks), (close,)),
                ((accepted,), (thanks, close)),
                ((accepted, thanks, close),),
                ((accepted,), (close,)),
            ),
        ),
    )


def call(material: Material) -> Draft:
    """The acceptance as spoken lines, after which the seller hangs up."""
    accepted, thanks, close = _said(material)
    accept, closing = spoken(BeatName.THANK, accepted), spoken(BeatName.CLOSE, close)
    builds = (
        (*accept, *spoken(BeatName.REPEAT, thanks), *closing),
        (*spoken(BeatName.THANK, accepted, thanks), *closing),
        (*accept, *closing),
        (*accept, *spoken(BeatName.CLOSE, thanks, close)),
    )
    return call_script(material, material.build("respect", builds))


def _said(material: Material) -> tuple[str, str | None, str]:
    facts = material.brief.facts
    if facts.vulnerability is Vulnerability.MINOR:
        return material.say("respect.minor.accept"), None, material.say("respect.minor.close")
    if hardship.is_bereaved(material.brief):
        # Whoever lost somebody is not thanked for a clear answer.
        words = material.say("peace.bereavement.words"), material.say("respect.bereavement.accept")
        return " ".join(words), None, material.say("respect.bereavement.close")
    if facts.meetings_kept:
        thanks = "respect.thanks_meetings"
    else:
        thanks = "respect.thanks_deeds" if facts.buyer_actions else "respect.thanks"
    accepted = (material.say("respect.accept"), _cancelled(material))
    return " ".join(only(*accepted)), material.say(thanks), material.say("respect.close")


def _cancelled(material: Material) -> str | None:
    """That what he wants cancelled is, where thread or note say so; else that the seller sees to it."""
    found = cancellation_in(material.brief)
    if found is None:
        return None
    if found.is_done:
        return material.say("respect.cancel.done")
    return material.say("respect.cancel.open", thing=found.thing or material.say("respect.cancel.it"))
