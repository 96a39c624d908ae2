"""What a farewell may take up of the buyer's no, and which clauses are built of harmless words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.clause_classifier import is_built_accepting, is_built_harmless
from closecall.drafting.checks.refusal_reply.refusal_words import (
    is_about_oneself,
    lent_words,
    messages_of_the_no,
    negating,
    retells,
)
from closecall.drafting.checks.spans.word_stems import stem

SheetOf = Callable[..., Sheet]
KINDS: Mapping[str, frozenset[str]] = {
    kind: frozenset(words.split())
    for kind, words in {
        "noes": "no nay",
        "against": "against",
        "withheld": "price",
        "ours": "our i",
        "is": "is are",
        "small": "so you your to the with is and",
        "stays": "stay staying",
        "decided": "decided",
        "buying": "buy barge",
        "first": "i we",
    }.items()
}
SAID = (
    "We love the harbour.",
    "Hi.",
    "No, the mooring price is steep. We stay with Marlow.",
    "Hi.",
    "Thanks, Tom.",
)


def test_the_no_is_looked_for_from_the_newest_message(sheet_of: SheetOf) -> None:
    assert messages_of_the_no(sheet_of("x", *SAID), KINDS) == [SAID[2], SAID[4]]
    assert messages_of_the_no(sheet_of("x", *SAID[:2], "We are against it."), KINDS) == ["We are against it."]
    assert messages_of_the_no(sheet_of("x", *SAID[:2], "Nay."), KINDS) == ["Nay."]
    assert messages_of_the_no(sheet_of("x", "Never.", "No.", "We wait."), KINDS) == ["Never.", "We wait."]
    assert messages_of_the_no(sheet_of("x", "We like it.", "No.", "We wait."), KINDS) == ["We wait."]
    assert messages_of_the_no(sheet_of("x", brief={"thread": None}), KINDS) == []


def test_only_a_sentence_without_a_no_lends_its_words_freely(sheet_of: SheetOf) -> None:
    lent = lent_words(sheet_of("x", *SAID), KINDS)
    assert {"marlo", "stay", "thank"} <= lent.plain
    assert {"moori", "steep"} <= lent.refusing
    assert lent.plain.isdisjoint({"moori", "price"})
    assert "price" not in lent.refusing  # always withheld
    assert "harbo" not in lent.plain | lent.refusing  # of an older message


def test_words_of_a_no_are_those_of_the_language_too(sheet_of: SheetOf) -> None:
    assert {"no", "nay", "not", "never"} <= negating(sheet_of("x"), KINDS)
    assert negating(sheet_of("x", lang="it"), KINDS) == {"no", "nay"}


def test_a_word_meets_its_other_forms() -> None:
    assert (stem("mooring"), stem("moor")) == ("moori", "moor")


@pytest.mark.parametrize(
    ("clause", "told_back"),
    [
        ("so you stay with Marlow", True),
        ("so you stay with Halloran", False),  # nobody said so
        ("so you stay with the steep mooring", False),  # words of the no, without one
        ("no to the steep mooring", True),
        ("no to Marlow", False),  # a no that was not said
        ("no to the steep Marlow", True),
        ("no to the steep barge", True),
        ("no to the steep Halloran", False),
        ("so you stay with the barge", False),  # buying, without a no
        ("so you stay with our Marlow", False),
        ("Marlow is with you", True),
        ("your stay is Marlow", False),  # that something "is" so may be held against him
        ("your stay is staying Marlow", True),
        ("no, the mooring is steep", True),
        ("so you stay", False),  # nothing of his
        ("you decided no steep mooring", True),
        ("you no decided steep mooring", False),  # turned
        ("against the steep mooring", True),
    ],
)
def test_a_clause_tells_the_no_back_in_its_own_words_and_sense(
    sheet_of: SheetOf, clause: str, told_back: bool
) -> None:
    words = clause.casefold().replace(",", "").split()
    kinds = KINDS
    if clause == "Marlow is with you":
        kinds = {**KINDS, "is": frozenset({"are"})}
    assert retells(sheet_of("x", *SAID), words, kinds) is told_back


@pytest.mark.parametrize(
    ("words", "about", "oneself"),
    [
        ("i visit the quay", {"visit"}, True),
        ("visit i the quay", {"visit"}, True),
        ("i the visit", {"visit"}, False),
        ("we visit", {"quay"}, False),
        ("you visit", {"visit"}, False),
    ],
)
def test_a_borrowed_word_beside_i_may_be_a_verb(words: str, about: set[str], oneself: bool) -> None:
    assert is_about_oneself(words.split(), about, KINDS) is oneself


@pytest.mark.parametrize(
    ("lang", "clause", "accepting"),
    [
        ("en", "Your decision stands.", True),
        ("en", "Ruth, your decision stands.", True),
        ("en", "Dear Ruth, your decision stands.", True),
        ("en", "Your decision stands on sand.", False),
        ("en", "It is a no.", True),
        ("en", "It is no decision.", False),
        ("en", "A no is no decision.", False),  # the second no is no noun
        ("en", "Dear Ruth, boats your decision.", False),
        ("en", "Ruth", False),
        ("de", "Ihre Entscheidung steht.", True),
        ("de", "Ihre Entscheidung steht im Sand.", False),
        ("it", "La decisione vale.", False),
    ],
)
def test_a_clause_accepts_by_words_of_a_decision_alone(
    sheet_of: SheetOf, lang: str, clause: str, accepting: bool
) -> None:
    assert is_built_accepting(sheet_of("x", "No.", lang=lang), clause) is accepting


@pytest.mark.parametrize(
    ("lang", "clause", "harmless"),
    [
        ("fr", "Cordialement", True),
        ("fr", "Cordialement vendeur", False),
        ("es", "Atentamente", True),
        ("es", "Atentamen", False),
        ("en", "Moment", False),  # English signs off in other words
        ("de", "Moment", False),
        ("en", "A good year.", True),
        ("en", "A good boat.", False),
        ("it", "Cordialmente", False),
    ],
)
def test_a_clause_is_harmless_by_its_words(sheet_of: SheetOf, lang: str, clause: str, harmless: bool) -> None:
    assert is_built_harmless(sheet_of("x", "No.", lang=lang), clause) is harmless


@pytest.mark.parametrize(
    ("clause", "harmless"),
    [
        ('Your "the mooring is steep" is clear.', True),
        ('Your "the mooring is wide" is clear.', False),
        ('Your "the mooring is steep" is a boat.', False),
        ('Your "we love the harbour" is clear.', False),  # not of the no
    ],
)
def test_a_quotation_of_the_no_may_stand_in_a_harmless_clause(
    sheet_of: SheetOf, clause: str, harmless: bool
) -> None:
    said = ("We love the harbour.", "Hi.", "No,  the mooring\nis steep.")
    assert is_built_harmless(sheet_of("x", *said), clause) is harmless
