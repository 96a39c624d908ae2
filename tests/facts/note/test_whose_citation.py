"""Whose words a seller's note puts between quotation marks."""

from __future__ import annotations

import pytest

from closecall.facts.attribution.citations import citations_in
from closecall.facts.attribution.retelling import telling_in


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ('said "we want it"', "buyer"),
        ('likes it: "saves me an hour"', "buyer"),
        ('his wife: "no way"', "other"),
        ('"no way" his wife says', "other"),
        ('her boss has seen it, she said "we want it"', "other"),
        ('his wife has seen it, he said "we want it"', "buyer"),
        ('asked his partner. "We both sign."', "buyer"),
        ('told him "you will love it"', "seller"),
        ('me: "so that is a yes"', "seller"),
    ],
)
def test_a_citation_is_given_to_who_said_it(line: str, whose: str) -> None:
    assert [each.by for each in citations_in(line, telling_in("en"))] == [whose]


def test_without_words_for_a_language_a_citation_is_the_buyers() -> None:
    assert [each.by for each in citations_in('zijn vrouw: "nee"', None)] == ["buyer"]
