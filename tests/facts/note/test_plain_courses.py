"""The plain course of a sale in a note is not asked about as a no, and a no that begins like it is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Thread, read_facts
from closecall.facts.vocabulary import Refusal

COURSES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("courses").glob("*.toml"))
}
TALK = {
    "en": "Ada: The harrow is 480 EUR, as offered.\nIvo Brandt: I want it. Let me think about it.\n",
    "de": "Ada: Die Egge kostet 480 EUR.\nIvo Brandt: Ich will sie. Lassen Sie mich überlegen.\n",
    "nl": "Ada: Dag Ivo, de eg kost 480 EUR.\nIvo Brandt: Ik wil hem graag. Ik denk er even over na.\n",
    "fr": "Ada: La herse est à 480 euros.\nIvo Brandt: Je la veux. Laissez-moi réfléchir.\n",
    "es": (
        "Ada: Hola, Ivo, la grada cuesta 480 euros.\n"
        "Ivo Brandt: La quiero de verdad, me gusta mucho. Déjeme pensarlo un poco.\n"
    ),
    "sv": "Ada: Hej Ivo, harven kostar 480 EUR.\nIvo Brandt: Jag vill gärna ha den. Jag ska fundera lite.\n",
}
COURSE = [(lang, note) for lang, told in COURSES.items() for note in told["course"]]
NOES = [(lang, note) for lang, told in COURSES.items() for note in told["no"]]


def may_be_a_no(note: str, lang: str) -> bool:
    reading = read_facts(Thread.parse(TALK[lang], me="Ada"), note=note)
    return any(each.is_of_note for each in reading.questions) or reading.facts.refusal not in (
        None,
        Refusal.NONE,
    )


@pytest.mark.parametrize(("lang", "note"), COURSE)
def test_the_plain_course_is_understood(lang: str, note: str) -> None:
    assert not may_be_a_no(note, lang)


@pytest.mark.parametrize(("lang", "note"), NOES)
def test_a_no_that_begins_like_it_is_asked_about(lang: str, note: str) -> None:
    assert may_be_a_no(note, lang)
