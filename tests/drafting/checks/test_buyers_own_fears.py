"""A fear, a threat or a scarcity that the buyer named himself may be named back, and nothing beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.records import Draft

Codes = Callable[..., set[str]]
HIS = "I worry that it would be a disaster for the bakery."


@pytest.fixture(name="codes_of")
def _codes_of(honest: dict[str, Draft], brief_of: Callable[..., Any], codes_when: Codes) -> Codes:
    def codes(told: str, *, hesitation: str | None, heard: str = HIS) -> set[str]:
        """The codes of a guiding draft with a first paragraph and a hesitation, after the buyer's message."""
        thread = brief_of("guide").thread
        *earlier, newest = thread.messages
        spoken = replace(thread, messages=(*earlier, replace(newest, body=heard)))
        _, _, rest = honest["guide"].body.partition("I would look")
        body = f"Hi Ruth,\n\n{told}\n\nI would look{rest}"
        return codes_when("guide", brief={"thread": spoken}, body=body, hesitation=hesitation)

    return codes


@pytest.mark.parametrize(
    ("told", "hesitation", "frightens"),
    [
        ("You fear that it would be a disaster.", "it would be a disaster", False),
        ("You fear that it would be a disaster.", "be a disaster", False),
        ("You fear that it would be a disaster.", None, True),
        ("You fear that it would be a disaster.", "You fear that it", True),  # ends before the word
        ("You fear it. It would be a disaster.", "You fear it", True),  # another sentence
        ("A disaster, as you fear that it would be one for you.", "would be one for you", True),
        ("You fear that it would be a catastrophe.", "it would be a catastrophe", True),  # not his word
        ('You fear it would be "a disaster for the bakery" there.', None, False),
        ('You fear it would be "a big disaster" there.', None, True),
        ('You fear a disaster, and "for the bakery" it is.', None, True),  # outside of the quotation
    ],
)
def test_a_fear_is_the_buyers_where_his_own_words_tell_it(
    codes_of: Codes, told: str, hesitation: str | None, *, frightens: bool
) -> None:
    assert ("fear" in codes_of(told, hesitation=hesitation)) is frightens


@pytest.mark.parametrize(
    ("heard", "frightens"),
    [
        ("We would be ruining it.", False),  # other forms of one word
        ("We run it.", True),
        ("Yes.", True),
    ],
)
def test_a_fear_may_be_told_in_another_form_of_his_word(
    codes_of: Codes, heard: str, *, frightens: bool
) -> None:
    told = "You see it as ruin."
    assert ("fear" in codes_of(told, hesitation="see it as ruin", heard=heard)) is frightens
