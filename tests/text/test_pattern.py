"""The phrase-pattern language: what each sign means, and that no text makes it slow."""

from __future__ import annotations

import pytest

from closecall.text.patterns.pattern_set import PatternError, PatternSet
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
        ("we ..2 #", "we will take 12", ["we will take 12"]),
        ("we ..2 (sign*|buy)", "we will surely signed", ["we will surely signed"]),
        ("we ..2 (now)? buy", "we surely now buy", ["we surely now buy"]),
        ("# ..2 (max|$)", "up to 300 or so", ["300 or so"]),
        ("# ..2 (max|$)", "up to 300 or so I think", []),
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


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("no thanks, not now", [("no", 0, 1), ("thanks", 0, 2), ("now", 2, 4)]),
        ("thanks for now", []),
        ("is it 12?", [("figure", 2, 3)]),
    ],
)
def test_whether_any_pattern_is_met_is_told_without_its_places(
    text: str, places: list[tuple[str, int, int]]
) -> None:
    patterns = PatternSet([("now", "not now"), ("no", "no"), ("thanks", "no thanks"), ("figure", "#")])
    words = words_of(text).folded
    assert patterns.places(words) == [tuple(m) for m in patterns.search(words)] == places
    assert patterns.is_met(words) is bool(places)


@pytest.mark.parametrize(
    ("text", "may_be"), [("the trial is over, we buy", True), ("we buy", False), ("a trial", False)]
)
def test_whether_a_pattern_may_be_met_in_a_part_is_told_by_its_words_alone(text: str, may_be: bool) -> None:
    patterns = PatternSet([("x", "^ we ..1 trial"), ("y", "buy the trial|test $")])
    assert patterns.may_be_met(words_of(text).folded) is may_be


def test_the_longest_reading_counts_whichever_is_tried_first() -> None:
    assert found("go? go ..3 (go|home)", "go go straight home") == ["go go straight home", "go straight home"]


@pytest.mark.parametrize(
    ("pattern", "text", "first"),
    [
        ("^ ..1 wait", "we wait, we wait", [0]),
        ("^ ..1 wait", "they will wait", []),
        ("# ..1 (max|$)", "at 30 or 40 max", [3]),
        ("# ..1 (max|$)", "at most", []),
        ("instal*", "an installer installs", [1, 2]),
        ("(pre*|full) price", "the preset price at full price", [1, 4]),
        ("in* a", "an in a, into a", [1, 3]),
        ("(#|pre*|at the) price", "12 price, preset price, at the price", [0, 2, 4]),
        ("not? now", "now, not now", [0, 1, 2]),
        ("(all in|net)? price", "all in price, net price", [0, 2, 3, 4]),
    ],
)
def test_a_pattern_is_met_wherever_it_can_begin(pattern: str, text: str, first: list[int]) -> None:
    words = words_of(text).folded
    beside = [("beside", "(we|now|price|d|an|or|they)"), ("asked", pattern)]
    assert [m.first for m in PatternSet(beside, late=True).search(words) if m.key == "asked"] == first


def test_a_late_pattern_matches_as_an_early_one() -> None:
    words = words_of("please take us off your long mailing list").folded
    patterns = [("list", "take <who> off ..3 (mailing list|books)"), ("never", "not <who>")]
    classes = {"who": ["me", "us", "our company"]}
    late = PatternSet(patterns, classes=classes, late=True).search(words)
    assert late == PatternSet(patterns, classes=classes).search(words)
    assert [(m.key, m.first, m.end) for m in late] == [("list", 1, 8)]


def test_a_broken_late_pattern_is_refused_when_it_is_checked() -> None:
    late = PatternSet([("x", "take <nobody>")], late=True)
    with pytest.raises(PatternError):
        late.check()


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("(at bay|bay) cap", "at bay cap", ["at bay cap", "bay cap"]),
        ("(no|not a) (single word|word)", "not a single word", ["not a single word"]),
        ("stop (<reach>|it)", "stop calling, stop it", ["stop calling", "stop it"]),
        ("<reach> (me|us)? now", "call now, call us now", ["call now", "call us now"]),
        ("(unsub*|leave) me", "unsubscribe me", ["unsubscribe me"]),
        ("wor* ..2 end", "working to the end", ["working to the end"]),
    ],
)
def test_groups_and_classes_match_where_they_stand(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text, reach=["call", "calling"]) == expected


def test_a_class_beside_other_words_must_stand_in_a_group() -> None:
    with pytest.raises(PatternError):
        PatternSet([("x", "stop <reach>|it")], classes={"reach": ["calling"]})


def test_a_set_like_another_has_its_classes() -> None:
    buying = PatternSet([("buy", "<we> buy")], classes={"we": ["my wife and i", "we"]})
    waiting = PatternSet([("wait", "<we> wait")], late=True, like=buying)
    assert [m.key for m in waiting.search(words_of("My wife and I wait, we buy").folded)] == ["wait"]


@pytest.mark.parametrize("text", ["we will buy", "buy we will", "we sell", "will", ""])
def test_reading_late_changes_no_answer(text: str) -> None:
    patterns = [(1, "we ..1 buy"), (2, "will"), (3, "(we will|will we) buy"), (4, "s*"), (5, "we will? sell")]
    words = words_of(text).folded
    assert PatternSet(patterns, late=True).search(words) == PatternSet(patterns).search(words)


@pytest.mark.parametrize(
    ("text", "met"),
    [("please never ring our office", True), ("please never ring", False), ("our office never ring", False)],
)
def test_every_word_that_a_pattern_needs_must_stand_in_the_sentence(text: str, met: bool) -> None:
    patterns = PatternSet([("x", "please ..1 ring (our|the) office")], late=True)
    assert bool(patterns.search(words_of(text).folded)) is met


def test_a_class_of_words_and_longer_phrases_meets_each_of_them() -> None:
    mixed = ["now", "right away", "soon*", "at once"]
    texts = ["call now", "call right away", "call sooner", "call at once", "call right"]
    assert [found("call <when>", text, when=mixed) for text in texts] == [[t] for t in texts[:4]] + [[]]
