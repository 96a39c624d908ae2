"""The rules in German, French and Spanish; and English phrases in a draft of another language."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.phrase_book import book_of, languages
from closecall.drafting.records import Brief, Channel, Draft, NextStep
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_TABLES = tomllib.loads((Path(__file__).parent / "languages.toml").read_text(encoding="utf-8"))
_PRESSED = tomllib.loads((Path(__file__).parent / "languages_pressed.toml").read_text(encoding="utf-8"))
_SLIGHTS = tomllib.loads((Path(__file__).parent / "languages_slights.toml").read_text(encoding="utf-8"))
_OBLIQUE = tomllib.loads((Path(__file__).parent / "languages_oblique.toml").read_text(encoding="utf-8"))
_ROUNDABOUT = tomllib.loads((Path(__file__).parent / "languages_roundabout.toml").read_text(encoding="utf-8"))
_BEYOND = tomllib.loads((Path(__file__).parent / "languages_beyond.toml").read_text(encoding="utf-8"))
_FAILS = [
    pytest.param(lang, code, sentence, id=f"{place}-{lang}-{code}-{n}")
    for place, tables in enumerate((_TABLES, _PRESSED, _SLIGHTS, _OBLIQUE, _ROUNDABOUT, _BEYOND))
    for lang, table in tables.items()
    for code, sentences in table["fails"].items()
    for n, sentence in enumerate(sentences)
]
_PASSES = [(lang, sentence) for lang, table in _TABLES.items() for sentence in table["passes"]]
_CLOSE = [
    pytest.param(lang, code, sentence, id=f"{place}-{lang}-{code}-{n}")
    for place, tables in enumerate((_SLIGHTS, _OBLIQUE, _ROUNDABOUT, _BEYOND))
    for lang, table in tables.items()
    for code, sentences in table["close"].items()
    for n, sentence in enumerate(sentences)
]
_AFTER_NO = {
    kind: [(lang, sentence) for lang, table in _PRESSED.items() for sentence in table[f"after_no_{kind}"]]
    for kind in ("fails", "passes")
}
BriefOf = Callable[..., Brief]


def _guide(lang: str, sentence: str | None = None) -> Draft:
    table = _TABLES[lang]
    body = table["guide"]
    if sentence is not None:
        head, _, tail = body.rpartition("\n\n")
        body = f"{head}\n\n{sentence}\n\n{tail}"
    step = NextStep(what=table["guide_what"], when=table["guide_when"])
    return Draft(channel=Channel.EMAIL, lang=lang, body=body, hesitation=table["hesitation"], next_step=step)


def _firm(lang: str) -> Draft:
    table = _TABLES[lang]
    named = {name: table[name] for name in ("hesitation", "disagreement", "recommendation", "exit")}
    step = NextStep(what=table["what"], when=table["when"], how=table["how"])
    return Draft(
        channel=Channel.EMAIL,
        lang=lang,
        body=table["firm"],
        quotes=(table["quote"],),
        reasons=(table["reason"],),
        next_step=step,
        **named,
    )


def _codes(brief_of: BriefOf, draft: Draft, approach: str = "guide") -> set[str]:
    buyer = Speaker("Ruth Alder", "ruth@alderbakery.example", Side.BUYER)
    thread = Thread(ThreadKind.EMAIL, (Message(buyer, _TABLES[draft.lang]["thread"]),), draft.lang)
    changes: dict[str, Any] = {"thread": thread, "lang": draft.lang, "note": None, "as_of": date(2025, 3, 10)}
    return {problem.code for problem in problems_in(draft, brief_of(approach, **changes))}


@pytest.mark.parametrize("lang", sorted(_TABLES))
def test_honest_drafts_have_no_problem(brief_of: BriefOf, lang: str) -> None:
    assert _codes(brief_of, _guide(lang)) == set()
    assert _codes(brief_of, _firm(lang), "firm_close") == set()


@pytest.mark.parametrize(("lang", "code", "sentence"), _FAILS)
def test_a_sentence_that_breaks_a_rule_is_found(
    brief_of: BriefOf, lang: str, code: str, sentence: str
) -> None:
    assert code in _codes(brief_of, _guide(lang, sentence))


@pytest.mark.parametrize(("lang", "code", "sentence"), _CLOSE)
def test_a_sentence_close_to_one_that_breaks_a_rule_passes_it(
    brief_of: BriefOf, lang: str, code: str, sentence: str
) -> None:
    assert code not in _codes(brief_of, _guide(lang, sentence))


@pytest.mark.parametrize("lang", sorted(_TABLES))
def test_each_rule_that_hears_phrases_has_three_examples_of_each_kind(lang: str) -> None:
    fails = Counter(param.values[1] for param in _FAILS if param.values[0] == lang)
    close = Counter(param.values[1] for param in _CLOSE if param.values[0] == lang)
    assert set(close) == set(fails) - {"invented_amount", "invented_date"}
    assert {code for code, count in (*fails.items(), *close.items()) if count < 3} == set()


@pytest.mark.parametrize(("lang", "sentence"), _PASSES)
def test_an_honest_sentence_passes(brief_of: BriefOf, lang: str, sentence: str) -> None:
    assert _codes(brief_of, _guide(lang, sentence)) == set()


def _answer(lang: str, sentence: str) -> Draft:
    return Draft(channel=Channel.EMAIL, lang=lang, body=_PRESSED[lang]["answer"].format(sentence))


@pytest.mark.parametrize(("lang", "sentence"), _AFTER_NO["fails"])
def test_after_a_no_more_than_a_farewell_is_found(brief_of: BriefOf, lang: str, sentence: str) -> None:
    assert _codes(brief_of, _answer(lang, sentence), "respect_no")


@pytest.mark.parametrize(("lang", "sentence"), _AFTER_NO["passes"])
def test_after_a_no_a_farewell_passes(brief_of: BriefOf, lang: str, sentence: str) -> None:
    assert _codes(brief_of, _answer(lang, sentence), "respect_no") == set()


@pytest.mark.parametrize("lang", sorted(_TABLES))
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("disagreement_not_allowed", "I disagree."),
        ("recommendation_not_allowed", "You should order now."),
        ("machine_talk", "As an AI, I cannot say."),
    ],
)
def test_english_phrases_are_found_in_every_language(
    brief_of: BriefOf, lang: str, code: str, sentence: str
) -> None:
    assert code in _codes(brief_of, _guide(lang, sentence))


@pytest.mark.parametrize("lang", sorted(_TABLES))
def test_a_firm_draft_is_no_guiding_one(brief_of: BriefOf, lang: str) -> None:
    codes = _codes(brief_of, _firm(lang))
    assert {"disagreement_not_allowed", "recommendation_not_allowed"} <= codes


def test_each_language_with_phrases_has_examples() -> None:
    assert {"en", *_TABLES} == set(languages())


@pytest.mark.parametrize("lang", languages())
def test_every_pattern_of_a_language_can_be_read(lang: str) -> None:
    book = book_of(lang)
    assert book is not None
    book.check()


@pytest.mark.parametrize("lang", sorted(_TABLES))
def test_each_language_speaks_on_the_topics_of_english(lang: str) -> None:
    """Topics that only polish an English draft may be missing elsewhere; what protects the buyer may not."""
    english, other = book_of("en"), book_of(lang)
    assert english is not None
    assert other is not None
    assert english.topics - other.topics <= {
        "flattery",
        "courtesy",
        "deed",
        "continuation",
        "many_options",
        "new_offer",
        "internal",
    }


def test_a_language_without_phrases_has_no_book() -> None:
    assert book_of("xx") is None
