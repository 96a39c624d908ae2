"""Wishes and states that ask for care: guidance, no pressure, annoyance, vulnerability (S6, D4)."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.hearing import cue_language, said_in
from closecall.facts.vocabulary import Vulnerability
from closecall.facts.words.sayings import Saying
from closecall.text.tokens import words_of
from closecall.thread.records import Thread

WISHES = ("wants_guidance", "asked_no_pressure", "annoyed")
"""The facts that are true or false."""

# Where several are told, the one that binds most.
GRAVEST_FIRST = (
    Vulnerability.MINOR,
    Vulnerability.CAPACITY,
    Vulnerability.BEREAVEMENT,
    Vulnerability.DISTRESS,
    Vulnerability.COMPLAINT,
)

# How the seller is addressed, folded.
_YOU = {
    "en": frozenset("you your yours u ur".split()),
    "de": frozenset("sie ihr ihre ihren ihrem ihnen du dich dir dein deine euch".split()),
    "fr": frozenset("vous votre vos tu te toi t ton tes".split()),
    "es": frozenset("usted ustedes su sus tu te os vos vuestra vuestras".split()),
    "it": frozenset("lei voi vi vostro vostra vostre tu ti suo sua sue".split()),
    "pt": frozenset("voce voces seu sua suas lhe tu te".split()),
    "nl": frozenset("u uw je jij jouw jullie".split()),
    "sv": frozenset("ni er era du dig din dina".split()),
    "pl": frozenset("pan pani panu pana panstwo panstwa wasze".split()),
}


def is_about_his_trouble(thread: Thread, said: Saying) -> bool:
    """Whether somebody is fed up with what he needs help for, in a sentence that names no seller.

    "I'm fed up with retyping orders by hand" tells a need, in words of its own; "fed up with the excuses" and
    "with your calls" tell none.
    """
    if said.cue.fact != "annoyed":
        return False
    words = words_of(thread.messages[said.message].body, *said.sentence).folded
    you = _YOU.get(cue_language(thread))
    return (
        you is not None
        and you.isdisjoint(words)
        and any(
            need.cue.value == "true"
            and need.sentence.start == said.sentence[0]
            and not said.at <= need.sentence.words.spans[need.end - 1][0] < said.until
            for need in said_in(thread, said.message, "need")
        )
    )


def wish_in(sayings: Sequence[Saying], fact: str) -> Saying | None:
    """The last saying of one of :data:`WISHES`; None when it was not said."""
    return next((s for s in reversed(sayings) if s.cue.fact == fact), None)


def vulnerability_in(sayings: Sequence[Saying]) -> tuple[Vulnerability, Saying | None]:
    """The gravest state told, and where; ``none`` when nothing was heard."""
    told = {s.cue.value: s for s in sayings if s.cue.fact == "vulnerability"}
    for state in GRAVEST_FIRST:
        if state in told:
            return state, told[state]
    return Vulnerability.NONE, None
