"""The language that was asked for, sentence by sentence, and the length of a message."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.form.length import longest
from closecall.drafting.checks.inspection.draft_view import Sheet

SheetOf = Callable[..., Sheet]
ENGLISH = "We have seen that the barge is dry and that it has a keel of its own in the end."
GERMAN = "Wir haben gesehen, dass die Barke trocken ist und dass sie auch einen Kiel hat."


def places(sheet: Sheet, code: str = "other_language") -> list[tuple[str, str]]:
    found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == code]
    return [(p.where, str(getattr(sheet.draft, p.where))[p.start : p.end]) for p in found]


@pytest.mark.parametrize(
    ("body", "asked", "marked"),
    [
        (ENGLISH, "en", []),
        (GERMAN, "de", []),
        (GERMAN, "en", [GERMAN]),
        (ENGLISH, "de", [ENGLISH]),
        (f"{ENGLISH} {GERMAN}", "en", [GERMAN]),
        (
            f"{ENGLISH} {ENGLISH} \u041c\u044b \u044d\u0442\u043e \u0432\u0438\u0434\u0435\u043b\u0438.",
            "en",
            ["\u041c\u044b \u044d\u0442\u043e \u0432\u0438\u0434\u0435\u043b\u0438."],
        ),
        ("Wir haben gesehen, dass die Barke trocken ist.", "en", []),  # too short to guess
    ],
)
def test_what_is_in_another_language_is_marked(
    sheet_of: SheetOf, body: str, asked: str, marked: list[str]
) -> None:
    sheet = sheet_of(body, "Hello.", lang=asked, brief={"lang": asked})
    assert places(sheet) == [("body", text) for text in marked]


def test_twelve_words_are_enough_to_guess(sheet_of: SheetOf) -> None:
    twelve = "wir haben gesehen dass die Barke trocken ist und auch einen Kiel"
    assert len(twelve.split()) == 12
    assert places(sheet_of(twelve, "Hello.")) == [("body", twelve)]
    eleven = twelve.rpartition(" ")[0]
    assert places(sheet_of(eleven, "Hello.")) == []


def test_where_no_language_is_asked_for_none_is_wrong(sheet_of: SheetOf) -> None:
    assert places(sheet_of(GERMAN, "Hello.", lang="und", brief={"lang": "und"})) == []


def test_the_language_that_the_draft_declares_is_the_one_asked_for(sheet_of: SheetOf) -> None:
    assert places(sheet_of(ENGLISH, "Hello.", lang="de", brief={"lang": "en"})) == [("lang", "de")]


def test_the_buyers_own_words_may_be_quoted_in_his_language(sheet_of: SheetOf) -> None:
    told = f'{ENGLISH} You wrote "{GERMAN[:-1]}", and so it is.'
    assert places(sheet_of(told, GERMAN)) == []
    assert places(sheet_of(told, "Hello.")) != []


def test_the_names_of_the_two_keep_their_language(sheet_of: SheetOf) -> None:
    name = "\u0410\u043d\u043d\u0430 \u041f\u0435\u0442\u0440\u043e\u0432\u0430"
    text = f"{ENGLISH} {name}."
    for part in ("buyer_name", "seller_name"):
        assert places(sheet_of(text, "Hello.", brief={part: name})) == []
        assert places(sheet_of(f"{ENGLISH} {name.split()[1]}.", "Hello.", brief={part: name})) == []
    assert places(sheet_of(text, "Hello.")) != []


@pytest.mark.parametrize(
    ("sentence", "asked", "foreign"),
    [
        ("Das ist so gut wie der Kiel und auch dicht.", "en", True),
        ("The name is Die Barke.", "en", False),  # one small word
        ("I take a no as it is.", "en", False),
        ("Der Name ist The Barge and Co.", "de", False),
        ("It is a \u00e0 la carte of the de la Tour.", "en", False),
    ],
)
def test_a_sentence_is_foreign_by_clearly_more_small_words(
    sheet_of: SheetOf, sentence: str, asked: str, foreign: bool
) -> None:
    around = {"en": ENGLISH, "de": GERMAN}[asked]
    sheet = sheet_of(f"{around} {around} {sentence}", "Hello.", lang=asked, brief={"lang": asked})
    assert bool(places(sheet)) is foreign


@pytest.mark.parametrize(("lang", "read"), [("en", True), ("de", True), ("it", False), ("und", False)])
def test_a_language_that_no_rule_reads_is_told(sheet_of: SheetOf, lang: str, read: bool) -> None:
    sheet = sheet_of("x", "Hello.", lang=lang)
    assert places(sheet, "unread_language") == ([] if read else [("lang", lang)])


@pytest.mark.parametrize("approach", ["respect_no", "nurture", "guide"])
def test_the_words_beyond_the_longest_are_marked(sheet_of: SheetOf, approach: str) -> None:
    sheet = sheet_of("", "Hello.", approach=approach)
    most = longest(sheet.brief.approach)
    for more, marked in ((0, []), (1, [("body", "last")])):
        words = " ".join([*["barge"] * (most - 1 + more), "last"])
        draft = sheet.draft.model_copy(update={"body": words})
        assert places(Sheet(draft, sheet.brief), "too_long") == marked


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("It is one keel. It is one keel.", ["It is one keel."]),
        ("One keel. One keel.", []),
        ("It is one keel. And more. It is one keel. It is one keel.", ["It is one keel."] * 2),
        ("All so so so so it is.", ["so so so so it is."]),
        ("All so so so it is.", []),
        ("So so so so", ["So so so so"]),
        ("Keel so so so so so so it is.", ["so so so so so so it is."]),
    ],
)
def test_what_is_said_again_is_marked(sheet_of: SheetOf, body: str, marked: list[str]) -> None:
    assert [text for _, text in places(sheet_of(body, "Hello."), "repetition")] == marked


def test_a_message_is_marked_whole_where_it_says_nothing(sheet_of: SheetOf) -> None:
    assert places(sheet_of("Hi Tom", "Hello."), "too_short") == [("body", "Hi Tom")]
    assert places(sheet_of("Hi to Tom", "Hello."), "too_short") == []


def test_a_subject_is_marked_whole(sheet_of: SheetOf) -> None:
    sheet = sheet_of("Hi", "Hello.", subject="a\nb")
    assert places(sheet, "bad_subject") == [("subject", "a\nb")]


@pytest.mark.parametrize(
    ("sentence", "asked", "foreign"),
    [
        ("Resto a disposizione per qualsiasi chiarimento.", "en", True),
        ("Fico feliz com cada resposta.", "en", True),
        ("Merci encore pour votre accueil.", "en", True),
        ("Resto a disposizione sempre.", "en", False),  # too short
        ("Resto a disposizione per the barge.", "en", False),  # a small word of its own
        ("Barge keel anchor wall tide.", "en", False),  # no small word of any language
        ("Always happy about your answer.", "de", True),
        ("Always happy about your answer.", "en", False),
    ],
)
def test_a_sentence_without_any_small_word_of_the_language_is_in_another(
    sheet_of: SheetOf, sentence: str, asked: str, foreign: bool
) -> None:
    own = GERMAN if asked == "de" else ENGLISH
    sheet = sheet_of(f"{own} {own}\n\n{sentence}", "Hello.", lang=asked, brief={"lang": asked})
    assert places(sheet) == ([("body", sentence)] if foreign else [])
