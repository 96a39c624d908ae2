"""The phrase-pattern language: what each sign means, and that no text makes it slow."""

from __future__ import annotations

import pytest

from closecall.text.pattern import PatternError, PatternSet
from closecall.text.tokens import words_of


def found(pattern: str, text: str, **classes: list[str]) -> list[str]:
    words = words_of(text)
    return [
        text[words.spans[m.first][0] : words.spans[m.end - 1][1]]
        for m in PatternSet([("x", pattern)], classes=classes).search(words.folded)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("we will not buy", "Sorry, we won't buy it.", ["we won't buy"]),
        ("we will not buy", "sorry we wont buy", ["we wont buy"]),
        ("we will not buy", "we\u2019ll not buy", ["we\u2019ll not buy"]),
        ("we want|love it", "We love it", ["We love it"]),
        ("unsub*", "please UNSUBSCRIBE me", ["UNSUBSCRIBE"]),
        ("unsubscribe", "un\u200bsub\u00adscribe", ["un\u200bsub\u00adscribe"]),
        ("really? want", "I want", ["want"]),
        ("we really? want", "we really want, we want", ["we really want", "we want"]),
        ("(no longer|never) interested", "I am no longer interested", ["no longer interested"]),
        ("not (at all)? keen", "not keen, not at all keen", ["not keen", "not at all keen"]),
        ("we ..2 buy", "we will surely buy", ["we will surely buy"]),
        ("we ..2 buy", "we will most surely buy", []),
        ("# months", "in 12 months", ["12 months"]),
        ("^ no $", "No.", ["No"]),
        ("^ no $", "No, thanks", []),
        ("podziekujemy", "Ostatecznie podziękujemy", ["podziękujemy"]),
        ("検討", "ご検討ください", ["検討"]),
        ("l offre", "l'offre", ["l'offre"]),
    ],
)
def test_each_sign_means_what_the_table_says(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_a_class_stands_for_any_of_its_phrases() -> None:
    assert found("<we> <buy> it", "My wife and I take it", we=["i", "we"], buy=["buy", "go for", "take"]) == [
        "I take it"
    ]
    assert found("<we> <buy> it", "we go for it", we=["i", "we"], buy=["buy", "go for"]) == ["we go for it"]


def test_the_longest_reading_at_a_place_wins() -> None:
    assert found("call me (back tomorrow)?", "call me back tomorrow") == ["call me back tomorrow"]


@pytest.mark.parametrize(
    "broken", ["(a b", "a)", "((a) b)", "<nobody>", "..3 word", "word ..3", "word ..99 x", "a?", ""]
)
def test_a_broken_pattern_is_refused_when_it_is_loaded(broken: str) -> None:
    with pytest.raises(PatternError):
        PatternSet([("x", broken)])


def test_matches_come_in_order_of_place_then_of_the_patterns() -> None:
    words = words_of("no thanks, not now").folded
    matches = PatternSet([("now", "not now"), ("no", "no"), ("thanks", "no thanks")]).search(words)
    assert [m.key for m in matches] == ["no", "thanks", "now"]
