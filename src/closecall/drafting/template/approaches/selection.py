"""A draft for each approach and channel, tried in several ways until the rules have nothing against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from closecall.decision.records import Approach
from closecall.drafting.checks import problems_in
from closecall.drafting.phrasing.phrase_tables import WRITTEN
from closecall.drafting.records import Brief, Channel, Draft, Problem, Written
from closecall.drafting.template.approaches import confirm, firm_close, guide, hardship, nurture, respect_no
from closecall.drafting.template.material import Material
from closecall.drafting.voice import Formality

_COMPOSERS: dict[tuple[Approach, Channel], Callable[[Material], Draft]] = {
    (Approach.FIRM_CLOSE, Channel.EMAIL): firm_close.email,
    (Approach.FIRM_CLOSE, Channel.CALL): firm_close.call,
    (Approach.GUIDE, Channel.EMAIL): guide.email,
    (Approach.GUIDE, Channel.CALL): guide.call,
    (Approach.NURTURE, Channel.EMAIL): nurture.email,
    (Approach.NURTURE, Channel.CALL): nurture.call,
    (Approach.RESPECT_NO, Channel.EMAIL): respect_no.email,
    (Approach.RESPECT_NO, Channel.CALL): respect_no.call,
    (Approach.CONFIRM, Channel.EMAIL): confirm.email,
    (Approach.CONFIRM, Channel.CALL): confirm.call,
}

_LANGUAGES = {
    "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "zh": "Chinese",
}  # fmt: skip


def drafted(brief: Brief) -> Written:
    """The first draft that breaks no rule; with what is left of them, the last that was tried."""
    compose = _composer(brief)
    for material in _materials(brief):
        draft = compose(material)
        problems = _broken(draft, brief)
        if any(problem.where == "subject" for problem in problems):
            # What the thread is called may be what a draft must not say, such as a price after a no.
            draft = compose(material._replace(with_subject=False))
            problems = _broken(draft, brief)
        if not problems:
            break
    name = f"template.{brief.approach.value}.{brief.channel.value}"
    return Written(draft, "template", problems=(*_in_english_instead(brief), *problems), prompt=name)


def _composer(brief: Brief) -> Callable[[Material], Draft]:
    if hardship.is_due(brief):
        return hardship.email if brief.channel is Channel.EMAIL else hardship.call
    return _COMPOSERS[brief.approach, brief.channel]


def _materials(brief: Brief) -> Iterator[Material]:
    """The brief as it is tried: with all, then without liked sentences, layout, quotes, familiar address."""
    material = Material.of(brief)
    if brief.voice is not None and brief.channel is Channel.EMAIL:
        yield material._replace(with_liked=True)
    yield material
    yield material._replace(plainly=True)
    yield material._replace(plainly=True, quoting=False)
    if material.address is Formality.FAMILIAR:
        yield Material.of(brief, quoting=False, formal=True)._replace(plainly=True)


def _broken(draft: Draft, brief: Brief) -> tuple[Problem, ...]:
    """The broken rules, but for the language, of which the seller is told once and plainly.

    The template never sees the samples of a voice: where both say the same, nobody quoted anybody.
    """
    if brief.voice is not None:
        brief = replace(brief, voice=brief.voice.model_copy(update={"samples": ()}))
    return tuple(p for p in problems_in(draft, brief) if brief.lang in WRITTEN or p.rule != "W11")


def _in_english_instead(brief: Brief) -> tuple[Problem, ...]:
    if brief.lang in WRITTEN:
        return ()
    language = _LANGUAGES.get(brief.lang, f'words for the language "{brief.lang}"')
    sentence = f"The template writer has no {language} yet: this draft is in English."
    return (Problem("language_not_written", "W11", sentence, repair="Translate it."),)
