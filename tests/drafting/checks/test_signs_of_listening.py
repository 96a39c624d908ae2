"""What shows that a draft listened: a named act, a hesitation in the buyer's words, words in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from closecall.drafting.checks.inspection.acknowledgement import (
    can_compare,
    content_stems,
    names_an_act,
    names_hesitation,
    speaks_of_the_same,
    tells_a_figure_back,
)
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
HEARD = "The kiln cracked two glazes. Delivery is what troubles me."


@pytest.mark.parametrize(
    ("body", "said", "facts", "shown"),
    [
        ("You tried the kiln yourself.", (HEARD,), {}, True),
        ("You tried the lathe yourself.", (HEARD,), {}, False),  # nothing of what he wrote
        ("You tried the lathe yourself.", (HEARD,), {"buyer_initiated": 1}, True),
        ("You tried the lathe yourself.", (HEARD,), {"meetings_kept": 1}, True),
        ("You tried the lathe yourself.", (HEARD,), {"buyer_actions": ("trial_used",)}, True),
        ("You tried the lathe yourself.", (), {}, True),  # no word of his is known
        ("The kiln is fine.", (HEARD,), {"buyer_initiated": 1}, False),
        ("The kiln is fine.", (), {}, False),
    ],
)
def test_an_act_is_named_where_the_thread_or_the_facts_hold_one(
    sheet_of: SheetOf, body: str, said: tuple[str, ...], facts: dict[str, Any], *, shown: bool
) -> None:
    assert names_an_act(sheet_of(body, *said, brief={"facts": Facts(**facts)})) is shown


@pytest.mark.parametrize(
    ("hesitation", "said", "thread_lang", "shown"),
    [
        ("the glazes that crack", (HEARD,), "en", True),
        ("the price of the lathe", (HEARD,), "en", False),
        ("the price of the lathe", (HEARD,), "fr", True),  # words of two languages cannot be compared
        ("the price of the lathe", (HEARD,), "und", False),
        ("the price of the lathe", (), "en", True),
        (None, (HEARD,), "en", False),
        (None, (), "en", False),
    ],
)
def test_a_hesitation_is_named_with_a_word_of_the_buyers(
    sheet_of: SheetOf, hesitation: str | None, said: tuple[str, ...], thread_lang: str, *, shown: bool
) -> None:
    sheet = sheet_of("Body.", *said, thread_lang=thread_lang, hesitation=hesitation)
    assert names_hesitation(sheet) is shown


@pytest.mark.parametrize(
    ("said", "thread_lang", "can"),
    [((HEARD,), "en", True), ((HEARD,), "und", True), ((HEARD,), "fr", False), ((), "en", False)],
)
def test_words_are_compared_where_the_buyers_are_known_in_the_same_language(
    sheet_of: SheetOf, said: tuple[str, ...], thread_lang: str, *, can: bool
) -> None:
    assert can_compare(sheet_of("Body.", *said, thread_lang=thread_lang)) is can


def test_without_a_thread_the_language_is_no_hindrance(sheet_of: SheetOf) -> None:
    assert not can_compare(sheet_of("Body.", brief={"thread": None}))


@pytest.mark.parametrize(
    ("body", "said", "lang", "same"),
    [
        (
            "Before, during, always.",
            "Always before and during.",
            "en",
            True,
        ),  # three long words, all ordinary
        ("Before and always.", "Always before.", "en", False),
        ("Again, always, before.", "Before always again.", "en", False),  # the third has five letters
        ("The kiln and the lathe.", "A lathe, no kiln.", "en", True),  # two rare words
        ("The kiln and the lamp.", "A lathe, no kiln.", "en", False),
        ("Alder and Reyes and the kiln.", "Alder, Reyes, kiln.", "en", False),  # names of the two say nothing
        ("Ruth and Tom, Alder, Reyes.", "Ruth, Tom, Alder, Reyes.", "en", False),
        ("Der Brenner, die Glasur.", "Brenner und Glasur.", "de", True),
        ("Der Brenner, die Lampe.", "Brenner und Glasur.", "de", False),
        ("Der Ofen und der Ton.", "Ofen, Ton.", "de", False),  # short words, however rare
        ("Brenner Alder Glasur.", "Brenner Alder.", "de", False),
    ],
)
def test_several_longer_or_rarer_words_in_common_show_it(
    sheet_of: SheetOf, body: str, said: str, lang: str, *, same: bool
) -> None:
    assert speaks_of_the_same(sheet_of(body, said, lang=lang)) is same


def test_the_subject_counts_as_well(sheet_of: SheetOf) -> None:
    assert speaks_of_the_same(sheet_of("The lathe.", "A lathe, no kiln.", subject="Kiln"))


@pytest.mark.parametrize("names", [("Greta Brenner", "Tom Reyes"), ("Ruth Alder", "Max Brenner")])
def test_the_name_of_either_party_is_no_word_in_common(sheet_of: SheetOf, names: tuple[str, str]) -> None:
    brief = {"buyer_name": names[0], "seller_name": names[1]}
    assert not speaks_of_the_same(sheet_of("The brenner, the kiln.", "Brenner, kiln.", brief=brief))


@pytest.mark.parametrize("name", ["buyer_name", "seller_name"])
def test_without_a_name_the_others_is_left_out_all_the_same(sheet_of: SheetOf, name: str) -> None:
    brief = {"buyer_name": "Brenner", "seller_name": "Brenner", name: None}
    assert not speaks_of_the_same(sheet_of("The brenner, the kiln.", "Brenner, kiln.", brief=brief))


def test_a_greeting_is_no_word_in_common(sheet_of: SheetOf) -> None:
    assert not speaks_of_the_same(sheet_of("Geehrte Damen, Brenner.", "Geehrte Brenner.", lang="de"))


def test_words_meet_by_how_they_begin_and_frame_words_do_not_count() -> None:
    assert content_stems(["delivery", "kiln", "ton", "should", "mais"]) == {"deliv", "kiln"}


@pytest.mark.parametrize(
    ("body", "facts", "shown"),
    [
        ("Shed: 62 cm clear.", {"buyer_actions": ("did_task",)}, True),
        ("Shelf: 62 cm clear on each side.", {"buyer_initiated": 1}, True),
        ("Shed: 62 cm clear.", {}, False),  # nothing is known that he did
        ("The lathe needs 62 cm of room.", {"buyer_initiated": 1}, False),
        ("It is clear on every side.", {"buyer_initiated": 1}, False),  # no figure
        ("I take it that 62 cm clear is too little.", {"buyer_initiated": 1}, False),  # his doubt
    ],
)
def test_a_figure_of_his_own_that_is_told_back_shows_what_he_did(
    sheet_of: SheetOf, body: str, facts: dict[str, Any], *, shown: bool
) -> None:
    doubt = "62 cm clear is too little" if "too little" in body else None
    said = "Measured: 62 cm clear on every side."
    sheet = sheet_of(body, said, brief={"facts": Facts(**facts)}, hesitation=doubt)
    assert tells_a_figure_back(sheet) is shown
