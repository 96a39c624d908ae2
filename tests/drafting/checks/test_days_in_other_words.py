"""A day that the thread or the letter names may be said in another way; another day may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
SAID = ("When could you come?", "We come on Thursday 22 October, and fetch it on 26 October.")


@pytest.mark.parametrize(
    ("text", "lang", "marked"),
    [
        ("We come on the twenty-second.", "en", []),
        ("We come on the twenty-third.", "en", ["twenty"]),
        ("It stays from 22 to 26 October.", "en", []),
        ("It stays from 21 to 26 October.", "en", ["21"]),
        ("It stays 22\u201326 October.", "en", []),
        ("Vamos el jueves 22.", "es", []),
        ("Vamos el viernes 22 y ya.", "es", ["22"]),
        ("Vamos el jueves 23 y ya.", "es", ["23"]),
    ],
)
def test_a_day_of_the_thread_is_known_in_words_in_a_span_and_beside_its_weekday(
    sheet_of: SheetOf, marked_in: MarkedIn, text: str, lang: str, marked: list[str]
) -> None:
    sheet = sheet_of(text, *SAID, lang=lang, brief={"as_of": date(2026, 10, 15)})
    assert marked_in(sheet, "invented_number") == marked


def test_a_small_german_word_is_no_month(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    said = ("Am Freitag dauert die Ablage 20 Minuten.", "Danke.")
    sheet = sheet_of("Der Freitag kostet Sie 20 Minuten.", *said, lang="de")
    assert marked_in(sheet, "invented_date") == []
