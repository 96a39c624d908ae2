"""A firm close in the four languages: the declared disagreement, recommendation and exit in many wordings."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft, NextStep
from closecall.facts.vocabulary import Facts

_TABLES = tomllib.loads((Path(__file__).parent / "firm_parts.toml").read_text(encoding="utf-8"))
_ABOUT = {
    "disagreement": {"disagreement_missing", "disagreement_not_personal"},
    "recommendation": {"recommendation_missing", "recommendation_not_personal"},
    "exit": {"no_exit"},
}
_WHEN = {"en": "on Monday", "de": "am Montag", "fr": "lundi", "es": "el lunes"}


def _cases(kind: str) -> list[tuple[str, str, str]]:
    return [
        (lang, part, words)
        for lang, parts in _TABLES.items()
        for part, told in parts.items()
        for words in told[kind]
    ]


def _codes(lang: str, part: str, words: str, *, lead: str = "") -> set[str]:
    """The problems that the part alone can have, in a text that says nothing but it."""
    draft = Draft(
        channel=Channel.EMAIL,
        lang=lang,
        subject="Per",
        body=f"Ida,\n\n{lead}{words}.\n\nPer",
        next_step=NextStep(what="Ida", when=_WHEN[lang]),
    ).model_copy(update={part: words})
    decision = Decision(Approach.FIRM_CLOSE, 80, Coverage(0.8, "high"))
    brief = Brief(Approach.FIRM_CLOSE, Channel.EMAIL, lang, Facts(), decision)
    return {problem.code for problem in problems_in(draft, brief)} & _ABOUT[part]


@pytest.mark.parametrize(("lang", "part", "words"), _cases("heard"))
def test_a_declared_part_is_heard_in_many_words(lang: str, part: str, words: str) -> None:
    assert _codes(lang, part, words) == set()


@pytest.mark.parametrize(("lang", "part", "words"), _cases("missed"))
def test_words_that_are_no_such_part_are_not_taken_for_one(lang: str, part: str, words: str) -> None:
    assert _codes(lang, part, words) != set()


def test_what_leads_up_to_a_disagreement_counts_with_it() -> None:
    words = "the season is here"
    assert "disagreement_missing" in _codes("en", "disagreement", words)
    assert "disagreement_missing" not in _codes(
        "en", "disagreement", words, lead="I have to contradict you: "
    )
