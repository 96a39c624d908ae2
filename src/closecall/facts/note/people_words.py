"""Who is told of in a seller's note, and what tells that he did something: the words of a language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.note.note_clauses import Joints, joints_of
from closecall.text.resources.toml_file import read_data


class PeopleWords(NamedTuple):
    """The words of a language; see ``people_words.toml``."""

    subject: frozenset[str]
    others: frozenset[str]
    states: frozenset[str]
    joints: Joints
    done: re.Pattern[str]
    deed: re.Pattern[str]
    wants: re.Pattern[str]
    i: frozenset[str]
    taken: frozenset[str]
    elsewhere: frozenset[str]
    of_us: frozenset[str]
    to_us: frozenset[str]
    away: frozenset[str]
    apart: frozenset[str]
    lacks: frozenset[str]
    with_whom: re.Pattern[str]


@cache
def people_words(lang: str) -> PeopleWords | None:
    """The words of a language; None for one that has none."""
    data: dict[str, dict[str, str]] = read_data(Path(__file__).with_suffix(".toml"))
    if lang not in data:
        return None
    own = data[lang]
    lists = {
        name: frozenset(own[name].split())
        for name in (
            "subject",
            "others",
            "i",
            "taken",
            "elsewhere",
            "of_us",
            "to_us",
            "away",
            "apart",
            "lacks",
        )
    }
    return PeopleWords(
        **lists,
        states=frozenset(own["is"].split()),
        joints=joints_of(own["but"], own["and"]),
        done=re.compile(own["done"]),
        deed=re.compile(own["deed"]),
        wants=re.compile(own["wants"]),
        with_whom=re.compile(rf"\b(?:{own['with']}) ([A-Z][\w-]*)"),
    )
