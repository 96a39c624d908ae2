"""The days that a message names to take them up: the rest only agrees ("Thursday at ten is fine").

A day is named for many reasons: "Thursday I'm at the dentist" tells why it does not suit, and "Thursday is
our day off" only tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from closecall.facts.cues.cue_mentions import CueMention
from closecall.text.clauses import clauses_in
from closecall.text.word_classes import WordClass, classes_in, holds_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# What takes up a day is short; a longer sentence names it for another reason.
_LONGEST_ANSWER = 12
_BARE = ("agrees", "small", "selves")


def days_taken(thread: Thread, days: Sequence[CueMention], asked: Sequence[str]) -> list[CueMention]:
    """Those of the days in whose sentence nothing else is told.

    Args:
        thread: the whole talk.
        days: what was heard of days to come in one message, in order of place.
        asked: the words with which the seller had named his day; the answer may repeat them.

    """
    classes = classes_in(_FILE, thread.lang)
    short = [day for day in days if len(day.sentence.words.folded) <= _LONGEST_ANSWER]
    if not classes:
        return short
    known = frozenset(asked)
    taken: list[CueMention] = []
    for _, group in groupby(short, key=lambda day: day.sentence.start):
        named = list(group)
        if not named[0].sentence.is_question:
            taken += _taken_in(thread.messages[named[0].message].body, named, known, classes)
    return taken


def _taken_in(
    body: str, named: Sequence[CueMention], asked: frozenset[str], classes: Mapping[str, WordClass]
) -> Iterator[CueMention]:
    """The days of one sentence whose clause is bare, where the other clauses do not take it back.

    A day alone is taken up where the whole sentence is bare or agrees beside it: "Thursday, yep, see you".
    """
    of_a_day = {at for day in named for at in range(day.first, day.end)}
    alone: list[CueMention] = []
    suiting: list[CueMention] = []
    is_bare, agrees_beside, first = True, False, 0
    for clause in clauses_in((named[0].sentence,), body):
        after = first + len(clause.words)
        rest = [word for at, word in enumerate(clause.words, first) if at not in of_a_day]
        within = [day for day in named if first <= day.first < after] if len(rest) < after - first else []
        first = after
        suits = classes["agrees"].meets(rest)
        if classes["holds"].meets(rest):
            return
        if not _is_bare(rest, asked, classes) or (classes["selves"].meets(rest) and not suits):
            is_bare = False
        elif within:
            (suiting if suits else alone).extend(within)
        else:
            agrees_beside |= suits
    yield from suiting
    if is_bare or agrees_beside:
        yield from alone


def _is_bare(words: Sequence[str], asked: frozenset[str], classes: Mapping[str, WordClass]) -> bool:
    return all(word[0].isdigit() or holds_any(classes, _BARE, word) or word in asked for word in words)
