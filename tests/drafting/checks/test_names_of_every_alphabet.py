"""People keep their names, and the seller his firm's, in a draft of any language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall.decision import Approach, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.drafting.voice import Voice
from closecall.facts.vocabulary import Facts, Refusal
from closecall.testing import example_facts, example_thread

DAY = date(2026, 3, 10)
NAMES = [
    "李雷",
    "Анна Петрова",
    "Γιώργος Νικολάου",
    "Jean-Luc de la Tour",
    "Kate O'Brien",
    "José Ángel Núñez",
]


def brief_for(
    facts: Facts,
    *,
    lang: str = "en",
    voice: Voice | None = None,
    buyer_name: str = "Ines Varga",
    seller_name: str = "Tom Okafor",
) -> Brief:
    decision = decide(facts, as_of=DAY)
    return Brief(
        approach=decision.approach,
        channel=Channel.EMAIL,
        lang=lang,
        facts=facts,
        decision=decision,
        thread=example_thread(),
        as_of=DAY,
        voice=voice,
        buyer_name=buyer_name,
        seller_name=seller_name,
    )


def written(brief: Brief) -> Draft:
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    return draft


def codes(draft: Draft, brief: Brief) -> list[str]:
    return [problem.code for problem in problems_in(draft, brief)]


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_neither_foreign_nor_unknown(name: str, lang: str) -> None:
    for facts in (example_facts(), example_facts().model_copy(update={"refusal": Refusal.EXPLICIT_NO})):
        for brief in (
            brief_for(facts, lang=lang, buyer_name=name),
            brief_for(facts, lang=lang, seller_name=name),
        ):
            assert codes(written(brief), brief) == []


def test_another_name_than_the_buyers_is_still_no_greeting() -> None:
    brief = brief_for(example_facts(), buyer_name="Анна Петрова")
    draft = written(brief_for(example_facts(), buyer_name="Ольга Иванова"))
    assert "greeting_without_name" in codes(draft, brief)


def test_a_sentence_in_another_alphabet_is_still_foreign() -> None:
    brief = brief_for(example_facts(), buyer_name="Анна Петрова")
    draft = written(brief)
    body = draft.body.replace("Best,", "Мы ждём вашего ответа, Анна.\n\nBest,")
    assert body != draft.body
    assert "other_language" in codes(draft.model_copy(update={"body": body}), brief)


@pytest.mark.parametrize(
    "post", [{"role": "Head of 2nd level"}, {"company": "Studio 54"}, {"company": "李氏公司"}]
)
@pytest.mark.parametrize("refusal", [Refusal.NONE, Refusal.EXPLICIT_NO])
def test_the_sellers_own_role_and_firm_are_no_invention(post: dict[str, str], refusal: Refusal) -> None:
    facts = example_facts().model_copy(update={"refusal": refusal})
    brief = brief_for(facts, voice=Voice.model_validate({"name": "Tom Okafor", **post}))
    draft = written(brief)
    assert draft.body.endswith("".join(post.values()))
    assert codes(draft, brief) == []


def test_the_firm_with_a_number_is_his_own_at_the_end_alone() -> None:
    brief = brief_for(example_facts(), voice=Voice(name="Tom Okafor", company="Studio 54"))
    draft = written(brief)
    moved = draft.body.replace("I think you", "At Studio 54 I think you")
    assert moved != draft.body
    assert "invented_number" in codes(draft.model_copy(update={"body": moved}), brief)
    bare = replace(brief, voice=None)
    assert "invented_number" in codes(draft, bare)


def test_the_approaches_tried_here_are_firm_and_final() -> None:
    no = example_facts().model_copy(update={"refusal": Refusal.EXPLICIT_NO})
    assert [brief_for(f).approach for f in (example_facts(), no)] == [
        Approach.FIRM_CLOSE,
        Approach.RESPECT_NO,
    ]
