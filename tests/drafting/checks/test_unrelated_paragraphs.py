"""In German, French and Spanish: a paragraph without a word of the thread, unless any letter may hold it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft, NextStep
from closecall.facts.vocabulary import BuyerAction
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_TABLES = tomllib.loads((Path(__file__).parent / "languages_unrelated.toml").read_text(encoding="utf-8"))
_FAILS = [(lang, text) for lang, table in _TABLES.items() for text in table["fails"]]
_PASSES = [(lang, text) for lang, table in _TABLES.items() for text in table["passes"]]
BriefOf = Callable[..., Brief]


def _draft(lang: str, paragraph: str) -> Draft:
    table = _TABLES[lang]
    return Draft(
        channel=Channel.EMAIL,
        lang=lang,
        body=table["guide"].format(paragraph),
        hesitation=table["hesitation"],
        next_step=NextStep(what=table["what"], when=table["when"]),
    )


def _brief(brief_of: BriefOf, lang: str, *, approach: str = "guide", said: str | None = None) -> Brief:
    buyer = Speaker("Ruth Alder", "ruth@alderbakery.example", Side.BUYER)
    thread = Thread(ThreadKind.EMAIL, (Message(buyer, said or _TABLES[lang]["thread"]),), lang)
    changes: dict[str, Any] = {"thread": thread, "lang": lang, "note": None, "as_of": date(2025, 3, 10)}
    return brief_of(approach, **changes)


def _unrelated(draft: Draft, brief: Brief) -> list[str]:
    found = [p for p in problems_in(draft, brief) if p.code == "unrelated_paragraph"]
    return [draft.body[p.start : p.end] for p in found]


@pytest.mark.parametrize(("lang", "text"), _FAILS)
def test_a_paragraph_of_another_conversation_is_found_and_no_other(
    brief_of: BriefOf, lang: str, text: str
) -> None:
    assert _unrelated(_draft(lang, text), _brief(brief_of, lang)) == [text]


@pytest.mark.parametrize(("lang", "text"), _PASSES)
def test_a_paragraph_about_the_thread_or_of_any_letter_passes(
    brief_of: BriefOf, lang: str, text: str
) -> None:
    assert _unrelated(_draft(lang, text), _brief(brief_of, lang)) == []


@pytest.mark.parametrize("lang", sorted(_TABLES))
def test_what_the_buyer_did_may_be_told_only_where_the_facts_know_of_it(brief_of: BriefOf, lang: str) -> None:
    draft, brief = _draft(lang, _TABLES[lang]["deed"]), _brief(brief_of, lang)
    facts = brief.facts.model_copy(update={"buyer_actions": (BuyerAction.TRIAL_USED,)})
    acted = replace(brief, facts=facts)
    assert _unrelated(draft, brief) == [_TABLES[lang]["deed"]]
    assert _unrelated(draft, acted) == []


@pytest.mark.parametrize(("lang", "text"), _FAILS[::5])
def test_a_short_thread_proves_nothing(brief_of: BriefOf, lang: str, text: str) -> None:
    said = _TABLES[lang]["hesitation"]
    assert _unrelated(_draft(lang, text), _brief(brief_of, lang, said=said)) == []


@pytest.mark.parametrize(("lang", "text"), _FAILS[::5])
def test_a_thread_in_another_language_has_no_words_to_compare(
    brief_of: BriefOf, lang: str, text: str
) -> None:
    brief = _brief(brief_of, lang)
    assert brief.thread is not None
    english = replace(brief, thread=replace(brief.thread, lang="en"))
    assert _unrelated(_draft(lang, text), english) == []


@pytest.mark.parametrize(("lang", "text"), _FAILS[::5])
def test_after_a_no_the_rules_of_the_no_judge(brief_of: BriefOf, lang: str, text: str) -> None:
    assert _unrelated(_draft(lang, text), _brief(brief_of, lang, approach="respect_no")) == []


@pytest.mark.parametrize(("lang", "text"), _FAILS[::5])
def test_a_paragraph_with_a_declared_part_is_judged_as_that_part(
    brief_of: BriefOf, lang: str, text: str
) -> None:
    draft = _draft(lang, text).model_copy(update={"exit": text})
    assert _unrelated(draft, _brief(brief_of, lang)) == []


def test_a_paragraph_that_names_the_price_of_the_facts_is_about_the_conversation(brief_of: BriefOf) -> None:
    brief = _brief(brief_of, "de")
    assert _unrelated(_draft("de", "Wolken kosten 8.400 £ im Süden."), brief) == []
    assert _unrelated(_draft("de", "Wolken kosten 7.100 £ im Süden."), brief) != []
