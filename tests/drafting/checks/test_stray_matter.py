"""Beside the parts that a draft declares, it speaks of what the thread holds, or says what any letter may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Draft

FIRST = "A new oven before Easter is a real change."


def with_paragraph(draft: Draft, text: str) -> Draft:
    return draft.model_copy(update={"body": draft.body.replace(FIRST, f"{FIRST}\n\n{text}")})


def strays(draft: Draft, brief: Brief) -> bool:
    return any(problem.code == "stray_matter" for problem in problems_in(draft, brief))


@pytest.mark.parametrize(
    "text",
    [
        "The sultan of Zanzibar rides one to his palace.",
        "Some folks simply have what it takes, and some have not.",
        "A voucher waits behind the curtain.",
        "Cowards wait, I was always taught.",
    ],
)
def test_a_paragraph_about_something_else_is_found(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], text: str
) -> None:
    assert strays(with_paragraph(honest["guide"], text), brief_of("guide"))


@pytest.mark.parametrize(
    "text",
    [
        "The tray that you throw away from every batch is the sum to begin with.",
        "Thank you for being so patient.",
        "I understand how that feels.",
        "I could come by in the morning.",
        "Let me be brief.",
        "I hope the week is kind to you.",
    ],
)
def test_a_paragraph_about_the_thread_or_a_courtesy_passes(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], text: str
) -> None:
    assert not strays(with_paragraph(honest["guide"], text), brief_of("guide"))


def test_a_strange_sentence_inside_a_paragraph_about_the_thread_is_found(
    honest: dict[str, Draft], brief_of: Callable[..., Brief]
) -> None:
    inside = honest["guide"].body.replace(FIRST, f"{FIRST} A sultan owns seven zeppelins.")
    assert strays(honest["guide"].model_copy(update={"body": inside}), brief_of("guide"))


def test_a_draft_without_declared_parts_is_not_judged_by_its_words(
    honest: dict[str, Draft], brief_of: Callable[..., Brief]
) -> None:
    draft = with_paragraph(honest["guide"], "The sultan of Zanzibar rides one to his palace.")
    bare = draft.model_copy(update={"hesitation": None, "next_step": None, "question": None, "exit": None})
    assert not strays(bare, brief_of("guide"))


def test_a_draft_in_another_language_than_english_is_not_judged_by_english_words(
    honest: dict[str, Draft], brief_of: Callable[..., Brief]
) -> None:
    draft = with_paragraph(honest["guide"], "The sultan of Zanzibar rides one to his palace.")
    assert not strays(draft.model_copy(update={"lang": "de"}), brief_of("guide"))
