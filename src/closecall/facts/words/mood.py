"""Wishes and states that ask for care: guidance, no pressure, annoyance, vulnerability (S6, D4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.hearing import cue_language, said_in
from closecall.facts.vocabulary import Vulnerability
from closecall.facts.words.sayings import Saying
from closecall.text.data_file import read_data
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

_SHORTEST = 4
# "I'm fed up with retyping orders": a mark parts what follows from it.
_MARK = re.compile(r"[.,;:!?()\u2013\u2014\n]")


class _Words(NamedTuple):
    you: frozenset[str]
    fed_up: frozenset[str]
    behind: frozenset[str]
    contact: tuple[str, ...]
    filling: frozenset[str]


def is_about_his_trouble(thread: Thread, said: Saying) -> bool:
    """Whether somebody is fed up with a thing of his own, and not with the seller.

    "I'm fed up with retyping orders by hand" and "the flicker gets on my nerves" tell a trouble; "fed up with
    the excuses", "with your calls" or with nothing that is named tell annoyance.
    """
    words = _words(cue_language(thread))
    if said.cue.fact != "annoyed" or words is None:
        return False
    body = thread.messages[said.message].body
    phrase = words_of(body, said.at, said.until).folded
    beside = _beside(body, said, before=not words.behind.isdisjoint(phrase))
    so_far = words_of(body, said.sentence[0], said.until).folded
    # What follows behind the next mark may ask the seller for help: "..., so I'd be glad if you took it on".
    if not words.you.isdisjoint((*so_far, *beside)):
        return False
    return _tells_a_need(thread, said) or (
        not words.fed_up.isdisjoint(phrase) and _names_a_trouble(beside, words)
    )


def _tells_a_need(thread: Thread, said: Saying) -> bool:
    """Whether a need is told in the same sentence, in other words than the phrase's own."""
    return any(
        need.cue.value == "true"
        and need.sentence.start == said.sentence[0]
        and not said.at <= need.sentence.words.spans[need.end - 1][0] < said.until
        for need in said_in(thread, said.message, "need")
    )


def _beside(body: str, said: Saying, *, before: bool) -> tuple[str, ...]:
    """The folded words from the phrase to the next mark; with ``before`` also those from the last one on."""
    start, end = said.sentence
    begins = max((mark.end() for mark in _MARK.finditer(body, start, said.at)), default=start)
    mark = _MARK.search(body, said.until, end)
    leading = words_of(body, begins, said.until).folded if before else ()
    return (*leading, *words_of(body, said.until, mark.start() if mark else end).folded)


def _names_a_trouble(beside: Sequence[str], words: _Words) -> bool:
    said = words.filling | words.fed_up
    things = [word for word in beside if len(word) >= _SHORTEST and word not in said]
    return bool(things) and not any(word.startswith(words.contact) for word in things)


@cache
def _words(lang: str) -> _Words | None:
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    if lists is None:
        return None
    you, fed_up, behind, contact, filling = (lists[name].split() for name in _Words._fields)
    return _Words(frozenset(you), frozenset(fed_up), frozenset(behind), tuple(contact), frozenset(filling))


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
